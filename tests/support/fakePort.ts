/** @file A worker of paper: answers like a runner, from a formula, when the test says so. Dies, errs and hangs on request. */
import type { Port } from "../../src/lesson/player.ts";
import type { Command, DataTrouble, End, Report, Trace } from "../../src/lesson/protocol.ts";
import { configAt, describeLab, lengthOf, real, type Lab, type Recipe } from "../../src/lesson/recipe.ts";

export interface FakePortOptions {
  /** How many updates one stretch computes at most. */
  readonly stretch?: number;
  readonly beats?: readonly string[];
  /** The guard of update i; not finite: the run diverged there. */
  readonly cost?: (recipe: Recipe, i: number) => number;
}

const label = { ko: "", en: "" };
/** A lab of one number, for tests that ask about a run and not about its lab; and a recipe of it. */
export const plainLab = (length: number): Lab =>
  describeLab({
    config: { lr: real({ default: 1, min: 1e-3, max: 1e30, scale: "log", editable: true, label }) },
    length: () => length,
    epoch: () => 10,
    code: () => [],
    lines: {},
    columns: { cost: null },
    guard: "cost",
  });
export const plainRecipe: Recipe = { lab: "a/b", config: { lr: 1 }, seed: 7, edits: [] };

/** A sum over the past, so that an edit changes everything after it and nothing before. */
export const costOf = (recipe: Recipe, i: number): number => {
  let sum = recipe.seed;
  for (let k = 0; k <= i; k++) sum += Number(configAt(recipe, k)["lr"] ?? 0) * (1 + (k % 3));
  return Math.fround(1000 / (1 + sum));
};

export class FakePort implements Port {
  readonly lab: Lab;
  /** Everything that was ever sent. */
  readonly sent: Command[] = [];
  restarts = 0;
  /** Sends that are rejected from now on. */
  deadly: ((command: Command) => boolean) | null = null;
  /** A message instead of an answer, or data that cannot be had. */
  failing: ((command: Command) => string | DataTrouble | null) | null = null;
  private waiting: { command: Command; resolve: (report: Report) => void; reject: (reason: Error) => void }[] = [];
  private readonly options: Required<FakePortOptions>;

  constructor(lab: Lab, options: FakePortOptions = {}) {
    this.lab = lab;
    this.options = { stretch: 50, beats: ["zeroGrad", "forward", "loss", "backward", "step"], cost: costOf, ...options };
  }

  send(command: Command): Promise<Report> {
    this.sent.push(command);
    return new Promise((resolve, reject) => this.waiting.push({ command, resolve, reject }));
  }
  restart(): void {
    this.restarts++;
    this.kill();
  }
  /** What was asked dies with the worker. */
  kill(): void {
    for (const { reject } of this.waiting.splice(0)) reject(new Error("the worker is dead"));
  }
  get unanswered(): readonly Command["type"][] {
    return this.waiting.map(({ command }) => command.type);
  }

  /** Answers the oldest question. */
  async answer(): Promise<void> {
    const question = this.waiting.shift();
    if (!question) throw new Error("FakePort: nothing was asked");
    const { command, resolve, reject } = question;
    const message = this.failing?.(command) ?? null;
    if (this.deadly?.(command)) reject(new Error("the worker died"));
    else if (typeof message === "string") resolve({ type: "error", id: command.id, message });
    else if (message !== null) resolve({ type: "error", id: command.id, message: message.why, data: message });
    else resolve(structuredClone(this.report(command)));
    await breathe();
  }
  /** Answers until nothing more is asked. */
  async settle(limit = 2000): Promise<void> {
    await breathe();
    for (let k = 0; this.waiting.length > 0; k++) {
      if (k >= limit) throw new Error(`FakePort: still asked after ${limit} answers: ${this.unanswered.join(", ")}`);
      await this.answer();
    }
  }

  private report(command: Command): Report {
    const { id, recipe } = command;
    switch (command.type) {
      case "run":
        return this.run(command);
      case "view":
        return { type: "view", id, t: command.t, view: { cost: this.options.cost(recipe, command.t), query: command.query } };
      case "trace":
        return { type: "trace", id, trace: this.trace(recipe, command.i) };
      case "hash":
        return { type: "hash", id, t: command.t, hash: `${this.options.cost(recipe, command.t)}` };
      case "study":
        return { type: "error", id, message: "no studies here" };
    }
  }
  private run({ id, recipe, from, to }: Extract<Command, { type: "run" }>): Report {
    const length = lengthOf(this.lab, recipe);
    const stop = Math.min(to, from + this.options.stretch, length);
    const cost: number[] = [];
    const printed: [number, string][] = [];
    let end: End | null = null;
    for (let i = from; i < stop; i++) {
      const value = this.options.cost(recipe, i);
      if (!Number.isFinite(value)) {
        end = { why: "diverged", t: i, column: "cost", value: String(value) };
        break;
      }
      cost.push(value);
      if (i % 100 === 0) printed.push([i, `${i} ${value}`]);
    }
    if (!end && stop === length) end = { why: "length", t: length };
    const columns = { cost: Float32Array.from(cost) };
    return { type: "columns", id, from, to: from + cost.length, columns, printed, end, msPerUpdate: 0.5 };
  }
  private trace(recipe: Recipe, i: number): Trace {
    const cost = this.options.cost(recipe, i);
    const beats = [...this.options.beats, ...(i % 100 === 0 ? ["print"] : [])].map((line) => ({ line, ops: [] }));
    return { i, beats, before: [], after: [], columns: { cost }, printed: i % 100 === 0 ? `${i} ${cost}` : null };
  }
}

/** Lets everything that is ready happen. */
export const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A clock that stands still until it is told to go on; a tick is a frame. */
export class FakeClock {
  private time = 0;
  private readonly ticks = new Set<() => void>();
  now = (): number => this.time;
  every = (tick: () => void): (() => void) => {
    this.ticks.add(tick);
    return () => void this.ticks.delete(tick);
  };
  get running(): boolean {
    return this.ticks.size > 0;
  }
  /** `ms` milliseconds in frames of at most 20. */
  pass(ms: number): void {
    for (let left = ms; left > 0; left -= 20) {
      this.time += Math.min(20, left);
      for (const tick of this.ticks) tick();
    }
  }
}

/**
 * @file Command in, report out. Holds the runs that were asked for lately; runs alike in a worker, in Node and in a test.
 *
 * Knows no message port and no clock of its own. An exception becomes a report, and the run it came from is forgotten, so that the next
 * command starts cleanly: everything about a run can be computed again.
 */
import { Arena } from "../core/memory.ts";
import { DataError } from "./data/trouble.ts";
import { KeyframeBudget } from "./keyframes.ts";
import type { Machine } from "./machine.ts";
import { own } from "./own.ts";
import type { Command, Report, StudyRow } from "./protocol.ts";
import { checkRecipe, keyOf, sharedUntil } from "./identity.ts";
import type { DataId, Recipe } from "./recipe.ts";
import { groupsOf, rowsOf } from "./study.ts";
import { type Setting, Timeline } from "./timeline.ts";

export interface RunnerOptions {
  /** What a data id stands for. Asked once for each id, and again if it failed. `told`: so many bytes are here, of so many. */
  readonly data?: (id: DataId, told: (come: number, of: number) => void) => Promise<unknown>;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Bytes that all keyframes together may take: 64 MB unless said. */
  readonly keyframeBytes?: number;
  /** How many runs are remembered: 8 unless said. */
  readonly runs?: number;
}

export interface Answer {
  readonly report: Report;
  /** Buffers of the report that may be moved instead of copied; they belong to nobody else. */
  readonly transfer: ArrayBuffer[];
}

export interface Runner {
  /** Answers commands one at a time, in the order they came. `emit` gets what is known of a long answer before it is complete. */
  handle(command: Command, emit?: (report: Report) => void): Promise<Answer>;
  /**
   * While no command waits: computes on for about `ms` where the last `run` stopped short, so that the next one has more to tell. It goes
   * no further ahead than one stretch. Whether there is more to do; an exception waits for the command that meets it.
   */
  workAhead(ms: number): boolean;
  /** Forgets all runs and gives their memory back. */
  dispose(): void;
}

/** How many runs are remembered: two on the bench, and the ghosts of a few before them. */
const RUNS = 8;
/** A study tells how far it is about so often. */
const PROGRESS_MS = 100;

export function createRunner(load: (lab: string) => Promise<Machine>, options: RunnerOptions): Runner {
  const bench = new Bench(load, options);
  let last: Promise<unknown> = Promise.resolve();
  return {
    handle(command, emit = () => {}) {
      const answer = last.then(() => bench.answer(command, emit));
      last = answer;
      return answer;
    },
    workAhead: (ms) => bench.workAhead(ms),
    dispose: () => bench.dispose(),
  };
}

/** A run that a stretch of `ms` left short of `to`, and the time that has gone into it since. */
interface Unfinished {
  readonly timeline: Timeline;
  readonly to: number;
  readonly ms: number;
  spent: number;
}

const plain = (report: Report): Answer => ({ report, transfer: [] });

/** The runs at hand and what they share. */
class Bench implements Setting {
  private readonly load: (lab: string) => Promise<Machine>;
  private readonly options: RunnerOptions;
  readonly arena = new Arena("update");
  readonly budget: KeyframeBudget;
  readonly now: () => number;
  /** By recipe, the one used last at the end. */
  private readonly timelines = new Map<string, Timeline>();
  private readonly sets = new Map<string, Promise<unknown>>();
  private unfinished: Unfinished | null = null;

  constructor(load: (lab: string) => Promise<Machine>, options: RunnerOptions) {
    this.load = load;
    this.options = options;
    this.now = options.now;
    this.budget = new KeyframeBudget(options.keyframeBytes);
  }

  async answer(command: Command, emit: (report: Report) => void): Promise<Answer> {
    try {
      return await this.carryOut(command, emit);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return plain({ type: "error", id: command.id, message, ...(error instanceof DataError ? { data: error.trouble } : {}) });
    }
  }

  workAhead(ms: number): boolean {
    const { unfinished } = this;
    if (!unfinished || unfinished.spent >= unfinished.ms) return false;
    const { timeline, to, ms: most, spent } = unfinished;
    const began = this.now();
    try {
      this.working(timeline, () => timeline.advance(to, began + Math.min(ms, most - spent)));
    } catch {
      return false; // the run is forgotten: who asks for it again meets the same
    }
    unfinished.spent += this.now() - began;
    return unfinished.spent < most && timeline.end === null && timeline.head < to;
  }

  dispose(): void {
    this.unfinished = null;
    for (const timeline of this.timelines.values()) timeline.dispose();
    this.timelines.clear();
  }

  private async carryOut(command: Command, emit: (report: Report) => void): Promise<Answer> {
    const { recipe, id, type } = command;
    const machine = await this.load(recipe.lab);
    checkRecipe(machine.lab, recipe);
    const told = (come: number, of: number) => emit({ type: "data", id, come, of });
    const data = await this.dataOf(recipe, told);
    if (type === "study") return plain(await this.study(command, machine, emit));
    const timeline = this.timelineOf(machine, recipe, data);
    if (type === "run") return this.run(command, timeline);
    if (type === "trace") {
      const { i, whole = null } = command;
      this.reach(timeline, i, "trace: expected an update");
      if (i >= endOfTraces(timeline))
        throw new RangeError(`trace: expected an update before the end at ${timeline.head}, came ${i}`);
      return plain({ type, id, trace: this.working(timeline, () => timeline.trace(i, whole)) });
    }
    this.reach(timeline, command.t, `${type}: expected a moment`);
    const t = Math.min(command.t, timeline.head);
    if (type === "hash") return plain({ type, id, t, hash: this.working(timeline, () => timeline.hash(t)) });
    const { value, transfer } = this.working(timeline, () => timeline.view(t, command.query, own));
    return { report: { type, id, t, view: value }, transfer };
  }

  /** Computes up to t where the run goes that far. */
  private reach(timeline: Timeline, t: number, expected: string): void {
    if (!Number.isInteger(t) || t < 0 || t > timeline.length)
      throw new RangeError(`${expected} from 0 to ${timeline.length}, came ${t}`);
    this.working(timeline, () => timeline.advance(t));
  }

  /** Where a machine may throw: then nobody knows what its state is, and the run is forgotten. */
  private working<T>(timeline: Timeline, f: () => T): T {
    try {
      return f();
    } catch (error) {
      this.forget(timeline.recipe);
      throw error;
    }
  }

  private run({ id, from, to, ms }: Extract<Command, { type: "run" }>, timeline: Timeline): Answer {
    if (!(from >= 0) || !(to >= 0) || !(ms >= 0))
      throw new RangeError(`run: expected from, to and ms ≥ 0, came ${from}, ${to}, ${ms}`);
    this.working(timeline, () => timeline.advance(to, this.now() + ms));
    const { end, columns, msPerUpdate } = timeline;
    this.unfinished = end === null && timeline.head < to ? { timeline, to, ms, spent: 0 } : null;
    const last = Math.min(to, timeline.head);
    const first = Math.min(from, last);
    const copies = columns.slice(first, last);
    const report: Report = {
      type: "columns",
      id,
      from: first,
      to: last,
      columns: copies,
      printed: columns.printed(first, last),
      end: end !== null && end.t === last ? end : null,
      msPerUpdate,
    };
    return { report, transfer: Object.values(copies).map(({ buffer }) => buffer) };
  }

  private async study(
    command: Extract<Command, { type: "study" }>,
    machine: Machine,
    emit: (report: Report) => void,
  ): Promise<Report> {
    const { id, name, recipe } = command;
    const study = machine.lab.studies?.[name];
    if (!study)
      throw new Error(`study: expected one of ${Object.keys(machine.lab.studies ?? {}).join(", ") || "none"}, came "${name}"`);
    const recipes = study.recipes(recipe);
    const rows: StudyRow[] = [];
    let told = this.now();
    for (const variation of recipes) checkRecipe(machine.lab, variation);
    for (const group of groupsOf(machine, recipes)) {
      rows.push(...rowsOf(machine, group, await this.dataOf(group[0]!, () => {}), this.arena, study.measure, rows.length));
      if (this.now() - told < PROGRESS_MS) continue;
      told = this.now();
      emit({ type: "study", id, name, rows: [...rows], total: recipes.length });
    }
    return { type: "study", id, name, rows, total: recipes.length };
  }

  /** The run at hand, or a new one that takes over what the most alike of the others knows. */
  private timelineOf(machine: Machine, recipe: Recipe, data: unknown): Timeline {
    const key = keyOf(recipe);
    const timeline = this.timelines.get(key) ?? new Timeline(machine, recipe, data, this, this.sourceFor(recipe));
    this.timelines.delete(key);
    this.timelines.set(key, timeline);
    for (const [other, { recipe }] of this.timelines) {
      if (this.timelines.size <= (this.options.runs ?? RUNS) && this.budget.used <= this.budget.limit) break;
      if (other !== key) this.forget(recipe);
    }
    return timeline;
  }

  private sourceFor(recipe: Recipe): { timeline: Timeline; until: number } | undefined {
    let best: { timeline: Timeline; until: number } | undefined;
    const known = (source: typeof best): number => (source ? Math.min(source.until, source.timeline.head) : 0);
    for (const timeline of this.timelines.values()) {
      const source = { timeline, until: sharedUntil(timeline.recipe, recipe) };
      if (known(source) > known(best)) best = source;
    }
    return best;
  }

  private forget(recipe: Recipe): void {
    const key = keyOf(recipe);
    const timeline = this.timelines.get(key);
    if (this.unfinished?.timeline === timeline) this.unfinished = null;
    timeline?.dispose();
    this.timelines.delete(key);
  }

  private async dataOf({ data: id }: Recipe, told: (come: number, of: number) => void): Promise<unknown> {
    if (id === undefined) return undefined;
    const key = JSON.stringify([id.name, id.hash]);
    let set = this.sets.get(key);
    if (set === undefined) {
      if (!this.options.data) throw new Error(`data: expected a source for "${id.name}", came none`);
      this.sets.set(key, (set = this.options.data(id, told)));
      set.catch(() => this.sets.delete(key));
    }
    return set;
  }
}

/** The first update that cannot be traced: the one after the end, but the one that diverged can be. */
function endOfTraces({ end, length }: Timeline): number {
  if (end === null) return length;
  return end.why === "diverged" ? end.t + 1 : end.t;
}

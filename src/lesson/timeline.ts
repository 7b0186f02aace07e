/**
 * @file One recipe's run, held in time: its columns, its keyframes, and a living state that goes wherever it is asked to.
 *
 * Columns are measured once and kept. Everything else is recomputed from the nearest keyframe, to the last bit.
 */
import type { Arena } from "../core/memory.ts";
import { Columns } from "./columns.ts";
import { hash } from "./hash.ts";
import { type Keyframe, type KeyframeBudget, Keyframes } from "./keyframes.ts";
import type { Machine } from "./machine.ts";
import type { End, Trace } from "./protocol.ts";
import type { Recipe } from "./recipe.ts";
import { Run } from "./run.ts";
import type { Snapshot } from "./snapshot.ts";
import { traceUpdate } from "./trace.ts";

/** Replay from one keyframe to just before the next should take no longer than this; more than MOST updates apart they never are. */
const REPLAY_MS = 60;
const MOST = 50;
/** A state of which at most so many bytes change (2,000 parameters and their gradients) is kept after every update. */
const TINY = 20_000;
/** How often the clock is read while a run advances, and the least that is measured (some clocks tick once a millisecond). */
const LOOK_MS = 1;

/** What a timeline needs from the room it lives in. */
export interface Setting {
  readonly arena: Arena;
  readonly budget: KeyframeBudget;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

export class Timeline {
  readonly recipe: Recipe;
  readonly columns: Columns;
  private readonly run: Run;
  private readonly keyframes: Keyframes;
  private readonly now: () => number;
  private readonly editTimes: ReadonlySet<number>;
  private ended: End | null = null;
  private cost = 0;
  /** The snapshot that the next one may share with. */
  private latest: Snapshot | null = null;

  /** `source`, if given, is a run that agrees with this recipe before t = `until`: what it knows of that stretch is taken over. */
  constructor(machine: Machine, recipe: Recipe, data: unknown, setting: Setting, source?: { timeline: Timeline; until: number }) {
    this.recipe = recipe;
    this.now = setting.now;
    this.run = new Run(machine, recipe, data, setting.arena);
    this.columns = new Columns(this.run.columns);
    this.keyframes = new Keyframes(setting.budget);
    this.editTimes = new Set(recipe.edits.map(({ t }) => t));
    if (source) this.adopt(source.timeline, source.until);
    if (this.head >= this.run.length) this.ended ??= { why: "length", t: this.head };
  }

  /** How many updates have been computed. */
  get head(): number {
    return this.columns.length;
  }
  /** Why the run goes no further than the head, if it does not. */
  get end(): End | null {
    return this.ended;
  }
  /** How many updates the whole run has when nothing ends it early. */
  get length(): number {
    return this.run.length;
  }
  /** Measured cost of one update, recording included, in milliseconds; 0 as long as it is unknown. */
  get msPerUpdate(): number {
    return this.cost;
  }
  /** The moments that are kept as snapshots. */
  get kept(): readonly number[] {
    return this.keyframes.times;
  }

  /** Computes updates until the head is `to`, the clock says `deadline` (but at least one), or the run ends. */
  advance(to: number, deadline = Infinity): void {
    if (this.ended || this.head >= to) return;
    this.goTo(this.head);
    let since = this.now();
    let from = this.head;
    let look = from + this.updatesIn(LOOK_MS);
    while (!this.ended && this.head < to) {
      this.forward();
      if (this.head < look) continue;
      const time = this.now();
      if (time - since >= LOOK_MS) {
        this.learn((time - since) / (this.head - from));
        [since, from] = [time, this.head];
      }
      if (time >= deadline) return;
      look = this.head + this.updatesIn(LOOK_MS);
    }
  }

  /** The machine's picture at θₜ (0 ≤ t ≤ head), handed to `copy` while its tensors live. */
  view<T>(t: number, query: unknown, copy: (view: unknown) => T): T {
    this.goTo(t);
    return this.undone(() => this.run.view(query, copy));
  }

  /** Update i (0 ≤ i ≤ head) once more, in full. `whole` is the ref of a tensor to send with all its entries. */
  trace(i: number, whole: number | null = null): Trace {
    this.goTo(i);
    return this.undone(() => traceUpdate(this.run, whole));
  }

  /** 16 hex digits over the whole state at θₜ (0 ≤ t ≤ head). */
  hash(t: number): string {
    this.goTo(t);
    return hash(this.capture());
  }

  /** Gives all memory back. */
  dispose(): void {
    this.keyframes.dispose();
    this.run.dispose();
  }

  private forward(): void {
    const { run, head } = this;
    if (this.isDue(head)) this.keep(head);
    this.keyframes.cursor = head;
    run.update();
    const broken = run.broken();
    if (broken) {
      this.ended = { why: "diverged", t: head, ...broken }; // the state is one too far: the next to look takes it back
      return;
    }
    this.columns.push(run.row, run.printed());
    if (run.done()) this.ended = { why: "done", t: head + 1 };
    else if (head + 1 >= run.length) this.ended = { why: "length", t: head + 1 };
  }

  /** Brings the state to θₜ: onward from where it is, or from the nearest keyframe. Passed states near t are kept for the next drag. */
  private goTo(t: number): void {
    const { run, keyframes } = this;
    keyframes.cursor = t;
    if (run.t === t) return;
    if (run.t === this.head) this.keep(run.t);
    const near = keyframes.nearest(t);
    if (near && (run.t > t || near.t > run.t)) this.restore(near);
    while (run.t < t) {
      run.update(undefined, true);
      if (t - run.t < keyframes.reach) this.keep(run.t);
    }
  }

  /** Runs `f` on the state as it is, and puts it back as it was. */
  private undone<T>(f: () => T): T {
    const { run } = this;
    const t = run.t;
    const snapshot = this.keyframes.at(t) ?? this.keep(t);
    try {
      return f();
    } finally {
      this.restore({ t, snapshot });
    }
  }

  private keep(t: number): Snapshot {
    const snapshot = this.keyframes.at(t) ?? this.capture();
    this.keyframes.put(t, snapshot);
    return snapshot;
  }

  private capture(): Snapshot {
    return (this.latest = this.run.capture(this.latest));
  }

  private restore({ t, snapshot }: Keyframe): void {
    this.run.restore(snapshot, t);
    this.latest = snapshot;
  }

  /** Whether θₜ, the head, should be kept. */
  private isDue(t: number): boolean {
    const { last } = this.keyframes;
    if (last === undefined || this.editTimes.has(t)) return true;
    const spacing = last.snapshot.fresh <= TINY ? 1 : Math.max(1, Math.min(MOST, Math.floor(REPLAY_MS / this.cost)));
    return t - last.t >= spacing;
  }

  private updatesIn(ms: number): number {
    return this.cost > 0 ? Math.max(1, Math.min(1000, Math.floor(ms / this.cost))) : 1;
  }

  /** A running mean: the first updates of a run are slow and should be forgotten, one pause of the machine should not count. */
  private learn(ms: number): void {
    this.cost = this.cost === 0 ? ms : 0.9 * this.cost + 0.1 * ms;
  }

  private adopt(source: Timeline, until: number): void {
    const head = Math.min(until, source.head);
    if (source.run.t === head) source.keep(head);
    this.columns.adopt(source.columns, head);
    for (const { t, snapshot } of source.keyframes.all) if (t <= head) this.keyframes.put(t, snapshot);
    this.cost = source.cost;
    const { end } = source;
    if (end && (end.why === "diverged" ? end.t < until : end.why === "done" && end.t <= until)) this.ended = end;
  }
}

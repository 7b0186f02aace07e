/** @file Where the reader stands in a run, (t, beat), and every way to move there. */
import type { StoreApi } from "zustand/vanilla";
import { clamp } from "../field.ts";
import type { Trace } from "../protocol.ts";
import { configAt, type Recipe } from "../recipe.ts";
import { canEnter, lastOf, stuckFrom, type Condition, type PlayerState } from "./state.ts";
import { firstWhere } from "./until.ts";

/** A moment inside an update. "last": its last beat, whose number only the trace knows. */
export interface Inside {
  readonly t: number;
  readonly beat: number | "last";
}

export class Cursor {
  private readonly store: StoreApi<PlayerState>;
  private stopClock: (() => void) | null = null;
  /** To go to as soon as its trace is here. */
  private wanted: Inside | null = null;
  /** Steps asked for meanwhile. */
  private owed = 0;
  /** The beat to enter where the goal is reached, and whether playing ends there. */
  private goalBeat: number | null = null;
  private pauseAtGoal = false;
  private tracedRecipe: Recipe | null = null;
  /** The reader was told that this run is stuck, and may let it run on. */
  private toldStuck: Recipe | null = null;

  constructor(store: StoreApi<PlayerState>) {
    this.store = store;
  }

  /** Whose trace is wanted, if any. */
  get waitsFor(): Inside | null {
    return this.wanted;
  }
  get isPlaying(): boolean {
    return this.stopClock !== null;
  }

  /** Playing begins; `stop` ends what moves it. */
  play(stop: () => void): void {
    this.stopClock?.();
    this.stopClock = stop;
  }
  /** At once: nothing queues, so nothing has to run out. */
  halt(): void {
    this.stopClock?.();
    this.stopClock = null;
    this.pauseAtGoal = false;
    const { playing, goal } = this.store.getState();
    if (playing || goal !== null) this.store.setState({ playing: false, goal: null, until: null });
  }

  /** Before update t, where t ≤ head. */
  moveTo(t: number, more: Partial<PlayerState> = {}): void {
    this.wanted = null;
    this.owed = 0;
    this.store.setState({ t, beat: null, trace: null, seen: Math.max(this.store.getState().seen, t), ...more });
  }

  /** To (t, beat): at once where the columns are known, else as soon as they are. */
  goTo(t: number, beat: number | null = null): void {
    const s = this.store.getState();
    const target = clamp(Math.round(t), 0, lastOf(s));
    this.goalBeat = beat;
    if (target > s.head) this.moveTo(s.head, { goal: target });
    else {
      this.moveTo(target, { goal: null });
      this.enterGoal();
    }
  }
  /** The same at full speed and in sight, to pause there. It plays and stops also where all is known, so that whoever listens hears a run. */
  runTo(t: number): void {
    this.halt();
    this.store.setState({ playing: true, goal: clamp(Math.round(t), 0, lastOf(this.store.getState())), notice: null });
    this.goTo(t);
    this.pauseAtGoal = this.store.getState().goal !== null;
    if (!this.pauseAtGoal) this.halt();
  }

  /** At full speed to the first moment, this one included, at which the condition holds; at once where that is known. */
  runUntil(condition: Condition): void {
    this.halt();
    const s = this.store.getState();
    const known = s.head >= lastOf(s);
    // At a run's end no update is left to measure: what the last one measured holds there.
    const from = known ? Math.min(s.t, Math.max(0, s.head - 1)) : s.t;
    const found = firstWhere(s.columns, condition, from, s.head);
    if (found !== null && found > s.t) {
      this.store.setState({ playing: true, until: condition, notice: null });
      this.goTo(found);
      this.halt();
    } else if (found !== null || known) {
      if (found === s.t) this.goTo(found);
      this.store.setState({ notice: { kind: "until", condition, already: found !== null } });
    } else this.moveTo(s.head, { playing: true, until: condition, notice: null });
  }
  /** The stretch that has just come in is searched; where the run ends without it, the reader is told. */
  private search(condition: Condition, from: number, { columns, head, end }: PlayerState): void {
    const found = firstWhere(columns, condition, from, head);
    this.moveTo(found ?? head);
    if (found === null && end === null) return;
    this.halt();
    if (found === null) this.store.setState({ notice: { kind: "until", condition, already: false } });
  }

  private enterGoal(): void {
    const beat = this.goalBeat;
    this.goalBeat = null;
    const s = this.store.getState();
    if (beat !== null && canEnter(s, s.t)) this.enter({ t: s.t, beat });
  }

  /** To a moment inside an update, when its trace is here. */
  enter(inside: Inside): void {
    const { trace, recipe } = this.store.getState();
    this.wanted = inside;
    if (trace?.i === inside.t && this.tracedRecipe === recipe) this.onTrace(trace, recipe);
  }

  onTrace(trace: Trace, recipe: Recipe): void {
    const s = this.store.getState();
    if (trace.i !== this.wanted?.t || recipe !== s.recipe) return; // the wish has changed meanwhile
    const top = trace.beats.length - 1;
    const beat = this.wanted.beat === "last" ? top : Math.min(this.wanted.beat, top);
    this.wanted = null;
    this.tracedRecipe = recipe;
    if (top >= 0) this.store.setState({ t: trace.i, beat, trace, seen: Math.max(s.seen, trace.i) });
    const { owed } = this;
    this.owed = 0;
    for (let k = 0; k < Math.abs(owed); k++) this.stepBeat(owed > 0 ? 1 : -1);
  }

  stepBeat(by: 1 | -1): void {
    const s = this.store.getState();
    const { t, beat, trace, goal } = s;
    if (this.wanted) this.owed += by;
    else if (goal !== null) {
      const next = (this.goalBeat ?? -1) + by;
      this.goTo(next < -1 ? goal - 1 : goal, next < 0 ? null : next);
    } else if (beat !== null && trace) {
      const next = beat + by;
      if (next >= 0 && next < trace.beats.length) this.store.setState({ beat: next });
      else if (next < 0) this.goTo(t);
      else if (t < lastOf(s)) this.goTo(t + 1);
    } else if (by > 0 && canEnter(s, t)) this.enter({ t, beat: 0 });
    else if (by < 0 && t > 0) this.enter({ t: t - 1, beat: "last" });
  }

  /** One step of the deck's unit. From inside an update, back means to its beginning. */
  step(by: 1 | -1): void {
    const s = this.store.getState();
    if (s.unit === "beat") return this.stepBeat(by);
    const size = unitSize(s);
    const from = s.goal ?? s.t; // on the way, a step starts where the way leads
    const floor = from - (from % size);
    const inside = s.beat !== null || from !== floor;
    this.goTo(by > 0 ? floor + size : inside ? floor : floor - size);
  }

  /** After new columns came: on to the goal, or with the head if the cursor was there (or one before it) and plays as fast as it can. */
  follow(before: PlayerState, after: PlayerState): void {
    const { head, end } = after;
    if (before.until) this.search(before.until, before.head, after);
    else if (before.goal !== null) {
      const arrived = head >= before.goal || end !== null;
      this.moveTo(Math.min(before.goal, head), { goal: arrived ? null : before.goal });
      if (arrived && this.pauseAtGoal) this.halt();
      if (arrived) this.enterGoal();
    } else if (before.playing && before.speed === "max" && before.t >= before.head - 1 && !this.wanted) this.moveTo(head);
    this.rest();
  }

  /** Ends playing at the end of the run, and where the guard is stuck. */
  rest(): void {
    const s = this.store.getState();
    if (!s.playing) return;
    if (s.beat === null && s.goal === null && s.t >= lastOf(s)) this.halt();
    const guard = s.columns[s.lab.guard];
    const stuck = this.toldStuck === s.recipe ? null : stuckFrom(guard);
    if (stuck === null || stuck >= s.t) return;
    this.toldStuck = s.recipe;
    this.halt();
    this.moveTo(stuck, { seen: stuck, notice: { kind: "stuck", t: stuck, value: guard![stuck]! } });
  }

  /** The recipe has changed from the update under the cursor on: the same beat of it again, or whichever was on its way. */
  retrace(inside: Inside | null): void {
    this.owed = 0;
    this.wanted = inside;
  }
  forget(): void {
    this.wanted = null;
    this.owed = 0;
    this.goalBeat = null;
  }
}

/** How many updates one step of the deck's unit is. */
export const unitSize = ({ unit, lab, recipe, t }: PlayerState): number =>
  unit === "epoch" ? Math.max(1, lab.epoch(configAt(recipe, t))) : 1;

/** @file What a player holds: everything the page shows of a run, and nothing it could compute from that. */
import type { GhostLink, Loupe, Unit } from "../link.ts";
import type { DataTrouble, End, Trace } from "../protocol.ts";
import type { Lab, Recipe, Value } from "../recipe.ts";

/** Every column as far as it is known. A snapshot: later updates never change the entries it shows. */
export type Columns = { readonly [name: string]: Float32Array };

/** Units a second; `frame`: one a frame; `max`: as fast as the worker can. */
export const SPEEDS = [1, 5, 30, "frame", 300, "max"] as const;
export type Speed = (typeof SPEEDS)[number];

const WATCHED_SECONDS = 40;
/** The speed a run of so many updates is first played at: the slowest at which the whole of it takes no longer than a class looks on. */
export const firstSpeed = (length: number): Speed =>
  SPEEDS.find((speed) => speed === "max" || length <= WATCHED_SECONDS * (speed === "frame" ? 60 : speed)) ?? "max";

/** What the reader changed: `key` is "seed" or a key of the config; `t` is the update from which it holds. */
export interface ChangeNote {
  readonly key: string;
  readonly t: number;
  readonly was: Value;
  readonly became: Value;
}
/** A future that was seen and then cut: its columns as far as they were seen, of which those from `from` on are its own. */
export interface Ghost {
  readonly change: ChangeNote;
  /** The run whose future it is. */
  readonly recipe: Recipe;
  readonly from: number;
  readonly columns: Columns;
}
/** Something a run may come to, read off one of its columns: at the first update where it holds. Plain data, so that a link or a test can name it. */
export interface Condition {
  readonly column: string;
  readonly is: "below" | "atLeast";
  readonly value: number;
}
/** The machine's answer about θₜ. */
export interface Look {
  readonly t: number;
  readonly view: unknown;
}
/** Where the reader believes that it will happen. */
export interface Guess {
  readonly t: number;
}
/** Another run that stays in sight, as far as the cursor has been through it. */
export interface Pin {
  readonly recipe: Recipe;
  readonly length: number;
  readonly head: number;
  readonly seen: number;
  readonly columns: Columns;
  readonly printed: readonly (readonly [number, string])[];
  readonly end: End | null;
}
/** Something the reader should know and may dismiss. */
export type Notice =
  /** The guard has not moved by one bit for long, far above where it began: saturated, and no update will free it. */
  | { readonly kind: "stuck"; readonly t: number; readonly value: number }
  /** The worker died and a new one goes on at the same step. */
  | { readonly kind: "restarted" }
  /** What the run was to come to holds already, or never came. */
  | { readonly kind: "until"; readonly condition: Condition; readonly already: boolean }
  /** A guess is asked before the first run. */
  | { readonly kind: "gated" };

export interface PlayerState {
  readonly lab: Lab;
  readonly recipe: Recipe;
  /** The cursor: this many updates are done in what is shown. */
  readonly t: number;
  /** A moment inside update t, counted from 0; null: before it. */
  readonly beat: number | null;
  /** Of update t, whenever `beat` is not null. */
  readonly trace: Trace | null;
  /** How many updates are computed, how many the cursor has been through, and how many the whole run has. */
  readonly head: number;
  readonly seen: number;
  readonly length: number;
  readonly columns: Columns;
  readonly printed: readonly (readonly [number, string])[];
  /** The newest picture, and the t it is of. */
  readonly view: Look | null;
  /** The state's fingerprint at rest. */
  readonly hash: { readonly t: number; readonly hash: string } | null;
  readonly playing: boolean;
  /** Where the cursor is on its way to, while updates are still being computed. */
  readonly goal: number | null;
  /** What it runs on for, at full speed. */
  readonly until: Condition | null;
  readonly unit: Unit;
  readonly speed: Speed;
  /** Runs kept beside this one, at most four; the first is the B of an A/B. */
  readonly pins: readonly Pin[];
  readonly guess: Guess | null;
  /** Closed until a guess is made or the reader goes on without one. */
  readonly gated: boolean;
  /** The updates that the tape shows wider, [from, to); null: all alike. */
  readonly loupe: Loupe | null;
  readonly ghosts: readonly Ghost[];
  /** A ghost that a link speaks of, until it has been run again. */
  readonly coming: GhostLink | null;
  readonly undoable: boolean;
  /** What undo would take back, the newest last; `key` is "run" where another run was opened. */
  readonly changes: readonly ChangeNote[];
  readonly end: End | null;
  readonly error: {
    readonly why: "worker" | "lab" | "data";
    readonly message: string;
    /** With `data`: what is missing or wrong. To `retry` after files were given, or to load the recipe on another set, are the ways on. */
    readonly data?: DataTrouble;
    /** With `data`: where the cursor was on its way to, and will be again. */
    readonly to?: number;
  } | null;
  readonly notice: Notice | null;
}

/** The last t the cursor can reach, as far as is known. */
export const lastOf = ({ end, length }: PlayerState): number => end?.t ?? length;

/** Whether update i can be opened up: any that counts, and the one that went wrong. */
export const canEnter = ({ end, length }: PlayerState, i: number): boolean =>
  i < length && (end === null || i < end.t || (end.why === "diverged" && i === end.t));

/** What was printed before the cursor: lines of updates done, and of the current one once its printing beat is reached. */
export function printedAt({ printed, t, trace, beat }: PlayerState): readonly (readonly [number, string])[] {
  let low = 0;
  let high = printed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (printed[middle]![0] < t) low = middle + 1;
    else high = middle;
  }
  const done = low === printed.length ? printed : printed.slice(0, low);
  const inside = trace && beat === trace.beats.length - 1 ? trace.printed : null;
  return inside === null ? done : [...done, [t, inside]];
}

const STILL = 100;

/** The first update of a guard that stands still to the bit, more than twice as high as it began, at the end of what is known. */
export function stuckFrom(guard: Float32Array | undefined): number | null {
  if (!guard || guard.length <= STILL) return null;
  const value = guard[guard.length - 1]!;
  if (!(value > 2 * guard[0]!)) return null;
  let from = guard.length - 1;
  while (from > 0 && guard[from - 1] === value) from--;
  return guard.length - from >= STILL ? from : null;
}

/** On the way to a place that is still being computed, without being played. */
export const isComputing = ({ goal, playing }: PlayerState): boolean => goal !== null && !playing;

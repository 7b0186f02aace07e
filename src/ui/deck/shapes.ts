/** @file What a tape is drawn of, and from what: plain data, in pixels. */
import type { ChangeNote, Condition, Pin } from "../../lesson/player.ts";
import type { Axis } from "./axis.ts";
import type { Label } from "./labels.ts";
import type { Lane, Range } from "./lanes.ts";
import type { Layout } from "./layout.ts";
import type { Face } from "./measure.ts";

export type Tone = "ink" | "ink2" | "line" | "line2" | "grad" | "truth" | "ghost" | "now";
export interface Stroke {
  /** x, y, x, y …; a NaN in either lifts the pen. */
  readonly points: readonly number[];
  readonly tone: Tone;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly alpha?: number;
}
export interface Shape {
  readonly form: "down" | "diamond" | "ring" | "cross";
  readonly x: number;
  readonly y: number;
  readonly tone: Tone;
}
export interface TapePicture {
  readonly width: number;
  readonly axis: Axis;
  readonly strokes: readonly Stroke[];
  readonly shapes: readonly Shape[];
  readonly labels: readonly Label[];
  /** Every mark with its words, shown or not: for the tooltip, the list in the drawer and the words for who does not see it. */
  readonly marks: readonly Mark[];
  /** Still being computed: from … to in pixels. */
  readonly hatched: readonly [from: number, to: number] | null;
  /** Where the tack is stuck. */
  readonly pin: { readonly x: number; readonly y: number };
}
export interface Mark {
  readonly t: number;
  readonly text: string;
}

/** Something a run comes to, or a level it is held against: given by the chapter, found by the run. */
export interface Milestone extends Condition {
  readonly text: string;
}
export interface Level {
  readonly value: number;
  readonly text: string;
}
export interface TapeWords {
  readonly ghost: (change: ChangeNote) => string;
  /** The value a cut future had: its name among several. */
  readonly was: (change: ChangeNote) => string;
  readonly pin: (pin: Pin, k: number) => string;
  readonly guess: (t: number) => string;
  readonly event: (t: number, text: string) => string;
  readonly visited: string;
  readonly diverged: string;
  readonly count: (n: number) => string;
  readonly lane: (lane: Lane, range: Range) => string;
}
export interface TapeOptions {
  readonly width: number;
  readonly layout: Layout;
  /** Pixels a unit of the layout. */
  readonly u: number;
  readonly lanes: readonly Lane[];
  /** Of the first lane: the reader may turn it to a log scale. */
  readonly scale: "linear" | "log";
  readonly milestones: readonly Milestone[];
  readonly levels: readonly Level[];
  readonly words: TapeWords;
  readonly cells: number;
  /** Of a word at the layout's font, in pixels. */
  readonly measure: (text: string, face: Face) => number;
  /** Of the visited future: fainter things vanish in a projection. */
  readonly faint: number;
}

/** Dashes of runs side by side. None is 5 3: that is a future not taken. */

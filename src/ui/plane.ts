/** @file What a plane shows, as data, and where its square stands on the canvas. Pure. */
import type { Grid } from "./field.ts";

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
  /** 0: ring. 1: square. */
  readonly target: 0 | 1;
  /** Printed beside it: "(0, 1)". */
  readonly label?: string;
}
/** Where a point has been: x and y by turns. */
export interface Trail {
  readonly places: Float32Array;
  /** So many of them lie in the past; the rest is a future that was seen. */
  readonly past: number;
  /** Dotted: the way of a point of class 1, whose form is the square. */
  readonly dotted?: boolean;
}
export interface PlanePicture {
  /** The square, on both axes. */
  readonly from: number;
  readonly to: number;
  /** Values over the square. */
  readonly field?: Grid;
  /** a, b, c of the line ax + by + c = 0. */
  readonly line?: readonly [a: number, b: number, c: number];
  /** Where the points of an n × n grid have gone, x and y by turns: drawn as a net. */
  readonly net?: { readonly n: number; readonly places: Float32Array };
  readonly trails?: readonly Trail[];
  readonly points: readonly PlanePoint[];
  /** The point that is looked at, by its place. */
  readonly chosen?: number | null;
  /** Ticks on both axes. */
  readonly ticks: readonly number[];
  readonly xLabel: string;
  readonly yLabel: string;
}
/** Where the square stands on its canvas, and how its axes run. */
export interface PlaneFrame {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly em: number;
  px(x: number): number;
  py(y: number): number;
}

export function planeFrame(
  { from, to }: Pick<PlanePicture, "from" | "to">,
  size: { width: number; height: number; em: number },
): PlaneFrame {
  const { width, height, em } = size;
  const [left, top] = [Math.round(2 * em), Math.round(0.5 * em)];
  const side = Math.floor(Math.min(width - left - 1.15 * em, height - top - 1.9 * em));
  return {
    left,
    top,
    side,
    em,
    px: (x) => left + ((x - from) / (to - from)) * side,
    py: (y) => top + side - ((y - from) / (to - from)) * side,
  };
}

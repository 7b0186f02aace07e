/** @file Where everything of the inspector's drawing stands, in CSS pixels; its unit is the letter, so that a projection enlarges all. Pure. */
import type { Size } from "../../../ui/useSize.ts";
import { columnOf, indexOf, neighbours, PIXELS, rowOf, SIDE } from "./pixels.ts";

/** How many neighbours stand on each side in the opened stretch of the strip. */
const AROUND = 4;
/** In letters: beside the picture, and above and below it, strip and opened stretch included. */
export const BESIDE = 2.8;
export const AROUND_PICTURE = 12.4;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export interface InspectorFrame {
  readonly em: number;
  /** A whole number of pixels, so that the picture is crisp. */
  readonly cell: number;
  readonly picture: Box;
  readonly strip: Box;
  readonly opened: Box;
}

export function inspectorFrame({ width, height, em }: Size): InspectorFrame {
  const cell = Math.max(4, Math.floor(Math.min(width - BESIDE * em, height - AROUND_PICTURE * em) / SIDE));
  const [left, side] = [2.2 * em, SIDE * cell];
  const picture = { left, top: 1.7 * em, width: side, height: side };
  const strip = { left, top: picture.top + side + 2.5 * em, width: side, height: 2.2 * em };
  const opened = { left, top: strip.top + strip.height + 1.2 * em, width: side, height: 1.8 * em };
  return { em, cell, picture, strip, opened };
}

/** The pixel under a point of the drawing: in the picture, on the strip, or in the stretch opened around `index`. Null between them. */
export function pixelAt(
  { em, cell, picture, strip, opened }: InspectorFrame,
  index: number,
  x: number,
  y: number,
): number | null {
  const share = (x - picture.left) / picture.width;
  if (share < 0 || share >= 1) return null;
  const row = Math.floor((y - picture.top) / cell);
  if (row >= 0 && row < SIDE) return indexOf(row, Math.floor(SIDE * share));
  if (y >= strip.top - em && y < strip.top + strip.height + 0.6 * em) return Math.floor(PIXELS * share);
  const near = neighbours(index, AROUND);
  return y >= opened.top && y < opened.top + opened.height + 3 * em ? near[Math.floor(near.length * share)]! : null;
}

/** Middle of a pixel on the strip. */
export const onStrip = ({ strip }: InspectorFrame, index: number): number => strip.left + (strip.width * (index + 0.5)) / PIXELS;
export const inPicture = ({ picture, cell }: InspectorFrame, index: number): Box => ({
  left: picture.left + cell * columnOf(index),
  top: picture.top + cell * rowOf(index),
  width: cell,
  height: cell,
});

/** The nine pixels opened around one, and where each stands. */
export function openedCells({ opened }: InspectorFrame, index: number): readonly (Box & { readonly index: number })[] {
  const near = neighbours(index, AROUND);
  const width = opened.width / near.length;
  return near.map((it, k) => ({ ...opened, index: it, left: opened.left + k * width, width }));
}

/** Where row `row` of the picture is drawn: in its place, or as its piece of the strip. */
export function rowTransform({ picture, strip, cell }: InspectorFrame, row: number, isFolded: boolean): string {
  const piece = strip.width / SIDE;
  return isFolded
    ? `translate(${picture.left}px, ${picture.top + cell * row}px) scale(${cell}, ${cell})`
    : `translate(${(strip.left + piece * row).toFixed(2)}px, ${strip.top}px) scale(${(piece / SIDE).toFixed(4)}, ${strip.height})`;
}

/** @file Points of the reader's own in the form a recipe keeps: `0.1_-0.5~0.2_0.4`. Short enough for a link; the page makes it, the machine reads it. */
import { readNumber } from "./field.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const MIN_POINTS = 10;
export const MAX_POINTS = 200;
/** As far from 0 as a coordinate may be. */
export const MAX_COORDINATE = 1e4;

/** The points of such a text, in its order; null where it is none, or where there are too few or too many. */
export function readPoints(text: string): readonly Point[] | null {
  const parts = text.split("~");
  if (parts.length < MIN_POINTS || parts.length > MAX_POINTS) return null;
  const points: Point[] = [];
  for (const part of parts) {
    const [x = null, y = null, more] = part.split("_").map(readNumber);
    if (x === null || y === null || more !== undefined || Math.max(Math.abs(x), Math.abs(y)) > MAX_COORDINATE) return null;
    points.push({ x, y });
  }
  return points;
}

/** Rounded to four digits after the point: nobody sees more, and links stay short. */
export const printPoints = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${shorten(x)}_${shorten(y)}`).join("~");
const shorten = (x: number): number => Math.round(x * 1e4) / 1e4 + 0;

/** @file How images are shown to a model: moved, turned to negative, in another scale, their pixels in another order. */
import type { Tensor } from "../../../core/index.ts";
import { f32 } from "../../../core/memory.ts";
import type { Condition } from "../views.ts";
import { reorder } from "./sets.ts";

const SIDE = 28;
const PIXELS = SIDE * SIDE;

/** In place, image by image: first 1 − x, then the move, then the scale, then the order. Shape: x (n, 784) in [0, 1]. */
export function show(x: Tensor, { scale, right, down, invert }: Condition, order: Int32Array | null): void {
  const v = f32();
  const [from, to] = [x.ptr >> 2, (x.ptr >> 2) + x.numel];
  if (invert) for (let k = from; k < to; k++) v[k] = 1 - v[k]!;
  if (right !== 0 || down !== 0) for (let at = from; at < to; at += PIXELS) move(v, at, right, down);
  if (scale !== 1) for (let k = from; k < to; k++) if (v[k]! !== 0) v[k] = Math.round(v[k]! * scale); // the files' whole numbers
  if (order) reorder(x, order);
}

/** One image, as one line of pixels: it moves as a whole, and what came round the edge into the next row is 0 like all that moves in. */
function move(v: Float32Array, at: number, right: number, down: number): void {
  const by = Math.max(-PIXELS, Math.min(PIXELS, SIDE * down + right));
  const end = at + PIXELS;
  v.copyWithin(at + Math.max(0, by), at - Math.min(0, by), end - Math.max(0, by));
  if (by > 0) v.fill(0, at, at + by);
  else v.fill(0, end + by, end);
  const columns = Math.min(SIDE, Math.abs(right));
  const first = right > 0 ? 0 : SIDE - columns;
  for (let row = at + first; row < end; row += SIDE) for (let k = row; k < row + columns; k++) v[k] = 0;
}

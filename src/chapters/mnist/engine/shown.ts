/** @file How images are shown to a model: moved, turned to negative, in another scale, their pixels in another order. */
import type { Tensor } from "../../../core/index.ts";
import { f32 } from "../../../core/memory.ts";
import type { Condition } from "../views.ts";
import { reorder } from "./sets.ts";

const SIDE = 28;
const line = new Float32Array(SIDE * SIDE);

/** In place, image by image: first 1 − x, then the move, then the scale, then the order. Shape: x (n, 784) in [0, 1]. */
export function show(x: Tensor, { scale, right, down, invert }: Condition, order: Int32Array | null): void {
  if (invert || right !== 0 || down !== 0) move(x, right, down, invert);
  if (scale !== 1) {
    const v = f32();
    for (let k = x.ptr >> 2, end = k + x.numel; k < end; k++) v[k] = Math.round(v[k]! * scale); // the files' whole numbers
  }
  if (order) reorder(x, order);
}

/** What moves in is 0, also in a negative. */
function move(x: Tensor, right: number, down: number, invert: boolean): void {
  const v = f32();
  for (let at = x.ptr >> 2, end = at + x.numel; at < end; at += line.length) {
    line.set(v.subarray(at, at + line.length));
    v.fill(0, at, at + line.length);
    for (let r = Math.max(0, down); r < SIDE + Math.min(0, down); r++)
      for (let c = Math.max(0, right); c < SIDE + Math.min(0, right); c++) {
        const value = line[SIDE * (r - down) + c - right]!;
        v[at + SIDE * r + c] = invert ? 1 - value : value;
      }
  }
}

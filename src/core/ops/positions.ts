/** @file Entries by their positions in a flat array: what indexing, gathering, flipping and pooling have in common. */
import { i32, u8 } from "../memory.ts";
import { stridesOf, type Shape } from "../shape.ts";
import { contiguous, empty, full, type Tensor } from "../tensor.ts";
import { entriesOf } from "./eachEntry.ts";

/** y[i] = x[at[i]], of any dtype. */
export function takenFrom(x: Tensor, at: Int32Array, shape: Shape): Tensor {
  const from = contiguous(x);
  const y = empty(shape, x.dtype);
  copyEach(
    at.length,
    x.dtype.size,
    from.ptr,
    (i) => at[i]!,
    y.ptr,
    (i) => i,
  );
  return y;
}
/** y[at[i]] = x[i], in the memory of contiguous y; the last one stays where positions repeat. */
export function putAt(x: Tensor, at: Int32Array, y: Tensor): void {
  copyEach(
    at.length,
    y.dtype.size,
    contiguous(x).ptr,
    (i) => i,
    y.ptr,
    (i) => at[i]!,
  );
}
/** Zeros of `shape` with every g[i] added at at[i], i ascending. */
export function addedAt(g: Tensor, at: Int32Array, shape: Shape): Tensor {
  const from = contiguous(g);
  const y = full(shape, 0, g.dtype);
  const { v, at: to } = entriesOf(y);
  const first = entriesOf(from).at;
  for (let i = 0; i < at.length; i++) v[to + at[i]!] = v[to + at[i]!]! + v[first + i]!;
  return y;
}

/** Entries as words, not as numbers: an int64 read as a float64 may come back another. */
function copyEach(n: number, size: number, x: number, from: (i: number) => number, y: number, to: (i: number) => number): void {
  const words = size === 1 ? u8() : i32();
  const width = size === 8 ? 2 : 1;
  const [xs, ys] = size === 1 ? [x, y] : [x >> 2, y >> 2];
  for (let i = 0; i < n; i++) {
    const [p, q] = [xs + from(i) * width, ys + to(i) * width];
    words[q] = words[p]!;
    if (width === 2) words[q + 1] = words[p + 1]!;
  }
}

/** For each entry of `shape` in row-major order, Σ index·stride: its position in an array that has these strides. */
export function walk(shape: Shape, strides: readonly number[]): Int32Array {
  const own = stridesOf(shape);
  const n = shape.reduce((product, d) => product * d, 1);
  const at = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let position = 0;
    for (let d = 0; d < shape.length; d++) position += (Math.floor(i / own[d]!) % shape[d]!) * strides[d]!;
    at[i] = position;
  }
  return at;
}

/** An int64 tensor as numbers, each checked to be from 0 to size − 1; `wrap` lets negative ones count from the end. */
export function indicesOf(who: string, index: Tensor, size: number, wrap = false): Int32Array {
  return Int32Array.from(index.toArray(), (k, i) => {
    const at = wrap && k < 0 ? k + size : k;
    if (at < 0 || at >= size)
      throw new RangeError(`${who}: expected indices from ${wrap ? -size : 0} to ${size - 1}, came ${k} at ${i}`);
    return at;
  });
}

/** @file Entry by entry in plain loops, for functions that have no kernel: evaluated in float64 by core/math.ts, rounded once. */
import { float32 } from "../dtype.ts";
import { f32, f64 } from "../memory.ts";
import { contiguous, empty, kernelsOf, type Tensor } from "../tensor.ts";

/** The memory as entries of x's dtype, and the index of x's first one. Valid until the next allocation: take it, use it, forget it. */
export function entriesOf(x: Tensor): { v: Float32Array | Float64Array; at: number } {
  return x.dtype === float32 ? { v: f32(), at: x.ptr >> 2 } : { v: f64(), at: x.ptr >> 3 };
}

/** y[i] = f(a[i], b[i], c[i]) for one to three float tensors of one shape and dtype. */
export function eachEntry(f: (a: number, b: number, c: number) => number, a: Tensor, b: Tensor = a, c: Tensor = a): Tensor {
  kernelsOf(a); // refuses what is not float
  const [p, q, r] = [contiguous(a), contiguous(b), contiguous(c)];
  const y = empty(a.shape, a.dtype);
  const { v, at } = entriesOf(y);
  const [i0, j0, k0] = [entriesOf(p).at, entriesOf(q).at, entriesOf(r).at];
  for (let i = 0; i < y.numel; i++) v[at + i] = f(v[i0 + i]!, v[j0 + i]!, v[k0 + i]!);
  return y;
}

/** Calls f(first, stride, o) for each line of (outer, n, inner), o counting them: where it begins, and how far its entries lie apart. */
export function eachLine(outer: number, n: number, inner: number, f: (first: number, stride: number, o: number) => void): void {
  for (let i = 0; i < outer; i++) for (let j = 0; j < inner; j++) f(i * n * inner + j, inner, i * inner + j);
}

/** @file Rows by their numbers: a batch from a dataset, a word's vector from a table. */
import { apply, give } from "../autograd.ts";
import { int64 } from "../dtype.ts";
import { contiguous, empty, full, kernelsOf, tensor, type Tensor } from "../tensor.ts";
import { i32, u8 } from "../memory.ts";
import { showShape } from "../shape.ts";
import { defineOp } from "./op.ts";

const width = (x: Tensor): number => x.numel / Math.max(x.shape[0]!, 1);

const indexRowsOp = defineOp({
  name: "indexRows",
  torch: "x[index]",
  tex: String.raw`\bar x_{i} = \textstyle\sum_{k:\,t_k = i}\bar y_k`,
  forward({ a, b: index }) {
    const y = empty([index!.numel, ...a.shape.slice(1)], a.dtype);
    copyRows(index!.numel, width(a), contiguous(index!), contiguous(a), y);
    return y;
  },
  backward({ a, b: index }, g) {
    const dx = full(a.shape, 0, a.dtype);
    kernelsOf(g).scatterAddRows(index!.numel, width(a), contiguous(index!).ptr, g.ptr, dx.ptr);
    give(a, dx);
  },
  examples: [{ inputs: [[[1, 2], [3, 4], [5, 6]]], call: (x) => indexRows(x!, tensor([2, 0, 2], { dtype: int64 })) }],
});

function copyRows(n: number, w: number, index: Tensor, x: Tensor, y: Tensor): void {
  if (x.dtype.isFloat) return kernelsOf(x).gatherRows(n, w, index.ptr, x.ptr, y.ptr);
  const bytes = u8();
  const words = i32();
  const row = w * x.dtype.size;
  for (let i = 0; i < n; i++) {
    const from = x.ptr + words[(index.ptr >> 2) + 2 * i]! * row;
    bytes.copyWithin(y.ptr + i * row, from, from + row);
  }
}

/** Rows of x by their numbers. Shape: x (R, …), index (n) int64 with 0 ≤ index < R → (n, …). */
export function indexRows(x: Tensor, index: Tensor): Tensor {
  if (x.ndim === 0 || index.ndim !== 1 || index.dtype !== int64) {
    throw new RangeError(`indexRows: expected (R,…) and int64 (n,), came ${showShape(x.shape)} and ${index.dtype.name} ${showShape(index.shape)}`);
  }
  const at = contiguous(index);
  const words = i32();
  for (let i = 0; i < at.numel; i++) {
    const row = words[(at.ptr >> 2) + 2 * i]!;
    if (row < 0 || row >= x.shape[0]!) throw new RangeError(`indexRows: expected rows 0 … ${x.shape[0]! - 1}, came ${row} at ${i}`);
  }
  return apply(indexRowsOp, x, at);
}

export const indexingOps = [indexRowsOp];

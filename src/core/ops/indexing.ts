/** @file Rows by their numbers: a batch from a dataset, a word's vector from a table; and numbers as rows (one-hot). */
import { apply, give } from "../autograd.ts";
import { bool, int64 } from "../dtype.ts";
import { contiguous, empty, full, kernelsOf, tensor, type Tensor } from "../tensor.ts";
import { i32, u8 } from "../memory.ts";
import { sameShape, showShape } from "../shape.ts";
import type { About } from "./about.ts";
import { defineOp } from "./op.ts";
import { indicesOf } from "./positions.ts";
import { reshape } from "./view.ts";

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
  // prettier-ignore
  examples: [{ inputs: [[[1, 2], [3, 4], [5, 6]]], call: (x) => indexRows(x!, tensor([2, 0, 2], { dtype: int64 })) }],
});

function copyRows(n: number, w: number, index: Tensor, x: Tensor, y: Tensor): void {
  if (x.dtype.isFloat) return kernelsOf(x).gatherRows(n, w, index.ptr, x.ptr, y.ptr);
  const bytes = u8();
  const words = i32();
  const row = w * x.dtype.size;
  if (row === 8) {
    // labels: a call each would take a tenth of an update of MNIST
    for (let i = 0, to = y.ptr >> 2; i < n; i++, to += 2) {
      const from = (x.ptr >> 2) + 2 * words[(index.ptr >> 2) + 2 * i]!;
      words[to] = words[from]!;
      words[to + 1] = words[from + 1]!;
    }
    return;
  }
  for (let i = 0; i < n; i++) {
    const from = x.ptr + words[(index.ptr >> 2) + 2 * i]! * row;
    bytes.copyWithin(y.ptr + i * row, from, from + row);
  }
}

/**
 * Rows of x by their numbers, a negative one counting from the end; or those where a mask of x's leading dimensions is true.
 * Shape: x (R, …), index (…) int64 with −R ≤ index < R → (…index, …).
 */
export function indexRows(x: Tensor, index: Tensor): Tensor {
  if (index.dtype === bool) return rowsWhere(x, index);
  if (x.ndim === 0 || index.dtype !== int64) {
    const came = `${showShape(x.shape)} and ${index.dtype.name} ${showShape(index.shape)}`;
    throw new RangeError(`indexRows: expected (R,…) and an int64 index or a bool mask, came ${came}`);
  }
  if (index.ndim !== 1) return reshape(indexRows(x, reshape(index, [index.numel])), [...index.shape, ...x.shape.slice(1)]);
  const R = x.shape[0]!;
  const at = contiguous(index);
  const words = i32();
  for (let i = 0; i < at.numel; i++) {
    const row = words[(at.ptr >> 2) + 2 * i]!;
    if (row < -R || row >= R) throw new RangeError(`indexRows: expected rows ${-R} … ${R - 1}, came ${row} at ${i}`);
    if (row < 0) return indexRows(x, tensor(indicesOf("indexRows", at, R, true), { dtype: int64 }));
  }
  return apply(indexRowsOp, x, at);
}
function rowsWhere(x: Tensor, mask: Tensor): Tensor {
  const lead = x.shape.slice(0, mask.ndim);
  if (mask.ndim > x.ndim || !sameShape(lead, mask.shape)) {
    throw new RangeError(
      `indexRows: expected a mask of x's leading sizes, came ${showShape(x.shape)} and ${showShape(mask.shape)}`,
    );
  }
  const on = mask.toArray();
  const rows = Int32Array.from(on.keys()).filter((i) => on[i] === 1);
  return indexRows(reshape(x, [on.length, ...x.shape.slice(mask.ndim)]), tensor(rows, { dtype: int64 }));
}
/** The rows of `weight` that `index` names: a word's vector. Shape: index (…) int64, weight (V, D) → (…, D). */
export function embedding(index: Tensor, weight: Tensor): Tensor {
  if (weight.ndim !== 2 || index.dtype !== int64) {
    throw new RangeError(
      `embedding: expected an int64 index and a weight (V,D), came ${index.dtype.name} ${showShape(index.shape)} and ${showShape(weight.shape)}`,
    );
  }
  indicesOf("embedding", index, weight.shape[0]!);
  return indexRows(weight, index);
}
/** 1 at the class, 0 elsewhere. Shape: classes (…) int64 → (…, C) int64; without `numClasses`, C is the largest class + 1. */
export function oneHot(t: Tensor, numClasses = -1): Tensor {
  if (t.dtype !== int64) throw new TypeError(`oneHot: expected int64 classes, came ${t.dtype.name} ${showShape(t.shape)}`);
  if (numClasses < 1 && t.numel === 0) throw new RangeError("oneHot: expected numClasses for no classes at all, came none");
  if (!Number.isInteger(numClasses)) throw new RangeError(`oneHot: expected a number of classes, came ${String(numClasses)}`);
  const C = numClasses === -1 ? Float64Array.from(t.toArray()).reduce((most, c) => Math.max(most, c), -1) + 1 : numClasses;
  const classes = indicesOf("oneHot", t, C);
  const y = full([...t.shape, C], 0, int64);
  const words = i32();
  classes.forEach((c, i) => (words[(y.ptr >> 2) + 2 * (i * C + c)] = 1));
  return y;
}

export const indexingOps = [indexRowsOp];

export const indexingAbout: About = {
  op: indexRowsOp,
  family: "picking",
  value: "y_k = x_{t_k}",
  meaning: { ko: "번호로 행을 고릅니다. 임베딩이 하는 일입니다.", en: "Picks rows by number. This is what an embedding does." },
};

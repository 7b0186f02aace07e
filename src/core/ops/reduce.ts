/** @file Sums, means and products: over all entries, or over some dimensions. */
import { apply, give } from "../autograd.ts";
import { empty, sumLines, type Node, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { withScalar } from "./arithmetic.ts";
import { double, long } from "./cast.ts";
import { defineOp } from "./op.ts";
import { countOf, everything, linesOf, over, reducedShape, stretch, type Dims, type Over } from "./over.ts";

function summed({ a, attrs }: Node): Tensor {
  const { x, outer, n, inner } = linesOf(a, attrs as Over);
  const y = empty(reducedShape(a, attrs as Over), a.dtype);
  sumLines(x, outer, n, inner, y.ptr);
  return y;
}

const sumOp = defineOp({
  name: "sum",
  torch: "torch.sum",
  tex: String.raw`\bar x_i = \bar y`,
  forward: summed,
  backward: ({ a, attrs }, g) => give(a, stretch(g, a, attrs as Over)),
  lanes: true,
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => sum(x!) },
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => sum(x!, 0) },
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => sum(x!, -1, true) },
    { inputs: [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]], call: (x) => sum(x!, [0, 2]) },
  ],
});

const meanOp = defineOp({
  name: "mean",
  torch: "torch.mean",
  tex: String.raw`\bar x_i = \bar y / n`,
  forward: (call) => withScalar("divScalar", summed(call), countOf(call.a, (call.attrs as Over).dims)),
  backward({ a, attrs }, g) {
    const share = withScalar("divScalar", g, countOf(a, (attrs as Over).dims));
    give(a, stretch(share, a, attrs as Over));
  },
  lanes: true,
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => mean(x!) },
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => mean(x!, 1) },
    { inputs: [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]], call: (x) => mean(x!, [2, 0], true) },
  ],
});

/** Σ over all entries, or over `dim`. Shape: any → (), or x's without `dim` (1 for it with `keepdim`). Integers and bools add up to int64. */
export function sum(x: Tensor, dim: Dims = null, keepdim = false): Tensor {
  if (!x.dtype.isFloat) return long(sum(double(x), dim, keepdim));
  return apply(sumOp, x, null, null, dim === null && !keepdim ? everything : over("sum", x, dim, keepdim));
}
/** The mean over all entries, or over `dim`; NaN of nothing. Shape: floats, as `sum`. */
export function mean(x: Tensor, dim: Dims = null, keepdim = false): Tensor {
  if (!x.dtype.isFloat) throw new TypeError(`mean: expected a float tensor, came ${x.dtype.name}`);
  return apply(meanOp, x, null, null, dim === null && !keepdim ? everything : over("mean", x, dim, keepdim));
}

export const reduceOps = [sumOp, meanOp];

export const reduceAbout: readonly About[] = [
  {
    op: sumOp,
    family: "reductions",
    value: String.raw`y = \textstyle\sum_i x_i`,
    meaning: { ko: "모두 더합니다.", en: "Adds up everything." },
  },
  {
    op: meanOp,
    family: "reductions",
    value: String.raw`y = \tfrac1n \textstyle\sum_i x_i`,
    meaning: { ko: "평균을 구합니다.", en: "The average." },
  },
];

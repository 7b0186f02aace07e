/** @file Running sums along a dimension. */
import { apply, give } from "../autograd.ts";
import { emptyLike, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { double, long } from "./cast.ts";
import { eachLine, entriesOf } from "./eachEntry.ts";
import { defineOp } from "./op.ts";
import { linesOf, over, type Over } from "./over.ts";

/** Running sums of each line, from its front or from its back: one chain in float64, each sum rounded once. */
function running(input: Tensor, attrs: Over, fromBack: boolean): Tensor {
  const { x, outer, n, inner } = linesOf(input, attrs);
  const y = emptyLike(x);
  const { v, at } = entriesOf(y);
  const from = entriesOf(x).at;
  eachLine(outer, n, inner, (first, stride) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const k = first + (fromBack ? n - 1 - i : i) * stride;
      v[at + k] = sum += v[from + k]!;
    }
  });
  return y;
}

const cumsumOp = defineOp({
  name: "cumsum",
  torch: "torch.cumsum",
  tex: String.raw`\bar x_i = \textstyle\sum_{j \ge i}\bar y_j`,
  forward: ({ a, attrs }) => running(a, attrs as Over, false),
  backward: ({ a, attrs }, g) => give(a, running(g, attrs as Over, true)),
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, -3], [0.5, 6, 2]]], call: (x) => cumsum(x!, 1) },
    { inputs: [[[1, 2, -3], [0.5, 6, 2]]], call: (x) => cumsum(x!, 0) },
    { inputs: [[[[1, 2], [-3, 0.5]], [[6, 2], [4, -1]]]], call: (x) => cumsum(x!, 1) },
  ],
});

/** yᵢ = x₁ + … + xᵢ along `dim`. Shape: any → the same. Integers and bools add up to int64. */
export function cumsum(x: Tensor, dim: number): Tensor {
  if (!x.dtype.isFloat) return long(cumsum(double(x), dim));
  return apply(cumsumOp, x, null, null, over("cumsum", x, dim));
}

export const cumsumOps = [cumsumOp];

export const cumsumAbout: About = {
  op: cumsumOp,
  family: "reductions",
  value: String.raw`y_i = \textstyle\sum_{j \le i} x_j`,
  meaning: { ko: "앞에서부터 쌓아 더합니다.", en: "The running sum." },
};

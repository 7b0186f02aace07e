/** @file log Σ exp along some dimensions. */
import { apply, give } from "../autograd.ts";
import { exp, log } from "../math.ts";
import { empty, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { eachEntry, eachLine, entriesOf } from "./eachEntry.ts";
import { defineOp } from "./op.ts";
import { linesOf, over, reducedShape, stretch, type Dims, type Over } from "./over.ts";

const logsumexpOp = defineOp({
  name: "logsumexp",
  torch: "torch.logsumexp",
  tex: String.raw`\bar x_i = \bar y\,e^{x_i - y}`,
  forward({ a, attrs }) {
    const { x, outer, n, inner } = linesOf(a, attrs as Over);
    const y = empty(reducedShape(a, attrs as Over), a.dtype);
    const { v, at } = entriesOf(y);
    const from = entriesOf(x).at;
    // log Σ exp(x) = m + log Σ exp(x − m) for any m; with the largest x as m no exp overflows, and an infinite m would make NaN of ∞ − ∞
    eachLine(outer, n, inner, (first, stride, o) => {
      let m = -Infinity;
      for (let k = 0; k < n; k++) m = Math.max(m, v[from + first + k * stride]!);
      if (Math.abs(m) === Infinity) m = 0;
      let sum = 0;
      for (let k = 0; k < n; k++) sum += exp(v[from + first + k * stride]! - m);
      v[at + o] = m + log(sum);
    });
    return y;
  },
  backward: ({ a, y, attrs }, g) =>
    give(
      a,
      eachEntry((up, x, total) => up * exp(x - total), stretch(g, a, attrs as Over), a, stretch(y!, a, attrs as Over)),
    ),
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [0, 0, -1]]], call: (x) => logsumexp(x!, 1) },
    { inputs: [[[1, 2, 3], [0, 0, -1]]], call: (x) => logsumexp(x!, [0, 1], true) },
  ],
});

/** log Σ exp(x) along `dim`, without overflow. Shape: x's without `dim`, or 1 for it. −∞ of nothing and of all −∞ (whose gradient is NaN, as PyTorch's); ∞ where one entry is. */
export function logsumexp(x: Tensor, dim: Dims, keepdim = false): Tensor {
  if (!x.dtype.isFloat) throw new TypeError(`logsumexp: expected a float tensor, came ${x.dtype.name}`);
  return apply(logsumexpOp, x, null, null, over("logsumexp", x, dim, keepdim));
}

export const logsumexpOps = [logsumexpOp];

export const logsumexpAbout: About = {
  op: logsumexpOp,
  family: "reductions",
  value: String.raw`y = \ln \textstyle\sum_i e^{x_i}`,
  meaning: { ko: "지수의 합의 로그를 넘치지 않게 구합니다.", en: "The logarithm of a sum of exponentials, without overflow." },
};

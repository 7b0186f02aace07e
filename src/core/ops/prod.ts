/** @file The product of all entries, or along one dimension. */
import { apply, give } from "../autograd.ts";
import { empty, full, kernelsOf, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { double, long } from "./cast.ts";
import { eachLine, entriesOf } from "./eachEntry.ts";
import { defineOp } from "./op.ts";
import { linesOf, over, reducedShape, type Over } from "./over.ts";

const prodOp = defineOp({
  name: "prod",
  torch: "torch.prod",
  tex: String.raw`\bar x_i = \bar y \textstyle\prod_{j \ne i} x_j`,
  forward({ a, attrs }) {
    const { x, outer, n, inner } = linesOf(a, attrs as Over);
    const y = empty(reducedShape(a, attrs as Over), a.dtype);
    kernelsOf(a).prod(outer, n, inner, x.ptr, y.ptr);
    return y;
  },
  backward({ a, y, attrs }, g) {
    const { x, outer, n, inner } = linesOf(a, attrs as Over);
    const dx = full(x.shape, 0, x.dtype);
    const { v, at } = entriesOf(dx);
    const [xs, ys, gs] = [entriesOf(x).at, entriesOf(y!).at, entriesOf(g).at];
    let zeros = 0;
    for (let i = 0; i < x.numel; i++) if (v[xs + i] === 0) zeros++;
    if (zeros > 1 && (attrs as Over).dims === null) return give(a, dx);
    // one zero anywhere, and PyTorch multiplies where it would else divide
    eachLine(outer, n, inner, (first, stride, o) => {
      const line = Array.from({ length: n }, (_, k) => v[xs + first + k * stride]!);
      const slopes = zeros > 0 ? others(line) : line.map((entry) => v[ys + o]! / entry);
      slopes.forEach((slope, k) => (v[at + first + k * stride] = v[gs + o]! * slope));
    });
    give(a, dx);
  },
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, -3], [0.5, 6, 2]]], call: (x) => prod(x!) },
    { inputs: [[[1, 2, -3], [0.5, 0, 2]]], call: (x) => prod(x!, 1) },
    { inputs: [[[1, 2, -3], [0.5, 6, 2]]], call: (x) => prod(x!, 0, true) },
    { inputs: [[[[1, 2], [-3, 0.5]], [[6, 2], [4, -1]]]], call: (x) => prod(x!, 1) },
  ],
});

/** For each entry the product of all others, without dividing: what stands before it times what stands after it. */
function others(line: readonly number[]): number[] {
  const products = line.map(() => 1);
  for (let k = 0, before = 1, after = 1; k < line.length; k++) {
    products[k]! *= before;
    before *= line[k]!;
    products[line.length - 1 - k]! *= after;
    after *= line[line.length - 1 - k]!;
  }
  return products;
}

/** Π over all entries, or along `dim`; 1 of nothing. Shape: any → (), or x's without `dim` (1 for it with `keepdim`). Zeros keep their gradient: the product of the others. */
export function prod(x: Tensor, dim: number | null = null, keepdim = false): Tensor {
  if (!x.dtype.isFloat) return long(prod(double(x), dim, keepdim));
  return apply(prodOp, x, null, null, over("prod", x, dim, keepdim));
}

export const prodOps = [prodOp];

export const prodAbout: About = {
  op: prodOp,
  family: "reductions",
  value: String.raw`y = \textstyle\prod_i x_i`,
  meaning: { ko: "모두 곱합니다.", en: "Multiplies everything." },
};

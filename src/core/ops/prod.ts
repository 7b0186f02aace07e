/** @file The product of all entries, or along one dimension. */
import { apply, give } from "../autograd.ts";
import { empty, emptyLike, kernelsOf, type Tensor } from "../tensor.ts";
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
    const dx = emptyLike(x);
    const { v, at } = entriesOf(dx);
    const [xs, ys, gs] = [entriesOf(x).at, entriesOf(y!).at, entriesOf(g).at];
    eachLine(outer, n, inner, (first, stride, o) => {
      const line = Array.from({ length: n }, (_, k) => v[xs + first + k * stride]!);
      const slopes = line.includes(0) ? others(line) : line.map((entry) => v[ys + o]! / entry);
      slopes.forEach((slope, k) => (v[at + first + k * stride] = v[gs + o]! * slope));
    });
    give(a, dx);
  },
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, -3], [0.5, 6, 2]]], call: (x) => prod(x!) },
    { inputs: [[[1, 2, -3], [0.5, 0, 2]]], call: (x) => prod(x!, 1) },
    { inputs: [[[1, 2, -3], [0.5, 6, 2]]], call: (x) => prod(x!, 0, true) },
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

/** Π over all entries, or along `dim`; 1 of nothing. Zeros keep their gradient: the product of the others. */
export function prod(x: Tensor, dim: number | null = null, keepdim = false): Tensor {
  if (!x.dtype.isFloat) return long(prod(double(x), dim, keepdim));
  return apply(prodOp, x, null, null, over("prod", x, dim, keepdim));
}

export const prodOps = [prodOp];

/** @file Variance and standard deviation. Computed in float64 and rounded once, as PyTorch computes them. */
import { apply, give } from "../autograd.ts";
import { float64 } from "../dtype.ts";
import { alias, broadcastTo, castTo, contiguous, empty, kernelsOf, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { combine, withScalar } from "./arithmetic.ts";
import { eachEntry } from "./eachEntry.ts";
import { defineOp } from "./op.ts";
import { countOf, keptShape, linesOf, over, reducedShape, stretch, type Dims, type Over } from "./over.ts";

interface Spread extends Over {
  readonly unbiased: boolean;
}
const divisor = (x: Tensor, { dims, unbiased }: Spread): number => Math.max(0, countOf(x, dims) - (unbiased ? 1 : 0));

/** Σ along the lines of a float64 array. */
function summed(d: Tensor, attrs: Over): Tensor {
  const { x, outer, n, inner } = linesOf(d, attrs);
  const y = empty(reducedShape(d, attrs), d.dtype);
  kernelsOf(d).sum(outer, n, inner, x.ptr, y.ptr);
  return y;
}
/** x less its mean along the dimensions, in float64. */
function centred(input: Tensor, attrs: Over): Tensor {
  const x = castTo(contiguous(input), float64);
  const mean = withScalar("divScalar", summed(x, attrs), countOf(x, attrs.dims));
  return combine("sub", x, broadcastTo(alias(mean, keptShape(x, attrs)), x.shape));
}
function varianceOf(x: Tensor, attrs: Spread): Tensor {
  const d = centred(x, attrs);
  kernelsOf(d).square(d.numel, d.ptr, d.ptr);
  return withScalar("divScalar", summed(d, attrs), divisor(x, attrs));
}
/** (2/divisor)·g·(x − mean), g stretched over x. */
function varianceBackward(x: Tensor, g: Tensor, attrs: Spread): Tensor {
  const stretched = contiguous(stretch(g, x, attrs));
  return combine("mul", withScalar("mulScalar", stretched, 2 / divisor(x, attrs)), castTo(centred(x, attrs), x.dtype));
}

const varOp = defineOp({
  name: "var",
  torch: "torch.var",
  tex: String.raw`\bar x_i = \bar y\,\tfrac{2}{n-1}(x_i - \mu)`,
  forward: ({ a, attrs }) => castTo(varianceOf(a, attrs as Spread), a.dtype),
  backward: ({ a, attrs }, g) => give(a, varianceBackward(a, g, attrs as Spread)),
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 4], [0.5, 6, -3]]], call: (x) => variance(x!) },
    { inputs: [[[1, 2, 4], [0.5, 6, -3]]], call: (x) => variance(x!, 1, { unbiased: false }) },
    { inputs: [[[[1, 2], [4, 0.5]], [[6, -3], [2, 1]]]], call: (x) => variance(x!, [0, 2], { keepdim: true }) },
  ],
});

const stdOp = defineOp({
  name: "std",
  torch: "torch.std",
  tex: String.raw`\bar x_i = \bar y\,\frac{x_i - \mu}{(n-1)\,y} \quad (0 \text{ where } y = 0)`,
  forward({ a, attrs }) {
    const y = varianceOf(a, attrs as Spread);
    kernelsOf(y).sqrt(y.numel, y.ptr, y.ptr);
    return castTo(y, a.dtype);
  },
  backward({ a, y, attrs }, g) {
    const share = eachEntry((up, size) => (size === 0 ? 0 : up / (2 * size)), g, y!);
    give(a, varianceBackward(a, share, attrs as Spread));
  },
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 4], [0.5, 6, -3]]], call: (x) => std(x!, 0) },
    { inputs: [[[[1, 2], [4, 0.5]], [[6, -3], [2, 1]]]], call: (x) => std(x!, [0, 2], { unbiased: false }) },
  ],
});

type Options = { unbiased?: boolean; keepdim?: boolean };
function attrsOf(who: string, x: Tensor, dim: Dims, { unbiased = true, keepdim = false }: Options): Spread {
  if (!x.dtype.isFloat) throw new TypeError(`${who}: expected a float tensor, came ${x.dtype.name}`);
  return { ...over(who, x, dim, keepdim), unbiased };
}

/** Variance; `unbiased` divides by n − 1, as PyTorch does unless told otherwise. NaN of a single entry. Shape: floats, as `sum`. */
export function variance(x: Tensor, dim: Dims = null, options: Options = {}): Tensor {
  return apply(varOp, x, null, null, attrsOf("var", x, dim, options));
}
/** Standard deviation: √ of the variance. Where it is 0 its gradient is 0, as PyTorch's. */
export function std(x: Tensor, dim: Dims = null, options: Options = {}): Tensor {
  return apply(stdOp, x, null, null, attrsOf("std", x, dim, options));
}

export const spreadOps = [varOp, stdOp];

export const spreadAbout: readonly About[] = [
  {
    op: varOp,
    family: "reductions",
    value: String.raw`y = \tfrac{1}{n-1} \textstyle\sum_i (x_i - \mu)^2`,
    meaning: { ko: "분산을 구합니다. n − 1로 나눕니다.", en: "The variance, divided by n − 1." },
  },
  {
    op: stdOp,
    family: "reductions",
    value: String.raw`y = \sqrt{\tfrac{1}{n-1} \textstyle\sum_i (x_i - \mu)^2}`,
    meaning: { ko: "표준편차를 구합니다. n − 1로 나눕니다.", en: "The standard deviation, divided by n − 1." },
  },
];

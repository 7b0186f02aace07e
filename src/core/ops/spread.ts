/** @file Variance and standard deviation. Computed in float64 and rounded once, as PyTorch computes them. */
import { apply, give } from "../autograd.ts";
import { float64 } from "../dtype.ts";
import { alias, broadcastTo, castTo, contiguous, empty, expandView, kernelsOf, type Tensor } from "../tensor.ts";
import { combine, withScalar } from "./arithmetic.ts";
import { defineOp } from "./op.ts";
import { cut, over, reducedShape, type Over } from "./reduce.ts";

interface Spread extends Over {
  readonly unbiased: boolean;
}
const divisor = (x: Tensor, { dim, unbiased }: Spread): number => cut(x, dim).n - (unbiased ? 1 : 0);
const kept = (x: Tensor, { dim }: Over): number[] => x.shape.map((d, i) => (dim === null || i === dim ? 1 : d));

/** x less its mean along the dimension, in float64. */
function centred(input: Tensor, attrs: Over): Tensor {
  const x = castTo(contiguous(input), float64);
  const { outer, n, inner } = cut(x, attrs.dim);
  const mean = empty(kept(x, attrs), x.dtype);
  kernelsOf(x).sum(outer, n, inner, x.ptr, mean.ptr);
  kernelsOf(x).divScalar(mean.numel, mean.ptr, n, mean.ptr);
  return combine("sub", x, broadcastTo(mean, x.shape));
}
function varianceOf(x: Tensor, attrs: Spread): Tensor {
  const { outer, n, inner } = cut(x, attrs.dim);
  const d = centred(x, attrs);
  const y = empty(reducedShape(x, attrs), float64);
  kernelsOf(d).square(d.numel, d.ptr, d.ptr);
  kernelsOf(d).sum(outer, n, inner, d.ptr, y.ptr);
  return withScalar("divScalar", y, divisor(x, attrs));
}
/** (2/divisor)·g·(x − mean), g stretched over x. */
function varianceBackward(x: Tensor, g: Tensor, attrs: Spread): Tensor {
  const stretched = contiguous(expandView(alias(g, kept(x, attrs)), x.shape));
  return combine("mul", withScalar("mulScalar", stretched, 2 / divisor(x, attrs)), castTo(centred(x, attrs), x.dtype));
}

const varOp = defineOp({
  name: "var",
  torch: "torch.var",
  tex: String.raw`\bar x_i = \bar y\,\tfrac{2}{n-1}(x_i - \mu)`,
  forward: ({ a, attrs }) => castTo(varianceOf(a, attrs as Spread), a.dtype),
  backward: ({ a, attrs }, g) => give(a, varianceBackward(a, g, attrs as Spread)),
  examples: [
    { inputs: [[[1, 2, 4], [0.5, 6, -3]]], call: (x) => variance(x!) },
    { inputs: [[[1, 2, 4], [0.5, 6, -3]]], call: (x) => variance(x!, 1, { unbiased: false }) },
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
    const half = combine("div", g, withScalar("mulScalar", y!, 2)).toArray();
    const size = y!.toArray();
    const share = empty(g.shape, g.dtype);
    share.setBytes(new Uint8Array(half.map((v, i) => (size[i] === 0 ? 0 : v)).buffer));
    give(a, varianceBackward(a, share, attrs as Spread));
  },
  examples: [{ inputs: [[[1, 2, 4], [0.5, 6, -3]]], call: (x) => std(x!, 0) }],
});

type Options = { unbiased?: boolean; keepdim?: boolean };
const attrsOf = (who: string, x: Tensor, dim: number | null, { unbiased = true, keepdim = false }: Options): Spread => ({
  ...over(who, x, dim, keepdim),
  unbiased,
});

/** Variance; `unbiased` divides by n − 1, as PyTorch does unless told otherwise. NaN of a single entry. */
export function variance(x: Tensor, dim: number | null = null, options: Options = {}): Tensor {
  return apply(varOp, x, null, null, attrsOf("var", x, dim, options));
}
/** Standard deviation: √ of the variance. Where it is 0 its gradient is 0, as PyTorch's. */
export function std(x: Tensor, dim: number | null = null, options: Options = {}): Tensor {
  return apply(stdOp, x, null, null, attrsOf("std", x, dim, options));
}

export const spreadOps = [varOp, stdOp];

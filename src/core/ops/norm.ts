/** @file The p-norm of all entries, or along some dimensions. */
import { apply, give } from "../autograd.ts";
import { pow } from "../math.ts";
import { contiguous, empty, full, kernelsOf, scratch, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { unary } from "./arithmetic.ts";
import { eachEntry } from "./eachEntry.ts";
import { defineOp } from "./op.ts";
import { linesOf, over, reducedShape, stretch, type Dims, type Over } from "./over.ts";

interface Norm extends Over {
  readonly p: number;
}

/** |x|ᵖ, as much of it as is summed. */
function powers(x: Tensor, p: number): Tensor {
  if (p === 2) return unary("square", x);
  if (p === 0) return eachEntry((v) => (v === 0 ? 0 : 1), x);
  const y = unary("abs", x);
  if (p !== 1) kernelsOf(y).powScalar(y.numel, y.ptr, p, y.ptr);
  return y;
}
function sumNorm(a: Tensor, attrs: Norm): Tensor {
  const { x, outer, n, inner } = linesOf(powers(a, attrs.p), attrs);
  const y = empty(reducedShape(a, attrs), a.dtype);
  const kernels = kernelsOf(a);
  kernels.sum(outer, n, inner, x.ptr, y.ptr);
  if (attrs.p === 2) kernels.sqrt(y.numel, y.ptr, y.ptr);
  else if (attrs.p !== 1 && attrs.p !== 0) kernels.powScalar(y.numel, y.ptr, 1 / attrs.p, y.ptr);
  return y;
}
/** The largest |x|, or the smallest for p = −∞; 0 of nothing. */
function extremeNorm(a: Tensor, attrs: Norm): Tensor {
  const { x, outer, n, inner } = linesOf(unary("abs", a), attrs);
  if (n === 0) return full(reducedShape(a, attrs), 0, a.dtype);
  const y = empty(reducedShape(a, attrs), a.dtype);
  kernelsOf(a)[attrs.p > 0 ? "max" : "min"](outer, n, inner, x.ptr, y.ptr, scratch(8 * y.numel));
  return y;
}

/** sign(x)·(|x|/y)ᵖ⁻¹·g, 0 where x or y is. */
function sumNormBackward(x: Tensor, y: Tensor, g: Tensor, p: number): Tensor {
  if (p === 2) return eachEntry((up, v, size) => (size === 0 ? 0 : up * (v / size)), g, x, y);
  if (p === 1) return eachEntry((up, v) => up * (v > 0 ? 1 : v < 0 ? -1 : 0), g, x);
  const slope = (v: number, size: number): number => {
    if (v === 0 || size === 0) return size === size ? 0 : NaN;
    return Math.sign(v) * pow(Math.abs(v) / size, p - 1);
  };
  return eachEntry((up, v, size) => up * slope(v, size), g, x, y);
}
/** The gradient is shared evenly among the entries whose |x| is y. */
function extremeNormBackward(x: Tensor, y: Tensor, g: Tensor, attrs: Norm): Tensor {
  const hits = eachEntry((v, size) => (Math.abs(v) === size ? Math.sign(v) : 0), x, y);
  const { x: counted, outer, n, inner } = linesOf(unary("abs", hits), attrs);
  const count = empty(reducedShape(x, attrs), x.dtype);
  kernelsOf(x).sum(outer, n, inner, counted.ptr, count.ptr);
  return eachEntry((hit, up, many) => (hit === 0 ? 0 : (hit * up) / many), hits, g, stretch(count, x, attrs));
}

const normOp = defineOp({
  name: "norm",
  torch: "torch.norm",
  tex: String.raw`\bar x_i = \bar y\,\mathrm{sign}(x_i)\,(|x_i| / y)^{p-1} \quad (0 \text{ where } y = 0)`,
  forward: ({ a, attrs }) => (Number.isFinite((attrs as Norm).p) ? sumNorm : extremeNorm)(contiguous(a), attrs as Norm),
  backward({ a, y, attrs }, g) {
    const { p } = attrs as Norm;
    const [up, size] = [stretch(g, a, attrs as Norm), stretch(y!, a, attrs as Norm)];
    if (p === 0) give(a, full(a.shape, 0, a.dtype));
    else if (Number.isFinite(p)) give(a, sumNormBackward(contiguous(a), contiguous(size), contiguous(up), p));
    else give(a, extremeNormBackward(contiguous(a), contiguous(size), contiguous(up), attrs as Norm));
  },
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2], [-3, 0.5]]], call: (x) => norm(x!) },
    { inputs: [[[1, 2], [-3, 0.5]]], call: (x) => norm(x!, 1, 0) },
    { inputs: [[[1, 2], [-3, 0.5]]], call: (x) => norm(x!, 3, 1, true) },
    { inputs: [[[1, 2], [-3, 0.5]]], call: (x) => norm(x!, Infinity, 1) },
    { inputs: [[[[1, 2], [-3, 0.5]], [[4, -1], [2, 2]]]], call: (x) => norm(x!, 2, [0, 2]) },
  ],
});

/**
 * (Σ |x|ᵖ)^(1/p) of all entries, or along `dim`; p = ∞ is the largest |x|, p = 0 counts what is not 0.
 * The gradient at the zero vector is 0, as PyTorch's. Shape: floats of any → (), or x's without `dim` (1 for it with `keepdim`).
 */
export function norm(x: Tensor, p = 2, dim: Dims = null, keepdim = false): Tensor {
  if (!x.dtype.isFloat) throw new TypeError(`norm: expected a float tensor, came ${x.dtype.name}`);
  return apply(normOp, x, null, null, { ...over("norm", x, dim, keepdim), p } satisfies Norm);
}

export const normOps = [normOp];

export const normAbout: About = {
  op: normOp,
  family: "reductions",
  value: String.raw`y = \bigl(\textstyle\sum_i |x_i|^p\bigr)^{1/p}`,
  meaning: { ko: "벡터의 길이를 구합니다.", en: "The length of a vector." },
};

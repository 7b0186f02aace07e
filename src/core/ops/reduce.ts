/** @file Sums, means, extremes and norm: over all entries or over one dimension. */
import { apply, give } from "../autograd.ts";
import { int64 } from "../dtype.ts";
import { numelOf, scalarShape, wrapDim, type Shape } from "../shape.ts";
import { alias, contiguous, empty, expandView, full, kernelsOf, scratch, type Tensor } from "../tensor.ts";
import { unary, withScalar } from "./arithmetic.ts";
import { defineOp } from "./op.ts";

/** Over which dimension, already counted from the front; null for all. */
export interface Over {
  readonly dim: number | null;
  readonly keepdim: boolean;
}
interface Cut {
  readonly outer: number;
  readonly n: number;
  readonly inner: number;
}
export function cut(x: Tensor, dim: number | null): Cut {
  if (dim === null || x.ndim === 0) return { outer: 1, n: x.numel, inner: 1 };
  return { outer: numelOf(x.shape.slice(0, dim)), n: x.shape[dim]!, inner: numelOf(x.shape.slice(dim + 1)) };
}
export function reducedShape(x: Tensor, { dim, keepdim }: Over): Shape {
  if (dim === null) return keepdim ? x.shape.map(() => 1) : scalarShape;
  return keepdim ? x.shape.map((d, i) => (i === dim ? 1 : d)) : x.shape.filter((_, i) => i !== dim);
}
/** What a reduction returned, stretched back over x's shape as a view. */
export function stretch(g: Tensor, x: Tensor, { dim }: Over): Tensor {
  return expandView(alias(g, dim === null ? x.shape.map(() => 1) : x.shape.map((d, i) => (i === dim ? 1 : d))), x.shape);
}

const sumOp = defineOp({
  name: "sum",
  torch: "torch.sum",
  tex: String.raw`\bar x_i = \bar y`,
  forward({ a, attrs }) {
    const { outer, n, inner } = cut(a, (attrs as Over).dim);
    const y = empty(reducedShape(a, attrs as Over), a.dtype);
    kernelsOf(a).sum(outer, n, inner, contiguous(a).ptr, y.ptr);
    return y;
  },
  backward: ({ a, attrs }, g) => give(a, stretch(g, a, attrs as Over)),
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => sum(x!) },
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => sum(x!, 0) },
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => sum(x!, -1, true) },
  ],
});

const meanOp = defineOp({
  name: "mean",
  torch: "torch.mean",
  tex: String.raw`\bar x_i = \bar y / n`,
  forward(call) {
    const y = sumOp.forward(call);
    return withScalar("divScalar", y, cut(call.a, (call.attrs as Over).dim).n);
  },
  backward({ a, attrs }, g) {
    const share = withScalar("divScalar", g, cut(a, (attrs as Over).dim).n);
    give(a, stretch(share, a, attrs as Over));
  },
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => mean(x!) },
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => mean(x!, 1) },
  ],
});

/** The kernel's values and indices; the gradient goes to the one entry that was picked. */
function extreme(kernel: "max" | "min") {
  return defineOp({
    name: kernel,
    torch: `torch.${kernel}`,
    tex: String.raw`\bar x_i = \bar y\,[i = i^*]`,
    forward(call) {
      const { a, attrs } = call;
      const { outer, n, inner } = cut(a, (attrs as Over).dim);
      if (n === 0) throw new RangeError(`${kernel}: expected at least one entry, came none`);
      const shape = reducedShape(a, attrs as Over);
      const y = empty(shape, a.dtype);
      call.saved = empty(shape, int64);
      kernelsOf(a)[kernel](outer, n, inner, contiguous(a).ptr, y.ptr, call.saved.ptr);
      return y;
    },
    backward({ a, attrs, saved }, g) {
      const { outer, n, inner } = cut(a, (attrs as Over).dim);
      const dx = full(a.shape, 0, a.dtype);
      const picked = saved!.toArray();
      const [from, to] = [g.toArray(), contiguous(dx).toArray()];
      for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) to[(o * n + picked[o * inner + i]!) * inner + i] = from[o * inner + i]!;
      dx.setBytes(new Uint8Array(to.buffer));
      give(a, dx);
    },
    examples: [{ inputs: [[[1, 5, 3], [4, 2, 6]]], call: (x) => (kernel === "max" ? max : min)(x!, 1).values }],
  });
}
const maxOp = extreme("max");
const minOp = extreme("min");

const normOp = defineOp({
  name: "norm",
  torch: "torch.norm",
  tex: String.raw`\bar x = \bar y\, x / y \quad (0 \text{ where } y = 0)`,
  forward({ a }) {
    const y = empty(scalarShape, a.dtype);
    const squares = unary("square", a);
    const kernels = kernelsOf(a);
    kernels.sum(1, a.numel, 1, squares.ptr, y.ptr);
    kernels.sqrt(1, y.ptr, y.ptr);
    return y;
  },
  backward({ a, y }, g) {
    const factor = y!.item() === 0 ? 0 : g.item() / y!.item();
    give(a, withScalar("mulScalar", a, factor));
  },
  examples: [{ inputs: [[[1, 2], [-3, 0.5]]], call: (x) => norm(x!) }],
});

export const over = (who: string, x: Tensor, dim: number | null, keepdim: boolean): Over => ({
  dim: dim === null ? null : wrapDim(who, dim, x.ndim),
  keepdim: keepdim && x.ndim > 0,
});
const everything: Over = { dim: null, keepdim: false };

/** Σ over all entries, or over `dim`. */
export function sum(x: Tensor, dim: number | null = null, keepdim = false): Tensor {
  return apply(sumOp, x, null, null, dim === null ? everything : over("sum", x, dim, keepdim));
}
/** The mean; NaN of nothing. */
export function mean(x: Tensor, dim: number | null = null, keepdim = false): Tensor {
  return apply(meanOp, x, null, null, dim === null ? everything : over("mean", x, dim, keepdim));
}

/** Largest (smallest) entries along `dim` and where they stand first. Of ties the first is taken; NaN beats all. */
export function max(x: Tensor, dim: number, keepdim = false): { values: Tensor; indices: Tensor } {
  return { values: apply(maxOp, x, null, null, over("max", x, dim, keepdim)), indices: argmax(x, dim, keepdim) };
}
export function min(x: Tensor, dim: number, keepdim = false): { values: Tensor; indices: Tensor } {
  return { values: apply(minOp, x, null, null, over("min", x, dim, keepdim)), indices: argmin(x, dim, keepdim) };
}
/** Index of the first largest entry along `dim`, or in the flattened tensor. int64, no gradient. */
export function argmax(x: Tensor, dim: number | null = null, keepdim = false): Tensor {
  return bestIndex("max", x, dim, keepdim);
}
export function argmin(x: Tensor, dim: number | null = null, keepdim = false): Tensor {
  return bestIndex("min", x, dim, keepdim);
}
function bestIndex(kernel: "max" | "min", x: Tensor, dim: number | null, keepdim: boolean): Tensor {
  const attrs = over(`arg${kernel}`, x, dim, keepdim);
  const { outer, n, inner } = cut(x, attrs.dim);
  if (n === 0) throw new RangeError(`arg${kernel}: expected at least one entry, came none`);
  const index = empty(reducedShape(x, attrs), int64);
  kernelsOf(x)[kernel](outer, n, inner, contiguous(x).ptr, scratch(index.numel * x.dtype.size), index.ptr);
  return index;
}

/** Euclidean norm √(Σ x²) of all entries; its gradient at the zero vector is 0, as PyTorch's. */
export const norm = (x: Tensor): Tensor => apply(normOp, x);

export const reduceOps = [sumOp, meanOp, maxOp, minOp, normOp];

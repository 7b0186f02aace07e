/** @file Other ways to look at the same entries: reshape, transpose, permute, expand, slice, select, squeeze. Nothing is copied. */
import { apply, give } from "../autograd.ts";
import { inferShape, sameShape, showShape, stridesOf, wrapDim, type Shape } from "../shape.ts";
import { alias, contiguous, expandView, full, sumTo, writeThrough, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { defineOp } from "./op.ts";

const stridesAt = (x: Tensor): readonly number[] => x.strides ?? stridesOf(x.shape);
/** A view with these strides; contiguous ones are not written down. */
function strided(x: Tensor, shape: Shape, strides: readonly number[], offset = 0): Tensor {
  const plain = stridesOf(shape);
  const packed = shape.every((d, i) => d === 1 || strides[i] === plain[i]);
  return alias(x, shape, packed ? null : strides, offset);
}

const reshapeOp = defineOp({
  name: "reshape",
  torch: "torch.reshape",
  tex: String.raw`\bar x = \mathrm{reshape}(\bar y)`,
  forward: ({ a, attrs }) => alias(contiguous(a), attrs as Shape),
  backward: ({ a }, g) => give(a, alias(g, a.shape)),
  // prettier-ignore
  examples: [{ inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => reshape(x!, [3, -1]) }],
});

const permuteOp = defineOp({
  name: "permute",
  torch: "torch.permute",
  tex: String.raw`\bar x = \bar y^{\pi^{-1}}`,
  forward({ a, attrs }) {
    const dims = attrs as readonly number[];
    const strides = stridesAt(a);
    return strided(
      a,
      dims.map((d) => a.shape[d]!),
      dims.map((d) => strides[d]!),
    );
  },
  backward({ a, attrs }, g) {
    const dims = attrs as readonly number[];
    const strides = stridesOf(g.shape);
    const back = dims.map((_, i) => dims.indexOf(i));
    give(
      a,
      strided(
        g,
        a.shape,
        back.map((d) => strides[d]!),
      ),
    );
  },
  // prettier-ignore
  examples: [{ inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => permute(x!, [1, 0]) }],
});

const expandOp = defineOp({
  name: "expand",
  torch: "Tensor.expand",
  tex: String.raw`\bar x = \textstyle\sum_{\text{stretched}}\bar y`,
  forward: ({ a, attrs }) => (attrs === a.shape ? alias(a, a.shape, a.strides) : expandView(a, attrs as Shape)),
  backward: ({ a }, g) => give(a, sumTo(g, a.shape)),
  // prettier-ignore
  examples: [{ inputs: [[[1], [2]]], call: (x) => expand(x!, [2, 3]) }],
});

/** Entries start, start + step, … of one dimension; `count` of them. */
interface Span {
  readonly dim: number;
  readonly start: number;
  readonly count: number;
  readonly step: number;
}
function spanOf(x: Tensor, { dim, start, count, step }: Span): Tensor {
  const strides = stridesAt(x);
  const shape = x.shape.map((d, i) => (i === dim ? count : d));
  return strided(
    x,
    shape,
    strides.map((s, i) => (i === dim ? s * step : s)),
    start * strides[dim]!,
  );
}
const sliceOp = defineOp({
  name: "slice",
  torch: "Tensor.__getitem__",
  tex: String.raw`\bar x_{\text{slice}} = \bar y,\ 0 \text{ elsewhere}`,
  forward: ({ a, attrs }) => spanOf(a, attrs as Span),
  backward({ a, attrs }, g) {
    const dx = full(a.shape, 0, a.dtype);
    writeThrough(g, spanOf(dx, attrs as Span));
    give(a, dx);
  },
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => slice(x!, 1, 0, 3, 2) },
    { inputs: [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], call: (x) => slice(x!, 0, 1) },
  ],
});

/** The same entries, in row-major order, under another shape; one −1 is inferred. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  return apply(reshapeOp, x, null, null, inferShape("reshape", shape, x.numel));
}
/** As reshape, but never a copy: throws for a tensor whose entries do not lie in order. */
export function view(x: Tensor, shape: Shape): Tensor {
  if (x.strides !== null && !x.shape.every((d) => d <= 1)) {
    throw new Error(`view: expected entries in row-major order, came a view of ${showShape(x.shape)}; use reshape`);
  }
  return reshape(x, inferShape("view", shape, x.numel));
}
/** Dimensions from `start` to `end` as one: (N, C, H, W) from 1 on → (N, C·H·W). */
export function flatten(x: Tensor, start = 0, end = -1): Tensor {
  if (x.ndim === 0) return reshape(x, [1]);
  const [from, to] = [wrapDim("flatten", start, x.ndim), wrapDim("flatten", end, x.ndim)];
  if (from > to) throw new RangeError(`flatten: expected a start no later than its end, came ${start} and ${end}`);
  const middle = x.shape.slice(from, to + 1).reduce((n, d) => n * d, 1);
  return reshape(x, [...x.shape.slice(0, from), middle, ...x.shape.slice(to + 1)]);
}
/** Dimensions in another order, a view: dimension i of the result is x's dims[i]. Each must be named once. */
export function permute(x: Tensor, dims: readonly number[]): Tensor {
  const order = dims.map((d) => wrapDim("permute", d, x.ndim));
  if (dims.length !== x.ndim || new Set(order).size !== x.ndim)
    throw new RangeError(`permute: expected each of ${x.ndim} dims once, came ${showShape(dims)}`);
  return apply(permuteOp, x, null, null, order);
}
/** Swaps two dimensions; a view. */
export function transpose(x: Tensor, dim0: number, dim1: number): Tensor {
  const [p, q] = [wrapDim("transpose", dim0, x.ndim), wrapDim("transpose", dim1, x.ndim)];
  if (x.ndim === 0) return x;
  return permute(
    x,
    x.shape.map((_, i) => (i === p ? q : i === q ? p : i)),
  );
}
/** xᵀ of a matrix, a view; a vector stays as it is, more dimensions are refused. Shape: (N, M) → (M, N). */
export function t(x: Tensor): Tensor {
  if (x.ndim > 2) throw new RangeError(`t: expected at most two dimensions, came ${showShape(x.shape)}`);
  return x.ndim < 2 ? x : transpose(x, 0, 1);
}
/** x stretched to `shape`, a view: dimensions of 1 repeat, −1 keeps; others must be x's own. */
export function expand(x: Tensor, shape: Shape): Tensor {
  const lead = shape.length - x.ndim;
  const wanted = shape.map((d, i) => (d === -1 && i >= lead ? x.shape[i - lead]! : d));
  const fits = lead >= 0 && wanted.every((d, i) => d >= 0 && (i < lead || x.shape[i - lead] === d || x.shape[i - lead] === 1));
  if (!fits) throw new RangeError(`expand: expected a shape that ${showShape(x.shape)} stretches to, came ${showShape(shape)}`);
  return apply(expandOp, x, null, null, sameShape(wanted, x.shape) ? x.shape : wanted);
}
/** Entries start … end − 1 of one dimension, every `step`-th; bounds are clipped as Python's. A view. */
export function slice(x: Tensor, dim: number, start = 0, end = Infinity, step = 1): Tensor {
  const d = wrapDim("slice", dim, x.ndim);
  if (x.ndim === 0) throw new RangeError("slice: expected at least one dimension, came ()");
  if (!Number.isInteger(step) || step < 1) throw new RangeError(`slice: expected a step ≥ 1, came ${step}`);
  if (!Number.isInteger(start) || !(Number.isInteger(end) || end === Infinity))
    throw new RangeError(`slice: expected whole numbers from … to, came ${start} and ${end}`);
  const n = x.shape[d]!;
  const clip = (i: number): number => Math.min(Math.max(i < 0 ? i + n : i, 0), n);
  const [from, to] = [clip(start), clip(end)];
  return apply(sliceOp, x, null, null, {
    dim: d,
    start: from,
    count: Math.max(0, Math.ceil((to - from) / step)),
    step,
  } satisfies Span);
}
/** One index of a dimension, which disappears; a view. */
export function select(x: Tensor, dim: number, index: number): Tensor {
  const d = wrapDim("select", dim, x.ndim);
  const n = x.shape[d] ?? 0;
  if (!Number.isInteger(index) || index < -n || index >= n)
    throw new RangeError(`select: expected an index in [${-n}, ${n - 1}], came ${index}`);
  const at = index < 0 ? index + n : index;
  return reshapeView(
    slice(x, d, at, at + 1),
    x.shape.filter((_, i) => i !== d),
  );
}
/** A new dimension of 1 at `dim`, a view: (N, M) at 1 → (N, 1, M). */
export function unsqueeze(x: Tensor, dim: number): Tensor {
  const d = wrapDim("unsqueeze", dim, x.ndim + 1);
  return reshapeView(x, [...x.shape.slice(0, d), 1, ...x.shape.slice(d)]);
}
/** Without the dimensions of 1, or without `dim` if it is 1. */
export function squeeze(x: Tensor, dim: number | null = null): Tensor {
  const d = dim === null ? null : wrapDim("squeeze", dim, x.ndim);
  return reshapeView(
    x,
    x.shape.filter((n, i) => n !== 1 || (d !== null && i !== d)),
  );
}

/** Adds or drops dimensions of size 1 without copying, whatever the strides. */
function reshapeView(x: Tensor, shape: Shape): Tensor {
  return apply(unitOp, x, null, null, shape);
}
const unitOp = defineOp({
  name: "unsqueeze",
  torch: "torch.unsqueeze",
  tex: String.raw`\bar x = \bar y`,
  forward({ a, attrs }) {
    const shape = attrs as Shape;
    if (a.strides === null) return alias(a, shape);
    const kept = a.strides.filter((_, i) => a.shape[i] !== 1);
    let next = 0;
    return alias(
      a,
      shape,
      shape.map((d) => (d === 1 ? 0 : kept[next++]!)),
    );
  },
  backward: ({ a }, g) => give(a, alias(g, a.shape)),
  // prettier-ignore
  examples: [{ inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => select(x!, 1, 2) }],
});

export const viewOps = [reshapeOp, permuteOp, expandOp, sliceOp, unitOp];

export const viewAbout: readonly About[] = [
  {
    op: reshapeOp,
    family: "shapes",
    value: String.raw`y = \mathrm{reshape}(x)`,
    meaning: { ko: "값은 그대로 두고 모양을 바꿉니다.", en: "The same values in another shape." },
    settings: "shape",
  },
  {
    op: permuteOp,
    family: "shapes",
    value: String.raw`y = x^{\pi}`,
    meaning: {
      ko: "차원의 순서를 바꿉니다. 전치도 여기 듭니다.",
      en: "Puts the dimensions in another order. A transpose is one.",
    },
    settings: "dims",
  },
  {
    op: expandOp,
    family: "shapes",
    value: String.raw`y = \mathrm{expand}(x)`,
    meaning: {
      ko: "크기 1인 차원을 늘려 같은 값을 되풀이합니다.",
      en: "Stretches a dimension of size 1 by repeating its value.",
    },
    settings: "shape",
  },
  {
    op: sliceOp,
    family: "shapes",
    value: String.raw`y = x_{\text{slice}}`,
    meaning: { ko: "일부를 잘라 냅니다.", en: "Cuts out a part." },
  },
  {
    op: unitOp,
    family: "shapes",
    value: String.raw`y = \mathrm{unsqueeze}(x)`,
    meaning: { ko: "크기 1인 차원을 끼워 넣습니다.", en: "Puts in a dimension of size 1." },
    settings: "dim",
  },
];

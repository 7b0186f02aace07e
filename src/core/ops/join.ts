/** @file Tensors put together, along a dimension they have (cat) or a new one (stack), and taken apart again (split). */
import { applyAll, give } from "../autograd.ts";
import { promote } from "../dtype.ts";
import { sameShape, showShape, stridesOf, wrapDim } from "../shape.ts";
import { alias, contiguous, empty, writeThrough, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { cast } from "./cast.ts";
import { defineOp } from "./op.ts";
import { slice, unsqueeze } from "./view.ts";

/** The part of `y` that holds input number i. */
function part(y: Tensor, dim: number, inputs: readonly Tensor[], i: number): Tensor {
  const before = inputs.slice(0, i).reduce((n, x) => n + x.shape[dim]!, 0);
  const strides = stridesOf(y.shape);
  return alias(y, inputs[i]!.shape, strides, before * strides[dim]!);
}

const catOp = defineOp({
  name: "cat",
  torch: "torch.cat",
  tex: String.raw`\bar x_i = \bar y_{\text{part } i}`,
  forward({ rest, attrs }) {
    const dim = attrs as number;
    const inputs = rest!;
    const total = inputs.reduce((n, x) => n + x.shape[dim]!, 0);
    const y = empty(
      inputs[0]!.shape.map((d, i) => (i === dim ? total : d)),
      inputs[0]!.dtype,
    );
    inputs.forEach((x, i) => writeThrough(x, part(y, dim, inputs, i)));
    return y;
  },
  backward({ rest, attrs }, g) {
    rest!.forEach((x, i) => {
      if (x.requiresGrad) give(x, contiguous(part(g, attrs as number, rest!, i)));
    });
  },
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2], [3, 4]], [[5], [6]]], call: (a, b) => cat([a!, b!], 1) },
    { inputs: [[[1, 2], [3, 4]], [[5, 6]]], call: (a, b) => cat([a!, b!, a!]) },
  ],
});

/** Tensors joined along `dim`; all other sizes must agree, and the dtype is the one all make together. A tensor of shape (0,) adds nothing. */
export function cat(inputs: readonly Tensor[], dim = 0): Tensor {
  const parts = inputs.length > 1 ? inputs.filter((x) => x.numel > 0 || x.ndim !== 1) : inputs;
  const first = parts[0] ?? inputs[0];
  if (first === undefined) throw new RangeError("cat: expected at least one tensor, came none");
  const d = wrapDim("cat", dim, first.ndim);
  for (const x of parts) {
    const fits = x.ndim === first.ndim && x.shape.every((n, i) => i === d || n === first.shape[i]);
    if (!fits || x.ndim === 0) {
      throw new RangeError(
        `cat: expected equal sizes outside dim ${dim}, came ${showShape(first.shape)} and ${showShape(x.shape)}`,
      );
    }
  }
  const dtype = inputs.reduce((all, x) => promote(all, x.dtype), first.dtype);
  return applyAll(catOp, parts.length === 0 ? [first] : parts.map((x) => cast(x, dtype)), d);
}
/** Tensors of one shape joined along a new dimension. Shape: n times (…) → (…, n, …), n at `dim`. Throws where shapes differ. */
export function stack(inputs: readonly Tensor[], dim = 0): Tensor {
  const [first] = inputs;
  if (first === undefined) throw new RangeError("stack: expected at least one tensor, came none");
  const other = inputs.find((x) => !sameShape(x.shape, first.shape));
  if (other !== undefined)
    throw new RangeError(`stack: expected equal shapes, came ${showShape(first.shape)} and ${showShape(other.shape)}`);
  wrapDim("stack", dim, first.ndim + 1);
  return cat(
    inputs.map((x) => unsqueeze(x, dim)),
    dim,
  );
}

/** Views of x along `dim`: of `size` entries each, the last one of what is left; or of these sizes, which must add up. */
export function split(x: Tensor, size: number | readonly number[], dim = 0): Tensor[] {
  const d = wrapDim("split", dim, x.ndim);
  if (x.ndim === 0) throw new RangeError("split: expected at least one dimension, came ()");
  const n = x.shape[d]!;
  if (typeof size === "number" && !(Number.isInteger(size) && size > 0))
    throw new RangeError(`split: expected a size ≥ 1, came ${size}`);
  const count = typeof size === "number" ? Math.max(1, Math.ceil(n / size)) : size.length;
  const sizes = typeof size === "number" ? Array.from({ length: count }, (_, i) => Math.min(size, n - i * size)) : size;
  if (sizes.some((part) => part < 0) || sizes.reduce((sum, part) => sum + part, 0) !== n) {
    throw new RangeError(`split: expected sizes that add up to ${n}, came ${showShape(sizes)}`);
  }
  let at = 0;
  return sizes.map((part) => slice(x, d, at, (at += part)));
}
/** `count` views of x along `dim`, of equal size but for the last. */
export function chunk(x: Tensor, count: number, dim = 0): Tensor[] {
  if (!(Number.isInteger(count) && count > 0)) throw new RangeError(`chunk: expected a count ≥ 1, came ${count}`);
  return split(x, Math.max(1, Math.ceil((x.shape[wrapDim("chunk", dim, x.ndim)] ?? 0) / count)), dim);
}

export const joinOps = [catOp];

export const joinAbout: About = {
  op: catOp,
  family: "shapes",
  value: String.raw`y = [x_1, x_2, \ldots]`,
  meaning: { ko: "이어 붙입니다.", en: "Joins end to end." },
  settings: "dim",
};

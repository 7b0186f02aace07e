/** @file Tensors put together: along a dimension they have (cat), or along a new one (stack). */
import { applyAll, give } from "../autograd.ts";
import { showShape, stridesOf, wrapDim } from "../shape.ts";
import { alias, contiguous, empty, writeThrough, type Tensor } from "../tensor.ts";
import { defineOp } from "./op.ts";
import { unsqueeze } from "./view.ts";

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
    const y = empty(inputs[0]!.shape.map((d, i) => (i === dim ? total : d)), inputs[0]!.dtype);
    inputs.forEach((x, i) => writeThrough(x, part(y, dim, inputs, i)));
    return y;
  },
  backward({ rest, attrs }, g) {
    rest!.forEach((x, i) => {
      if (x.requiresGrad) give(x, contiguous(part(g, attrs as number, rest!, i)));
    });
  },
  examples: [{ inputs: [[[1, 2], [3, 4]], [[5], [6]]], call: (a, b) => cat([a!, b!], 1) }],
});

/** Tensors joined along `dim`; all other sizes must agree. */
export function cat(inputs: readonly Tensor[], dim = 0): Tensor {
  const [first] = inputs;
  if (first === undefined) throw new RangeError("cat: expected at least one tensor, came none");
  const d = wrapDim("cat", dim, first.ndim);
  for (const x of inputs) {
    const fits = x.ndim === first.ndim && x.dtype === first.dtype && x.shape.every((n, i) => i === d || n === first.shape[i]);
    if (!fits || x.ndim === 0) throw new RangeError(`cat: sizes differ outside dim ${dim}, ${showShape(first.shape)} and ${showShape(x.shape)}`);
  }
  return applyAll(catOp, inputs, d);
}
/** Tensors of one shape joined along a new dimension. */
export function stack(inputs: readonly Tensor[], dim = 0): Tensor {
  return cat(inputs.map((x) => unsqueeze(x, dim)), dim);
}

export const joinOps = [catOp];

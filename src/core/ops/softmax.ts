/** @file softmax and its logarithm over one dimension. */
import { apply, give } from "../autograd.ts";
import { numelOf, wrapDim } from "../shape.ts";
import { contiguous, emptyLike, kernelsOf, type Node, type Tensor } from "../tensor.ts";
import { defineOp } from "./op.ts";

function over({ a, attrs }: Node): [number, number, number] {
  const dim = attrs as number;
  return [numelOf(a.shape.slice(0, dim)), a.shape[dim] ?? 1, numelOf(a.shape.slice(dim + 1))];
}
function family(name: "softmax" | "logSoftmax", torch: string, tex: string) {
  const slope = `${name}Backward` as const;
  return defineOp({
    name,
    torch,
    tex,
    forward(call) {
      const x = contiguous(call.a);
      const y = emptyLike(x);
      kernelsOf(x)[name](...over(call), x.ptr, y.ptr);
      return y;
    },
    backward(call, g) {
      const dx = emptyLike(g);
      kernelsOf(g)[slope](...over(call), g.ptr, call.y!.ptr, dx.ptr);
      give(call.a, dx);
    },
    // prettier-ignore
    examples: [
      { inputs: [[[1, 2, 3], [0, 0, 0]]], call: (x) => (name === "softmax" ? softmax : logSoftmax)(x!, -1) },
      { inputs: [[[1, 2, 3], [0, -1, 2]]], call: (x) => (name === "softmax" ? softmax : logSoftmax)(x!, 0) },
    ],
  });
}

const softmaxOp = family("softmax", "F.softmax", String.raw`\bar x = y \odot (\bar y - \textstyle\sum_j \bar y_j y_j)`);
const logSoftmaxOp = family("logSoftmax", "F.log_softmax", String.raw`\bar x = \bar y - e^{y}\textstyle\sum_j \bar y_j`);

/** yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ) along `dim`; max(x) is subtracted first, so that no exp overflows. */
export function softmax(x: Tensor, dim: number): Tensor {
  return apply(softmaxOp, x, null, null, wrapDim("softmax", dim, x.ndim));
}
/** yᵢ = xᵢ − log Σⱼ exp(xⱼ) along `dim`. */
export function logSoftmax(x: Tensor, dim: number): Tensor {
  return apply(logSoftmaxOp, x, null, null, wrapDim("logSoftmax", dim, x.ndim));
}

export const softmaxOps = [softmaxOp, logSoftmaxOp];

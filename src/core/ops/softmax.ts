/** @file softmax and its logarithm over one dimension. */
import { apply, give } from "../autograd.ts";
import { numelOf, wrapDim } from "../shape.ts";
import { contiguous, emptyLike, kernelsOf, type Node, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { defineOp, type OpRecord } from "./op.ts";

function over({ a, attrs }: Node): [number, number, number] {
  const dim = attrs as number;
  return [numelOf(a.shape.slice(0, dim)), a.shape[dim] ?? 1, numelOf(a.shape.slice(dim + 1))];
}
/* @__NO_SIDE_EFFECTS__ */
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

function along(op: OpRecord, x: Tensor, dim: number): Tensor {
  if (!x.dtype.isFloat) throw new TypeError(`${op.name}: expected a float tensor, came ${x.dtype.name}`);
  return apply(op, x, null, null, wrapDim(op.name, dim, x.ndim));
}
/** yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ) along `dim`; max(x) is subtracted first, so that no exp overflows. Shape: floats of any → the same. */
export const softmax = (x: Tensor, dim: number): Tensor => along(softmaxOp, x, dim);
/** yᵢ = xᵢ − log Σⱼ exp(xⱼ) along `dim`. Shape: floats of any → the same. */
export const logSoftmax = (x: Tensor, dim: number): Tensor => along(logSoftmaxOp, x, dim);

export const softmaxOps = [softmaxOp, logSoftmaxOp];

export const softmaxAbout: readonly About[] = [
  {
    op: softmaxOp,
    family: "activations",
    value: String.raw`y_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
    meaning: { ko: "점수를 합이 1인 확률로 바꿉니다.", en: "Turns scores into probabilities that sum to 1." },
    settings: "dim",
  },
  {
    op: logSoftmaxOp,
    family: "activations",
    value: String.raw`y_i = x_i - \ln \textstyle\sum_j e^{x_j}`,
    meaning: { ko: "소프트맥스의 로그를 넘치지 않게 구합니다.", en: "The logarithm of the softmax, without overflow." },
    settings: "dim",
  },
];

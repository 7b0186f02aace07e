/** @file Ops that write into their tensor: for weights under `noGrad`, as `w -= lr * w.grad` stands in a hand-written update. */
import { inPlace } from "../autograd.ts";
import { sameShape, showShape } from "../shape.ts";
import { broadcastTo, castTo, contiguous, kernelsOf, writeThrough, type Tensor } from "../tensor.ts";

/** target ∘= x; a view writes into what it looks at. */
function arithmetic(name: string, kernel: "add" | "sub" | "mul" | "div", target: Tensor, x: Tensor | number): Tensor {
  const inputs = typeof x === "number" ? [] : [x];
  return inPlace(name, target, inputs, () => {
    const from = contiguous(target);
    const kernels = kernelsOf(from);
    if (typeof x !== "number") kernels[kernel](from.numel, from.ptr, broadcastTo(x, target.shape).ptr, from.ptr);
    else if (kernel === "sub") kernels.addScalar(from.numel, from.ptr, -x, from.ptr);
    else kernels[`${kernel}Scalar`](from.numel, from.ptr, x, from.ptr);
    if (from !== target) writeThrough(from, target);
  });
}

/** target += x. */
export const add_ = (target: Tensor, x: Tensor | number): Tensor => arithmetic("add_", "add", target, x);
/** target −= x. */
export const sub_ = (target: Tensor, x: Tensor | number): Tensor => arithmetic("sub_", "sub", target, x);
/** target *= x. */
export const mul_ = (target: Tensor, x: Tensor | number): Tensor => arithmetic("mul_", "mul", target, x);
/** target /= x. */
export const div_ = (target: Tensor, x: Tensor | number): Tensor => arithmetic("div_", "div", target, x);

/** target = x, broadcast and cast as needed. */
export function copy_(target: Tensor, x: Tensor): Tensor {
  return inPlace("copy_", target, [x], () => writeThrough(castTo(sameShape(x.shape, target.shape) ? x : broadcastTo(x, target.shape), target.dtype), target));
}
/** Every entry = value. */
export function fill_(target: Tensor, value: number): Tensor {
  return inPlace(value === 0 ? "zero_" : "fill_", target, [], () => {
    if (target.strides !== null) throw new Error(`fill_: expected a contiguous tensor, came a view of ${showShape(target.shape)}`);
    kernelsOf(target).fill(target.numel, value, target.ptr);
  });
}
export const zero_ = (target: Tensor): Tensor => fill_(target, 0);

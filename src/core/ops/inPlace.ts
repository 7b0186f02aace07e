/** @file Ops that write into their tensor: for weights under `noGrad`, as `w -= lr * w.grad` stands in a hand-written update. */
import { inPlace } from "../autograd.ts";
import { broadcastShape, sameShape, showShape } from "../shape.ts";
import { broadcastTo, castTo, contiguous, full, kernelsOf, writeThrough, type Tensor } from "../tensor.ts";
import { add, mul, sub } from "./arithmetic.ts";

/** x broadcast over the target, which itself does not stretch, in its dtype. */
function over(name: string, target: Tensor, x: Tensor): Tensor {
  if (!sameShape(broadcastShape(name, x.shape, target.shape), target.shape)) {
    throw new RangeError(`${name}: expected a shape that stretches to ${showShape(target.shape)}, came ${showShape(x.shape)}`);
  }
  return castTo(broadcastTo(x, target.shape), target.dtype);
}

/** target ∘= x; a view writes into what it looks at. Integers stay integers: a fraction is refused, as PyTorch refuses it. */
function arithmetic(name: string, kernel: "add" | "sub" | "mul" | "div", target: Tensor, x: Tensor | number): Tensor {
  const inputs = typeof x === "number" ? [] : [x];
  if (!target.dtype.isFloat) return wholeInPlace(name, kernel, target, x, inputs);
  return inPlace(name, target, inputs, () => {
    const from = contiguous(target);
    const kernels = kernelsOf(from);
    if (typeof x !== "number") kernels[kernel](from.numel, from.ptr, over(name, target, x).ptr, from.ptr);
    else if (kernel === "sub") kernels.addScalar(from.numel, from.ptr, -x, from.ptr);
    else kernels[`${kernel}Scalar`](from.numel, from.ptr, x, from.ptr);
    if (from !== target) writeThrough(from, target);
  });
}
function wholeInPlace(
  name: string,
  kernel: "add" | "sub" | "mul" | "div",
  target: Tensor,
  x: Tensor | number,
  inputs: Tensor[],
): Tensor {
  const fits = kernel !== "div" && (typeof x === "number" ? Number.isInteger(x) : !x.dtype.isFloat);
  if (!fits) {
    const came = typeof x === "number" ? x : `${x.dtype.name} ${showShape(x.shape)}`;
    throw new TypeError(
      `${name}: expected ${kernel === "div" ? "a float tensor to divide" : "whole numbers"} for ${target.dtype.name}, came ${came}`,
    );
  }
  const result = { add, sub, mul }[kernel as "add" | "sub" | "mul"](target, x);
  return inPlace(name, target, inputs, () => writeThrough(over(name, target, result), target));
}

/** target += x, x broadcast over it; as all that follow, refused where a gradient would be lost. Shape: target's. */
export const add_ = (target: Tensor, x: Tensor | number): Tensor => arithmetic("add_", "add", target, x);
/** target −= x. */
export const sub_ = (target: Tensor, x: Tensor | number): Tensor => arithmetic("sub_", "sub", target, x);
/** target *= x. */
export const mul_ = (target: Tensor, x: Tensor | number): Tensor => arithmetic("mul_", "mul", target, x);
/** target /= x. */
export const div_ = (target: Tensor, x: Tensor | number): Tensor => arithmetic("div_", "div", target, x);

/** target = x, broadcast and cast as needed. */
export function copy_(target: Tensor, x: Tensor): Tensor {
  return inPlace("copy_", target, [x], () => writeThrough(over("copy_", target, x), target));
}
/** Every entry = value. */
export function fill_(target: Tensor, value: number): Tensor {
  return inPlace(value === 0 ? "zero_" : "fill_", target, [], () => {
    if (target.strides === null && target.dtype.isFloat) kernelsOf(target).fill(target.numel, value, target.ptr);
    else writeThrough(full(target.shape, value, target.dtype), target);
  });
}
/** Every entry = 0. */
export const zero_ = (target: Tensor): Tensor => fill_(target, 0);

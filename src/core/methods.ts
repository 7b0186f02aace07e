/**
 * @file Ops as methods: `x.add(y)`, `x.sum()`. One line each, and only what PyTorch has as a method.
 *
 * They are added to Tensor here because ops make tensors: a class that imported them would import itself.
 */
import { backward } from "./autograd.ts";
import { relu, sigmoid, tanh } from "./ops/activation.ts";
import { add, div, mul, neg, sub } from "./ops/arithmetic.ts";
import { double, float, long } from "./ops/cast.ts";
import { clamp, maximum, minimum } from "./ops/clamp.ts";
import { eq, ge, gt, le, logicalNot, lt, ne } from "./ops/compare.ts";
import { cumsum } from "./ops/cumsum.ts";
import { amax, amin, argmax, argmin, max, min, type Extreme } from "./ops/extreme.ts";
import { gather, indexSelect, scatter, scatter_ } from "./ops/gather.ts";
import { add_, copy_, div_, fill_, mul_, sub_, zero_ } from "./ops/inPlace.ts";
import { chunk, split } from "./ops/join.ts";
import { logsumexp } from "./ops/logsumexp.ts";
import { addmm, bmm, matmul, outer } from "./ops/matmul.ts";
import { norm } from "./ops/norm.ts";
import { abs, cos, exp, log, log1p, reciprocal, sign, sin, sqrt, square } from "./ops/pointwise.ts";
import { pow } from "./ops/pow.ts";
import { prod } from "./ops/prod.ts";
import { clone, contiguous, flip, repeat } from "./ops/rearrange.ts";
import { mean, sum } from "./ops/reduce.ts";
import { logSoftmax, softmax } from "./ops/softmax.ts";
import { std, variance } from "./ops/spread.ts";
import { expand, flatten, permute, reshape, select, slice, squeeze, t, transpose, unsqueeze, view } from "./ops/view.ts";
import { maskedFill, maskedSelect, tril, triu, where as choose } from "./ops/where.ts";
import { alias, Tensor } from "./tensor.ts";

/** x as a leaf that shares its memory and knows no history. */
export const detach = (x: Tensor): Tensor => alias(x, x.shape, x.strides);
/** x where the mask is true, else `other`. */
const where = (x: Tensor, mask: Tensor, other: Tensor | number): Tensor => choose(mask, x, other);

const methods = {
  ...{ backward, detach, clone, contiguous, add, sub, mul, div, neg, add_, sub_, mul_, div_, copy_, fill_, zero_ },
  ...{ exp, log, log1p, sqrt, abs, square, reciprocal, sin, cos, sign, pow, maximum, minimum, clamp },
  ...{ sigmoid, tanh, relu, softmax, logSoftmax, matmul, addmm, bmm, outer },
  ...{ sum, mean, prod, amax, amin, argmax, argmin, var: variance, std, norm, logsumexp, cumsum },
  ...{ eq, ne, lt, le, gt, ge, logicalNot, float, double, long },
  ...{ reshape, view, flatten, permute, transpose, t, expand, slice, select, unsqueeze, squeeze, flip, repeat, split, chunk },
  ...{ gather, indexSelect, scatter, scatter_, where, maskedFill, maskedSelect, tril, triu },
};

type Methods = {
  [K in keyof typeof methods]: (typeof methods)[K] extends (x: Tensor, ...rest: infer R) => infer Y ? (...rest: R) => Y : never;
};
/** Those that return one thing or another, which the line above cannot tell apart. */
interface Overloaded {
  max(): Tensor;
  max(dim: number, keepdim?: boolean): Extreme;
  min(): Tensor;
  min(dim: number, keepdim?: boolean): Extreme;
}
declare module "./tensor.ts" {
  // eslint-disable-next-line typescript/no-empty-object-type
  interface Tensor extends Methods, Overloaded {}
}

type Call = (x: Tensor, p?: unknown, q?: unknown, r?: unknown, s?: unknown) => unknown;
/** A fixed number of parameters, where a rest list would cost an array a call; undefined takes the default. */
const methodOf = (call: Call): object =>
  function (this: Tensor, p?: unknown, q?: unknown, r?: unknown, s?: unknown) {
    return call(this, p, q, r, s);
  };
// Behind the prototype, not one by one into it: that is ten times as fast, and a page waits for it.
Object.setPrototypeOf(
  Tensor.prototype,
  Object.fromEntries(Object.entries({ ...methods, max, min }).map(([name, f]) => [name, methodOf(f as Call)])),
);

/**
 * @file Ops as methods: `x.add(y)`, `x.sum()`. One line each, and only what PyTorch has as a method.
 *
 * They are added to Tensor here because ops make tensors: a class that imported them would import itself.
 */
import { backward } from "./autograd.ts";
import * as activation from "./ops/activation.ts";
import * as arithmetic from "./ops/arithmetic.ts";
import * as casts from "./ops/cast.ts";
import * as compare from "./ops/compare.ts";
import * as inPlace from "./ops/inPlace.ts";
import * as matrix from "./ops/matmul.ts";
import * as pointwise from "./ops/pointwise.ts";
import * as reduce from "./ops/reduce.ts";
import * as spread from "./ops/spread.ts";
import * as soft from "./ops/softmax.ts";
import * as views from "./ops/view.ts";
import { alias, contiguous, Tensor } from "./tensor.ts";

/** x as a leaf that shares its memory and knows no history. */
export const detach = (x: Tensor): Tensor => alias(x, x.shape, x.strides);
/** A copy in memory of its own. */
export const clone = (x: Tensor): Tensor => arithmetic.mul(x, 1);

const { add, sub, mul, div, neg } = arithmetic;
const { exp, log, log1p, sqrt, abs, square, reciprocal, sin, cos, pow } = pointwise;
const { sigmoid, tanh, relu } = activation;
const { sum, mean, max, min, argmax, argmin, norm } = reduce;
const { variance, std } = spread;
const { reshape, view, flatten, permute, transpose, t, expand, slice, select, unsqueeze, squeeze } = views;
const { softmax, logSoftmax } = soft;
const { eq, lt, le, gt, ge } = compare;
const { float, double, long } = casts;
const { add_, sub_, mul_, div_, copy_, fill_, zero_ } = inPlace;
const { matmul } = matrix;

const methods = {
  ...{ backward, detach, clone, contiguous, matmul, add, sub, mul, div, neg, add_, sub_, mul_, div_, copy_, fill_, zero_ },
  ...{ exp, log, log1p, sqrt, abs, square, reciprocal, sin, cos, pow, sigmoid, tanh, relu, softmax, logSoftmax },
  ...{ sum, mean, max, min, argmax, argmin, var: variance, std, norm, eq, lt, le, gt, ge, float, double, long },
  ...{ reshape, view, flatten, permute, transpose, t, expand, slice, select, unsqueeze, squeeze },
};

type Methods = { [K in keyof typeof methods]: (typeof methods)[K] extends (x: Tensor, ...rest: infer R) => infer Y ? (...rest: R) => Y : never };
declare module "./tensor.ts" {
  // eslint-disable-next-line typescript/no-empty-object-type
  interface Tensor extends Methods {}
}

for (const [name, f] of Object.entries(methods)) {
  const call = f as (x: Tensor, p?: unknown, q?: unknown, r?: unknown, s?: unknown) => unknown;
  // A fixed number of parameters, where a rest list would cost an array a call; undefined takes the default.
  Object.defineProperty(Tensor.prototype, name, {
    value: function (this: Tensor, p?: unknown, q?: unknown, r?: unknown, s?: unknown) {
      return call(this, p, q, r, s);
    },
  });
}

/**
 * @file Ops as methods: `x.add(y)`, `x.sum()`. One line each, and only what PyTorch has as a method.
 *
 * They are added to Tensor here because ops make tensors: a class that imported them would import itself.
 */
import { backward } from "./autograd.ts";
import * as activation from "./ops/activation.ts";
import * as arithmetic from "./ops/arithmetic.ts";
import * as casts from "./ops/cast.ts";
import * as clamps from "./ops/clamp.ts";
import * as compare from "./ops/compare.ts";
import { cumsum } from "./ops/cumsum.ts";
import * as extremes from "./ops/extreme.ts";
import * as gathers from "./ops/gather.ts";
import * as inPlace from "./ops/inPlace.ts";
import * as join from "./ops/join.ts";
import { logsumexp } from "./ops/logsumexp.ts";
import * as matrix from "./ops/matmul.ts";
import { norm } from "./ops/norm.ts";
import * as pointwise from "./ops/pointwise.ts";
import { pow } from "./ops/pow.ts";
import { prod } from "./ops/prod.ts";
import * as rearrange from "./ops/rearrange.ts";
import * as reduce from "./ops/reduce.ts";
import * as soft from "./ops/softmax.ts";
import * as spread from "./ops/spread.ts";
import * as views from "./ops/view.ts";
import * as masks from "./ops/where.ts";
import { alias, Tensor } from "./tensor.ts";

/** x as a leaf that shares its memory and knows no history. */
export const detach = (x: Tensor): Tensor => alias(x, x.shape, x.strides);
/** x where the mask is true, else `other`. */
const where = (x: Tensor, mask: Tensor, other: Tensor | number): Tensor => masks.where(mask, x, other);

const { add, sub, mul, div, neg } = arithmetic;
const { exp, log, log1p, sqrt, abs, square, reciprocal, sin, cos, sign } = pointwise;
const { maximum, minimum, clamp } = clamps;
const { sigmoid, tanh, relu } = activation;
const { sum, mean } = reduce;
const { max, min, amax, amin, argmax, argmin } = extremes;
const { variance, std } = spread;
const { reshape, view, flatten, permute, transpose, t, expand, slice, select, unsqueeze, squeeze } = views;
const { clone, contiguous, flip, repeat } = rearrange;
const { split, chunk } = join;
const { gather, indexSelect, scatter, scatter_ } = gathers;
const { maskedFill, maskedSelect, tril, triu } = masks;
const { softmax, logSoftmax } = soft;
const { eq, ne, lt, le, gt, ge, logicalNot } = compare;
const { float, double, long } = casts;
const { add_, sub_, mul_, div_, copy_, fill_, zero_ } = inPlace;
const { matmul, addmm, bmm, outer } = matrix;

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
  max(dim: number, keepdim?: boolean): extremes.Extreme;
  min(): Tensor;
  min(dim: number, keepdim?: boolean): extremes.Extreme;
}
declare module "./tensor.ts" {
  // eslint-disable-next-line typescript/no-empty-object-type
  interface Tensor extends Methods, Overloaded {}
}

for (const [name, f] of Object.entries({ ...methods, max, min })) {
  const call = f as (x: Tensor, p?: unknown, q?: unknown, r?: unknown, s?: unknown) => unknown;
  // A fixed number of parameters, where a rest list would cost an array a call; undefined takes the default.
  Object.defineProperty(Tensor.prototype, name, {
    value: function (this: Tensor, p?: unknown, q?: unknown, r?: unknown, s?: unknown) {
      return call(this, p, q, r, s);
    },
  });
}

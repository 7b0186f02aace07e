/** @file The shapes of x·Wᵀ + b, whether for one run or for lanes of them. */
import { matrixShape, numelOf, showShape } from "../shape.ts";
import { empty, type Tensor } from "../tensor.ts";

/** Rows of x (…, K), also where K is 0. */
export const rowsOf = (x: Tensor, K: number): number =>
  x.ndim === 2 ? x.shape[0]! : K > 0 ? x.numel / K : numelOf(x.shape.slice(0, -1));

/** Room for y (…, out) of x (…, in), a weight (out, in) and a bias (out) or none; throws where they do not fit, or have several dtypes. */
export function outputOfLinear(x: Tensor, w: Tensor, bias: Tensor | null): Tensor {
  const K = w.shape[1]!;
  const N = w.shape[0]!;
  if (x.ndim === 0 || x.shape[x.ndim - 1] !== K || w.ndim !== 2) {
    throw new RangeError(`linear: expected x (…,in) and a weight (out,in), came ${showShape(x.shape)} and ${showShape(w.shape)}`);
  }
  if (!x.dtype.isFloat || x.dtype !== w.dtype || (bias !== null && bias.dtype !== x.dtype)) {
    throw new TypeError(
      `linear: expected one float dtype, came ${x.dtype.name}, ${w.dtype.name}${bias === null ? "" : ` and ${bias.dtype.name}`}`,
    );
  }
  if (bias !== null && bias.numel !== N)
    throw new RangeError(`linear: expected a bias of (${N},), came ${showShape(bias.shape)}`);
  return empty(x.ndim === 2 ? matrixShape(rowsOf(x, K), N) : [...x.shape.slice(0, -1), N], x.dtype);
}

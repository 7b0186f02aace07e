/** @file Comparisons, entry by entry; they give bool tensors and have no gradient. */
import { bool, float64 } from "../dtype.ts";
import { broadcastShape } from "../shape.ts";
import { broadcastTo, contiguous, empty, kernelsOf, type Tensor } from "../tensor.ts";
import { cast } from "./cast.ts";
import { resultType } from "./whole.ts";

function withTensor(who: string, kernel: "eq" | "lt" | "le", a: Tensor, b: Tensor): Tensor {
  const shape = broadcastShape(who, a.shape, b.shape);
  const both = resultType(a, b);
  const dtype = both.isFloat ? both : float64; // exact to 2⁵³
  const [left, right] = [cast(a, dtype), cast(b, dtype)];
  const y = empty(shape, bool);
  const [p, q] = [broadcastTo(left, shape).ptr, broadcastTo(right, shape).ptr];
  // a > b is b < a
  if (who === "gt" || who === "ge") kernelsOf(left)[kernel](y.numel, q, p, y.ptr);
  else kernelsOf(left)[kernel](y.numel, p, q, y.ptr);
  return y;
}
function withNumber(kernel: "eqScalar" | "ltScalar" | "leScalar" | "gtScalar" | "geScalar", a: Tensor, s: number): Tensor {
  const x = contiguous(a.dtype.isFloat ? a : cast(a, float64));
  const y = empty(a.shape, bool);
  kernelsOf(x)[kernel](y.numel, x.ptr, s, y.ptr);
  return y;
}

/** a = b, entry by entry. Shape: two that broadcast → theirs, bool; so are all comparisons. Of NaN nothing is true but `ne`. */
export const eq = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("eqScalar", a, b) : withTensor("eq", "eq", a, b);
/** a < b. */
export const lt = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("ltScalar", a, b) : withTensor("lt", "lt", a, b);
/** a ≤ b. */
export const le = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("leScalar", a, b) : withTensor("le", "le", a, b);
/** a > b. */
export const gt = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("gtScalar", a, b) : withTensor("gt", "lt", a, b);
/** a ≥ b. */
export const ge = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("geScalar", a, b) : withTensor("ge", "le", a, b);
/** a ≠ b. */
export const ne = (a: Tensor, b: Tensor | number): Tensor =>
  logicalNot(typeof b === "number" ? eq(a, b) : withTensor("ne", "eq", a, b));
/** True where x is 0 or false. */
export const logicalNot = (x: Tensor): Tensor => eq(x, 0);

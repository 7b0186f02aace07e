/** @file Comparisons, entry by entry; they give bool tensors and have no gradient. */
import { bool, float64 } from "../dtype.ts";
import { broadcastShape } from "../shape.ts";
import { broadcastTo, contiguous, empty, kernelsOf, type Tensor } from "../tensor.ts";
import { cast } from "./cast.ts";
import { resultType } from "./whole.ts";

function withTensor(kernel: "eq" | "lt" | "le", a: Tensor, b: Tensor): Tensor {
  const both = resultType(a, b);
  const dtype = both.isFloat ? both : float64; // exact to 2⁵³
  const [left, right] = [cast(a, dtype), cast(b, dtype)];
  const shape = broadcastShape(kernel, a.shape, b.shape);
  const y = empty(shape, bool);
  kernelsOf(left)[kernel](y.numel, broadcastTo(left, shape).ptr, broadcastTo(right, shape).ptr, y.ptr);
  return y;
}
function withNumber(kernel: "eqScalar" | "ltScalar" | "leScalar" | "gtScalar" | "geScalar", a: Tensor, s: number): Tensor {
  const x = contiguous(a.dtype.isFloat ? a : cast(a, float64));
  const y = empty(a.shape, bool);
  kernelsOf(x)[kernel](y.numel, x.ptr, s, y.ptr);
  return y;
}

export const eq = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("eqScalar", a, b) : withTensor("eq", a, b);
export const lt = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("ltScalar", a, b) : withTensor("lt", a, b);
export const le = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("leScalar", a, b) : withTensor("le", a, b);
export const gt = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("gtScalar", a, b) : withTensor("lt", b, a);
export const ge = (a: Tensor, b: Tensor | number): Tensor =>
  typeof b === "number" ? withNumber("geScalar", a, b) : withTensor("le", b, a);
export const ne = (a: Tensor, b: Tensor | number): Tensor => logicalNot(eq(a, b));
/** True where x is 0 or false. */
export const logicalNot = (x: Tensor): Tensor => eq(x, 0);

/** @file Arithmetic on int64 and bool tensors, exact to ±2⁵³; and what PyTorch makes of two dtypes. No gradients: integers have none. */
import { apply } from "../autograd.ts";
import { bool, float32, int64, promote, type DType } from "../dtype.ts";
import { broadcastShape } from "../shape.ts";
import { broadcastTo, tensor, type Tensor } from "../tensor.ts";
import { defineOp, type OpRecord } from "./op.ts";

/** bool, whole, float: a tensor of no dimensions changes the dtype of one that has some only by being of a later kind. */
const kind = ({ isFloat, name }: DType): number => (isFloat ? 2 : name === "int64" ? 1 : 0);

/** The dtype of what two tensors make together, by PyTorch's rules. */
export function resultType(a: Tensor, b: Tensor): DType {
  if (a.ndim > 0 === b.ndim > 0) return promote(a.dtype, b.dtype);
  const [high, low] = a.ndim > 0 ? [a.dtype, b.dtype] : [b.dtype, a.dtype];
  return kind(low) > kind(high) ? promote(high, low) : high;
}
/** The dtype of what a tensor and a number make together: a fraction makes whole numbers float32. */
export function resultTypeWith({ dtype }: Tensor, s: number): DType {
  return dtype.isFloat ? dtype : Number.isInteger(s) ? int64 : float32;
}
/** A number as a tensor of no dimensions, to stand beside x. */
export const numberBeside = (x: Tensor, s: number): Tensor => tensor(s, { dtype: resultTypeWith(x, s) });

/* @__NO_SIDE_EFFECTS__ */
function wholeOp(name: string, f: (a: number, b: number) => number): OpRecord {
  return defineOp({
    name,
    torch: `torch.${name}`,
    tex: "",
    forward({ a, b, attrs }) {
      const shape = broadcastShape(name, a.shape, b!.shape);
      const [left, right] = [broadcastTo(a, shape).toArray(), broadcastTo(b!, shape).toArray()];
      return tensor(
        Float64Array.from(left, (v, i) => f(v, right[i]!)),
        { shape, dtype: attrs as DType },
      );
    },
    examples: [],
  });
}
const wholeOps = {
  add: wholeOp("add", (a, b) => a + b),
  sub: wholeOp("sub", (a, b) => a - b),
  mul: wholeOp("mul", (a, b) => a * b),
  maximum: wholeOp("maximum", Math.max),
  minimum: wholeOp("minimum", Math.min),
};

type Whole = keyof typeof wholeOps;
/** Whether an op of this name is known to whole numbers; the others make float32 of them. */
export const isWhole = (name: string): name is Whole => name in wholeOps;

/** a ∘ b of int64 and bool tensors, in whole numbers. Of two bools + is "or" and · is "and"; − is refused, as PyTorch refuses it. */
export function whole(name: Whole, a: Tensor, b: Tensor): Tensor {
  const dtype = resultType(a, b);
  if (name === "sub" && dtype === bool) throw new TypeError("sub: expected at least one tensor of numbers, came bool and bool");
  return apply(wholeOps[name], a, b, null, dtype);
}

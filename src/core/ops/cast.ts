/** @file Between dtypes: x.float(), x.double(), x.long(). */
import { apply, give } from "../autograd.ts";
import { float32, float64, int64, type DType } from "../dtype.ts";
import { alias, castTo, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { defineOp } from "./op.ts";

export const castOp = defineOp({
  name: "to",
  torch: "Tensor.to",
  tex: String.raw`\bar x = \bar y`,
  forward: ({ a, attrs }) => (a.dtype === attrs ? alias(a, a.shape, a.strides) : castTo(a, attrs as DType)),
  backward: ({ a }, g) => give(a, castTo(g, a.dtype)),
  // prettier-ignore
  examples: [{ inputs: [[0.5, -2]], call: (x) => apply(castOp, x!, null, null, float64) }],
});

/** x in another dtype; x itself when it has it already. To an integer or bool there is no gradient. */
export function cast(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  return dtype.isFloat && x.dtype.isFloat ? apply(castOp, x, null, null, dtype) : castTo(x, dtype);
}
/** Integers and bools as float32, as PyTorch takes them where only floats make sense. */
export const toFloat = (x: Tensor): Tensor => (x.dtype.isFloat ? x : cast(x, float32));
/** x as float32. */
export const float = (x: Tensor): Tensor => cast(x, float32);
/** x as float64. */
export const double = (x: Tensor): Tensor => cast(x, float64);
/** x as int64, cut towards 0; of NaN and ±∞ nothing is promised. */
export const long = (x: Tensor): Tensor => cast(x, int64);

export const castAbout: About = {
  op: castOp,
  family: "more",
  value: "y = x",
  meaning: { ko: "자료형을 바꿉니다.", en: "Changes the number type." },
  prints: [{ inputs: [[0.1, -2.5]], call: (x) => double(x!), y: [0.10000000149011612, -2.5], grads: [[1, 1]] }],
};

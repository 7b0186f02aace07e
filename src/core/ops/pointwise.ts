/** @file Functions of one tensor, entry by entry: exp, log, √, |x|, x², 1/x, sin, cos, sign. */
import { apply, give } from "../autograd.ts";
import { bool, float64 } from "../dtype.ts";
import { full, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { combine, mul, unary, withScalar, type UnaryKernel } from "./arithmetic.ts";
import { cast, toFloat } from "./cast.ts";
import { defineOp, type OpRecord } from "./op.ts";

/** One kernel forwards, one formula backwards; `dx` gets x, y and the gradient g of y. */
/* @__NO_SIDE_EFFECTS__ */
function pointwise(kernel: UnaryKernel, tex: string, dx: (x: Tensor, y: Tensor, g: Tensor) => Tensor, at: number[]): OpRecord {
  const op: OpRecord = defineOp({
    name: kernel,
    torch: `torch.${kernel}`,
    tex,
    forward: ({ a }) => unary(kernel, a),
    backward: ({ a, y }, g) => give(a, dx(a, y!, g)),
    examples: [{ inputs: [at], call: (x) => apply(op, x!) }],
  });
  return op;
}

const expOp = pointwise("exp", String.raw`\bar x = \bar y\,y`, (_, y, g) => combine("mul", g, y), [0.5, -2, 0]);
const logOp = pointwise("log", String.raw`\bar x = \bar y / x`, (x, _, g) => combine("div", g, x), [0.5, 2, 1]);
const log1pOp = pointwise(
  "log1p",
  String.raw`\bar x = \bar y / (1 + x)`,
  (x, _, g) => combine("div", g, withScalar("addScalar", x, 1)),
  [0.5, -0.3, 2],
);
const sqrtOp = pointwise(
  "sqrt",
  String.raw`\bar x = \bar y / (2y)`,
  (_, y, g) => combine("div", g, withScalar("mulScalar", y, 2)),
  [0.5, 4, 1],
);
const absOp = pointwise(
  "abs",
  String.raw`\bar x = \bar y\,\mathrm{sign}(x)`,
  (x, _, g) => combine("mul", g, unary("sign", x)),
  [0.5, -2],
);
const squareOp = pointwise(
  "square",
  String.raw`\bar x = 2x\,\bar y`,
  (x, _, g) => combine("mul", g, withScalar("mulScalar", x, 2)),
  [0.5, -2, 0],
);
const reciprocalOp = pointwise(
  "reciprocal",
  String.raw`\bar x = -\bar y\,y^2`,
  (_, y, g) => combine("mul", withScalar("mulScalar", g, -1), combine("mul", y, y)),
  [0.5, -2],
);
const sinOp = pointwise("sin", String.raw`\bar x = \bar y\cos x`, (x, _, g) => combine("mul", g, unary("cos", x)), [0.5, -2, 0]);
const cosOp = pointwise(
  "cos",
  String.raw`\bar x = -\bar y\sin x`,
  (x, _, g) => combine("mul", withScalar("mulScalar", g, -1), unary("sin", x)),
  [0.5, -2, 0],
);

const signOp = defineOp({
  name: "sign",
  torch: "torch.sign",
  tex: String.raw`\bar x = 0`,
  forward: ({ a }) => unary("sign", a),
  backward: ({ a }) => give(a, full(a.shape, 0, a.dtype)),
  examples: [{ inputs: [[0.5, -2]], call: (x) => sign(x!) }],
});

/** eˣ. Shape, as of all that follow: any → the same. Integers and bools become float32, as PyTorch makes them. */
export const exp = (x: Tensor): Tensor => apply(expOp, toFloat(x));
/** Natural logarithm; −∞ at 0, NaN below. */
export const log = (x: Tensor): Tensor => apply(logOp, toFloat(x));
/** log(1 + x), exact for small x. */
export const log1p = (x: Tensor): Tensor => apply(log1pOp, toFloat(x));
/** √x; NaN below 0. */
export const sqrt = (x: Tensor): Tensor => apply(sqrtOp, toFloat(x));
/** |x|; the gradient at 0 is 0, as PyTorch's. */
export function abs(x: Tensor): Tensor {
  if (x.dtype === bool) throw new TypeError("abs: expected a tensor of numbers, came bool");
  return x.dtype.isFloat ? apply(absOp, x) : cast(abs(cast(x, float64)), x.dtype);
}
/** x²; of integers an integer. */
export const square = (x: Tensor): Tensor => (x.dtype.isFloat ? apply(squareOp, x) : mul(x, x));
/** −1, 0 or 1; 0 of NaN too, as PyTorch's. Its gradient is 0 everywhere. */
export const sign = (x: Tensor): Tensor => (x.dtype.isFloat ? apply(signOp, x) : cast(apply(signOp, cast(x, float64)), x.dtype));
/** 1/x; ±∞ at ±0. */
export const reciprocal = (x: Tensor): Tensor => apply(reciprocalOp, toFloat(x));
/** sin x, x in radians; as near to the true value for large x as for small. */
export const sin = (x: Tensor): Tensor => apply(sinOp, toFloat(x));
/** cos x, x in radians. */
export const cos = (x: Tensor): Tensor => apply(cosOp, toFloat(x));
export const pointwiseOps = [expOp, logOp, log1pOp, sqrtOp, absOp, squareOp, reciprocalOp, sinOp, cosOp, signOp];

export const pointwiseAbout: readonly About[] = [
  {
    op: expOp,
    family: "elementwise",
    value: "y = e^{x}",
    meaning: { ko: "칸마다 e의 거듭제곱을 구합니다.", en: "e to the power of each entry." },
  },
  {
    op: logOp,
    family: "elementwise",
    value: String.raw`y = \ln x`,
    meaning: { ko: "칸마다 자연로그를 구합니다.", en: "The natural logarithm of each entry." },
  },
  {
    op: log1pOp,
    family: "elementwise",
    value: String.raw`y = \ln(1 + x)`,
    meaning: {
      ko: "1을 더한 뒤 로그를 구합니다. 0 가까이에서도 정확합니다.",
      en: "The logarithm after adding 1, exact near 0 as well.",
    },
  },
  {
    op: sqrtOp,
    family: "elementwise",
    value: String.raw`y = \sqrt{x}`,
    meaning: { ko: "칸마다 제곱근을 구합니다.", en: "The square root of each entry." },
  },
  {
    op: absOp,
    family: "elementwise",
    value: "y = |x|",
    meaning: { ko: "칸마다 절댓값을 구합니다.", en: "Each entry without its sign." },
  },
  {
    op: squareOp,
    family: "elementwise",
    value: "y = x^2",
    meaning: { ko: "칸마다 제곱합니다.", en: "Each entry times itself." },
  },
  {
    op: reciprocalOp,
    family: "elementwise",
    value: "y = 1 / x",
    meaning: { ko: "칸마다 역수를 구합니다.", en: "One over each entry." },
  },
  {
    op: sinOp,
    family: "elementwise",
    value: String.raw`y = \sin x`,
    meaning: { ko: "칸마다 사인을 구합니다.", en: "The sine of each entry." },
  },
  {
    op: cosOp,
    family: "elementwise",
    value: String.raw`y = \cos x`,
    meaning: { ko: "칸마다 코사인을 구합니다.", en: "The cosine of each entry." },
  },
  {
    op: signOp,
    family: "elementwise",
    value: String.raw`y = \mathrm{sign}(x)`,
    meaning: { ko: "부호만 남깁니다: −1, 0, 1.", en: "The sign alone: −1, 0, 1." },
  },
];

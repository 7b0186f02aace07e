/** @file Functions of one tensor, entry by entry: exp, log, √, |x|, x², 1/x, sin, cos; and powers. */
import { apply, give } from "../autograd.ts";
import { kernelsOf, emptyLike, contiguous, type Tensor } from "../tensor.ts";
import { combine, unary, withScalar, type UnaryKernel } from "./arithmetic.ts";
import { defineOp, type OpRecord } from "./op.ts";

/** One kernel forwards, one formula backwards; `dx` gets x, y and the gradient g of y. */
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
const absOp = pointwise("abs", String.raw`\bar x = \bar y\,\mathrm{sign}(x)`, (x, _, g) => combine("mul", g, unary("sign", x)), [0.5, -2]);
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

function powered(x: Tensor, s: number): Tensor {
  const y = emptyLike(x);
  kernelsOf(x).powScalar(x.numel, contiguous(x).ptr, s, y.ptr);
  return y;
}
const powScalarOp = defineOp({
  name: "powScalar",
  torch: "torch.pow",
  tex: String.raw`\bar x = s\,x^{s-1}\,\bar y`,
  forward: ({ a, attrs }) => powered(contiguous(a), attrs as number),
  backward({ a, attrs }, g) {
    const s = attrs as number;
    give(a, s === 0 ? withScalar("mulScalar", g, 0) : combine("mul", g, withScalar("mulScalar", powered(contiguous(a), s - 1), s)));
  },
  examples: [
    { inputs: [[0.5, 2, 1.5]], call: (x) => pow(x!, 3) },
    { inputs: [[0.5, 2, 1.5]], call: (x) => pow(x!, -0.5) },
  ],
});

export const exp = (x: Tensor): Tensor => apply(expOp, x);
/** Natural logarithm; −∞ at 0, NaN below. */
export const log = (x: Tensor): Tensor => apply(logOp, x);
/** log(1 + x), exact for small x. */
export const log1p = (x: Tensor): Tensor => apply(log1pOp, x);
export const sqrt = (x: Tensor): Tensor => apply(sqrtOp, x);
/** |x|; the gradient at 0 is 0, as PyTorch's. */
export const abs = (x: Tensor): Tensor => apply(absOp, x);
export const square = (x: Tensor): Tensor => apply(squareOp, x);
export const reciprocal = (x: Tensor): Tensor => apply(reciprocalOp, x);
export const sin = (x: Tensor): Tensor => apply(sinOp, x);
export const cos = (x: Tensor): Tensor => apply(cosOp, x);
/** xˢ for a number s. */
export const pow = (x: Tensor, s: number): Tensor => apply(powScalarOp, x, null, null, s);

export const pointwiseOps = [expOp, logOp, log1pOp, sqrtOp, absOp, squareOp, reciprocalOp, sinOp, cosOp, powScalarOp];

/** @file Distances between two tensors as losses: mean squared error (fused), absolute error, and smooth L1 between the two. */
import { apply, give, roomFor, wants } from "../autograd.ts";
import { sameShape, scalarShape, showShape } from "../shape.ts";
import { contiguous, empty, emptyLike, kernelsOf, scratch, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { sub, unary, withScalar } from "./arithmetic.ts";
import { eachEntry } from "./eachEntry.ts";
import { defineOp } from "./op.ts";
import { abs, square } from "./pointwise.ts";
import { mean, sum } from "./reduce.ts";

/** What becomes of the losses of all entries: their mean, their sum, or all of them. */
export type Reduction = "mean" | "sum" | "none";
export interface LossOptions {
  readonly reduction?: Reduction;
}

export interface SmoothOptions extends LossOptions {
  /** Below this difference the loss is a parabola. */
  readonly beta?: number;
}

export function reduced(who: string, losses: Tensor, reduction: string): Tensor {
  if (reduction === "mean") return mean(losses);
  if (reduction === "sum") return sum(losses);
  if (reduction === "none") return losses;
  throw new RangeError(`${who}: expected reduction "mean", "sum" or "none", came "${reduction}"`);
}
/** Losses compare entry with entry: a target that would have to broadcast is refused, where PyTorch warns. */
export function mustMatch(who: string, input: Tensor, target: Tensor): void {
  if (!sameShape(input.shape, target.shape)) {
    throw new RangeError(`${who}: expected a target of ${showShape(input.shape)}, came ${showShape(target.shape)}`);
  }
  if (!input.dtype.isFloat) throw new TypeError(`${who}: expected a float tensor, came ${input.dtype.name}`);
  if (input.dtype !== target.dtype)
    throw new TypeError(`${who}: expected a ${input.dtype.name} target, came ${target.dtype.name}`);
}

const mseOp = defineOp({
  name: "mseLoss",
  torch: "F.mse_loss",
  tex: String.raw`\bar a = \bar\ell\,\frac{2}{N}(a - b),\quad \bar b = -\bar a`,
  parts: "a.sub(b).square().mean()",
  forward({ a, b }) {
    const y = empty(scalarShape, a.dtype);
    kernelsOf(a).mse(a.numel, contiguous(a).ptr, contiguous(b!).ptr, y.ptr, scratch(a.numel * a.dtype.size));
    return y;
  },
  backward({ a, b }, g) {
    const da = wants(a) ? roomFor(a) : emptyLike(contiguous(a));
    kernelsOf(a).mseBackward(a.numel, g.ptr, contiguous(a).ptr, contiguous(b!).ptr, da.ptr);
    if (wants(b)) give(b, unary("neg", da));
    if (wants(a)) give(a, da);
  },
  // prettier-ignore
  examples: [
    { inputs: [[1, 2, -3], [0.5, 2.5, 1]], call: (a, b) => mseLoss(a!, b!) },
    { inputs: [[1, 2, -3], [0.5, 2.5, 1]], call: (a, b) => mseLoss(a!, b!, { reduction: "sum" }) },
  ],
});

const smoothL1Op = defineOp({
  name: "smoothL1",
  torch: "F.smooth_l1_loss",
  tex: String.raw`\bar a = \bar y \cdot \begin{cases} (a-b)/\beta & |a-b| < \beta \\ \mathrm{sign}(a-b) & \text{else} \end{cases},\quad \bar b = -\bar a`,
  forward({ a, b, attrs }) {
    const beta = attrs as number;
    return eachEntry((x, t) => (Math.abs(x - t) < beta ? (0.5 * (x - t) * (x - t)) / beta : Math.abs(x - t) - 0.5 * beta), a, b!);
  },
  backward({ a, b, attrs }, g) {
    const beta = attrs as number;
    const slope = (d: number): number => (Math.abs(d) < beta ? d / beta : Math.sign(d));
    const da = eachEntry((up, x, t) => up * slope(x - t), g, a, b!);
    if (wants(a)) give(a, da);
    if (wants(b)) give(b, withScalar("mulScalar", da, -1));
  },
  // prettier-ignore
  examples: [
    { inputs: [[1, 2, -3], [0.5, 2.5, 1]], call: (a, b) => smoothL1Loss(a!, b!) },
    { inputs: [[1, 2, -3], [0.5, 2.5, 1]], call: (a, b) => smoothL1Loss(a!, b!, { beta: 0.8, reduction: "none" }) },
  ],
});

/** (a − b)², its mean unless told otherwise. Shape: alike → (), or theirs with "none". */
export function mseLoss(a: Tensor, b: Tensor, options?: LossOptions): Tensor {
  mustMatch("mseLoss", a, b);
  const reduction = options?.reduction ?? "mean";
  return reduction === "mean" ? apply(mseOp, a, b) : reduced("mseLoss", square(sub(a, b)), reduction);
}
/** |a − b|, its mean unless told otherwise; the gradient where they agree is 0. Shape: alike → (), or theirs with "none". */
export function l1Loss(a: Tensor, b: Tensor, { reduction = "mean" }: LossOptions = {}): Tensor {
  mustMatch("l1Loss", a, b);
  return reduced("l1Loss", abs(sub(a, b)), reduction);
}
/** ½(a − b)²/β where |a − b| < β, else |a − b| − ½β; the mean unless told otherwise. β = 0 is `l1Loss`. Shape: alike → (), or theirs. */
export function smoothL1Loss(a: Tensor, b: Tensor, { reduction = "mean", beta = 1 }: SmoothOptions = {}): Tensor {
  mustMatch("smoothL1Loss", a, b);
  if (!(beta >= 0)) throw new RangeError(`smoothL1Loss: expected beta ≥ 0, came ${beta}`);
  return reduced("smoothL1Loss", apply(smoothL1Op, a, b, null, beta), reduction);
}

export const lossOps = [mseOp, smoothL1Op];

export const lossAbout: readonly About[] = [
  {
    op: mseOp,
    family: "losses",
    value: String.raw`\ell = \tfrac1N \textstyle\sum (a - b)^2`,
    meaning: { ko: "차이를 제곱해 평균합니다.", en: "The mean of the squared differences." },
  },
  {
    op: smoothL1Op,
    family: "losses",
    value: String.raw`y = \begin{cases} (a-b)^2 / (2\beta) & |a-b| < \beta \\ |a-b| - \beta/2 & \text{else} \end{cases}`,
    meaning: { ko: "가까우면 제곱, 멀면 절댓값으로 잽니다.", en: "Squared when close, absolute when far." },
    settings: "beta",
  },
];

/** @file Binary cross-entropy, of probabilities and of logits. The plain mean is fused; weights, sums and soft gradients go entry by entry. */
import { apply, give, roomFor, wants } from "../autograd.ts";
import { exp, log, log1p, sigmoid } from "../math.ts";
import { broadcastShape, sameShape, scalarShape, showShape } from "../shape.ts";
import { contiguous, dense, empty, full, kernelsOf, scratch, tensor, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { mul } from "./arithmetic.ts";
import { eachEntry } from "./eachEntry.ts";
import { bceInLanes } from "./lanes.ts";
import { mustMatch, reduced, type LossOptions } from "./loss.ts";
import { defineOp } from "./op.ts";
import { expand } from "./view.ts";

/** A constant target for the examples, of x's dtype. */
const constant = (data: number[], x: Tensor): Tensor => tensor(data, { shape: x.shape, dtype: x.dtype });

const bceOp = defineOp({
  name: "binaryCrossEntropy",
  torch: "F.binary_cross_entropy",
  tex: String.raw`\bar x = \bar\ell\,\frac{x - t}{\max(x(1-x),\,10^{-12})\,N}`,
  parts: "t.mul(x.log()).add(rsub(t, 1).mul(rsub(x, 1).log())).neg().mean()",
  forward({ a: x, b: target }) {
    const y = empty(scalarShape, x.dtype);
    kernelsOf(x).bce(x.numel, dense(x).ptr, dense(target!).ptr, y.ptr, scratch(x.numel * x.dtype.size));
    return y;
  },
  backward({ a: x, b: target }, g) {
    const dx = roomFor(x);
    kernelsOf(x).bceBackward(x.numel, g.ptr, contiguous(x).ptr, contiguous(target!).ptr, dx.ptr);
    give(x, dx);
  },
  lanes: bceInLanes,
  // prettier-ignore
  examples: [{ inputs: [[[0.2], [0.7], [0.5]]], call: (x) => binaryCrossEntropy(x!, constant([0, 1, 1], x!)) }],
});

const bceEachOp = defineOp({
  name: "binaryCrossEntropyEach",
  torch: 'F.binary_cross_entropy(reduction="none")',
  tex: String.raw`\bar x = \bar y\,\frac{x - t}{\max(x(1-x),\,10^{-12})},\quad \bar t = \bar y\,(\ln(1-x) - \ln x)`,
  forward: ({ a: x, b: target }) =>
    eachEntry((p, t) => (t - 1) * Math.max(log1p(-p), -100) - t * Math.max(log(p), -100), x, target!),
  backward({ a: x, b: target }, g) {
    if (wants(x))
      give(
        x,
        eachEntry((up, p, t) => (up * (p - t)) / Math.max((1 - p) * p, 1e-12), g, x, target!),
      );
    if (wants(target))
      give(
        target,
        eachEntry((up, p) => up * (log1p(-p) - log(p)), g, x),
      );
  },
  // prettier-ignore
  examples: [
    { inputs: [[0.2, 0.7, 0.5], [0, 1, 0.3]], call: (x, t) => binaryCrossEntropy(x!, t!) },
    { inputs: [[0.2, 0.7]], call: (x) => binaryCrossEntropy(x!, constant([1, 0], x!), { weight: constant([2, 0.5], x!), reduction: "sum" }) },
  ],
});

/** log(1 + eᶻ) without overflow. */
const softplus = (z: number): number => Math.max(z, 0) + log1p(exp(-Math.abs(z)));

const withLogitsOp = defineOp({
  name: "binaryCrossEntropyWithLogits",
  torch: "F.binary_cross_entropy_with_logits",
  tex: String.raw`\bar x = \bar y\,\bigl((1-t)\,\sigma(x) - w\,t\,\sigma(-x)\bigr),\quad \bar t = \bar y\,\bigl((w-1)\ln(1+e^{-x}) - x\bigr)`,
  parts: "binaryCrossEntropy(x.sigmoid(), t)",
  // −t·w·log σ(x) − (1 − t)·log σ(−x), where log σ(x) = −softplus(−x) and log σ(−x) = −x − softplus(−x)
  forward: ({ a: x, b: target, c: posWeight }) =>
    eachEntry((z, t, w) => (1 - t) * z + ((w - 1) * t + 1) * softplus(-z), x, target!, posWeight!),
  backward({ a: x, b: target, c: posWeight }, g) {
    const slope = eachEntry((z, t, w) => (1 - t) * sigmoid(z) - w * t * sigmoid(-z), x, target!, posWeight!);
    if (wants(x))
      give(
        x,
        eachEntry((up, s) => up * s, g, slope),
      );
    if (wants(target)) {
      const rise = eachEntry((z, w) => (w - 1) * softplus(-z) - z, x, posWeight!);
      give(
        target,
        eachEntry((up, s) => up * s, g, rise),
      );
    }
  },
  // prettier-ignore
  examples: [
    { inputs: [[0.2, -0.7, 1.5], [0, 1, 0.3]], call: (x, t) => binaryCrossEntropyWithLogits(x!, t!) },
    {
      inputs: [[[0.2, -0.7], [1.5, 3]], [[0, 1], [0.3, 1]]],
      call: (x, t) => binaryCrossEntropyWithLogits(x!, t!, { posWeight: tensor([2, 0.5], { dtype: x!.dtype }), reduction: "none" }),
    },
  ],
});

export interface BceOptions extends LossOptions {
  /** A factor for each loss, before they are reduced; it broadcasts. */
  readonly weight?: Tensor;
}

export interface LogitsOptions extends BceOptions {
  /** A factor for the losses of t = 1; it broadcasts. */
  readonly posWeight?: Tensor;
}

/**
 * −(t·log x + (1 − t)·log(1 − x)), its mean unless told otherwise; logs are cut at −100, as PyTorch's. Shape: x and t alike → (), or theirs.
 * Outside [0, 1] the result is NaN (PyTorch refuses; a diverging lesson must be able to show it).
 */
export function binaryCrossEntropy(x: Tensor, t: Tensor, options?: BceOptions): Tensor {
  mustMatch("binaryCrossEntropy", x, t);
  const reduction = options?.reduction ?? "mean";
  if (reduction === "mean" && options?.weight === undefined && !t.requiresGrad) return apply(bceOp, x, t);
  return weighted("binaryCrossEntropy", apply(bceEachOp, x, t), reduction, options?.weight);
}
/** The same of logits, x before the sigmoid: exact however large they are. */
export function binaryCrossEntropyWithLogits(x: Tensor, t: Tensor, options: LogitsOptions = {}): Tensor {
  mustMatch("binaryCrossEntropyWithLogits", x, t);
  const posWeight = options.posWeight === undefined ? full(x.shape, 1, x.dtype) : factor("posWeight", options.posWeight, x);
  const losses = apply(withLogitsOp, x, t, posWeight);
  return weighted("binaryCrossEntropyWithLogits", losses, options.reduction ?? "mean", options.weight);
}
function weighted(who: string, losses: Tensor, reduction: string, weight: Tensor | undefined): Tensor {
  return reduced(who, weight === undefined ? losses : mul(losses, factor("weight", weight, losses)), reduction);
}
/** A weight stretched over the losses; they themselves do not stretch. */
function factor(who: string, weight: Tensor, losses: Tensor): Tensor {
  const fits = sameShape(broadcastShape(who, weight.shape, losses.shape), losses.shape);
  if (!fits)
    throw new RangeError(
      `${who}: expected a shape that stretches to ${showShape(losses.shape)}, came ${showShape(weight.shape)}`,
    );
  return expand(weight, losses.shape);
}

export const bceOps = [bceOp, bceEachOp, withLogitsOp];

export const bceAbout: readonly About[] = [
  {
    op: bceOp,
    family: "losses",
    value: String.raw`\ell = -\tfrac1N \textstyle\sum \bigl(t \ln x + (1-t) \ln(1-x)\bigr)`,
    meaning: {
      ko: "확률과 0·1 정답의 교차 엔트로피를 평균합니다.",
      en: "Mean cross-entropy of probabilities and targets of 0 or 1.",
    },
  },
  {
    op: bceEachOp,
    family: "losses",
    value: String.raw`y = -t \ln x - (1-t) \ln(1-x)`,
    meaning: { ko: "교차 엔트로피를 칸마다 그대로 둡니다.", en: "The cross-entropy of each entry, not averaged." },
  },
  {
    op: withLogitsOp,
    family: "losses",
    value: String.raw`y = -w\,t \ln \sigma(x) - (1-t) \ln \sigma(-x)`,
    meaning: { ko: "시그모이드와 교차 엔트로피를 한 번에 구합니다.", en: "Sigmoid and cross-entropy in one." },
  },
];

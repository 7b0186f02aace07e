/** @file Cross-entropy of logits, fused for the plain mean; and what the rest of it is made of: the negative log-likelihood. */
import { apply, give, roomFor } from "../autograd.ts";
import { int64 } from "../dtype.ts";
import { i32 } from "../memory.ts";
import { numelOf, sameShape, scalarShape, showShape } from "../shape.ts";
import { contiguous, empty, emptyLike, full, kernelsOf, tensor, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { add, div, mul, neg } from "./arithmetic.ts";
import { entriesOf } from "./eachEntry.ts";
import { reduced, type LossOptions } from "./loss.ts";
import { defineOp } from "./op.ts";
import { sum } from "./reduce.ts";
import { logSoftmax } from "./softmax.ts";
import { reshape } from "./view.ts";
import { maskedFill } from "./where.ts";

const IGNORED = -100; // PyTorch's default ignore_index

const crossEntropyOp = defineOp({
  name: "crossEntropy",
  torch: "F.cross_entropy",
  tex: String.raw`\bar x = \frac{\bar\ell}{N}(\mathrm{softmax}(x) - \mathrm{onehot}(t))`,
  parts: "logSoftmax(x, 1) → −mean of the entries at t",
  forward(call) {
    const { a: x, b: t } = call;
    const y = empty(scalarShape, x.dtype);
    const logp = emptyLike(contiguous(x));
    kernelsOf(x).crossEntropy(x.shape[0]!, x.shape[1]!, contiguous(x).ptr, contiguous(t!).ptr, logp.ptr, y.ptr);
    call.saved = logp;
    return y;
  },
  backward({ a: x, b: t, saved }, g) {
    const dx = roomFor(x);
    kernelsOf(x).crossEntropyBackward(x.shape[0]!, x.shape[1]!, g.ptr, saved!.ptr, contiguous(t!).ptr, dx.ptr);
    give(x, dx);
  },
  // prettier-ignore
  examples: [{ inputs: [[[2, 1, 0.1], [0.3, -1, 2]]], call: (x) => crossEntropy(x!, tensor([0, 2], { dtype: int64 })) }],
});

/** For each target its position in x (N, C, …) and its weight; −1 and 0 for one that is ignored. */
interface Hits {
  readonly at: Int32Array;
  readonly weight: Float64Array;
}
const nllOp = defineOp({
  name: "nllLoss",
  torch: "F.nll_loss",
  tex: String.raw`\bar x_{n,t_n} = -w_{t_n}\,\bar y_n,\ 0 \text{ elsewhere}`,
  forward({ a, b: t, attrs }) {
    const { at, weight } = attrs as Hits;
    const x = contiguous(a);
    const y = empty(t!.shape, x.dtype);
    const { v, at: to } = entriesOf(y);
    const from = entriesOf(x).at;
    for (let i = 0; i < at.length; i++) v[to + i] = at[i]! < 0 ? 0 : -weight[i]! * v[from + at[i]!]!;
    return y;
  },
  backward({ a, attrs }, g) {
    const { at, weight } = attrs as Hits;
    const dx = full(a.shape, 0, a.dtype);
    const { v, at: to } = entriesOf(dx);
    const from = entriesOf(g).at;
    for (let i = 0; i < at.length; i++) if (at[i]! >= 0) v[to + at[i]!] = -weight[i]! * v[from + i]!;
    give(a, dx);
  },
  // prettier-ignore
  examples: [
    { inputs: [[[-2, -1, -0.1], [-0.3, -1, -2]]], call: (x) => nllLoss(x!, tensor([0, 2], { dtype: int64 })) },
    {
      inputs: [[[-2, -1, -0.1], [-0.3, -1, -2]]],
      call: (x) => nllLoss(x!, tensor([1, 2], { dtype: int64 }), { weight: tensor([1, 2, 0.5], { dtype: x!.dtype }) }),
    },
    { inputs: [[[[-2, -1], [-0.1, -0.3]]]], call: (x) => nllLoss(x!, tensor([[0, -100]], { dtype: int64 }), { reduction: "sum" }) },
  ],
});

export interface ClassOptions extends LossOptions {
  /** A factor for each class. Shape: (C,). */
  readonly weight?: Tensor;
  /** Targets of this value count for nothing. */
  readonly ignoreIndex?: number;
}

/** Along which dimension the classes of x stand: (C) or (N, C, …). */
const classDim = (x: Tensor): number => (x.ndim === 1 ? 0 : 1);

/** Finds the targets in x and checks both. */
function hitsOf(who: string, x: Tensor, t: Tensor, { weight, ignoreIndex = IGNORED }: ClassOptions): Hits {
  const d = classDim(x);
  const C = x.shape[d] ?? 0;
  if (!x.dtype.isFloat) throw new TypeError(`${who}: expected a float tensor, came ${x.dtype.name}`);
  if (t.dtype !== int64) throw new TypeError(`${who}: expected int64 class indices, came ${t.dtype.name}`);
  if (
    x.ndim === 0 ||
    !sameShape(
      t.shape,
      x.shape.filter((_, i) => i !== d),
    )
  ) {
    throw new RangeError(`${who}: expected (N,C,…) and targets (N,…), came ${showShape(x.shape)} and ${showShape(t.shape)}`);
  }
  if (weight !== undefined && (weight.ndim !== 1 || weight.shape[0] !== C)) {
    throw new RangeError(`${who}: expected a weight of (${C},), came ${showShape(weight.shape)}`);
  }
  const inner = numelOf(x.shape.slice(d + 1));
  const factors = weight?.toArray();
  const targets = t.toArray();
  const at = new Int32Array(targets.length).fill(-1);
  const factor = new Float64Array(targets.length);
  for (let i = 0; i < targets.length; i++) {
    const c = targets[i]!;
    if (c === ignoreIndex) continue;
    if (c < 0 || c >= C) throw new RangeError(`${who}: expected classes 0 … ${C - 1}, came ${c} at ${i}`);
    at[i] = (Math.floor(i / inner) * C + c) * inner + (i % inner);
    factor[i] = factors?.[c] ?? 1;
  }
  return { at, weight: factor };
}
/** The losses reduced; a mean is weighted as they are. */
function reducedBy(who: string, losses: Tensor, reduction: string, weight: Float64Array): Tensor {
  return reduction === "mean"
    ? div(
        sum(losses),
        weight.reduce((total, w) => total + w, 0),
      )
    : reduced(who, losses, reduction);
}

/**
 * −w·x[t], its weighted mean unless told otherwise; x are log-probabilities. NaN where no target counts, as PyTorch's.
 * Shape: x (N, C, …) or (C), t (N, …) or () int64 → (), or t's.
 */
export function nllLoss(x: Tensor, t: Tensor, options: ClassOptions = {}): Tensor {
  const hits = hitsOf("nllLoss", x, t, options);
  return reducedBy("nllLoss", apply(nllOp, x, t, null, hits), options.reduction ?? "mean", hits.weight);
}

export interface CrossEntropyOptions extends ClassOptions {
  /** How much of the target is spread evenly over all classes, from 0 to 1. */
  readonly labelSmoothing?: number;
}

/**
 * −log softmax(x)[t], its (weighted) mean unless told otherwise. Targets may also be probabilities, of x's shape and dtype.
 * Shape: logits (N, C, …) or (C), classes (N, …) or () int64 → (), or t's.
 */
export function crossEntropy(x: Tensor, t: Tensor, options?: CrossEntropyOptions): Tensor {
  if (
    options === undefined &&
    x.ndim === 2 &&
    t.ndim === 1 &&
    x.shape[0] === t.shape[0] &&
    t.dtype === int64 &&
    x.dtype.isFloat
  ) {
    if (allClasses(contiguous(t), x.shape[1]!)) return apply(crossEntropyOp, x, t);
  }
  const { reduction = "mean", labelSmoothing = 0, ...rest } = options ?? {};
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
    throw new RangeError(`crossEntropy: expected labelSmoothing from 0 to 1, came ${labelSmoothing}`);
  }
  if (t.dtype.isFloat) return ofProbabilities(x, t, reduction, labelSmoothing, rest.weight);
  const hits = hitsOf("crossEntropy", x, t, rest);
  const logp = logSoftmax(x, classDim(x));
  const plain = reducedBy("crossEntropy", apply(nllOp, logp, t, null, hits), reduction, hits.weight);
  if (labelSmoothing === 0) return plain;
  const ignored = tensor(
    Array.from(hits.at, (at) => at < 0),
    { shape: t.shape },
  );
  const even = maskedFill(neg(sum(byClass(logp, rest.weight), classDim(x))), ignored, 0);
  const smooth = reducedBy("crossEntropy", even, reduction, hits.weight);
  return add(mul(plain, 1 - labelSmoothing), mul(smooth, labelSmoothing / x.shape[classDim(x)]!));
}

function ofProbabilities(x: Tensor, t: Tensor, reduction: string, labelSmoothing: number, weight: Tensor | undefined): Tensor {
  if (!sameShape(x.shape, t.shape) || x.ndim === 0 || x.dtype !== t.dtype) {
    throw new RangeError(
      `crossEntropy: expected probabilities of ${x.dtype.name} ${showShape(x.shape)}, came ${t.dtype.name} ${showShape(t.shape)}`,
    );
  }
  const C = x.shape[classDim(x)]!;
  const target = labelSmoothing === 0 ? t : add(mul(t, 1 - labelSmoothing), labelSmoothing / C);
  const losses = neg(sum(mul(byClass(logSoftmax(x, classDim(x)), weight), target), classDim(x)));
  return reduced("crossEntropy", losses, reduction);
}
/** x with each class times its weight. */
function byClass(x: Tensor, weight: Tensor | undefined): Tensor {
  return weight === undefined
    ? x
    : mul(
        x,
        reshape(
          weight,
          x.shape.map((d, i) => (i === classDim(x) ? d : 1)),
        ),
      );
}
/** Whether no target is to be ignored; throws where one is no class. */
function allClasses(t: Tensor, C: number): boolean {
  const words = i32();
  for (let i = 0, at = t.ptr >> 2; i < t.numel; i++, at += 2) {
    if (words[at]! >= 0 && words[at]! < C && words[at + 1] === 0) continue;
    if (words[at] === IGNORED && words[at + 1] === -1) return false;
    throw new RangeError(`crossEntropy: expected classes 0 … ${C - 1}, came ${t.toArray()[i]} at ${i}`);
  }
  return true;
}

export const crossEntropyOps = [crossEntropyOp, nllOp];

export const crossEntropyAbout: readonly About[] = [
  {
    op: crossEntropyOp,
    family: "losses",
    value: String.raw`\ell = -\tfrac1N \textstyle\sum_n \ln \mathrm{softmax}(x_n)_{t_n}`,
    meaning: { ko: "소프트맥스와 교차 엔트로피를 한 번에 구합니다.", en: "Softmax and cross-entropy in one." },
  },
  {
    op: nllOp,
    family: "losses",
    value: String.raw`y_n = -w_{t_n}\,x_{n,t_n}`,
    meaning: {
      ko: "로그 확률에서 정답 칸을 골라 부호를 뒤집습니다.",
      en: "Takes the target’s log-probability and turns its sign.",
    },
  },
];

/** @file Batch and layer normalisation: entries less the mean of their group, over its deviation, times a weight, plus a bias. */
import { apply, give, tellInPlace, wants } from "../autograd.ts";
import { numelOf, sameShape, showShape, type Shape } from "../shape.ts";
import { contiguous, empty, emptyLike, full, type Node, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { entriesOf } from "./eachEntry.ts";
import { defineOp } from "./op.ts";

/** Which entry belongs to which group, and which weight is its own, by its position. */
interface Layout {
  readonly groups: number;
  /** Entries a group has. */
  readonly n: number;
  readonly group: (i: number) => number;
  readonly slot: (i: number) => number;
}
interface Normal extends Layout {
  readonly mean: Float64Array;
  /** 1 / √(variance + eps) */
  readonly scale: Float64Array;
  /** Whether mean and scale come from x itself, so that its gradient goes through them too. */
  readonly own: boolean;
}

/** Mean and biased variance of each group, in float64. */
function statistics(x: Tensor, { groups, n, group }: Layout): { mean: Float64Array; variance: Float64Array } {
  const [mean, variance] = [new Float64Array(groups), new Float64Array(groups)];
  const { v, at } = entriesOf(x);
  for (let i = 0; i < x.numel; i++) mean[group(i)]! += v[at + i]! / n;
  for (let i = 0; i < x.numel; i++) {
    const d = v[at + i]! - mean[group(i)]!;
    variance[group(i)]! += (d * d) / n;
  }
  return { mean, variance };
}

function forward({ a, b, c, attrs }: Node): Tensor {
  const { group, slot, mean, scale } = attrs as Normal;
  const [x, weight, bias] = [contiguous(a), contiguous(b!), contiguous(c!)];
  const y = emptyLike(x);
  const { v, at } = entriesOf(y);
  const [xs, ws, bs] = [entriesOf(x).at, entriesOf(weight).at, entriesOf(bias).at];
  for (let i = 0; i < x.numel; i++) {
    const z = (v[xs + i]! - mean[group(i)]!) * scale[group(i)]!;
    v[at + i] = z * v[ws + slot(i)]! + v[bs + slot(i)]!;
  }
  return y;
}
function backward({ a, b, c, attrs }: Node, g: Tensor): void {
  const { groups, n, group, slot, mean, scale, own } = attrs as Normal;
  const [x, weight] = [contiguous(a), contiguous(b!)];
  const dx = emptyLike(x);
  const { v, at } = entriesOf(dx);
  const [xs, ws, gs] = [entriesOf(x).at, entriesOf(weight).at, entriesOf(g).at];
  const z = (i: number): number => (v[xs + i]! - mean[group(i)]!) * scale[group(i)]!;
  const [meanG, meanGz, dw, db] = [groups, groups, weight.numel, weight.numel].map(
    (size) => new Float64Array(size),
  ) as Float64Array[];
  for (let i = 0; i < x.numel; i++) {
    const up = v[gs + i]!;
    dw![slot(i)]! += up * z(i);
    db![slot(i)]! += up;
    meanG![group(i)]! += (up * v[ws + slot(i)]!) / n;
    meanGz![group(i)]! += (up * v[ws + slot(i)]! * z(i)) / n;
  }
  for (let i = 0; i < x.numel; i++) {
    const through = own ? meanG![group(i)]! + z(i) * meanGz![group(i)]! : 0;
    v[at + i] = scale[group(i)]! * (v[gs + i]! * v[ws + slot(i)]! - through);
  }
  if (wants(a)) give(a, dx);
  if (wants(b)) give(b, written(dw!, b));
  if (wants(c)) give(c, written(db!, c));
}
function written(values: Float64Array, like: Tensor): Tensor {
  const y = empty(like.shape, like.dtype);
  const { v, at } = entriesOf(y);
  v.set(values, at);
  return y;
}

const TEX = String.raw`\bar x = \frac{1}{\sigma}\bigl(\bar z - \mathrm{mean}(\bar z) - z\,\mathrm{mean}(\bar z z)\bigr),\quad z = \tfrac{x - \mu}{\sigma},\ \bar z = w\,\bar y,\quad \bar w = \textstyle\sum \bar y z,\quad \bar b = \sum \bar y`;
const parts = "x.sub(mean).div(variance.add(eps).sqrt()).mul(weight).add(bias)";

const batchNormOp = defineOp({
  name: "batchNorm",
  torch: "F.batch_norm",
  tex: TEX,
  parts,
  forward,
  backward,
  // prettier-ignore
  examples: [
    {
      inputs: [[[1, 5], [2, -3], [4, 0.5]], [1.5, -2], [0.1, 0.2]],
      call: (x, weight, bias) => batchNorm(x!, null, null, { weight: weight!, bias: bias!, training: true }),
    },
    {
      inputs: [[[[1, 5], [2, -3]], [[4, 0.5], [0, 2]]], [1.5, -2]],
      call: (x, weight) => batchNorm(x!, full([2], 0.5, x!.dtype), full([2], 2, x!.dtype), { weight: weight! }),
    },
  ],
});
const layerNormOp = defineOp({
  name: "layerNorm",
  torch: "F.layer_norm",
  tex: TEX,
  parts,
  forward,
  backward,
  // prettier-ignore
  examples: [
    {
      inputs: [[[1, 5, 2], [-3, 4, 0.5]], [1.5, -2, 1], [0.1, 0.2, 0.3]],
      call: (x, weight, bias) => layerNorm(x!, [3], { weight: weight!, bias: bias! }),
    },
  ],
});

/** Weight or bias of `shape`, or what does nothing. */
function affine(who: string, given: Tensor | null, shape: Shape, x: Tensor, neutral: number): Tensor {
  if (given === null) return full(shape, neutral, x.dtype);
  if (!sameShape(given.shape, shape) || given.dtype !== x.dtype) {
    const expected = `${x.dtype.name} ${showShape(shape)}`;
    throw new RangeError(`${who}: expected weight and bias of ${expected}, came ${given.dtype.name} ${showShape(given.shape)}`);
  }
  return given;
}
interface Affine {
  readonly weight?: Tensor | null;
  readonly bias?: Tensor | null;
  /** Added to the variance, so that a constant group divides by something. */
  readonly eps?: number;
}
export interface BatchNormOptions extends Affine {
  readonly training?: boolean;
  /** How much of the running statistics is new: r ← (1 − momentum)·r + momentum·now. */
  readonly momentum?: number;
}

/**
 * Each channel normalised over the batch: by its own statistics in training, which also move the running ones (in place, the variance
 * unbiased), else by the running ones. Shape: x (N, C, …), running (C,) → x's. A single value a channel is refused in training.
 */
export function batchNorm(
  x: Tensor,
  runningMean: Tensor | null,
  runningVar: Tensor | null,
  options: BatchNormOptions = {},
): Tensor {
  const { weight = null, bias = null, training = false, momentum = 0.1, eps = 1e-5 } = options;
  const C = x.shape[1] ?? 0;
  const fits = [runningMean, runningVar].every((r) => (r === null ? training : sameShape(r.shape, [C]) && r.dtype === x.dtype));
  if (x.ndim < 2 || !x.dtype.isFloat || !fits) {
    const came = [x, runningMean, runningVar]
      .map((t) => (t === null ? "none" : `${t.dtype.name} ${showShape(t.shape)}`))
      .join(", ");
    throw new RangeError(`batchNorm: expected floats (N,C,…) and running statistics (C,) of their dtype, came ${came}`);
  }
  const inner = numelOf(x.shape.slice(2));
  const channel = (i: number): number => Math.floor(i / inner) % C;
  const layout: Layout = { groups: C, n: x.numel / Math.max(C, 1), group: channel, slot: channel };
  if (training && layout.n === 1) {
    throw new RangeError(`batchNorm: expected more than one value a channel when training, came ${showShape(x.shape)}`);
  }
  const now = training ? statistics(contiguous(x), layout) : null;
  const mean = now?.mean ?? Float64Array.from(runningMean!.toArray());
  const variance = now?.variance ?? Float64Array.from(runningVar!.toArray());
  if (now !== null) {
    move(runningMean, now.mean, momentum);
    move(
      runningVar,
      now.variance.map((v) => (v * layout.n) / (layout.n - 1)),
      momentum,
    );
  }
  const attrs: Normal = { ...layout, mean, scale: variance.map((v) => 1 / Math.sqrt(v + eps)), own: training };
  return apply(batchNormOp, x, affine("batchNorm", weight, [C], x, 1), affine("batchNorm", bias, [C], x, 0), attrs);
}
/** running ← (1 − momentum)·running + momentum·now */
function move(running: Tensor | null, now: Float64Array, momentum: number): void {
  if (running === null) return;
  const { v, at } = entriesOf(running);
  now.forEach((value, c) => (v[at + c] = (1 - momentum) * v[at + c]! + momentum * value));
  tellInPlace("batchNorm", running, []);
}

/** Each sample normalised over its last dimensions. Shape: x (…, normalizedShape) → x's; weight and bias are of normalizedShape. */
export function layerNorm(x: Tensor, normalizedShape: Shape, { weight = null, bias = null, eps = 1e-5 }: Affine = {}): Tensor {
  const tail = x.shape.slice(-normalizedShape.length);
  if (normalizedShape.length === 0 || !sameShape(tail, normalizedShape) || !x.dtype.isFloat) {
    throw new RangeError(
      `layerNorm: expected floats (…,${normalizedShape.join(",")}), came ${x.dtype.name} ${showShape(x.shape)}`,
    );
  }
  const n = numelOf(normalizedShape);
  const layout: Layout = { groups: x.numel / Math.max(n, 1), n, group: (i) => Math.floor(i / n), slot: (i) => i % n };
  const { mean, variance } = statistics(contiguous(x), layout);
  const attrs: Normal = { ...layout, mean, scale: variance.map((v) => 1 / Math.sqrt(v + eps)), own: true };
  const [w, b] = [affine("layerNorm", weight, normalizedShape, x, 1), affine("layerNorm", bias, normalizedShape, x, 0)];
  return apply(layerNormOp, x, w, b, attrs);
}

export const normaliseOps = [batchNormOp, layerNormOp];

export const normaliseAbout: readonly About[] = [
  {
    op: batchNormOp,
    family: "layers",
    value: String.raw`y = w\,z + b,\quad z = \tfrac{x - \mu}{\sigma},\ \sigma = \sqrt{\mathrm{var} + \varepsilon}`,
    meaning: { ko: "묶음의 평균을 0으로, 분산을 1로 맞춥니다.", en: "Moves a batch to mean 0 and variance 1." },
  },
  {
    op: layerNormOp,
    family: "layers",
    value: String.raw`y = w\,z + b,\quad z = \tfrac{x - \mu}{\sigma},\ \sigma = \sqrt{\mathrm{var} + \varepsilon}`,
    meaning: { ko: "표본마다 평균을 0으로, 분산을 1로 맞춥니다.", en: "Moves each sample to mean 0 and variance 1." },
  },
];

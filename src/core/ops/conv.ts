/** @file Two-dimensional convolution: every window as a row of a matrix, and then a matrix product. */
import { apply, give, wants } from "../autograd.ts";
import { sameShape, showShape } from "../shape.ts";
import { alias, contiguous, empty, full, kernelsOf, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { entriesOf } from "./eachEntry.ts";
import { roomToMultiply } from "./matmul.ts";
import { defineOp } from "./op.ts";
import { eachPlace, windowsOf, type Pair, type Windows } from "./windows.ts";

/** Windows and what they hold: P = N·OH·OW of K = C·kh·kw entries. */
const sizesOf = (w: Windows): { P: number; K: number } => ({
  P: w.N * w.count[0] * w.count[1],
  K: w.C * w.kernel[0] * w.kernel[1],
});

/** Calls f(entry of the matrix (P, K), entry of the images) for all that is not padding. */
function eachEntryOf(w: Windows, f: (k: number, at: number) => void): void {
  const [OH, OW] = w.count;
  const area = w.size[0] * w.size[1];
  const field = w.kernel[0] * w.kernel[1];
  const { P, K } = sizesOf(w);
  for (let p = 0; p < P; p++) {
    const image = Math.floor(p / (OH * OW)) * w.C;
    eachPlace(w, Math.floor(p / OW) % OH, p % OW, (ky, kx, at) => {
      if (at < 0) return;
      const k = p * K + ky * w.kernel[1] + kx;
      for (let c = 0; c < w.C; c++) f(k + c * field, (image + c) * area + at);
    });
  }
}
/** The windows of x as rows (P, K), 0 for padding. */
function unfolded(x: Tensor, w: Windows): Tensor {
  const { P, K } = sizesOf(w);
  const rows = full([P, K], 0, x.dtype);
  const { v, at: to } = entriesOf(rows);
  const from = entriesOf(x).at;
  eachEntryOf(w, (k, at) => (v[to + k] = v[from + at]!));
  return rows;
}
/** The way back: every window's entry is added where it came from. */
function folded(rows: Tensor, w: Windows, like: Tensor): Tensor {
  const y = full(like.shape, 0, like.dtype);
  const { v, at: to } = entriesOf(y);
  const from = entriesOf(rows).at;
  eachEntryOf(w, (k, at) => (v[to + at] = v[to + at]! + v[from + k]!));
  return y;
}
/** (N, A, B) → (N, B, A), contiguous. */
const swapped = (x: Tensor, N: number, A: number, B: number): Tensor => contiguous(alias(x, [N, B, A], [A * B, 1, B]));

const conv2dOp = defineOp({
  name: "conv2d",
  torch: "F.conv2d",
  tex: String.raw`\bar x = \textstyle\sum_{\text{windows}} W^\top \bar y,\quad \bar W = \sum_{\text{windows}} \bar y\,x_{\text{at}}^\top,\quad \bar b = \sum \bar y`,
  parts: "unfold(x).matmul(w.flatten(1).t()).add(b)",
  forward(call) {
    const { a, b: weight, c: bias, attrs } = call;
    const w = attrs as Windows;
    const O = weight!.shape[0]!;
    const { P, K } = sizesOf(w);
    const rows = (call.saved = unfolded(contiguous(a), w));
    const y = empty([P, O], a.dtype);
    const offset = bias === null ? 0 : contiguous(bias).ptr;
    kernelsOf(a).linear(P, K, O, rows.ptr, contiguous(weight!).ptr, offset, y.ptr, roomToMultiply(a, P, K, O));
    const moved = swapped(y, w.N, P / w.N, O); // (N, OH·OW, O) → (N, O, OH·OW)
    return alias(moved, a.ndim === 3 ? [O, ...w.count] : [w.N, O, ...w.count]);
  },
  backward({ a, b: weight, c: bias, saved: rows, attrs }, g) {
    const w = attrs as Windows;
    const O = weight!.shape[0]!;
    const { P, K } = sizesOf(w);
    const kernels = kernelsOf(g);
    const dy = swapped(g, w.N, O, P / w.N); // (N, O, OH·OW) → (N, OH·OW, O)
    if (wants(a)) {
      const drows = empty([P, K], a.dtype);
      kernels.matmulNN(P, O, K, dy.ptr, contiguous(weight!).ptr, drows.ptr, roomToMultiply(dy, P, O, K));
      give(a, folded(drows, w, a));
    }
    if (wants(weight)) {
      const dw = empty(weight.shape, weight.dtype);
      kernels.matmulTN(O, P, K, dy.ptr, rows!.ptr, dw.ptr, roomToMultiply(dy, O, P, K));
      give(weight, dw);
    }
    if (wants(bias)) {
      const db = empty(bias.shape, bias.dtype);
      kernels.sum(1, P, O, dy.ptr, db.ptr);
      give(bias, db);
    }
  },
  // prettier-ignore
  examples: [
    {
      inputs: [[[[1, 2, 0.5], [4, -1, 3], [0, 2, 1]]], [[[[1, -1], [0.5, 2]]], [[[0.1, 3], [-2, 1]]]], [0.5, -1]],
      call: (x, w, b) => conv2d(x!, w!, b!),
    },
    {
      inputs: [[[[[1, 2], [4, -1]], [[0, 2], [1, 3]]]], [[[[1, -1], [0.5, 2]], [[0.1, 3], [-2, 1]]]]],
      call: (x, w) => conv2d(x!, w!, null, { stride: 2, padding: 1 }),
    },
    {
      inputs: [
        [[[[1, 2, 0.5, -2], [4, -1, 3, 0.3]], [[0, 2, 1, 6], [-3, 5, 7, -4]]], [[[0.2, 9, 8, -5], [1.5, 3.5, -6, 2.5]], [[-7, 0.7, 4.5, -1.5], [0.9, 5.5, -2.5, 6.5]]]],
        [[[[1, -1], [0.5, 2]], [[0.1, 3], [-2, 1]]], [[[4, -0.5], [1.5, -3]], [[2.5, 0.3], [-1.5, 6]]], [[[0.2, 5], [7, -4]], [[0.6, -6], [8, 3.5]]]],
        [0.5, -1, 2],
      ],
      call: (x, w, b) => conv2d(x!, w!, b!, { stride: [1, 2], padding: [1, 0], dilation: 2 }),
    },
  ],
});

export interface ConvOptions {
  readonly stride?: Pair;
  /** Zeros added at every side. */
  readonly padding?: Pair;
  /** How far the kernel's entries lie apart in the image. */
  readonly dilation?: Pair;
}

/**
 * yₒ = bₒ + Σ over c of wₒ꜀ ⋆ x꜀: the kernel slides over the image and is not turned round.
 * Shape: x (N, C, H, W) or (C, H, W), weight (O, C, kh, kw), bias (O,) → (N, O, OH, OW), OH = ⌊(H + 2·padding − dilation·(kh − 1) − 1)/stride⌋ + 1.
 */
export function conv2d(x: Tensor, weight: Tensor, bias: Tensor | null = null, options: ConvOptions = {}): Tensor {
  const { stride = 1, padding = 0, dilation = 1 } = options;
  if (weight.ndim !== 4) throw new RangeError(`conv2d: expected a weight (O,C,kh,kw), came ${showShape(weight.shape)}`);
  const [O, C, kh, kw] = weight.shape as [number, number, number, number];
  const w = windowsOf("conv2d", x, { kernel: [kh, kw], stride, padding, dilation });
  if (w.C !== C)
    throw new RangeError(`conv2d: expected ${C} channels for a weight of ${showShape(weight.shape)}, came ${showShape(x.shape)}`);
  if (bias !== null && !sameShape(bias.shape, [O]))
    throw new RangeError(`conv2d: expected a bias of (${O},), came ${showShape(bias.shape)}`);
  for (const part of bias === null ? [weight] : [weight, bias]) {
    if (part.dtype !== x.dtype) throw new TypeError(`conv2d: expected one dtype, came ${x.dtype.name} and ${part.dtype.name}`);
  }
  return apply(conv2dOp, x, weight, bias, w);
}

export const convOps = [conv2dOp];

export const convAbout: About = {
  op: conv2dOp,
  family: "products",
  value: String.raw`y = W\,x_{\text{window}} + b`,
  meaning: {
    ko: "작은 가중치 창을 그림 위로 밀며 곱해 더합니다.",
    en: "Slides a small window of weights over a picture, multiplying and adding.",
  },
};

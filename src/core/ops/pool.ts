/** @file Pooling: the largest or the mean entry of every window. */
import { apply, give } from "../autograd.ts";
import { showShape, type Shape } from "../shape.ts";
import { contiguous, empty, full, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { entriesOf } from "./eachEntry.ts";
import { defineOp } from "./op.ts";
import { addedAt, takenFrom } from "./positions.ts";
import { eachPlace, windowsOf, type Pair, type Windows } from "./windows.ts";

const outputShape = (x: Tensor, w: Windows): Shape => [...x.shape.slice(0, -2), ...w.count];

/** Calls f(output, image, oy, ox) for every window of every channel; `image` is where its entries begin. */
function eachWindow(w: Windows, f: (o: number, image: number, oy: number, ox: number) => void): void {
  const [OH, OW] = w.count;
  const area = w.size[0] * w.size[1];
  for (let o = 0; o < w.N * w.C * OH * OW; o++) f(o, Math.floor(o / (OH * OW)) * area, Math.floor(o / OW) % OH, o % OW);
}

/** Where the largest entry of each window stands in x: the first of equals, the last of NaNs, as PyTorch's. */
function largest(x: Tensor, w: Windows): Int32Array {
  const { v, at: first } = entriesOf(x);
  const picked = new Int32Array(w.N * w.C * w.count[0] * w.count[1]);
  eachWindow(w, (o, image, oy, ox) => {
    let [best, where] = [-Infinity, -1];
    eachPlace(w, oy, ox, (_ky, _kx, at) => {
      if (at < 0) return;
      const entry = v[first + image + at]!;
      if (where < 0 || entry > best || entry !== entry) [best, where] = [entry, at];
    });
    picked[o] = image + where;
  });
  return picked;
}

const maxPool2dOp = defineOp({
  name: "maxPool2d",
  torch: "F.max_pool2d",
  tex: String.raw`\bar x_i = \textstyle\sum_{\text{windows whose largest is } i}\bar y`,
  forward: ({ a, attrs }) => takenFrom(a, largest(contiguous(a), attrs as Windows), outputShape(a, attrs as Windows)),
  backward: ({ a, attrs }, g) => give(a, addedAt(g, largest(contiguous(a), attrs as Windows), a.shape)),
  // prettier-ignore
  examples: [
    { inputs: [[[[1, 2, 0.5], [4, -1, 3], [0, 2.5, 1]]]], call: (x) => maxPool2d(x!, 2, { stride: 1 }) },
    { inputs: [[[[1, 2, 0.5], [4, -1, 3], [0, 2.5, 1]]]], call: (x) => maxPool2d(x!, [2, 3], { padding: [1, 0] }) },
    {
      inputs: [[[[[1, 2, 0.5, -2], [4, -1, 3, 0.3]], [[0, 2, 1, 6], [-3, 5, 7, -4]]], [[[0.2, 9, 8, -5], [1.5, 3.5, -6, 2.5]], [[-7, 0.7, 4.5, -1.5], [0.9, 5.5, -2.5, 6.5]]]]],
      call: (x) => maxPool2d(x!, 2, { padding: 1 }),
    },
  ],
});

interface Averages extends Windows {
  readonly countIncludePad: boolean;
}
/** By how many entries a window is divided: all of those it has within image and padding, or within the image. */
function divisor(w: Averages, oy: number, ox: number): number {
  const reach = (i: 0 | 1, o: number): number => {
    const start = o * w.stride[i] - w.padding[i];
    const end = Math.min(start + w.kernel[i], w.size[i] + w.padding[i]);
    return w.countIncludePad ? end - start : Math.min(end, w.size[i]) - Math.max(start, 0);
  };
  return reach(0, oy) * reach(1, ox);
}
const avgPool2dOp = defineOp({
  name: "avgPool2d",
  torch: "F.avg_pool2d",
  tex: String.raw`\bar x_i = \textstyle\sum_{\text{windows with } i}\bar y / n`,
  forward({ a, attrs }) {
    const w = attrs as Averages;
    const x = contiguous(a);
    const y = empty(outputShape(a, w), a.dtype);
    const { v, at: to } = entriesOf(y);
    const from = entriesOf(x).at;
    eachWindow(w, (o, image, oy, ox) => {
      let sum = 0;
      eachPlace(w, oy, ox, (_ky, _kx, at) => (sum += at < 0 ? 0 : v[from + image + at]!));
      v[to + o] = sum / divisor(w, oy, ox);
    });
    return y;
  },
  backward({ a, attrs }, g) {
    const w = attrs as Averages;
    const dx = full(a.shape, 0, a.dtype);
    const { v, at: to } = entriesOf(dx);
    const from = entriesOf(g).at;
    eachWindow(w, (o, image, oy, ox) => {
      const share = v[from + o]! / divisor(w, oy, ox);
      eachPlace(w, oy, ox, (_ky, _kx, at) => {
        if (at >= 0) v[to + image + at] = v[to + image + at]! + share;
      });
    });
    give(a, dx);
  },
  // prettier-ignore
  examples: [
    { inputs: [[[[1, 2, 0.5], [4, -1, 3], [0, 2.5, 1]]]], call: (x) => avgPool2d(x!, 2, { stride: 1 }) },
    { inputs: [[[[1, 2, 0.5], [4, -1, 3]]]], call: (x) => avgPool2d(x!, 2, { padding: 1, countIncludePad: false }) },
    {
      inputs: [[[[[1, 2, 0.5, -2], [4, -1, 3, 0.3]], [[0, 2, 1, 6], [-3, 5, 7, -4]]], [[[0.2, 9, 8, -5], [1.5, 3.5, -6, 2.5]], [[-7, 0.7, 4.5, -1.5], [0.9, 5.5, -2.5, 6.5]]]]],
      call: (x) => avgPool2d(x!, 2, { padding: 1 }),
    },
  ],
});

export interface PoolOptions {
  /** How far windows lie apart; the kernel's size unless told otherwise. */
  readonly stride?: Pair | null;
  readonly padding?: Pair;
}
function windows(who: string, x: Tensor, kernel: Pair, { stride = null, padding = 0 }: PoolOptions): Windows {
  const w = windowsOf(who, x, { kernel, stride: stride ?? kernel, padding, dilation: 1 });
  if (w.padding.some((p, i) => 2 * p > w.kernel[i]!)) {
    throw new RangeError(
      `${who}: expected padding of at most half the kernel ${showShape(w.kernel)}, came ${showShape(w.padding)}`,
    );
  }
  return w;
}

/** The largest entry of every window; the gradient goes to the first of equals. Shape: (N, C, H, W) or (C, H, W) → the same, smaller. */
export function maxPool2d(x: Tensor, kernel: Pair, options: PoolOptions = {}): Tensor {
  return apply(maxPool2dOp, x, null, null, windows("maxPool2d", x, kernel, options));
}
/** The mean of every window; padding counts as zeros unless `countIncludePad` is false. Shape: as `maxPool2d`. */
export function avgPool2d(x: Tensor, kernel: Pair, options: PoolOptions & { readonly countIncludePad?: boolean } = {}): Tensor {
  const attrs: Averages = { ...windows("avgPool2d", x, kernel, options), countIncludePad: options.countIncludePad ?? true };
  return apply(avgPool2dOp, x, null, null, attrs);
}

export const poolOps = [maxPool2dOp, avgPool2dOp];

export const poolAbout: readonly About[] = [
  {
    op: maxPool2dOp,
    family: "layers",
    value: String.raw`y = \max x_{\text{window}}`,
    meaning: { ko: "창마다 가장 큰 값을 남깁니다.", en: "Keeps the largest value of each window." },
  },
  {
    op: avgPool2dOp,
    family: "layers",
    value: String.raw`y = \tfrac1n \textstyle\sum x_{\text{window}}`,
    meaning: { ko: "창마다 평균을 남깁니다.", en: "Keeps the average of each window." },
  },
];

/** @file Windows that slide over the last two dimensions of an image: what convolution and pooling have in common. */
import { showShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";

/** One number for both directions, or (height, width). */
export type Pair = number | readonly [number, number];
type Two = readonly [number, number];

export interface Windows {
  /** Images a batch has, and channels an image. */
  readonly N: number;
  readonly C: number;
  /** Size of an image, of a window, and how many windows fit: height, width. */
  readonly size: Two;
  readonly kernel: Two;
  readonly count: Two;
  readonly stride: Two;
  readonly padding: Two;
  readonly dilation: Two;
}

function two(who: string, what: string, value: Pair, least: number): Two {
  const pair: Two = typeof value === "number" ? [value, value] : value;
  if (pair.length !== 2 || !pair.every((n) => Number.isInteger(n) && n >= least)) {
    throw new RangeError(`${who}: expected ${what} of whole numbers ≥ ${least}, came ${showShape(pair)}`);
  }
  return pair;
}

/** How windows lie on x (N, C, H, W) or (C, H, W); `who` stands in the error. */
export function windowsOf(
  who: string,
  x: Tensor,
  options: { readonly kernel: Pair; readonly stride: Pair; readonly padding: Pair; readonly dilation: Pair },
): Windows {
  if (x.ndim !== 3 && x.ndim !== 4) throw new RangeError(`${who}: expected (N,C,H,W) or (C,H,W), came ${showShape(x.shape)}`);
  if (!x.dtype.isFloat) throw new TypeError(`${who}: expected a float tensor, came ${x.dtype.name}`);
  const [N, C, H, W] = (x.ndim === 3 ? [1, ...x.shape] : x.shape) as [number, number, number, number];
  const kernel = two(who, "a kernel", options.kernel, 1);
  const stride = two(who, "a stride", options.stride, 1);
  const padding = two(who, "padding", options.padding, 0);
  const dilation = two(who, "a dilation", options.dilation, 1);
  const fit = (i: 0 | 1, size: number): number =>
    Math.floor((size + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1) / stride[i]) + 1;
  const count: Two = [fit(0, H), fit(1, W)];
  if (count[0] < 1 || count[1] < 1) {
    throw new RangeError(`${who}: expected an image no smaller than the kernel ${showShape(kernel)}, came ${showShape(x.shape)}`);
  }
  return { N, C, size: [H, W], kernel, count, stride, padding, dilation };
}

/**
 * Calls f(row, column, at) for every place of the window (oy, ox): which place of the kernel it is, and where in the image (H·W entries)
 * it lies; −1 for padding.
 */
export function eachPlace(w: Windows, oy: number, ox: number, f: (ky: number, kx: number, at: number) => void): void {
  const [H, W] = w.size;
  for (let ky = 0; ky < w.kernel[0]; ky++) {
    const y = oy * w.stride[0] - w.padding[0] + ky * w.dilation[0];
    for (let kx = 0; kx < w.kernel[1]; kx++) {
      const x = ox * w.stride[1] - w.padding[1] + kx * w.dilation[1];
      f(ky, kx, y >= 0 && y < H && x >= 0 && x < W ? y * W + x : -1);
    }
  }
}

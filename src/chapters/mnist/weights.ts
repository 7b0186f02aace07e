/** @file Weights as images: 28 × 28 numbers in two colours around zero, on a canvas while they move, as paths where they rest. */
import { rgbOf } from "../../ui/field.ts";
import type { Look } from "../../ui/look.ts";
import { columnOf, PIXELS, rowOf, SIDE } from "./panels/pixels.ts";

/** The k-th of the images that lie one after the other. */
export const imageOf = (values: Float32Array, k: number): Float32Array => values.subarray(k * PIXELS, (k + 1) * PIXELS);

/**
 * What the fullest colour stands for: three times what the values are on the whole (root mean square), rounded up so that it moves seldom.
 * The few that lie beyond have the fullest colour, too.
 */
export function extentOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! * values[k]!;
  const most = 3 * Math.sqrt(sum / values.length);
  if (!(most > 0 && most < Infinity)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 3, 5, 8, 10].map((k) => k * power).find((limit) => limit >= most * 0.9999) ?? 10 * power;
}
/** As it is printed. */
export const extentText = (extent: number): string => String(Number(extent.toPrecision(2)));
/** With so many decimals, however small: biases stand in a row. */
export const fixed = (x: number, digits: number): string =>
  x
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, "")
    .replace("-", "−");

/** Opaque RGBA of 784 signed values: neg for −extent, paper for 0, pos for +extent. */
export function paint(values: Float32Array, extent: number, look: Look, pixels: Uint8ClampedArray): void {
  const [neg, zero, pos] = [rgbOf(look.neg), rgbOf(look.plate), rgbOf(look.pos)];
  for (let k = 0; k < PIXELS; k++) {
    const value = values[k]!;
    const end = value < 0 ? neg : pos;
    const share = Math.min(1, Math.abs(value) / extent);
    for (let c = 0; c < 3; c++) pixels[4 * k + c] = zero[c]! + (end[c]! - zero[c]!) * share;
    pixels[4 * k + 3] = 255;
  }
}

/** A colour of a still image and the cells that have it. */
interface Tint {
  /** −1 … 1: how full the colour is, and which of the two. */
  readonly share: number;
  readonly d: string;
}
/** The runs of equal tint, row by row; what rounds to nothing is left out. `steps`: tints on each side of zero. */
export function tintsOf(values: ArrayLike<number>, extent: number, steps: number): readonly Tint[] {
  const paths = new Map<number, string>();
  const stepAt = (k: number) => Math.max(-steps, Math.min(steps, Math.round((values[k]! / extent) * steps)));
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE;) {
      const step = stepAt(row * SIDE + column);
      let end = column + 1;
      while (end < SIDE && stepAt(row * SIDE + end) === step) end++;
      if (step !== 0) paths.set(step, `${paths.get(step) ?? ""}M${column} ${row}h${end - column}v1H${column}z`);
      column = end;
    }
  return [...paths].sort(([a], [b]) => a - b).map(([step, d]) => ({ share: step / steps, d }));
}
/** A tint, as CSS mixes it from the theme's own colours. */
export const colourOf = (share: number): string =>
  `color-mix(in srgb, var(${share < 0 ? "--neg" : "--pos"}) ${Math.round(100 * Math.abs(share))}%, var(--plate))`;

/** Where the largest and the smallest of an image's values are, and what they are. */
export function endsOf(image: Float32Array) {
  let [most, least] = [0, 0];
  for (let k = 1; k < image.length; k++) {
    if (image[k]! > image[most]!) most = k;
    if (image[k]! < image[least]!) least = k;
  }
  const at = (k: number) => ({ place: `(${rowOf(k)}, ${columnOf(k)})`, value: image[k]! });
  return { most: at(most), least: at(least) };
}

/** @file What the panels' bars and tables show of an answer. Pure. */
import { AS_TRAINED, type Condition, type Confusion, type Picture, type Reading } from "../views.ts";

export const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The smallest of 1, 2, 3, 4, 6, 8, 10, 20 … that no magnitude exceeds: a scale that seldom moves. 1 where nothing is finite. */
export function scaleOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < values.length; k++) if (Number.isFinite(values[k]!)) most = Math.max(most, Math.abs(values[k]!));
  for (let decade = 1; ; decade *= 10) for (const step of [1, 2, 3, 4, 6, 8]) if (most <= step * decade) return step * decade;
}

/** A bar from zero, in the middle of its track, in percent of the track. */
export function signedBar(value: number, scale: number): { readonly left: number; readonly width: number } {
  if (!Number.isFinite(value)) return { left: 50, width: 0 };
  const width = 50 * Math.min(1, Math.abs(value) / scale);
  return { left: value < 0 ? 50 - width : 50, width };
}

export interface LogitRow {
  readonly digit: number;
  readonly z: number;
  readonly exp: number;
  readonly p: number;
}
export const logitRows = ({ logits, probabilities }: Reading): readonly LogitRow[] =>
  DIGITS.map((digit) => ({ digit, z: logits[digit]!, exp: Math.exp(logits[digit]!), p: probabilities[digit]! }));

export interface CaseRow {
  readonly digit: number;
  /** `weight[k]·x`. */
  readonly product: number;
  readonly bias: number;
  readonly logit: number;
}
/** Weight and bias apart, as `reading` was asked; the bias is read off `small`, whose logits are small enough to keep its digits. Null for a model with a hidden layer. */
export function caseRows(reading: Reading, small: Reading): readonly CaseRow[] | null {
  const { products } = reading;
  const { products: less } = small;
  if (!products || !less) return null;
  return DIGITS.map((digit) => ({
    digit,
    product: products[digit]!,
    bias: small.logits[digit]! - less[digit]!,
    logit: reading.logits[digit]!,
  }));
}

/** What a reading becomes when every pixel is `times` as large: the products are, the bias is not. Of the first layer alone: null with a hidden one. */
export function timesPixels(reading: Reading, times: number): Reading | null {
  const { products } = reading;
  if (!products) return null;
  const logits = products.map((product, k) => times * product + (reading.logits[k]! - product));
  return { ...reading, logits, products: products.map((product) => times * product), said: logits.indexOf(Math.max(...logits)) };
}

/** A reading of the same pixels with other weights, as the page can make it for a frame: exact to what is shown. Null for a model with a hidden layer. */
export function withWeights(reading: Reading, { templates, bias }: Picture): Reading | null {
  const { pixels, label, products: known } = reading;
  if (!known) return null;
  const products = DIGITS.map((k) => {
    const from = k * pixels.length;
    let sum = 0;
    for (let i = 0; i < pixels.length; i++) if (pixels[i] !== 0) sum += templates[from + i]! * pixels[i]!;
    return sum;
  });
  const logits = products.map((product, k) => product + bias[k]!);
  const most = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - most));
  const total = powers.reduce((sum, it) => sum + it, 0);
  return {
    pixels,
    label,
    logits: Float32Array.from(logits),
    probabilities: Float32Array.from(powers, (it) => it / total),
    cost: label === null ? null : Math.log(total) + most - logits[label]!,
    said: logits.indexOf(most),
    products: Float32Array.from(products),
  };
}

export interface Pair {
  readonly truth: number;
  readonly said: number;
  readonly count: number;
}
/** Who is taken for whom most often, the most frequent first. */
export function mistakes({ counts }: Confusion, most: number): readonly Pair[] {
  return counts
    .map((count, k) => ({ truth: Math.floor(k / 10), said: k % 10, count }))
    .filter(({ truth, said, count }) => truth !== said && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}
export const rightOf = ({ counts }: Confusion): number => DIGITS.reduce<number>((sum, k) => sum + counts[11 * k]!, 0);
/** How many digits of each row there are. */
export const rowSums = ({ counts }: Confusion): readonly number[] =>
  DIGITS.map((row) => counts.slice(10 * row, 10 * row + 10).reduce((sum, n) => sum + n, 0));

/** What may be done to the whole test set. */
export const WAYS = ["right", "down", "invert"] as const;
export type Way = (typeof WAYS)[number];
export const FARTHEST = 4;

/** The places a way has: pixels −4 … 4, or 0 and 1 for the colours. */
export const placesOf = (way: Way): readonly number[] =>
  way === "invert" ? [0, 1] : Array.from({ length: 2 * FARTHEST + 1 }, (_, k) => k - FARTHEST);

export function conditionOf(way: Way, place: number): Condition {
  if (place === 0) return AS_TRAINED;
  return way === "invert" ? { ...AS_TRAINED, invert: true } : { ...AS_TRAINED, [way]: place };
}

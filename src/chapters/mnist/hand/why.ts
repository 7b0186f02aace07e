/** @file Why a model of one layer read a digit as it did: the parts of two logits, and what each pixel said for one or the other. Pure. */
import { PIXELS } from "../panels/pixels.ts";
import type { Words } from "../text.ts";
import type { Picture, Reading } from "../views.ts";

export interface Parts {
  readonly digit: number;
  /** `weight[digit]·x` and the bias; their sum is the logit. */
  readonly product: number;
  readonly bias: number;
  readonly logit: number;
}
/** Null for a model with a hidden layer. */
export function partsOf({ products, logits }: Reading, digit: number): Parts | null {
  if (!products) return null;
  const [product, logit] = [products[digit]!, logits[digit]!];
  return { digit, product, bias: logit - product, logit };
}

/** The digit with the largest logit but for `not`. */
export function likeliest({ logits }: Reading, not: number): number {
  let best = not === 0 ? 1 : 0;
  for (let k = 0; k < 10; k++) if (k !== not && logits[k]! > logits[best]!) best = k;
  return best;
}

/** The digit that the answer is held against: what was meant, where the answer is not it; else the next likely. */
export const otherOf = (reading: Reading, meant: number | null): number =>
  meant !== null && meant !== reading.said ? meant : likeliest(reading, reading.said);

/** What each pixel gave to a rather than to b: (W[a] − W[b])·x, (784). Null where the weights are not at hand. */
export function votes({ templates }: Picture, x: ArrayLike<number>, a: number, b: number): Float32Array | null {
  if (templates.length !== 10 * PIXELS) return null;
  return Float32Array.from({ length: PIXELS }, (_, k) => (templates[a * PIXELS + k]! - templates[b * PIXELS + k]!) * x[k]!);
}

/** Where the reasons begin. */
export const REASONS = "hand-why";
/** What they are asked: of the answer and of the digit it is held against. */
export const titleOf = (words: Words["hand"], said: number, other: number, meant: number | null): string =>
  other === meant ? words.why(other, said) : words.whyRight(said, other);

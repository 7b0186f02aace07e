/** @file Digits drawn by the book, as many as anyone asks for: digit `index` of a seed is always the same one. */
import { Luck, write } from "./hand.ts";
import { draw, Ink, SIDE } from "./raster.ts";

/** Bytes an image. */
export const PIXELS = SIDE * SIDE;

/** Scatters 32 bits, one to one (the end of MurmurHash3). */
function scatter(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
const lotOf = (seed: number, index: number): number => scatter(Math.imul(seed, 0x9e3779b1) + index);

/** Which digit it is, 0 … 9, known without drawing it. `seed` and `index` are whole numbers in [0, 2³²). */
export const labelOf = (seed: number, index: number): number => lotOf(seed, index) % 10;

/** Draws digit `index` of `seed` into the 784 bytes of `pixels` from `at` on, row by row, 0 paper and 255 ink. About 40 µs. */
export function drawDigit(seed: number, index: number, pixels: Uint8Array, at = 0): void {
  luck.seed(lotOf(seed, index));
  write(labelOf(seed, index), luck, ink);
  draw(ink, pixels, at);
}
const luck = new Luck(0);
const ink = new Ink();

/** Digits `from` … `from + n − 1` at once. */
export function drawDigits(seed: number, n: number, from = 0): { readonly images: Uint8Array; readonly labels: Uint8Array } {
  const images = new Uint8Array(n * PIXELS);
  for (let i = 0; i < n; i++) drawDigit(seed, from + i, images, i * PIXELS);
  return { images, labels: Uint8Array.from({ length: n }, (_, i) => labelOf(seed, from + i)) };
}

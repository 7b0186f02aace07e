/** @file The data sets of the book by their identity, as recipes and links name them. Sees no byte of them. */
import type { DataId } from "../recipe.ts";

/** MNIST: 60,000 and 10,000 handwritten digits. The hash is over the four files' own (mnistFiles.mjs). */
export const MNIST: DataId = { name: "mnist", hash: "ca679089cd9dd461" };

/** Raised by whoever changes a single pixel of a drawn digit: links made before then say that they mean other images. */
const VERSION = "1";
const SEED = /^([0-9a-f])([0-9a-f]{8})$/;

/** Digits drawn by the book, as many as MNIST has. `seed`: the data's own, a whole number in [0, 2³²). */
export const drawn = (seed = 1): DataId => ({ name: "drawn", hash: VERSION + seed.toString(16).padStart(8, "0") });

/** The seed of a set of drawn digits; null for another set, and for one that this edition of the book cannot draw. */
export function drawnSeed({ name, hash }: DataId): number | null {
  const [, version, seed] = SEED.exec(hash) ?? [];
  return name === drawn().name && version === VERSION ? parseInt(seed!, 16) : null;
}

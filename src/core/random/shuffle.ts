/** @file In which order PyTorch's DataLoader visits the data, and how much that takes from which generator. */
import { Generator } from "./generator.ts";

/**
 * The order of one epoch of `DataLoader(shuffle=True)` on the default generator `g`.
 *
 * `"today"`: a base seed for workers is drawn though there are none, then the seed of a second generator, which alone makes the
 * permutation; so `g` moves by four 32-bit draws whatever n is. `"2019"` (torch ≤ about 1.1): one 64-bit draw, then the permutation
 * from `g` itself. The old order was inferred from the tables stored in the lecture's notebook, which it gives back to the digit.
 */
export function shuffledIndices(g: Generator, n: number, order: "today" | "2019" = "today"): Int32Array {
  drawBaseSeed(g);
  return order === "2019" ? g.randperm(n) : new Generator(g.randomInt64()).randperm(n);
}

/**
 * The order of one epoch of `DataLoader(shuffle=True, generator=g)`: base seed and permutation both from `g`.
 * When the epoch has been run to its end, `exhaustSampler` must follow.
 */
export function shuffledIndicesWithin(g: Generator, n: number): Int32Array {
  drawBaseSeed(g);
  return g.randperm(n);
}

/** What the sampler of `DataLoader(generator=g)` draws when it is asked beyond its end: one more permutation, which nobody uses. */
export function exhaustSampler(g: Generator, n: number): void {
  g.randperm(n);
}

/** `random_split(dataset, lengths)`: one permutation of all indices, cut in order. */
export function randomSplitIndices(g: Generator, lengths: readonly number[]): Int32Array[] {
  if (!lengths.every((length) => Number.isInteger(length) && length >= 0)) {
    throw new RangeError(`randomSplitIndices: expected lengths that are integers ≥ 0, came ${lengths.join(", ")}`);
  }
  const all = g.randperm(lengths.reduce((sum, length) => sum + length, 0));
  let start = 0;
  return lengths.map((length) => all.slice(start, (start += length)));
}

function drawBaseSeed(g: Generator): void {
  g.u32();
  g.u32();
}

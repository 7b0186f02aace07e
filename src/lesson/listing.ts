/**
 * @file The PyTorch listing beside a figure: lines of Python, some of them named, with the places where a value of the recipe stands.
 */

/** A stretch of a line that prints a value of the recipe. */
export interface ListingSlot {
  /** "seed" or a key of the config. */
  readonly key: string;
  /** First and past-the-last character in `text`. */
  readonly from: number;
  readonly to: number;
}
export interface ListingLine {
  readonly text: string;
  /** The name a machine announces with `at(name)` before it does what the line says. */
  readonly name?: string;
  /** Folded away until asked for: imports, data, or the draws an earlier cell made. */
  readonly fold?: "imports" | "data" | "prologue";
  readonly slots: readonly ListingSlot[];
}
export type Listing = readonly ListingLine[];

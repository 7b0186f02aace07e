/** @file What numpy and torch have in common when they print an array: which entries are shown, and how each axis is walked. */
import type { DType } from "../dtype.ts";

export type DTypeName = DType["name"];

/** Entries in row-major order. A bool is true, false, 1 or 0; an int64 may be a bigint. */
export type Entries = ArrayLike<number | bigint | boolean>;

const MOST_SHOWN_WHOLE = 1000; // entries; of a larger array only the ends of each long axis are shown
export const EDGE = 3;

export function checkEntries(who: string, data: Entries, shape: readonly number[]): void {
  const count = sizeOf(shape);
  if (data.length !== count)
    throw new RangeError(`${who}: expected ${count} entries for (${shape.join(",")}), came ${data.length}`);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

export function isSummarised(shape: readonly number[]): boolean {
  return sizeOf(shape) > MOST_SHOWN_WHOLE;
}

/** Positions along an axis that are shown; null stands for "...". */
export function positions(length: number, summarised: boolean): (number | null)[] {
  if (!summarised || length <= 2 * EDGE) return Array.from({ length }, (_, i) => i);
  return [0, 1, 2, null, length - 3, length - 2, length - 1];
}

/** Flat indices of all entries that are shown. */
export function shownIndices(shape: readonly number[]): number[] {
  const summarised = isSummarised(shape);
  return shape.reduce<number[]>(
    (starts, length) => {
      const here = positions(length, summarised).filter((i) => i !== null);
      return starts.flatMap((start) => here.map((i) => start * length + i));
    },
    [0],
  );
}

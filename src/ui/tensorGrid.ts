/** @file A tensor as rows and columns of cells: which number stands where, and how dark its ground is. Pure. */

/** A tensor of at most two dimensions, row by row. `TracedTensor` is one. */
export interface GridTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}
export interface Table {
  readonly rows: number;
  readonly columns: number;
}

/** A vector is a row, a number a single cell; of more dimensions the last is the row. */
export function tableOf(shape: readonly number[]): Table {
  const columns = shape.at(-1) ?? 1;
  return { columns, rows: shape.slice(0, -1).reduce((all, n) => all * n, 1) };
}

/** The largest magnitude that is finite; 1 where there is none, so that it can divide. */
export function reach(data: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < data.length; k++) {
    const size = Math.abs(data[k]!);
    if (size > most && Number.isFinite(size)) most = size;
  }
  return most || 1;
}

export function rangeOf(data: ArrayLike<number>): readonly [least: number, greatest: number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (let k = 0; k < data.length; k++) {
    least = Math.min(least, data[k]!);
    greatest = Math.max(greatest, data[k]!);
  }
  return [least, greatest];
}

/** Where a value lies on the ramp neg → ground → pos, whose middle is zero: 0 … 1. */
export const placeOf = (value: number, most: number): number => 0.5 + Math.max(-1, Math.min(1, value / most)) / 2;

/** The ground of a cell as CSS: zero has the ground's own colour. Ink on it stays readable: never more than two fifths of the full colour. */
export function cellTint(value: number, most: number): string {
  const share = Math.round(40 * Math.min(1, Math.abs(value) / most));
  return share === 0 ? "transparent" : `color-mix(in srgb, var(${value < 0 ? "--neg" : "--pos"}) ${share}%, var(--plate))`;
}

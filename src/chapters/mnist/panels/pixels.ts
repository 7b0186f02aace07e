/** @file Where a pixel of a digit stands: in its picture, in the row of 784 numbers, and as ink on paper. Pure. */

/** A digit is so many pixels wide and high. */
export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

export const indexOf = (row: number, column: number): number => SIDE * row + column;
export const rowOf = (index: number): number => Math.floor(index / SIDE);
export const columnOf = (index: number): number => index % SIDE;

/** A pixel of 0–1 as the byte it was. */
export const byteOf = (x: number): number => Math.round(255 * x);

/** The pixel a key leads to: arrows go to the neighbour in the picture, Home and End to the ends of the row of numbers. Null: another key. */
export function moved(index: number, key: string): number | null {
  const [row, column] = [rowOf(index), columnOf(index)];
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, index - 1);
    case "ArrowRight":
      return Math.min(PIXELS - 1, index + 1);
    case "ArrowUp":
      return indexOf(Math.max(0, row - 1), column);
    case "ArrowDown":
      return indexOf(Math.min(SIDE - 1, row + 1), column);
    case "Home":
      return 0;
    case "End":
      return PIXELS - 1;
    default:
      return null;
  }
}

/** Indices around `index`, in order: always `2 * around + 1` of them, pushed inwards at the ends. */
export function neighbours(index: number, around: number): readonly number[] {
  const many = 2 * around + 1;
  const from = Math.min(PIXELS - many, Math.max(0, index - around));
  return Array.from({ length: many }, (_, k) => from + k);
}

/** Ink of one darkness, as a path in which a pixel is a unit square. */
export interface Ink {
  /** 0 paper … 1 ink. */
  readonly share: number;
  readonly d: string;
}
const LEVELS = 32;

/** The ink of rows of `columns` pixels, 0 … `most`; pixels side by side of one darkness are one rectangle. */
export function inkOf(pixels: ArrayLike<number>, columns: number, most = 1): readonly Ink[] {
  const paths = new Map<number, string>();
  const levelOf = (k: number) => Math.min(LEVELS, Math.max(0, Math.ceil((LEVELS * pixels[k]!) / most)));
  for (let k = 0; k < pixels.length;) {
    const level = levelOf(k);
    const [x, y] = [k % columns, Math.floor(k / columns)];
    let wide = 1;
    while (x + wide < columns && k + wide < pixels.length && levelOf(k + wide) === level) wide++;
    if (level > 0) paths.set(level, `${paths.get(level) ?? ""}M${x} ${y}h${wide}v1h-${wide}z`);
    k += wide;
  }
  return [...paths].map(([level, d]) => ({ share: level / LEVELS, d }));
}

/** Where there is ink: how many pixels, and the rows and columns they lie between. Null for blank paper. */
export function extentOf(pixels: ArrayLike<number>) {
  let [many, top, bottom, left, right] = [0, SIDE, -1, SIDE, -1];
  for (let k = 0; k < pixels.length; k++) {
    if (!(pixels[k]! > 0)) continue;
    many++;
    top = Math.min(top, rowOf(k));
    bottom = Math.max(bottom, rowOf(k));
    left = Math.min(left, columnOf(k));
    right = Math.max(right, columnOf(k));
  }
  return many === 0 ? null : { many, top, bottom, left, right };
}

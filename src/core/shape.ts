/** @file Shapes: plain lists of sizes, shared by reference wherever one tensor has the shape of another. */

export type Shape = readonly number[];

export const scalarShape: Shape = [];

export function numelOf(shape: Shape): number {
  let n = 1;
  for (let i = 0; i < shape.length; i++) n *= shape[i]!;
  return n;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The sizes of a new tensor, checked; `who` stands in the error. */
export function sizes(who: string, shape: Shape): Shape {
  if (!shape.every((d) => Number.isInteger(d) && d >= 0))
    throw new RangeError(`${who}: expected sizes that are whole numbers ≥ 0, came ${showShape(shape)}`);
  return shape;
}

/** `(2,3)`, as shapes stand in error messages. */
export function showShape(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(",")})`;
}

// Matrices come in few shapes, again and again: the same numbers give the same object, so that comparing is one pointer test.
const matrices: Shape[] = Array.from({ length: 64 }, () => [0, 0]);
/** The shape (n, m). */
export function matrixShape(n: number, m: number): Shape {
  const slot = (Math.imul(n, 31) + m) & 63;
  const known = matrices[slot]!;
  if (known[0] === n && known[1] === m) return known;
  return (matrices[slot] = [n, m]);
}

/** Row-major strides, in entries. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i]!;
  }
  return strides;
}

/** A dim counted from the front; `who` stands in the error. A 0-d tensor takes 0 and −1, as PyTorch's does. */
export function wrapDim(who: string, dim: number, rank: number): number {
  const n = Math.max(rank, 1);
  if (!Number.isInteger(dim) || dim < -n || dim >= n)
    throw new RangeError(`${who}: expected dim in [${-n}, ${n - 1}], came ${dim}`);
  return dim < 0 ? dim + n : dim;
}

/** The common shape of two by broadcasting: aligned at the right, 1 stretches. */
export function broadcastShape(who: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const out = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const p = i <= a.length ? a[a.length - i]! : 1;
    const q = i <= b.length ? b[b.length - i]! : 1;
    if (p !== q && p !== 1 && q !== 1) {
      throw new RangeError(`${who}: expected shapes that broadcast, came ${showShape(a)} and ${showShape(b)}`);
    }
    out[rank - i] = p === 1 ? q : p;
  }
  if (sameShape(out, a)) return a;
  if (sameShape(out, b)) return b;
  return out;
}

/** `shape` with one −1 replaced by what `numel` leaves for it. */
export function inferShape(who: string, shape: Shape, numel: number): Shape {
  const hole = shape.indexOf(-1);
  const bad = shape.some((d, i) => !Number.isInteger(d) || (d < 0 && i !== hole));
  const rest = shape.reduce((product, d, i) => (i === hole ? product : product * d), 1);
  if (bad || (hole < 0 ? rest !== numel : rest === 0 || numel % rest !== 0)) {
    throw new RangeError(`${who}: expected a shape of ${numel} entries, came ${showShape(shape)}`);
  }
  return hole < 0 ? shape : shape.map((d, i) => (i === hole ? numel / rest : d));
}

/** @file Columns of a matrix, copied to where a product reads them in the order it needs. */
import { constant, load, local, loop, shuffle, store } from "../emit.ts";
import type { Local, Operand, Value } from "../emit.ts";
import { F32, advance, type Dtype } from "./loops.ts";

/** A matrix: its first entry and the bytes to the next row and column. */
export interface Matrix {
  readonly at: Value;
  readonly row: Value;
  readonly col: Value;
}

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const times = (x: Operand, n: number): Operand => (typeof x === "number" ? x * n : x.mul(n));

/** The first `columns` columns of b from row `from` on, entry by entry. Packed rows lie `pitch` bytes apart. */
export function packColumns(T: Dtype, K: Value, columns: Value, b: Matrix, to: Value, pitch: Operand, from: Value): void {
  const [column, source, target] = [local(columns), local(b.at.add(from.mul(b.row))), local(to.add(from.mul(pitch)))];
  loop(column, () => {
    const [k, p, t] = [local(K.sub(from)), local(source), local(target)];
    loop(k, () => {
      store(t, load(T.name, p));
      advance(b.row, p);
      advance(pitch, t);
      advance(-1, k);
    });
    advance(b.col, source);
    advance(T.size, target);
    advance(-1, column);
  });
}

/** Two vectors of each row of a matrix with dense rows. */
export function packRows(T: Dtype, K: Value, b: Matrix, to: Value, pitch: Operand): void {
  const [p, t] = [local(b.at), local(to)];
  const end = local(t.add(K.mul(pitch)));
  loop(t.lt(end), () => {
    store(t, load(T.vector, p));
    store(t, load(T.vector, p, 16), 16);
    advance(b.row, p);
    advance(pitch, t);
  });
}

/** The same of a matrix with dense columns, by square blocks that are transposed in registers. */
export function packTransposed(T: Dtype, K: Value, b: Matrix, to: Value, pitch: Operand): void {
  const lanes = 16 / T.size;
  const whole = local(K.and(-lanes));
  const columns = range(2 * lanes).map((i) => local(b.at.add(b.col.mul(i))));
  const t = local(to);
  const end = local(to.add(whole.mul(pitch)));
  const offset = local(constant("i32", 0));
  loop(t.lt(end), () => {
    for (const half of [0, 1]) {
      const rows = columns.slice(half * lanes, (half + 1) * lanes).map((p) => local(load(T.vector, p.add(offset))));
      transpose(T, rows).forEach((v, i) =>
        typeof pitch === "number" ? store(t, v, pitch * i + 16 * half) : store(t.add(pitch.mul(i)), v, 16 * half),
      );
    }
    advance(16, offset);
    advance(times(pitch, lanes), t);
  });
  packColumns(T, K, constant("i32", 2 * lanes), b, to, pitch, whole);
}

function transpose(T: Dtype, rows: readonly Local[]): Value[] {
  const [a, b, c, d] = rows as [Local, Local, Local, Local];
  const low = (x: Value, y: Value): Value => shuffle(x, y, [0, 1, 4, 5]);
  const high = (x: Value, y: Value): Value => shuffle(x, y, [2, 3, 6, 7]);
  if (T !== F32) return [low(a, b), high(a, b)];
  const [ab, AB] = [local(shuffle(a, b, [0, 4, 1, 5])), local(shuffle(a, b, [2, 6, 3, 7]))];
  const [cd, CD] = [local(shuffle(c, d, [0, 4, 1, 5])), local(shuffle(c, d, [2, 6, 3, 7]))];
  return [low(ab, cd), high(ab, cd), low(AB, CD), high(AB, CD)];
}

/**
 * @file Products with a factor that is mostly zeros, as images are and what a ReLU lets through: the zeros are left out.
 *
 * The bits are those of the dense product. A chain begins at +0 and never becomes −0, so adding 0·w = ±0 to it changes nothing, as long
 * as w is finite; with an infinity or a NaN among the w, the dense product is taken. Nothing branches on an entry: a pass packs where
 * the others lie, and their values, row by row; then blocks of columns go down these lists.
 */
import { call, constant, load, local, loop, store, when } from "../emit.ts";
import type { Local, Module, Value } from "../emit.ts";
import { BLOCK, LISTED } from "../room.ts";
import { F32, advance, bytesOf, func, type Dtype } from "./loops.ts";
import { packRows, packTransposed, range, type Matrix } from "./pack.ts";

/** Of what this many bytes hold, one vector is looked at to guess how many zeros there are. */
const STRIDE = 64;

const i32 = (x: number): Value => constant("i32", x);
/** The four words of a vector, added up. */
const wordsOf = (v: Value): Value => range(4).map((i) => v.as("i32x4").lane(i)).reduce((sum, word) => sum.add(word)); // prettier-ignore

/** Whether of `parts` entries all but one are zeros; at least, and of one vector of each 64 bytes. */
export function mostlyZeros(T: Dtype, parts: 2 | 3, at: Value, n: Value): Value {
  const counters = T === F32 ? "i32x4" : "i64x2";
  const zeros = local(constant(T.vector, 0).as(counters));
  const p = local(at);
  const end = local(at.add(bytesOf(T, n)).sub(16));
  const zero = local(constant(T.vector, 0));
  loop(p.le(end), () => {
    zeros.set(zeros.sub(load(T.vector, p).eq(zero).as(counters)));
    advance(STRIDE, p);
  });
  const estimate = wordsOf(zeros).mul(STRIDE / 16);
  return estimate.mul(parts).ge(n.mul(parts - 1));
}

/** Whether none of n entries is an infinity or a NaN. */
export function allFinite(T: Dtype, at: Value, n: Value): Value {
  const infinity = local(constant(T.vector, Infinity));
  const finite = local(infinity.eq(infinity));
  const p = local(at);
  const last = local(at.add(bytesOf(T, n)).sub(16));
  const look = (): void => finite.set(finite.and(load(T.vector, p).abs().lt(infinity)));
  loop(p.lt(last), () => {
    look();
    advance(16, p);
  });
  p.set(last);
  look();
  return wordsOf(finite).eq(-4);
}

/**
 * Packs (address of k's row in the strip, value) for what is not zero, and for each row where its list ends. Gives up past `full`;
 * then `pairs` stands beyond it.
 */
function packLists(T: Dtype, M: Value, K: Value, s: Matrix, ends: Value, strip: Value, pairs: Local, full: Value): void {
  const [row, left, end, last] = [local(s.at), local(M), local(ends), local(strip.add(K.mul(BLOCK)))];
  loop(left, () => {
    const [p, k] = [local(row), local(strip)];
    loop(k.lt(last), () => {
      const entry = local(load(T.name, p));
      store(pairs, k);
      store(pairs, entry, T.size);
      advance(entry.ne(0).shl(T.shift + 1), pairs);
      advance(s.col, p);
      advance(BLOCK, k);
    });
    store(end, pairs);
    advance(4, end);
    advance(s.row, row);
    left.set(pairs.le(full).choose(left.sub(1), 0));
  });
}

/** Rows of outputs, a block wide. It stands by itself so that V8 has its registers to itself. */
function blockOf(module: Module, T: Dtype): number {
  return func(module, T, "sparseBlock", "iiiiii", (M, ends, pairs, bias, c, cRow) => {
    loop(M, () => {
      const end = local(load("i32", ends));
      const sums = range(BLOCK / 16).map(() => local(constant(T.vector, 0)));
      loop(pairs.lt(end), () => {
        const entry = local(load(T === F32 ? "f32x4.splat" : "f64x2.splat", pairs, T.size));
        const at = local(load("i32", pairs));
        sums.forEach((sum, v) => sum.set(sum.add(entry.mul(load(T.vector, at, 16 * v)))));
        advance(2 * T.size, pairs);
      });
      when(bias, () => sums.forEach((sum, v) => sum.set(sum.add(load(T.vector, bias, 16 * v)))));
      sums.forEach((sum, v) => store(c, sum, 16 * v));
      advance(cRow, c);
      advance(4, ends);
      advance(-1, M);
    });
  });
}

/** As many columns of d as a block has, from its first on. */
function packBlock(T: Dtype, K: Value, d: Matrix, strip: Value): void {
  const [from, to] = [local(d.at), local(strip)];
  const end = local(strip.add(BLOCK));
  const two = { at: from, row: d.row, col: d.col };
  loop(to.lt(end), () => {
    when(
      d.col.eq(T.size),
      () => packRows(T, K, two, to, BLOCK),
      () => packTransposed(T, K, two, to, BLOCK),
    );
    advance(d.col.mul(32 >> T.shift), from);
    advance(32, to);
  });
}

/** Stores a block of outputs whose rows are c's columns. */
function storeTransposed(T: Dtype, M: Value, block: Value, c: Matrix): void {
  const rows = 32 >> T.shift;
  const r = local(i32(0));
  loop(r.lt(M), () => {
    const first = local(r.add(rows).gt(M).choose(M.sub(rows), r)); // the last rows once more, rather than fewer
    const at = block.add(first.mul(BLOCK));
    const columns = i32(BLOCK >> T.shift);
    packTransposed(T, columns, { at, row: i32(T.size), col: i32(BLOCK) }, c.at.add(bytesOf(T, first)), c.col);
    advance(rows, r);
  });
}

/**
 * Writes c = s·d + bias if it pays and may be done this way; then the word at tmp is 1, else 0. One of c's strides is an entry; the bias
 * wants it to be the columns'.
 */
export function sparseProduct(module: Module, T: Dtype): number {
  const block = blockOf(module, T);
  return func(module, T, "sparse", "iiiiiiiiiiiiii", (M, K, N, s, sRow, sCol, d, dRow, dCol, bias, c, cRow, cCol, tmp) => {
    const ends = local(tmp.add(16));
    const strip = local(ends.add(M.mul(4).add(15).and(-16)));
    const out = local(strip.add(K.mul(BLOCK)));
    const pairs = local(out.add(M.mul(BLOCK)));
    const full = local(pairs.add(M.mul(K).mul(LISTED * T.size)));
    store(tmp, i32(0));
    const columns = BLOCK >> T.shift;
    const multiply = (): void => {
      store(tmp, i32(1));
      const j = local(i32(0));
      loop(j.lt(N), () => {
        const first = local(j.add(columns).gt(N).choose(N.sub(columns), j)); // the last columns once more, rather than fewer
        packBlock(T, K, { at: d.add(first.mul(dCol)), row: dRow, col: dCol }, strip);
        const to = local(c.add(first.mul(cCol)));
        const biasAt = local(bias.choose(bias.add(bytesOf(T, first)), 0));
        when(
          cCol.eq(T.size),
          () => call(block, M, ends, lists, biasAt, to, cRow),
          () => {
            call(block, M, ends, lists, biasAt, out, i32(BLOCK));
            storeTransposed(T, M, out, { at: to, row: cRow, col: cCol });
          },
        );
        advance(columns, j);
      });
    };
    const lists = local(pairs);
    when(mostlyZeros(T, 2, s, M.mul(K)), () =>
      when(allFinite(T, d, K.mul(N)), () => {
        packLists(T, M, K, { at: s, row: sRow, col: sCol }, ends, strip, pairs, full);
        when(pairs.le(full), multiply);
      }),
    );
  });
}

/**
 * @file The narrow layer on a matrix of mostly zeros, as ten classes on images: x·wᵀ + bias and the gradient of w, the zeros left out.
 *
 * The bits are the dense product's, for the reasons of sparse.ts. But with three vectors a row it is the looking for zeros that costs,
 * so x is looked at once, in forward, eight entries at a time: the mask of those that are not zero finds their numbers in a table. Lists
 * hold columns only; the values are read from x.
 */
import { call, constant, load, local, loop, store, storeLow, when } from "../emit.ts";
import type { Local, Module, Value } from "../emit.ts";
import { i32 as words } from "../../memory.ts";
import type { NarrowKernels } from "../index.ts";
import { MIN_ROWS } from "../room.ts";
import { instantiate } from "../wasm.ts";
import { F32, advance, bytesOf, func, storeSome } from "./loops.ts";
import { packColumns, packTransposed, range } from "./pack.ts";
import { allFinite, mostlyZeros } from "./sparse.ts";

/** Bytes of a packed row: three vectors. */
const NARROW = 48;
const VECTORS = range(NARROW / 16);
/** Columns of the vectors that are always full. */
const FULL = 8;
/** Bytes of the table by which eight columns are packed. */
const TABLE = 4096;
const i32 = (x: number): Value => constant("i32", x);

/** Where the parts of `lists` begin: a flag, the table, where each row's list ends, a block of three vectors for each column, the lists. */
function partsOf(lists: Value, M: Value, K: Value): { table: Local; ends: Local; block: Local; places: Local } {
  const table = local(lists.add(16));
  const ends = local(table.add(TABLE));
  const block = local(ends.add(M.mul(4).add(15).and(-16)));
  return { table, ends, block, places: local(block.add(K.mul(NARROW))) };
}

/** For each mask of eight entries, the numbers of those in it. */
function writeTable(at: Value): void {
  const [mask, row] = [local(i32(0)), local(at)];
  loop(mask.lt(256), () => {
    const to = local(row);
    for (const lane of range(8)) {
      storeLow(2, to, i32(lane)); // what is not in the mask is written over, or stands behind the last
      advance(mask.shr(lane).and(1).shl(1), to);
    }
    advance(16, row);
    advance(1, mask);
  });
}

/** For each row of x, the columns of what is not zero, two bytes each; and where its list ends. Nothing branches on an entry. */
function packPlaces(M: Value, K: Value, x: Value, { table, ends, places }: ReturnType<typeof partsOf>): void {
  const [left, p, end, to] = [local(M), local(x), local(ends), local(places)];
  const whole = local(K.and(-8));
  const [k, here] = [local(i32(0)), local(constant("i16x8", 0))];
  const filled = (offset: number): Value => load("f32x4", p, offset).ne(0).to("i32x4.bitmask");
  loop(left, () => {
    const wholeEnd = local(p.add(bytesOf(F32, whole)));
    here.set(0);
    loop(p.ne(wholeEnd), () => {
      const mask = local(filled(0).or(filled(16).shl(4)));
      store(to, here.add(load("i16x8", table.add(mask.shl(4)))));
      advance(mask.to("i32.popcnt").shl(1), to);
      here.set(here.add(8));
      advance(32, p);
    });
    k.set(whole);
    loop(k.lt(K), () => {
      storeLow(2, to, k);
      advance(load("f32", p).ne(0).shl(1), to);
      advance(4, p);
      advance(1, k);
    });
    store(end, to);
    advance(4, end);
    advance(-1, left);
  });
}

/** w's columns as rows of three vectors; zeros beyond the last, for what old bytes might be is slow to multiply. */
function packBlock(K: Value, N: Value, w: Value, block: Value): void {
  const row = local(bytesOf(F32, K));
  const last = local(block.add(FULL * 4));
  const p = local(last);
  const end = local(last.add(K.mul(NARROW)));
  loop(p.ne(end), () => {
    store(p, constant("f32x4", 0));
    advance(NARROW, p);
  });
  packTransposed(F32, K, { at: w, row: i32(4), col: row }, block, NARROW);
  packColumns(F32, K, N.sub(FULL), { at: w.add(row.mul(FULL)), row: i32(4), col: row }, last, NARROW, i32(0));
}

/** Calls `f` for each place of the list from p to `end`: x's entry there, and where the row of three vectors lies that belongs to it. */
function eachPlace(p: Local, end: Value, x: Value, rows: Value, f: (entry: Local, row: Local) => void): void {
  loop(p.lt(end), () => {
    const k = local(load("i32.16u", p));
    const entry = local(load("f32x4.splat", x.add(bytesOf(F32, k))));
    f(entry, local(rows.add(k.mul(NARROW))));
    advance(2, p);
  });
}

/** y's rows, a chain each. It stands by itself so that V8 has its registers to itself, as the next. */
function writeRows(module: Module): number {
  return func(module, F32, "narrowRows", "iiiiiiiii", (M, xRow, yRow, x, ends, places, block, bias, y) => {
    loop(M, () => {
      const sums = VECTORS.map(() => local(constant("f32x4", 0)));
      eachPlace(places, local(load("i32", ends)), x, block, (entry, row) =>
        sums.forEach((sum, v) => sum.set(sum.add(entry.mul(load("f32x4", row, 16 * v))))),
      );
      when(bias, () => sums.forEach((sum, v) => sum.set(sum.add(load("f32x4", bias, 16 * v)))));
      sums.slice(0, -1).forEach((sum, v) => store(y, sum, 16 * v));
      storeSome(F32, yRow.sub(FULL * 4), [y.add(FULL * 4), sums.at(-1)!]);
      advance(xRow, x);
      advance(yRow, y);
      advance(4, ends);
      advance(-1, M);
    });
  });
}

/** All chains of w's gradient at once, each a step further with a row of x that has something there. */
function writeOuter(module: Module): number {
  return func(module, F32, "narrowOuter", "iiiiiiii", (M, xRow, gRow, x, ends, places, g, sums) => {
    loop(M, () => {
      const row = VECTORS.map((v) => local(load("f32x4", g, 16 * v)));
      eachPlace(places, local(load("i32", ends)), x, sums, (entry, at) => {
        const next = row.map((part, v) => local(load("f32x4", at, 16 * v).add(entry.mul(part))));
        next.forEach((sum, v) => store(at, sum, 16 * v));
      });
      advance(xRow, x);
      advance(gRow, g);
      advance(4, ends);
      advance(-1, M);
    });
  });
}

/** N columns of `block` as rows of dw. */
function storeTransposed(K: Value, N: Value, block: Value, dw: Value): void {
  const k = local(i32(0));
  loop(k.lt(K), () => {
    const first = local(k.add(8).gt(K).choose(K.sub(8), k)); // the last eight once more, rather than fewer
    const some = { at: block.add(first.mul(NARROW)), row: i32(4), col: i32(NARROW) };
    packTransposed(F32, N, some, dw.add(bytesOf(F32, first)), bytesOf(F32, K));
    advance(8, k);
  });
}

function write(module: Module): void {
  const [rows, outer] = [writeRows(module), writeOuter(module)];
  func(module, F32, "linear", "iiiiiiii", (M, K, N, x, w, bias, y, lists) => {
    store(lists, i32(0));
    const multiply = (): void => {
      store(lists, i32(1));
      const parts = partsOf(lists, M, K);
      writeTable(parts.table);
      packPlaces(M, K, x, parts);
      packBlock(K, N, w, parts.block);
      call(rows, M, bytesOf(F32, K), bytesOf(F32, N), x, parts.ends, parts.places, parts.block, bias, y);
    };
    when(mostlyZeros(F32, 3, x, M.mul(K)), () => when(allFinite(F32, w, K.mul(N)), multiply));
  });
  func(module, F32, "weights", "iiiiiii", (M, K, N, g, x, dw, lists) => {
    store(lists, i32(0));
    when(allFinite(F32, g, M.mul(N)), () => {
      store(lists, i32(1));
      const { ends, block, places } = partsOf(lists, M, K);
      const p = local(block);
      loop(p.ne(places), () => {
        store(p, constant("f32x4", 0));
        advance(16, p);
      });
      call(outer, M, bytesOf(F32, K), bytesOf(F32, N), x, ends, places, g, block);
      storeTransposed(K, N, block, dw);
    });
  });
}

export function makeNarrow(): NarrowKernels {
  const { linear, weights } = instantiate(write) as Record<"linear" | "weights", (...args: number[]) => void>;
  const done = (lists: number): boolean => words()[lists >> 2] === 1;
  return {
    // More columns than two vectors hold, and no more than three; below, the tiles are as fast.
    fit: (M, K, N, size) => size === 4 && N > FULL && N <= 12 && M >= MIN_ROWS && K >= MIN_ROWS && K < 65536,
    // A flag, the table, the ends of the rows' lists, a block, two bytes an entry, and a vector more.
    room: (M, K) => 16 + TABLE + ((4 * M + 15) & ~15) + NARROW * K + 2 * M * K + 16,
    linear(M, K, N, x, w, bias, y, lists) {
      linear(M, K, N, x, w, bias, y, lists);
      return done(lists);
    },
    weights(M, K, N, g, x, dw, lists) {
      weights(M, K, N, g, x, dw, lists);
      return done(lists);
    },
  };
}

/**
 * @file Matrix products: one routine for every layout, which differ in strides only.
 *
 * Columns are the vectors' lanes, so each output stays one ascending chain. A strip of B, two vectors wide, is packed into tmp; then
 * tiles of 4 rows × 2 vectors go down A. Eight sums, two vectors of B and one entry of A are what V8 keeps in 16 registers: wider
 * tiles and unrolled loops were slower (they spill), and so were four moving pointers instead of one moving offset.
 */
import { call, constant, load, local, loop, store, when } from "../emit.ts";
import type { Local, Module, Value } from "../emit.ts";
import { MIN_COLUMNS, MIN_ROWS, STRIP } from "../room.ts";
import { F32, advance, bytesOf, func, storeSome, type Dtype, type Shelf } from "./loops.ts";
import { packColumns, packRows, packTransposed, range, type Matrix } from "./pack.ts";
import { sparseProduct } from "./sparse.ts";

/** With fewer rows than this a strip is used too seldom to pay for packing, if its rows are dense already. */
const FEW_ROWS = 12;

/** The parameters of a panel: rows of A against one strip of B. */
interface Panel {
  readonly K: Local;
  readonly a: Matrix & { readonly at: Local };
  /** The strip, and the bytes to its next row. */
  readonly q: Local;
  readonly qStep: Local;
  /** The strip's entries of the bias, or 0. */
  readonly bias: Local;
  /** The outputs, the bytes to their next row, and the bytes from the strip's first column to the end of a row. */
  readonly c: Local;
  readonly cRow: Local;
  readonly left: Local;
}

/** `rows` × `vectors` outputs; then a and c move down. */
function tile(T: Dtype, rows: number, vectors: number, { K, a, q, qStep, bias, c, cRow, left }: Panel): void {
  const sums = range(rows).map(() => range(vectors).map(() => local(constant(T.vector, 0))));
  const starts = range(rows).map((r) => (r === 0 ? a.at : local(a.at.add(a.row.mul(r)))));
  const at = local(q);
  const k = local(constant("i32", 0));
  const end = local(K.mul(a.col));
  loop(k.ne(end), () => {
    const b = range(vectors).map((v) => local(load(T.vector, at, 16 * v)));
    for (const r of range(rows)) {
      const entry = local(load(T === F32 ? "f32x4.splat" : "f64x2.splat", starts[r]!.add(k)));
      for (const v of range(vectors)) sums[r]![v]!.set(sums[r]![v]!.add(entry.mul(b[v]!)));
    }
    advance(a.col, k);
    advance(qStep, at);
  });
  when(bias, () => {
    for (const row of sums) row.forEach((sum, v) => sum.set(sum.add(load(T.vector, bias, 16 * v))));
  });
  const last = vectors - 1;
  const leftOfLast = local(left.sub(16 * last));
  for (const row of sums) {
    row.slice(0, last).forEach((sum, v) => store(c, sum, 16 * v));
    storeSome(T, leftOfLast, [c.add(16 * last), row[last]!]);
    advance(cRow, c);
  }
  advance(a.row.mul(rows), a.at);
}

/** A function for strips `vectors` wide. It stands by itself so that V8 has its registers to itself. */
function panel(module: Module, T: Dtype, vectors: number): number {
  return func(module, T, `panel${vectors}`, "iiiiiiiiiii", (M, K, a, aRow, aCol, q, qStep, bias, c, cRow, left) => {
    for (const rows of [4, 2, 1]) {
      loop(M.ge(rows), () => {
        tile(T, rows, vectors, { K, a: { at: a, row: aRow, col: aCol }, q, qStep, bias, c, cRow, left });
        advance(-rows, M);
      });
    }
  });
}

/** All products in one module, since they share all but a few lines. */
function write(module: Module, T: Dtype): void {
  const lanes = 16 / T.size;
  const [one, two] = [panel(module, T, 1), panel(module, T, 2)];
  const sparse = sparseProduct(module, T);
  const dense = constant("i32", T.size);
  const none = constant("i32", 0);

  const general = func(module, T, "matmul", "iiiiiiiiiiii", (M, K, N, a, aRow, aCol, b, bRow, bCol, bias, c, tmp) => {
    const right = { at: b, row: bRow, col: bCol };
    const packedEnd = local(tmp.add(K.mul(STRIP)));
    const cRow = local(bytesOf(T, N));
    const done = (): void => when(load("i32", tmp), () => N.set(0));
    when(N.ge(MIN_COLUMNS).and(M.ge(MIN_ROWS)), () => {
      call(sparse, M, K, N, a, aRow, aCol, b, bRow, bCol, bias, c, cRow, dense, tmp);
      done();
    });
    // The same product the other way round: cᵀ = bᵀ·aᵀ. Without columns left, nothing is.
    when(N.ge(MIN_ROWS).and(M.ge(MIN_COLUMNS)).and(bias.eqz()), () => {
      call(sparse, N, K, M, b, bCol, bRow, a, aCol, aRow, none, c, dense, cRow, tmp);
      done();
    });
    const [q, qStep] = [local(tmp), local(constant("i32", STRIP))];
    const packNarrow = (): void => {
      const t = local(tmp);
      loop(t.lt(packedEnd), () => {
        for (const v of [0, 1]) store(t, constant(T.vector, 0), 16 * v); // what old bytes might be is slow to multiply
        advance(STRIP, t);
      });
      packColumns(T, K, N, right, tmp, STRIP, none);
    };
    const packDense = (): void =>
      when(
        M.lt(FEW_ROWS),
        () => {
          q.set(b);
          qStep.set(bRow);
        },
        () => packRows(T, K, right, tmp, STRIP),
      );
    loop(N, () => {
      q.set(tmp);
      qStep.set(STRIP);
      when(N.lt(2 * lanes), packNarrow, () => when(bCol.eq(T.size), packDense, () => packTransposed(T, K, right, tmp, STRIP)));
      const down = (index: number) => (): void => call(index, M, K, a, aRow, aCol, q, qStep, bias, c, cRow, bytesOf(T, N));
      when(N.gt(lanes), down(two), down(one));
      advance(bCol.mul(2 * lanes), b);
      advance(STRIP, c);
      when(bias, () => advance(STRIP, bias));
      N.set(N.gt(2 * lanes).choose(N.sub(2 * lanes), 0));
    });
  });

  const row = (n: Local): Value => bytesOf(T, n);
  func(module, T, "matmulNN", "iiiiiii", (M, K, N, a, b, c, tmp) =>
    call(general, M, K, N, a, row(K), dense, b, row(N), dense, none, c, tmp),
  );
  func(module, T, "matmulNT", "iiiiiii", (M, K, N, a, b, c, tmp) =>
    call(general, M, K, N, a, row(K), dense, b, dense, row(K), none, c, tmp),
  );
  func(module, T, "matmulTN", "iiiiiii", (M, K, N, a, b, c, tmp) =>
    call(general, M, K, N, a, dense, row(M), b, row(N), dense, none, c, tmp),
  );
  func(module, T, "linear", "iiiiiiii", (M, K, N, x, w, bias, y, tmp) =>
    call(general, M, K, N, x, row(K), dense, w, dense, row(K), bias, y, tmp),
  );
}

export function matmuls(shelf: Shelf, T: Dtype): void {
  for (const name of ["matmulNN", "matmulNT", "matmulTN", "linear"]) shelf.set(name, (module) => write(module, T));
}

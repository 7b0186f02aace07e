/** @file Moving data: strided copies, rows by index, bytes, and conversions between dtypes. */
import { constant, load, local, loop, store, storeLane, when } from "../emit.ts";
import type { Local, Value } from "../emit.ts";
import { F32, F64, advance, bytesOf, count, kernel, narrow, storeSome, widen, type Dtype, type Shelf } from "./loops.ts";

/** Four nested loops over dims; the strided pointer walks by strides, and `body` handles a whole innermost row. */
function strided(
  T: Dtype,
  dims: readonly Local[],
  strides: readonly Local[],
  p: Local,
  body: (row: Local, n: Local, step: Local) => void,
): void {
  const steps = strides.map((s) => local(bytesOf(T, s)));
  const walk = (depth: number, at: Local): void => {
    if (depth === 3) return body(at, dims[3]!, steps[3]!);
    const left = local(dims[depth]!);
    loop(left, () => {
      walk(depth + 1, local(at));
      advance(steps[depth]!, at);
      advance(-1, left);
    });
  };
  walk(0, p);
}

/** Copies a row of `left` entries from p to q, each with its own step in bytes, by vectors where both are dense. */
function copyRow(T: Dtype, n: Value, p: Local, pStep: Value, q: Local, qStep: Value, stepping: Value): void {
  const left = local(n);
  when(stepping.eq(T.size), () =>
    loop(left.ge(16 / T.size), () => {
      store(q, load(T.vector, p));
      advance(16, p, q);
      advance(-16 / T.size, left);
    }),
  );
  loop(left, () => {
    store(q, load(T.name, p));
    advance(pStep, p);
    advance(qStep, q);
    advance(-1, left);
  });
}

/** Calls `f` for n indices (int64, of which the low word says all) with the pointer to a row of `rowBytes` bytes. */
function eachRow(n: Local, index: Local, base: Local, rowBytes: Value, f: (row: Local) => void): void {
  const bytes = local(rowBytes);
  loop(n, () => {
    f(local(base.add(load("i32", index).mul(bytes))));
    advance(8, index);
    advance(-1, n);
  });
}

/** Rows that are fetched together, before the first of them is worked on. */
const FETCHED = 16;
/** Bytes that come from memory in one go. */
const LINE = 64;

/**
 * `eachRow` for rows that lie far apart in something large: one byte of each line is read ahead, since a processor waits for many reads
 * at once, but not while it works on what it has. Their sum is stored at `scratch`, or nobody would need the reads.
 */
function eachFarRow(n: Local, index: Local, base: Local, rowBytes: Local, scratch: Local, f: (row: Local) => void): void {
  loop(n, () => {
    const some = local(n.lt(FETCHED).choose(n, FETCHED));
    advance(some.mul(-1), n);
    const [left, ahead, sum] = [local(some), local(index), local(constant("i32", 0))];
    eachRow(left, ahead, base, rowBytes, (row) => {
      const end = local(row.add(rowBytes));
      loop(row.lt(end), () => {
        sum.set(sum.add(load("i32.8u", row)));
        advance(LINE, row);
      });
    });
    when(rowBytes, () => store(scratch, sum));
    eachRow(some, index, base, rowBytes, f);
  });
}

export function data(shelf: Shelf, T: Dtype): void {
  const dense = constant("i32", T.size);
  const strides = "iiiiiiii" + "ii";
  kernel(shelf, T, "copyStrided", strides, (...params) => {
    const [x, y] = params.slice(8) as [Local, Local];
    strided(T, params.slice(0, 4), params.slice(4, 8), x, (row, n, step) => copyRow(T, n, row, step, y, dense, step));
  });
  kernel(shelf, T, "scatterStrided", strides, (...params) => {
    const [x, y] = params.slice(8) as [Local, Local];
    strided(T, params.slice(0, 4), params.slice(4, 8), y, (row, n, step) => copyRow(T, n, x, dense, row, step, step));
  });
  kernel(shelf, T, "gatherRows", "iiiii", (n, width, index, x, y) =>
    eachRow(n, index, x, bytesOf(T, width), (row) => copyRow(T, width, row, dense, y, dense, dense)),
  );
  kernel(shelf, T, "scatterAddRows", "iiiii", (n, width, index, g, dx) =>
    eachRow(n, index, dx, bytesOf(T, width), (row) => {
      const end = local(row.add(bytesOf(T, width)));
      for (const [type, bytes] of [
        [T.vector, 16],
        [T.name, T.size],
      ] as const) {
        loop(row.add(bytes).le(end), () => {
          store(row, load(type, row).add(load(type, g)));
          advance(bytes, row, g);
        });
      }
    }),
  );
  kernel(shelf, T, "gatherBytes", "iiiii", (n, width, index, bytes, y) =>
    eachFarRow(n, index, bytes, width, y, (row) => {
      const end = local(row.add(width));
      if (T === F32) {
        loop(row.add(8).le(end), () => {
          const eight = local(load("i8x16.64zero", row).to("i16x8.extend_low_i8x16_u"));
          (["i32x4.extend_low_i16x8_u", "i32x4.extend_high_i16x8_u"] as const).forEach((half, i) => {
            const x = local(eight.to(half).to("f32x4.convert_i32x4_s"));
            // x/255 = x·257/65536 + x/(255·65536): the first product is exact, and so the sum rounds as the division does.
            store(y, x.mul(257 / 65536).add(x.mul(1 / (255 * 65536))), 16 * i);
          });
          advance(8, row);
          advance(32, y);
        });
      }
      loop(row.lt(end), () => {
        store(y, count(T, load("i32.8u", row)).div(255));
        advance(1, row);
        advance(T.size, y);
      });
    }),
  );

  const convert = (name: string, from: number, to: number, f: (x: Local) => Value): void => {
    kernel(shelf, T, name, "iii", (n, x, y) =>
      loop(n, () => {
        store(y, f(x));
        advance(from, x);
        advance(to, y);
        advance(-1, n);
      }),
    );
  };
  const rounded = (x: Value): Value => (T === F32 ? x.to("f32.demote_f64") : x);
  convert("fromBool", 1, T.size, (x) => count(T, load("i32.8u", x).ne(0)));
  convert("fromInt64", 8, T.size, (x) => rounded(load("i64", x).to("f64.convert_i64_s")));
  convert("toInt64", T.size, 8, (x) => {
    const entry = local(T === F32 ? load("f32", x).to("f64.promote_f32") : load("f64", x));
    // Any other entry would trap in the conversion.
    const whole = entry.abs().le(9007199254740992).choose(entry, 0);
    return whole.to("i64.trunc_f64_s");
  });
}

/** Between the two float dtypes. */
export function casts(shelf: Shelf): void {
  kernel(shelf, F32, "toF64", "iii", (n, x, y) => {
    const end = local(y.add(bytesOf(F64, n)));
    loop(y.lt(end), () => {
      const pair = local(widen(F32, load("f32x4.64zero", x)));
      storeSome(F64, local(end.sub(y)), [y, pair]);
      advance(8, x);
      advance(16, y);
    });
  });
  kernel(shelf, F32, "toF32", "iii", (n, x, y) => {
    const end = local(y.add(bytesOf(F32, n)));
    loop(y.lt(end), () => {
      const pair = local(narrow(F32, load("f64x2", x)));
      when(y.add(8).le(end), () => storeLane(8, y, pair), () => storeLane(4, y, pair)); // prettier-ignore
      advance(16, x);
      advance(8, y);
    });
  });
}

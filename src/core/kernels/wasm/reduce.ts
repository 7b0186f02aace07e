/** @file Sums, products and extremes over the middle of (outer, n, inner). */
import { constant, load, local, loop, repeat, store, when } from "../emit.ts";
import type { Local, Value } from "../emit.ts";
import { advance, bytesOf, eachLine, kernel, type Dtype, type Shelf } from "./loops.ts";

/** The sum of n entries from p on, by 8 lanes (see the contract). p moves behind them. */
export function sumLine(T: Dtype, p: Local, n: Value): Local {
  const sum = local(constant(T.name, 0));
  const end = local(p.add(bytesOf(T, n)));
  when(n.ge(8), () => {
    // The lanes are two vectors of float32 or four of float64.
    const lanes = Array.from({ length: T.size / 2 }, () => local(constant(T.vector, 0)));
    const last = local(end.sub(8 * T.size));
    repeat(() => {
      lanes.forEach((v, i) => v.set(v.add(load(T.vector, p, 16 * i))));
      advance(8 * T.size, p);
      return p.le(last);
    });
    const half = lanes.length / 2;
    const folded = lanes.slice(0, half).map((v, i) => local(v.add(lanes[i + half]!)));
    const [a, b, c, d] = folded.flatMap((v) => (T.size === 4 ? [0, 1, 2, 3] : [0, 1]).map((i) => v.lane(i)));
    sum.set(a!.add(b!).add(c!.add(d!)));
  });
  loop(p.lt(end), () => {
    sum.set(sum.add(load(T.name, p)));
    advance(T.size, p);
  });
  return sum;
}

type Combine = (sum: Value, x: Value) => Value;

/** One ascending chain an output, side by side: 4 vectors of columns at a time, then one, then single columns. x and y move. */
function columns(T: Dtype, [outer, n, inner]: readonly Local[], x: Local, y: Local, start: number, combine: Combine): void {
  const row = local(bytesOf(T, inner!));
  const nextSlab = local(row.mul(n!.sub(1)));
  const block = (type: typeof T.name | typeof T.vector, width: number, rowEnd: Value): void => {
    const bytes = type === T.name ? T.size : 16;
    loop(y.add(bytes * width).le(rowEnd), () => {
      const sums = Array.from({ length: width }, () => local(constant(type, start)));
      const p = local(x);
      const left = local(n!);
      loop(left, () => {
        sums.forEach((sum, i) => sum.set(combine(sum, load(type, p, i * bytes))));
        advance(row, p);
        advance(-1, left);
      });
      sums.forEach((sum, i) => store(y, sum, i * bytes));
      advance(bytes * width, x, y);
    });
  };
  loop(outer!, () => {
    const rowEnd = local(y.add(row));
    block(T.vector, 4, rowEnd);
    block(T.vector, 1, rowEnd);
    block(T.name, 1, rowEnd);
    advance(nextSlab, x);
    advance(-1, outer!);
  });
}

/** The best entry of each line and its place, once `better` says what is better; the first NaN ends the search. */
function extreme(
  T: Dtype,
  sizes: readonly [Local, Local, Local],
  pointers: readonly [Local, Local, Local],
  better: Combine,
): void {
  const [, n] = sizes;
  const [x, y, index] = pointers;
  eachLine(T, sizes, [x], (stride) => {
    const best = local(load(T.name, x));
    const place = local(constant("i32", 0));
    const k = local(constant("i32", 1));
    const p = local(x.add(stride));
    loop(k.lt(n).and(best.eq(best)), () => {
      const entry = local(load(T.name, p));
      when(better(entry, best).or(entry.ne(entry)), () => {
        best.set(entry);
        place.set(k);
      });
      advance(stride, p);
      advance(1, k);
    });
    store(y, best);
    store(index, place.to("i64.extend_i32_u"));
    advance(T.size, y);
    advance(8, index);
  });
}

export function reductions(shelf: Shelf, T: Dtype): void {
  kernel(shelf, T, "sum", "iiiii", (outer, n, inner, x, y) =>
    when(
      inner.eq(1),
      () =>
        loop(outer, () => {
          store(y, sumLine(T, x, n));
          advance(T.size, y);
          advance(-1, outer);
        }),
      () => columns(T, [outer, n, inner], x, y, 0, (sum, entry) => sum.add(entry)),
    ),
  );
  kernel(shelf, T, "prod", "iiiii", (outer, n, inner, x, y) =>
    columns(T, [outer, n, inner], x, y, 1, (all, entry) => all.mul(entry)),
  );
  kernel(shelf, T, "max", "iiiiii", (outer, n, inner, x, y, index) =>
    extreme(T, [outer, n, inner], [x, y, index], (entry, best) => entry.gt(best)),
  );
  kernel(shelf, T, "min", "iiiiii", (outer, n, inner, x, y, index) =>
    extreme(T, [outer, n, inner], [x, y, index], (entry, best) => entry.lt(best)),
  );
}

/** @file Binary cross-entropy and squared error, each a mean, with their gradients. */
import { constant, load, local, store, when } from "../emit.ts";
import type { Local, Value } from "../emit.ts";
import { F32, count, kernel, map, mapPairs, narrow, splat, widen, type Dtype, type Shelf } from "./loops.ts";
import { log, log1p, logOfNormal } from "./math.ts";
import { sumLine } from "./reduce.ts";

/** y = Σ tmp[i] / n, once `fill` has put n entries into tmp; `fill` gets a pointer that it may move. */
function mean(T: Dtype, n: Local, y: Value, tmp: Local, fill: (tmp: Local) => void): void {
  fill(local(tmp));
  store(y, sumLine(T, tmp, n).div(count(T, n)));
}

export function losses(shelf: Shelf, T: Dtype): void {
  const one = splat(T, 1);
  const one64 = constant("f64x2", 1);

  kernel(shelf, T, "bce", "iiiii", (n, x, t, y, tmp) =>
    mean(T, n, y, tmp, (l) =>
      mapPairs(T, n, [x, t], l, (pair, target) => {
        const p = local(widen(T, pair));
        const loss = local(splat(T, 0));
        const cut = (x: Value): Local => local(narrow(T, x).pmax(splat(T, -100)));
        const both = (): void => {
          const [off, on] = [cut(log1p(local(p.neg()))), cut(log(T, p))];
          loss.set(target.sub(1).mul(off).sub(target.mul(on)));
        };
        if (T !== F32) both();
        else {
          // A target of 0 or 1 leaves nothing of one of the two logarithms but a zero; and unless p is tiny, 1 − p is exact and no
          // logarithm comes near −100.
          const wide = local(widen(T, target));
          const on = local(wide.eq(1));
          const simple = on
            .or(wide.eq(0))
            .and(p.ge(2 ** -29))
            .and(p.lt(1))
            .as("i64x2")
            .to("i64x2.all_true");
          when(simple, () => loss.set(narrow(T, logOfNormal(local(on.choose(p, one64.sub(p))))).neg()), both);
        }
        return loss;
      }),
    ),
  );
  kernel(shelf, T, "bceBackward", "iiiii", (n, g, x, t, dx) => {
    const upstream = local(splat(T, load(T.name, g)));
    const counts = local(splat(T, count(T, n)));
    map(T, n, [x, t], dx, (p, target) => {
      const spread = one.sub(p).mul(p).pmax(splat(T, 1e-12));
      return upstream.mul(p.sub(target)).div(spread).div(counts);
    });
  });

  kernel(shelf, T, "mse", "iiiii", (n, a, b, y, tmp) =>
    mean(T, n, y, tmp, (squares) =>
      map(T, n, [a, b], squares, (x, target) => {
        const d = local(x.sub(target));
        return d.mul(d);
      }),
    ),
  );
  kernel(shelf, T, "mseBackward", "iiiii", (n, g, a, b, da) => {
    const upstream = local(splat(T, load(T.name, g)));
    const twice = local(splat(T, 2).div(splat(T, count(T, n))));
    map(T, n, [a, b], da, (x, target) => twice.mul(x.sub(target)).mul(upstream));
  });
}

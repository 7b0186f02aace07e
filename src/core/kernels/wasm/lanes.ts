/** @file The fast body of what only lanes need. The lanes are the vectors, so every sum is one chain by itself. */
import { constant, load, local, loop, store, when } from "../emit.ts";
import type { Local, Module } from "../emit.ts";
import { advance, bytesOf, count, func, splat, type Dtype } from "./loops.ts";

export function writeLaneKernels(module: Module, T: Dtype): void {
  func(module, T, "product", "iiiiiiiiiiii", (M, K, N, lanes, a, aRow, aCol, b, bRow, bCol, bias, c) => {
    const width = local(bytesOf(T, lanes));
    for (const stride of [aRow, aCol, bRow, bCol]) stride.set(stride.mul(width));
    loop(M, () => {
      const [column, shift, j] = [local(b), local(bias), local(N)];
      loop(j, () => {
        const [x, w, end] = [local(a), local(column), local(c.add(width))];
        for (const vectors of [4, 1]) block(T, vectors, { K, x, w, aCol, bRow, bias: shift, c, end });
        advance(bCol, column);
        advance(-1, j);
      });
      advance(aRow, a);
      advance(-1, M);
    });
  });

  func(module, T, "bceBackward", "iiiiii", (n, lanes, g, x, t, dx) => {
    const [width, counts] = [local(bytesOf(T, lanes)), local(splat(T, count(T, n)))];
    const one = splat(T, 1);
    loop(n, () => {
      const [up, end] = [local(g), local(dx.add(width))];
      loop(dx.lt(end), () => {
        const p = local(load(T.vector, x));
        const spread = one.sub(p).mul(p).pmax(splat(T, 1e-12));
        store(dx, load(T.vector, up).mul(p.sub(load(T.vector, t))).div(spread).div(counts)); // prettier-ignore
        advance(16, up, x, t, dx);
      });
      advance(-1, n);
    });
  });
}

interface Block {
  readonly K: Local;
  readonly x: Local;
  readonly w: Local;
  readonly aCol: Local;
  readonly bRow: Local;
  readonly bias: Local;
  readonly c: Local;
  readonly end: Local;
}

/** One output, so many vectors of lanes at a time, as long as they fit. */
function block(T: Dtype, vectors: number, { K, x, w, aCol, bRow, bias, c, end }: Block): void {
  const bytes = 16 * vectors;
  loop(c.add(bytes).le(end), () => {
    const sums = Array.from({ length: vectors }, () => local(constant(T.vector, 0)));
    const [p, q, k] = [local(x), local(w), local(K)];
    loop(k, () => {
      sums.forEach((sum, i) => sum.set(sum.add(load(T.vector, p, 16 * i).mul(load(T.vector, q, 16 * i)))));
      advance(aCol, p);
      advance(bRow, q);
      advance(-1, k);
    });
    when(bias, () => {
      sums.forEach((sum, i) => sum.set(sum.add(load(T.vector, bias, 16 * i))));
      advance(bytes, bias);
    });
    sums.forEach((sum, i) => store(c, sum, 16 * i));
    advance(bytes, x, w, c);
  });
}

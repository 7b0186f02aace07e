/** @file Matrix products of a few numbers, entry after entry: all that XOR needs, so its first update does not wait for the tiles. */
import { call, constant, load, local, loop, store, when } from "../emit.ts";
import type { Local, Module, Value } from "../emit.ts";
import { advance, bytesOf, func, type Dtype } from "./loops.ts";

export function writeSmallProducts(module: Module, T: Dtype): void {
  const dense = constant("i32", T.size);
  const none = constant("i32", 0);
  const row = (n: Local): Value => bytesOf(T, n);

  const general = func(module, T, "product", "iiiiiiiiiii", (M, K, N, a, aRow, aCol, b, bRow, bCol, bias, c) => {
    loop(M, () => {
      const [column, shift, j] = [local(b), local(bias), local(N)];
      loop(j, () => {
        const [sum, p, q, k] = [local(constant(T.name, 0)), local(a), local(column), local(K)];
        loop(k, () => {
          sum.set(sum.add(load(T.name, p).mul(load(T.name, q))));
          advance(aCol, p);
          advance(bRow, q);
          advance(-1, k);
        });
        when(shift, () => {
          sum.set(sum.add(load(T.name, shift)));
          advance(T.size, shift);
        });
        store(c, sum);
        advance(T.size, c);
        advance(bCol, column);
        advance(-1, j);
      });
      advance(aRow, a);
      advance(-1, M);
    });
  });

  func(module, T, "matmulNN", "iiiiiii", (M, K, N, a, b, c) =>
    call(general, M, K, N, a, row(K), dense, b, row(N), dense, none, c),
  );
  func(module, T, "matmulNT", "iiiiiii", (M, K, N, a, b, c) =>
    call(general, M, K, N, a, row(K), dense, b, dense, row(K), none, c),
  );
  func(module, T, "matmulTN", "iiiiiii", (M, K, N, a, b, c) =>
    call(general, M, K, N, a, dense, row(M), b, row(N), dense, none, c),
  );
  func(module, T, "linear", "iiiiiiii", (M, K, N, x, w, bias, y) =>
    call(general, M, K, N, x, row(K), dense, w, dense, row(K), bias, y),
  );
}

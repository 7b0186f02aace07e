/** @file Matrix products of a few numbers, entry after entry: all that XOR needs, so its first update does not wait for the tiles. */
import { constant, load, local, loop, store, when } from "../emit.ts";
import type { Module } from "../emit.ts";
import { advance, func, type Dtype } from "./loops.ts";

/** c = a (M,K) · b (K,N) + bias (N), strides in bytes, c dense; bias = 0 for none. */
export type SmallProduct = (
  M: number, K: number, N: number,
  a: number, aRow: number, aCol: number, b: number, bRow: number, bCol: number, bias: number, c: number,
) => void; // prettier-ignore

export function writeSmallProduct(module: Module, T: Dtype): void {
  func(module, T, "product", "iiiiiiiiiii", (M, K, N, a, aRow, aCol, b, bRow, bCol, bias, c) => {
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
}

/** @file What dtypes become of each other: results and dtypes as torch 1.13 gives them. */
import { describe, expect, test } from "vitest";
import { cat, float64, int64, noGrad, rpow, rsub, tensor, where, zeros, type Tensor } from "../../src/core/index.ts";

const L = tensor([1, -2, 3], { dtype: int64 });
const B = tensor([true, false, true]);
const f = tensor([0.5, 1.5, 2.5]);
const d = tensor([1, 2, 3], { dtype: float64 });
const [d0, f0, l0] = [tensor(0.1, { dtype: float64 }), tensor(0.5), tensor(2, { dtype: int64 })];
const index = (...k: number[]) => tensor(k, { dtype: int64 });

describe("results and their dtypes are PyTorch's", () => {
  test.each<[string, () => Tensor, string, number[]]>([
    ["int + whole", () => L.add(1), "int64", [2, -1, 4]],
    ["int + fraction", () => L.add(0.5), "float32", [1.5, -1.5, 3.5]],
    ["int · float", () => L.mul(f), "float32", [0.5, -3, 7.5]],
    ["int · int", () => L.mul(L), "int64", [1, 4, 9]],
    ["int − int, broadcast", () => L.sub(l0), "int64", [-1, -4, 1]],
    ["int / number", () => L.div(2), "float32", [0.5, -1, 1.5]],
    ["int / int", () => L.div(L), "float32", [1, 1, 1]],
    ["number − int", () => rsub(L, 2), "int64", [1, 4, -1]],
    ["−int", () => L.neg(), "int64", [-1, 2, -3]],
    ["bool + bool is or", () => B.add(B), "bool", [1, 0, 1]],
    ["bool · bool is and", () => B.mul(B), "bool", [1, 0, 1]],
    ["bool + whole", () => B.add(1), "int64", [2, 1, 2]],
    ["bool · fraction", () => B.mul(0.5), "float32", [0.5, 0, 0.5]],
    ["bool + int", () => B.add(L), "int64", [2, -2, 4]],
    ["float32 + float64 of no dims", () => f.add(d0), "float32", [0.6, 1.6, 2.6].map(Math.fround)],
    ["both of no dims", () => d0.add(f0), "float64", [0.6]],
    ["int + float of no dims", () => L.add(f0), "float32", [1.5, -1.5, 3.5]],
    ["int + float64 of no dims", () => L.add(d0), "float64", [1.1, -1.9, 3.1]],
    ["float + int of no dims", () => f.add(l0), "float32", [2.5, 3.5, 4.5]],
    ["float32 + float64", () => f.add(d), "float64", [1.5, 3.5, 5.5]],
    ["bool + int of no dims", () => B.add(l0), "int64", [3, 2, 3]],
    ["int to a whole power", () => L.pow(2), "int64", [1, 4, 9]],
    ["number to an int", () => rpow(L, 2), "float32", [2, 0.25, 8]],
    ["sum of ints", () => L.sum(), "int64", [2]],
    ["sum of bools", () => B.sum(), "int64", [2]],
    ["product of ints", () => L.prod(), "int64", [-6]],
    ["running sum of ints", () => L.cumsum(0), "int64", [1, -1, 2]],
    ["largest int", () => L.max(), "int64", [3]],
    ["largest int along a dim", () => L.max(0).values, "int64", [3]],
    ["any", () => B.max(), "bool", [1]],
    ["smallest int", () => L.amin(), "int64", [-2]],
    ["where the smallest int is", () => L.argmin(), "int64", [1]],
    ["|int|", () => L.abs(), "int64", [1, 2, 3]],
    ["int²", () => L.square(), "int64", [1, 4, 9]],
    ["sign of an int", () => L.sign(), "int64", [1, -1, 1]],
    ["sign of a bool", () => B.sign(), "bool", [1, 0, 1]],
    ["relu of an int", () => L.relu(), "int64", [1, 0, 3]],
    ["√int", () => L.abs().sqrt(), "float32", [1, Math.SQRT2, Math.sqrt(3)].map(Math.fround)],
    ["int clamped by a whole", () => L.clamp(0), "int64", [1, 0, 3]],
    ["int clamped by a fraction", () => L.clamp(0.5), "float32", [1, 0.5, 3]],
    ["larger of int and float", () => L.maximum(f), "float32", [1, 1.5, 3]],
    ["larger of ints", () => L.maximum(l0), "int64", [2, 2, 3]],
    ["where of int and float", () => where(B, L, f), "float32", [1, 1.5, 3]],
    ["where of int and number", () => where(B, L, 0), "int64", [1, 0, 3]],
    ["cat of int and float", () => cat([L, f]), "float32", [1, -2, 3, 0.5, 1.5, 2.5]],
    ["int = float", () => L.eq(f), "bool", [0, 0, 0]],
    ["float32 = float64 of no dims", () => tensor([0.1]).eq(d0), "bool", [1]],
    ["bool = number", () => B.eq(1), "bool", [1, 0, 1]],
    ["int > fraction", () => L.gt(0.5), "bool", [1, 0, 1]],
    ["≠", () => f.ne(0.5), "bool", [0, 1, 1]],
    ["masked int", () => L.maskedFill(B, 9), "int64", [9, -2, 9]],
    ["flipped bool", () => B.flip([0]), "bool", [1, 0, 1]],
    ["gathered int", () => L.gather(0, index(2, 0)), "int64", [3, 1]],
    ["repeated bool", () => B.repeat([2]), "bool", [1, 0, 1, 1, 0, 1]],
    ["scattered int", () => L.scatter(0, index(1), 7), "int64", [1, 7, 3]],
    ["cloned int beyond 2³²", () => tensor([-1, 2 ** 40 + 1], { dtype: int64 }).clone(), "int64", [-1, 2 ** 40 + 1]],
  ])("%s", (_, make, dtype, values) => {
    const y = make();
    expect([y.dtype.name, Array.from(y.toArray())]).toEqual([dtype, values]);
  });
});

describe("in place", () => {
  test("integers stay integers, and a float keeps its dtype", () => {
    const t = index(1, 2, 3);
    t.add_(1).mul_(L).sub_(B);
    expect([t.dtype, Array.from(t.toArray())]).toEqual([int64, [1, -6, 11]]);
    const x = tensor([1, 2, 3]);
    x.add_(L).mul_(d);
    expect(Array.from(x.toArray())).toEqual([2, 0, 18]);
  });
  test("fill_ and zero_ write through views, and into any dtype", () => {
    const x = zeros([2, 3]);
    x.t().select(0, 1).fill_(5);
    expect(Array.from(x.toArray())).toEqual([0, 5, 0, 0, 5, 0]);
    expect(Array.from(index(1, 2).fill_(7).toArray())).toEqual([7, 7]);
    expect(Array.from(B.clone().zero_().toArray())).toEqual([0, 0, 0]);
  });
});

test("a fraction becomes an integer by being cut towards 0, as PyTorch cuts it", () => {
  const given = [-0.5, -1.5, 1.7, 2 ** 33 + 0.5, -(2 ** 33) - 0.5];
  const cut = [-0, -1, 1, 2 ** 33, -(2 ** 33)].map((v) => v + 0);
  expect(Array.from(tensor(given, { dtype: int64 }).toArray())).toEqual(cut);
  expect(Array.from(tensor(given, { dtype: float64 }).long().toArray())).toEqual(cut);
  expect(Array.from(zeros([1], int64).fill_(-0.5).toArray())).toEqual([0]);
});

test("contiguous: a copy of a view still knows where it came from", () => {
  const x = tensor([[1, 2], [3, 4]], { requiresGrad: true }); // prettier-ignore
  x.t()
    .contiguous()
    .view([4])
    .mul(tensor([1, 2, 3, 4]))
    .sum()
    .backward();
  expect(Array.from(x.grad!.toArray())).toEqual([1, 3, 2, 4]);
  expect(noGrad(() => x.contiguous())).toBe(x);
});

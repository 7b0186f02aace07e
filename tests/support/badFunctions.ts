/** @file Calls that are refused by what is no op of the list: what makes tensors, compares, writes into them or reads them, and layers. */
import {
  backward,
  copy_,
  empty,
  entryOf,
  F,
  float64,
  full,
  generator,
  int64,
  laneOf,
  manualSeed,
  nn,
  noGrad,
  ones,
  PythonRandom,
  rand,
  randn,
  randperm,
  Region,
  reserve,
  tensor,
  zeros,
} from "../../src/core/index.ts";
import { DEAD, dead, longs, x, type Bad } from "./badInputs.ts";

const SIZES = "expected sizes that are whole numbers ≥ 0, came";
const wanting = (...values: number[]) => tensor(values, { requiresGrad: true });

export const badFunctions: readonly Bad[] = [
  // tensors
  [() => tensor([[1, 2], [3]]), "tensor: expected lists of equal length, came ragged ones"],
  [() => tensor([1, 2, 3], { shape: [2, 2] }), "tensor: expected a shape of 3 entries, came (2,2)"],
  [() => tensor([1], { dtype: int64, requiresGrad: true }), "tensor: expected a float dtype for a gradient, came int64"],
  [() => empty([-1]), `empty: ${SIZES} (-1,)`],
  [() => full([2.5], 1), `full: ${SIZES} (2.5,)`],
  [() => zeros([NaN]), `zeros: ${SIZES} (NaN,)`],
  [() => ones([2, -3]), `ones: ${SIZES} (2,-3)`],
  [() => rand([-1]), `rand: ${SIZES} (-1,)`],
  [() => randn([1.5]), `randn: ${SIZES} (1.5,)`],
  [() => randperm(-1), "randperm: expected an integer n from 0 to 214748364, came -1"],
  [() => manualSeed(0.5), "manualSeed: expected an integer (a bigint beyond 2^53), came 0.5"],
  [() => generator(NaN), "manualSeed: expected an integer (a bigint beyond 2^53), came NaN"],
  [() => new PythonRandom(0.5), "PythonRandom.seed: expected an integer (a bigint beyond 2^53), came 0.5"],
  [() => new Region("three", 3), "three: expected lanes in fours, or 1, came 3"],
  [() => reserve(2 ** 40), "memory: at most 2147483648 bytes, asked for 1099511627776"],

  // reading and writing them
  [() => x().item(), "item: expected a tensor of one entry, came (2,3)"],
  [() => dead().sum().item(), `sum: ${DEAD}`],
  [() => dead().toArray(), `Tensor: ${DEAD}`],
  [() => dead().bytes(), `Tensor: ${DEAD}`],
  [() => dead().detach().contiguous().toArray(), `Tensor: ${DEAD}`],
  [() => x().size(2), "size: expected dim in [-2, 1], came 2"],
  [() => x().setBytes(new Uint8Array(3)), "setBytes: expected 24 bytes for (2,3), came 3"],
  [() => x().t().setBytes(new Uint8Array(24)), "setBytes: expected a contiguous tensor, came a view"],
  [() => entryOf(x(), 6), "entryOf: expected an entry 0 … 5, came 6"],
  [() => laneOf(x(), 1), "laneOf: expected a lane 0 … 0, came 1"],
  [() => dead().float().long(), `Tensor: ${DEAD}`],
  [() => dead().double(), `to: ${DEAD}`],

  // comparing
  [() => x().eq(ones([2])), "eq: expected shapes that broadcast, came (2,3) and (2,)"],
  [() => x().ne(ones([2])), "ne: expected shapes that broadcast, came (2,3) and (2,)"],
  [() => x().lt(ones([2])), "lt: expected shapes that broadcast, came (2,3) and (2,)"],
  [() => x().le(ones([2])), "le: expected shapes that broadcast, came (2,3) and (2,)"],
  [() => x().gt(ones([2])), "gt: expected shapes that broadcast, came (2,3) and (2,)"],
  [() => x().ge(ones([2])), "ge: expected shapes that broadcast, came (2,3) and (2,)"],
  [() => dead().logicalNot(), `Tensor: ${DEAD}`],

  // in place
  [() => x().add_(ones([3, 3])), "add_: expected shapes that broadcast, came (3,3) and (2,3)"],
  [() => x().add_(ones([2, 2, 3])), "add_: expected a shape that stretches to (2,3), came (2,2,3)"],
  [() => longs(3).mul_(longs(2, 3)), "mul_: expected a shape that stretches to (3,), came (2,3)"],
  [() => longs(2).add_(0.5), "add_: expected whole numbers for int64, came 0.5"],
  [() => longs(2).mul_(ones([2])), "mul_: expected whole numbers for int64, came float32 (2,)"],
  [() => longs(2).div_(2), "div_: expected a float tensor to divide for int64, came 2"],
  [() => noGrad(() => copy_(x(), ones([4]))), "copy_: expected shapes that broadcast, came (4,) and (2,3)"],
  [() => x().sub_(ones([4])), "sub_: expected shapes that broadcast, came (4,) and (2,3)"],
  [() => x().copy_(ones([2])), "copy_: expected shapes that broadcast, came (2,) and (2,3)"],
  [() => dead().fill_(1), `Tensor: ${DEAD}`],
  [() => dead().zero_(), `Tensor: ${DEAD}`],
  [() => wanting(1).fill_(0), "zero_: expected noGrad or a tensor without gradient, came a tensor that requires grad"],

  // the way back
  [() => backward(x()), "backward: expected a tensor that requires grad, came one that does not"],
  [() => wanting(1, 2).mul(2).backward(), "backward: expected a tensor of one entry or a gradient for it, came (2,)"],
  [
    () =>
      wanting(1, 2)
        .mul(2)
        .backward({ gradient: ones([3]) }),
    "backward: expected a gradient of (2,), came (3,)",
  ],

  // layers
  [() => new nn.Linear(-1, 2), `empty: ${SIZES} (2,-1)`],
  [() => new nn.Embedding(2.5, 2), `empty: ${SIZES} (2.5,2)`],
  [() => new nn.Conv2d(1, 0.5, 2), `empty: ${SIZES} (0.5,1,2,2)`],
  [() => new nn.BatchNorm1d(-1), `full: ${SIZES} (-1,)`],
  [() => new nn.BatchNorm1d(2).forward(ones([2])), "BatchNorm1d: expected (N,C) or (N,C,L), came (2,)"],
  [() => new nn.Dropout(2), "Dropout: expected a probability from 0 to 1, came 2"],
  [() => new nn.Flatten(1, 0).forward(x()), "flatten: expected a start no later than its end, came 1 and 0"],
  [() => nn.init.uniform_(ones([2], float64)), "uniform_: expected a float32 tensor, came float64 (2,)"],
  [() => nn.init.xavierUniform_(ones([2])), "fans: expected a weight of two or more dimensions, came (2)"],
  [() => F.relu(dead()), `relu: ${DEAD}`],
];

/** @file What each op refuses, and what it says: who, what was expected, what came. Every op is given a dead tensor by itself; shapes and dtypes stand here. */
import { describe, expect, test } from "vitest";
import {
  Arena,
  bool,
  cat,
  copy_,
  F,
  float64,
  indexRows,
  int64,
  noGrad,
  ops,
  ones,
  outer,
  rdiv,
  rpow,
  rsub,
  tensor,
  where,
  withRegion,
  zeros,
  type Tensor,
} from "../../src/core/index.ts";

const x = () => ones([2, 3]);
const doubles = (shape: number[] = [2, 3]) => ones(shape, float64);
const longs = (...shape: number[]) => zeros(shape, int64);
const mask = (...shape: number[]) => zeros(shape, bool);
const index = (...values: number[]) => tensor(values, { dtype: int64 });
/** What ops that take every shape and dtype refuse all the same: a tensor whose memory belongs to a later update. */
function dead(): Tensor {
  const arena = new Arena("update");
  const y = withRegion(arena, x);
  arena.reset();
  return y;
}
const DEAD = 'expected a living tensor, came one of shape (2,3) made in generation 1 of "update"';

type Bad = readonly [call: () => unknown, message: string];
/** Calls that throw, by the name of the op's record, with how the message begins. */
const bad: Readonly<Record<string, readonly Bad[]>> = {
  add: [
    [() => x().add(ones([2])), "add: expected shapes that broadcast, came (2,3) and (2,)"],
    [() => dead().add(x()), `add: ${DEAD}`],
  ],
  sub: [
    [() => x().sub(ones([4, 3])), "sub: expected shapes that broadcast, came (2,3) and (4,3)"],
    [() => mask(2).sub(mask(2)), "sub: expected at least one tensor of numbers, came bool and bool"],
  ],
  mul: [[() => x().mul(ones([2, 2])), "mul: expected shapes that broadcast, came (2,3) and (2,2)"]],
  div: [[() => x().div(ones([2, 2])), "div: expected shapes that broadcast, came (2,3) and (2,2)"]],
  neg: [[() => mask(2).neg(), "neg: expected a tensor of numbers, came bool"]],
  addScalar: [[() => dead().add(1), `addScalar: ${DEAD}`]],
  rsubScalar: [[() => rsub(dead(), 1), `rsubScalar: ${DEAD}`]],
  mulScalar: [[() => dead().mul(2), `mulScalar: ${DEAD}`]],
  divScalar: [[() => dead().div(2), `divScalar: ${DEAD}`]],
  rdivScalar: [[() => rdiv(dead(), 2), `rdivScalar: ${DEAD}`]],
  exp: [[() => dead().exp(), `exp: ${DEAD}`]],
  log: [[() => dead().log(), `log: ${DEAD}`]],
  log1p: [[() => dead().log1p(), `log1p: ${DEAD}`]],
  sqrt: [[() => dead().sqrt(), `sqrt: ${DEAD}`]],
  abs: [[() => mask(2).abs(), "abs: expected a tensor of numbers, came bool"]],
  square: [[() => dead().square(), `square: ${DEAD}`]],
  reciprocal: [[() => dead().reciprocal(), `reciprocal: ${DEAD}`]],
  sin: [[() => dead().sin(), `sin: ${DEAD}`]],
  cos: [[() => dead().cos(), `cos: ${DEAD}`]],
  sign: [[() => dead().sign(), `sign: ${DEAD}`]],
  powScalar: [[() => index(2, 3).pow(-1), "pow: expected a power ≥ 0 for int64, came -1"]],
  pow: [[() => x().pow(ones([2])), "pow: expected shapes that broadcast, came (2,3) and (2,)"]],
  rpowScalar: [[() => rpow(dead(), 2), `rpowScalar: ${DEAD}`]],
  maximum: [[() => x().maximum(ones([2])), "maximum: expected shapes that broadcast, came (2,3) and (2,)"]],
  minimum: [[() => x().minimum(ones([2])), "minimum: expected shapes that broadcast, came (2,3) and (2,)"]],
  clamp: [[() => x().clamp(), "clamp: expected at least one bound, came none"]],
  sigmoid: [[() => dead().sigmoid(), `sigmoid: ${DEAD}`]],
  tanh: [[() => dead().tanh(), `tanh: ${DEAD}`]],
  relu: [[() => dead().relu(), `relu: ${DEAD}`]],
  leakyRelu: [[() => F.leakyRelu(longs(2)), "leakyRelu: expected a float tensor, came int64"]],
  elu: [[() => F.elu(longs(2)), "elu: expected a float tensor, came int64"]],
  silu: [[() => F.silu(mask(2)), "silu: expected a float tensor, came bool"]],
  gelu: [[() => F.gelu(longs(2)), "gelu: expected a float tensor, came int64"]],
  geluTanh: [[() => F.gelu(longs(2), { approximate: "tanh" }), "geluTanh: expected a float tensor, came int64"]],
  softplus: [[() => F.softplus(longs(2)), "softplus: expected a float tensor, came int64"]],
  logsigmoid: [[() => F.logsigmoid(longs(2)), "logsigmoid: expected a float tensor, came int64"]],
  matmul: [
    [() => x().matmul(ones([4, 5])), "matmul: inner sizes differ, (2,3) @ (4,5)"],
    [() => x().matmul(ones([])), "matmul: expected at least one dimension each, came (2,3) @ ()"],
    [() => x().matmul(doubles([3, 2])), "matmul: expected one float dtype, came float32 and float64"],
    [() => longs(2, 3).matmul(longs(3, 2)), "matmul: expected one float dtype, came int64 and int64"],
    [() => ones([2, 2, 3]).matmul(ones([3, 3, 2])), "matmul: expected shapes that broadcast, came (2,) and (3,)"],
    [() => x().bmm(x()), "bmm: expected (B,M,K) and (B,K,N), came (2,3) and (2,3)"],
    [() => ones([3]).addmm(ones([3]), x()), "addmm: expected two matrices, came (3,) and (2,3)"],
    [() => ones([5]).addmm(x(), ones([3, 4])), "addmm: expected shapes that broadcast, came (5,) and (2,4)"],
    [() => ones([3, 2, 4]).addmm(x(), ones([3, 4])), "addmm: expected a shape that stretches to (2,4), came (3,2,4)"],
    [() => outer(x(), ones([3])), "outer: expected two vectors, came (2,3) and (3,)"],
  ],
  linear: [
    [() => F.linear(x(), ones([4, 2])), "linear: expected x (…,in) and a weight (out,in), came (2,3) and (4,2)"],
    [() => F.linear(x(), ones([4, 3]), ones([3])), "linear: expected a bias of (4,), came (3,)"],
    [() => F.linear(x(), doubles([4, 3])), "linear: expected one dtype, came float32, float64"],
  ],
  sum: [
    [() => x().sum(2), "sum: expected dim in [-2, 1], came 2"],
    [() => x().sum([0, -2]), "sum: expected each dim once, came (0,-2)"],
  ],
  mean: [
    [() => longs(2).mean(), "mean: expected a float tensor, came int64"],
    [() => x().mean(-3), "mean: expected dim in [-2, 1], came -3"],
  ],
  prod: [[() => x().prod(2), "prod: expected dim in [-2, 1], came 2"]],
  max: [
    [() => ones([2, 0]).max(1), "max: expected at least one entry, came none"],
    [() => x().max(0.5), "max: expected dim in [-2, 1], came 0.5"],
    [() => ones([0]).argmax(), "argmax: expected at least one entry, came none"],
  ],
  min: [
    [() => ones([2, 0]).min(1), "min: expected at least one entry, came none"],
    [() => x().argmin(2), "argmin: expected dim in [-2, 1], came 2"],
  ],
  amax: [
    [() => ones([2, 0]).amax(1), "amax: expected at least one entry, came none"],
    [() => x().amax([1, 1]), "amax: expected each dim once, came (1,1)"],
  ],
  amin: [[() => ones([0]).amin(), "amin: expected at least one entry, came none"]],
  var: [
    [() => longs(2).var(), "var: expected a float tensor, came int64"],
    [() => x().var(2), "var: expected dim in [-2, 1], came 2"],
  ],
  std: [[() => mask(2).std(), "std: expected a float tensor, came bool"]],
  norm: [
    [() => longs(2).norm(), "norm: expected a float tensor, came int64"],
    [() => x().norm(2, 2), "norm: expected dim in [-2, 1], came 2"],
  ],
  logsumexp: [[() => longs(2).logsumexp(0), "logsumexp: expected a float tensor, came int64"]],
  cumsum: [[() => x().cumsum(2), "cumsum: expected dim in [-2, 1], came 2"]],
  softmax: [
    [() => x().softmax(2), "softmax: expected dim in [-2, 1], came 2"],
    [() => longs(2).softmax(0), "softmax: expected a float tensor, came int64"],
  ],
  logSoftmax: [[() => longs(2).logSoftmax(0), "logSoftmax: expected a float tensor, came int64"]],
  mseLoss: [
    [() => F.mseLoss(x(), ones([2, 1])), "mseLoss: expected a target of (2,3), came (2,1)"],
    [() => F.mseLoss(x(), doubles()), "mseLoss: expected a float32 target, came float64"],
    [() => F.mseLoss(longs(2), longs(2)), "mseLoss: expected a float tensor, came int64"],
    [
      () => F.mseLoss(x(), x(), { reduction: "avg" as "mean" }),
      'mseLoss: expected reduction "mean", "sum" or "none", came "avg"',
    ],
    [() => F.l1Loss(x(), ones([3])), "l1Loss: expected a target of (2,3), came (3,)"],
  ],
  smoothL1: [
    [() => F.smoothL1Loss(x(), ones([3])), "smoothL1Loss: expected a target of (2,3), came (3,)"],
    [() => F.smoothL1Loss(x(), x(), { beta: -1 }), "smoothL1Loss: expected beta ≥ 0, came -1"],
  ],
  binaryCrossEntropy: [[() => F.binaryCrossEntropy(x(), ones([2])), "binaryCrossEntropy: expected a target of (2,3), came (2,)"]],
  binaryCrossEntropyEach: [
    [
      () => F.binaryCrossEntropy(x(), longs(2, 3), { reduction: "sum" }),
      "binaryCrossEntropy: expected a float32 target, came int64",
    ],
    [() => F.binaryCrossEntropy(x(), x(), { weight: ones([2]) }), "weight: expected shapes that broadcast, came (2,) and (2,3)"],
  ],
  binaryCrossEntropyWithLogits: [
    [() => F.binaryCrossEntropyWithLogits(x(), ones([3])), "binaryCrossEntropyWithLogits: expected a target of (2,3), came (3,)"],
    [
      () => F.binaryCrossEntropyWithLogits(x(), x(), { posWeight: ones([2]) }),
      "posWeight: expected shapes that broadcast, came (2,) and (2,3)",
    ],
  ],
  crossEntropy: [
    [() => F.crossEntropy(x(), index(0, 3)), "crossEntropy: expected classes 0 … 2, came 3 at 1"],
    [() => F.crossEntropy(x(), index(0, 1, 2)), "crossEntropy: expected (N,C,…) and targets (N,…), came (2,3) and (3,)"],
    [() => F.crossEntropy(x(), mask(2)), "crossEntropy: expected int64 class indices, came bool"],
    [() => F.crossEntropy(longs(2, 3), index(0, 1)), "crossEntropy: expected a float tensor, came int64"],
    [() => F.crossEntropy(x(), index(0, 1), { weight: ones([2]) }), "crossEntropy: expected a weight of (3,), came (2,)"],
    [() => F.crossEntropy(x(), index(0, 1), { labelSmoothing: 2 }), "crossEntropy: expected labelSmoothing from 0 to 1, came 2"],
    [() => F.crossEntropy(x(), ones([2])), "crossEntropy: expected probabilities of float32 (2,3), came float32 (2,)"],
  ],
  nllLoss: [
    [() => F.nllLoss(x(), index(0, -1)), "nllLoss: expected classes 0 … 2, came -1 at 1"],
    [() => F.nllLoss(ones([2, 3, 4]), longs(2, 3)), "nllLoss: expected (N,C,…) and targets (N,…), came (2,3,4) and (2,3)"],
    [
      () => F.nllLoss(x(), index(0, 1), { reduction: "avg" as "mean" }),
      'nllLoss: expected reduction "mean", "sum" or "none", came "avg"',
    ],
  ],
  klDiv: [[() => F.klDiv(x(), ones([3])), "klDiv: expected a target of (2,3), came (3,)"]],
  klDivLog: [[() => F.klDiv(x(), doubles(), { logTarget: true }), "klDiv: expected a float32 target, came float64"]],
  reshape: [
    [() => x().reshape([4, 2]), "reshape: expected a shape of 6 entries, came (4,2)"],
    [() => x().reshape([-1, -1]), "reshape: expected a shape of 6 entries, came (-1,-1)"],
    [() => x().t().view([6]), "view: expected entries in row-major order, came a view of (3,2)"],
  ],
  permute: [
    [() => x().permute([0]), "permute: expected each of 2 dims once, came (0,)"],
    [() => x().permute([0, 1, 1]), "permute: expected each of 2 dims once, came (0,1,1)"],
    [() => ones([2, 2, 2]).t(), "t: expected at most two dimensions, came (2,2,2)"],
    [() => x().transpose(0, 2), "transpose: expected dim in [-2, 1], came 2"],
  ],
  expand: [[() => x().expand([2, 4]), "expand: expected a shape that (2,3) stretches to, came (2,4)"]],
  slice: [
    [() => x().slice(0, 0, 2, 0), "slice: expected a step ≥ 1, came 0"],
    [() => ones([]).slice(0), "slice: expected at least one dimension, came ()"],
    [() => x().split([1, 3], 1), "split: expected sizes that add up to 3, came (1,3)"],
    [() => x().split(0), "split: expected a size ≥ 1, came 0"],
    [() => x().chunk(0), "chunk: expected a count ≥ 1, came 0"],
  ],
  unsqueeze: [
    [() => x().unsqueeze(3), "unsqueeze: expected dim in [-3, 2], came 3"],
    [() => x().select(0, 2), "select: expected an index in [-2, 1], came 2"],
    [() => x().squeeze(2), "squeeze: expected dim in [-2, 1], came 2"],
  ],
  flip: [
    [() => x().flip([0, 0]), "flip: expected each dim once, came (0,0)"],
    [() => x().repeat([2]), "repeat: expected 2 or more whole numbers for (2,3), came (2,)"],
  ],
  clone: [[() => dead().clone(), `clone: ${DEAD}`]],
  cat: [
    [() => cat([]), "cat: expected at least one tensor, came none"],
    [() => cat([x(), ones([2, 4])]), "cat: expected equal sizes outside dim 0, came (2,3) and (2,4)"],
    [() => cat([ones([]), ones([])]), "cat: expected equal sizes outside dim 0, came () and ()"],
  ],
  indexRows: [
    [() => indexRows(x(), index(0, 2)), "indexRows: expected rows -2 … 1, came 2 at 1"],
    [() => indexRows(x(), ones([2])), "indexRows: expected (R,…) and an int64 index or a bool mask, came (2,3) and float32 (2,)"],
    [() => indexRows(x(), mask(3)), "indexRows: expected a mask of x's leading sizes, came (2,3) and (3,)"],
    [() => F.embedding(index(-1), x()), "embedding: expected indices from 0 to 1, came -1 at 0"],
    [() => F.embedding(ones([1]), x()), "embedding: expected an int64 index and a weight (V,D), came float32 (1,) and (2,3)"],
    [() => F.oneHot(index(0, 3), 3), "oneHot: expected indices from 0 to 2, came 3 at 1"],
    [() => F.oneHot(ones([2])), "oneHot: expected int64 classes, came float32 (2,)"],
    [() => F.oneHot(longs(0)), "oneHot: expected numClasses for no classes at all, came none"],
  ],
  gather: [
    [() => x().gather(0, longs(2)), "gather: expected an int64 index that fits (2,3) outside dim 0, came int64 (2,)"],
    [() => x().gather(1, longs(3, 1)), "gather: expected an int64 index that fits (2,3) outside dim 1, came int64 (3,1)"],
    [() => x().gather(1, tensor([[3]], { dtype: int64 })), "gather: expected indices from 0 to 2, came 3 at 0"],
  ],
  indexSelect: [
    [() => x().indexSelect(0, longs(1, 1)), "indexSelect: expected an int64 index of one dimension, came int64 (1,1)"],
    [() => x().indexSelect(0, index(2)), "indexSelect: expected indices from 0 to 1, came 2 at 0"],
  ],
  scatter: [
    [() => x().scatter(0, mask(1, 1), 1), "scatter: expected an int64 index that fits (2,3) outside dim 0, came bool (1,1)"],
    [() => x().scatter(0, longs(2, 3), ones([1, 3])), "scatter: expected a float32 source of at least (2,3), came float32 (1,3)"],
    [() => x().scatter_(0, tensor([[-1]], { dtype: int64 }), 1), "scatter_: expected indices from 0 to 1, came -1 at 0"],
  ],
  where: [
    [() => where(x(), x(), 0), "where: expected a bool mask, came float32 (2,3)"],
    [() => where(mask(2), x(), 0), "where: expected shapes that broadcast, came (2,) and (2,3)"],
  ],
  maskedFill: [
    [() => x().maskedFill(x(), 0), "maskedFill: expected a bool mask, came float32 (2,3)"],
    [() => longs(2).maskedFill(mask(2), 0.5), "maskedFill: expected a whole number for int64, came 0.5"],
    [() => ones([3]).tril(), "tril: expected at least two dimensions, came (3,)"],
  ],
  maskedSelect: [[() => x().maskedSelect(mask(2)), "maskedSelect: expected shapes that broadcast, came (2,3) and (2,)"]],
  dropout: [
    [() => F.dropout(x(), 1.5), "dropout: expected a probability from 0 to 1, came 1.5"],
    [() => F.dropout(longs(2)), "dropout: expected a float tensor, came int64"],
  ],
  batchNorm: [
    [
      () => F.batchNorm(x(), zeros([2]), ones([2])),
      "batchNorm: expected floats (N,C,…) and running statistics (C,) of their dtype, came float32 (2,3), float32 (2,), float32 (2,)",
    ],
    [
      () => F.batchNorm(x(), null, null),
      "batchNorm: expected floats (N,C,…) and running statistics (C,) of their dtype, came float32 (2,3), none, none",
    ],
    [
      () => F.batchNorm(ones([1, 3]), null, null, { training: true }),
      "batchNorm: expected more than one value a channel when training, came (1,3)",
    ],
    [
      () => F.batchNorm(x(), null, null, { training: true, weight: ones([2]) }),
      "batchNorm: expected weight and bias of float32 (3,), came float32 (2,)",
    ],
  ],
  layerNorm: [[() => F.layerNorm(x(), [2]), "layerNorm: expected floats (…,2), came float32 (2,3)"]],
  conv2d: [
    [() => F.conv2d(x(), ones([1, 1, 1, 1])), "conv2d: expected (N,C,H,W) or (C,H,W), came (2,3)"],
    [
      () => F.conv2d(ones([1, 2, 4, 4]), ones([3, 1, 2, 2])),
      "conv2d: expected 1 channels for a weight of (3,1,2,2), came (1,2,4,4)",
    ],
    [
      () => F.conv2d(ones([1, 1, 2, 2]), ones([1, 1, 3, 3])),
      "conv2d: expected an image no smaller than the kernel (3,3), came (1,1,2,2)",
    ],
    [() => F.conv2d(ones([1, 1, 4, 4]), ones([3, 2])), "conv2d: expected a weight (O,C,kh,kw), came (3,2)"],
    [() => F.conv2d(ones([1, 1, 4, 4]), ones([3, 1, 2, 2]), ones([2])), "conv2d: expected a bias of (3,), came (2,)"],
    [() => F.conv2d(ones([1, 1, 4, 4]), doubles([3, 1, 2, 2])), "conv2d: expected one dtype, came float32 and float64"],
    [
      () => F.conv2d(ones([1, 4, 4]), ones([3, 1, 2, 2]), null, { stride: 0 }),
      "conv2d: expected a stride of whole numbers ≥ 1, came (0,0)",
    ],
  ],
  maxPool2d: [
    [() => F.maxPool2d(x(), 2), "maxPool2d: expected (N,C,H,W) or (C,H,W), came (2,3)"],
    [
      () => F.maxPool2d(ones([1, 4, 4]), 2, { padding: 2 }),
      "maxPool2d: expected padding of at most half the kernel (2,2), came (2,2)",
    ],
    [() => F.maxPool2d(longs(1, 4, 4), 2), "maxPool2d: expected a float tensor, came int64"],
  ],
  avgPool2d: [
    [() => F.avgPool2d(ones([1, 4, 4]), 5), "avgPool2d: expected an image no smaller than the kernel (5,5), came (1,4,4)"],
  ],
  to: [[() => dead().double(), `to: ${DEAD}`]],
};

/** `who: what was expected, what came`; matmul says it with its @. */
const HOUSE = /^\w+: (?:expected .+, came .+|inner sizes differ, .+ @ .+)$/s;
const messageOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was thrown";
};

describe.each(ops.map((op) => [op.name, op] as const))("%s", (name, op) => {
  test("refuses a tensor whose memory belongs to a later update", () => {
    const arena = new Arena("update");
    const inputs = withRegion(arena, () => op.examples[0]!.inputs.map((data) => tensor(data, { dtype: float64 })));
    arena.reset();
    expect(messageOf(() => op.examples[0]!.call(...inputs))).toContain("expected a living tensor");
  });
  test.each((bad[name] ?? []).map(([call, message]) => ({ call, message })))("refuses, saying: $message", ({ call, message }) => {
    const said = messageOf(call);
    expect(said.slice(0, message.length)).toBe(message);
    expect(said).toMatch(HOUSE);
  });
});

test("every bad call belongs to an op of the list", () => {
  expect(Object.keys(bad).filter((name) => !ops.some((op) => op.name === name))).toEqual([]);
});

describe("in-place ops", () => {
  test.each<Bad>([
    [() => x().add_(ones([3, 3])), "add_: expected shapes that broadcast, came (3,3) and (2,3)"],
    [() => x().add_(ones([2, 2, 3])), "add_: expected a shape that stretches to (2,3), came (2,2,3)"],
    [() => longs(3).mul_(longs(2, 3)), "mul_: expected a shape that stretches to (3,), came (2,3)"],
    [() => longs(2).add_(0.5), "add_: expected whole numbers for int64, came 0.5"],
    [() => longs(2).mul_(ones([2])), "mul_: expected whole numbers for int64, came float32 (2,)"],
    [() => longs(2).div_(2), "div_: expected a float tensor to divide for int64, came 2"],
    [() => noGrad(() => copy_(x(), ones([4]))), "copy_: expected shapes that broadcast, came (4,) and (2,3)"],
  ])("%# is refused", (call, message) => expect(messageOf(call)).toBe(message));
});

test("tensor: refuses ragged lists, wrong shapes, and integers that want a gradient", () => {
  expect(messageOf(() => tensor([[1, 2], [3]]))).toBe("tensor: expected lists of equal length, came ragged ones");
  expect(messageOf(() => tensor([1, 2, 3], { shape: [2, 2] }))).toBe("tensor: expected a shape of 3 entries, came (2,2)");
  const wanting = () => tensor([1], { dtype: int64, requiresGrad: true });
  expect(messageOf(wanting)).toBe("tensor: expected a float dtype for a gradient, came int64");
});

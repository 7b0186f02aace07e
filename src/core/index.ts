/** @file The only door of the core: a small PyTorch, in PyTorch's words. */
import "./methods.ts";

export { backward, beginUpdate, isGradEnabled, noGrad, withRecorder, type Recorder } from "./autograd.ts";
export * as data from "./data/index.ts";
export { bool, float32, float64, int64, type DType } from "./dtype.ts";
export * as F from "./functional.ts";
export { entryOf, laneOf, measured } from "./lanes.ts";
export { Arena, heap, Region, reserve, withRegion } from "./memory.ts";
export { memory } from "./memory.ts";
export * as nn from "./nn/index.ts";
export { add, div, mul, neg, rdiv, rsub, sub } from "./ops/arithmetic.ts";
export { maximum, minimum } from "./ops/clamp.ts";
export { ops } from "./ops/index.ts";
export { indexRows } from "./ops/indexing.ts";
export { copy_ } from "./ops/inPlace.ts";
export { cat, stack } from "./ops/join.ts";
export { addmm, bmm, matmul, outer } from "./ops/matmul.ts";
export { rpow } from "./ops/pow.ts";
export { clone } from "./ops/rearrange.ts";
export { where } from "./ops/where.ts";
export type { OpRecord } from "./ops/op.ts";
export * as optim from "./optim/index.ts";
export { currentGenerator, Generator, generator, manualSeed, PythonRandom, withGenerator } from "./random/index.ts";
export { detach } from "./methods.ts";
export { rand, randn, randperm } from "./sampling.ts";
export type { StateDict, Stateful, StateValue } from "./state.ts";
export { empty, full, ones, Tensor, tensor, zeros, type Nested } from "./tensor.ts";
export { useKernels } from "./kernels/index.ts";

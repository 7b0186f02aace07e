/** @file Tensors of random numbers from the current generator. */
import { indexTensor } from "./data/dataset.ts";
import { normal_, uniform_ } from "./nn/init.ts";
import { currentGenerator, withGenerator, type Generator } from "./random/index.ts";
import { sizes, type Shape } from "./shape.ts";
import { empty, type Tensor } from "./tensor.ts";

const from = <T>(generator: Generator | undefined, f: () => T): T =>
  generator === undefined ? f() : withGenerator(generator, f);

/** Uniform in [0, 1), float32. Draws from `generator`, or from the current one. */
export const rand = (shape: Shape, generator?: Generator): Tensor => from(generator, () => uniform_(empty(sizes("rand", shape))));
/** Standard normal, float32. Draws from `generator`, or from the current one. */
export const randn = (shape: Shape, generator?: Generator): Tensor =>
  from(generator, () => normal_(empty(sizes("randn", shape))));
/** 0 … n − 1 in random order, int64. Shape: (n,). Throws unless n is a whole number ≥ 0. */
export const randperm = (n: number, generator: Generator = currentGenerator()): Tensor => indexTensor(generator.randperm(n));

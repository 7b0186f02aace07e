/** @file New tensors of a shape, which is checked: what the core itself makes, in tensor.ts, has shapes that are right. */
import { float32, type DType } from "./dtype.ts";
import { sizes, type Shape } from "./shape.ts";
import * as unchecked from "./tensor.ts";
import type { Tensor } from "./tensor.ts";

/** A tensor of this shape, its entries as they happen to be. Throws for sizes that are none. */
export const empty = (shape: Shape, dtype: DType = float32): Tensor => unchecked.empty(sizes("empty", shape), dtype);
/** Every entry `value`; an integer dtype cuts a fraction off, as PyTorch's. */
export const full = (shape: Shape, value: number, dtype: DType = float32): Tensor =>
  unchecked.full(sizes("full", shape), value, dtype);
/** Every entry 0. */
export const zeros = (shape: Shape, dtype: DType = float32): Tensor => unchecked.full(sizes("zeros", shape), 0, dtype);
/** Every entry 1. */
export const ones = (shape: Shape, dtype: DType = float32): Tensor => unchecked.full(sizes("ones", shape), 1, dtype);

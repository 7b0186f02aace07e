/** @file What a forgotten `sumTo` may look like: the shape is right, the sums are not there. */
import { alias, contiguous, type Tensor } from "../../src/core/tensor.ts";

/** g's entries at index 0 of every dimension that was stretched, where its sums should be. Shape: g's → `shape`, which stretches to g's. */
export function firstOf(g: Tensor, shape: readonly number[]): Tensor {
  const x = contiguous(g);
  const strides = x.shape.map((_, i) => x.shape.slice(i + 1).reduce((n, d) => n * d, 1));
  return contiguous(alias(x, shape, strides.slice(g.ndim - shape.length)));
}

/**
 * @file The moves that most formulas are made of, rounded as PyTorch rounds them. They take byte offsets, as kernels do.
 *
 * PyTorch fuses y + a·b on processors that can: one rounding at the end. For float32 the same bits come from float64, in which a product of two is
 * exact; only the case that lies half way between two numbers in float64 differs, one in 2²⁹.
 */
import { float32, type DType } from "../dtype.ts";
import { f64, kernels } from "../kernels/index.ts";
import type { FloatKernels } from "../kernels/kernels.ts";
import { scratch } from "../tensor.ts";

/** y = β·y + (1 − β)·x. */
export function average(k: FloatKernels, n: number, y: number, beta: number, x: number): void {
  k.mulScalar(n, y, beta, y);
  k.axpy(n, 1 - beta, x, y);
}

/** y = β·y + (1 − β)·x². */
export function averageOfSquares(k: FloatKernels, dtype: DType, n: number, y: number, beta: number, x: number): void {
  const scaled = scratch(n * dtype.size);
  k.mulScalar(n, y, beta, y);
  k.mulScalar(n, x, 1 - beta, scaled);
  addProduct(k, dtype, n, y, scaled, x, y);
}

/** y = s + a·b, fused for float32. */
export function addProduct(k: FloatKernels, dtype: DType, n: number, s: number, a: number, b: number, y: number): void {
  if (dtype !== float32) {
    const product = scratch(n * dtype.size);
    k.mul(n, a, b, product);
    k.add(n, s, product, y);
    return;
  }
  const [long, other] = [scratch(8 * n), scratch(8 * n)];
  kernels.toF64(n, a, long);
  kernels.toF64(n, b, other);
  f64.mul(n, long, other, long);
  kernels.toF64(n, s, other);
  f64.add(n, other, long, long);
  kernels.toF32(n, long, y);
}

/** y = y + a·x / d. `tmp` is room for n entries. */
export function addQuotient(k: FloatKernels, n: number, y: number, a: number, x: number, d: number, tmp: number): void {
  k.mulScalar(n, x, a, tmp);
  k.div(n, tmp, d, tmp);
  k.add(n, y, tmp, y);
}

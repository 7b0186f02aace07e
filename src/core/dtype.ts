/**
 * @file What a tensor's entries are. int64 is "int64-like": eight bytes, two little-endian words, exact in JavaScript to ±2⁵³.
 */
export interface DType {
  readonly name: "float32" | "float64" | "int64" | "bool";
  /** Bytes an entry. */
  readonly size: number;
  readonly isFloat: boolean;
}
/** What every tensor is unless told otherwise. */
export const float32: DType = { name: "float32", size: 4, isFloat: true };
/** For gradient checks, and where float32 is too coarse. */
export const float64: DType = { name: "float64", size: 8, isFloat: true };
/** Class indices and counts: exact to ±2⁵³, without gradients. */
export const int64: DType = { name: "int64", size: 8, isFloat: false };
/** Masks: what comparisons give. */
export const bool: DType = { name: "bool", size: 1, isFloat: false };

/** The dtype of a result that mixes both, by PyTorch's order bool < int64 < float32 < float64 (for tensors with dimensions). */
export function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  if (a === float64 || b === float64) return float64;
  if (a === float32 || b === float32) return float32;
  return int64;
}

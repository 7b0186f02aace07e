const f = Math.fround;

/**
 * a·b + c of three float32 numbers, rounded once to float32 (a fused multiply-add).
 *
 * PyTorch's vector code fuses, and half of its uniform numbers depend on it. The product of two float32 is exact in float64, so only
 * the sum can be rounded twice; that does harm only where the float64 sum sits exactly between two float32 numbers. Kept this short
 * because engines inline short functions, and the normal numbers spend their time here.
 */
export function fma(a: number, b: number, c: number): number {
  const sum = a * b + c;
  const near = f(sum);
  const other = near + 2 * (sum - near); // the neighbour on the other side, if `sum` is half way
  return near === sum || f(other) !== other ? near : roundTie(a * b, c, near, other);
}

/** Between two neighbours the error of the sum decides (Knuth's TwoSum); without one it is a true tie, and fround went to even. */
function roundTie(product: number, c: number, near: number, other: number): number {
  const sum = product + c;
  const virtual = sum - product;
  const error = product - (sum - virtual) + (c - virtual);
  if (error === 0) return near;
  return error > 0 === other > near ? other : near;
}

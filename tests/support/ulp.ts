/** @file How far apart doubles lie. */

/** The distance of doubles around y. */
export function ulp(y: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, y);
  const exponent = (bits.getInt32(0) >> 20) & 0x7ff;
  return 2 ** (Math.max(exponent, 1) - 1075);
}

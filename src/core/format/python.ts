import { isNegative, pointAt, positional, roundedAt, scientific, shortest, significant } from "./decimal.ts";

/** inf, -inf and nan as Python, numpy and torch write them; null for every other number. */
export function nonFinite(x: number): string | null {
  if (Number.isNaN(x)) return "nan";
  if (Number.isFinite(x)) return null;
  return x > 0 ? "inf" : "-inf";
}

/** `repr` of a Python float: the shortest digits that lead back to it, with an exponent below 1e-4 and from 1e16 on. */
export function pyFloat(x: number): string {
  const special = nonFinite(x);
  if (special !== null) return special;
  const decimal = shortest(x);
  if (decimal.exponent < -4 || decimal.exponent >= 16) return scientific(decimal).replace(".e", "e");
  return positional(decimal).replace(/\.$/, ".0");
}

/** What `tensor.item()` prints for a float32: the number widened to float64, then `repr`. */
export function float32Item(x: number): string {
  return pyFloat(Math.fround(x));
}

/** `'{:.6f}'.format(x)` with that many digits: exactly rounded, half to even, minus zero kept. */
export function pyFixed(x: number, digits: number): string {
  checkDigits("pyFixed", digits);
  return nonFinite(x) ?? (isNegative(x) ? "-" : "") + pointAt(roundedAt(x, digits), digits);
}

/** `'{:.4e}'.format(x)` with that many digits after the point. */
export function pyExp(x: number, digits: number): string {
  checkDigits("pyExp", digits);
  return nonFinite(x) ?? scientific(significant(x, digits + 1)).replace(".e", "e");
}

function checkDigits(who: string, digits: number): void {
  if (!Number.isInteger(digits) || digits < 0 || digits > 1000) {
    throw new RangeError(`${who}: expected 0 to 1000 digits, came ${digits}`);
  }
}

/** @file A number where there is little room: −2.84, 0.0059, 8.1×10⁻⁵, 2.3×10⁴. */
import { scientific } from "./numbers.ts";

/** `digits` after the point; what would vanish there, or not fit before it, is written with its power of ten. */
export function tight(x: number, digits = 2): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
  const size = Math.abs(x);
  const tiny = size > 0 && size < 0.5 * 10 ** -digits;
  return tiny || size >= 1e4 ? scientific(x, 1) : plain(x, digits);
}

/** Four figures that mean something, for following a hand calculation: 0.005911, −1.540, 2.000. */
export function figures(x: number, significant = 4): string {
  if (!Number.isFinite(x) || x === 0) return tight(x, 0);
  const size = Math.abs(x);
  if (size < 1e-3 || size >= 1e6) return scientific(x, significant - 1);
  return plain(x, Math.max(0, significant - 1 - Math.floor(Math.log10(size))));
}
/** A zero has no sign here. */
const plain = (x: number, digits: number) =>
  x
    .toFixed(digits)
    .replace(/^-(?=[0.]*$)/, "")
    .replace("-", "−");

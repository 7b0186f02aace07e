/** @file A number where there is room for six characters: −2.84, 0.0059, 8.1e−5, 2.3e+4. */

/** `digits` after the point; what would vanish there, or not fit before it, is written with an exponent. */
export function tight(x: number, digits = 2): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
  const size = Math.abs(x);
  const tiny = size > 0 && size < 0.5 * 10 ** -digits;
  return (tiny || size >= 1e4 ? x.toExponential(1) : x.toFixed(digits)).replace(/^-(?=[0.]*$)/, "").replaceAll("-", "−");
}

/** Four figures that mean something, for following a hand calculation: 0.005911, −1.540, 2.000. */
export function figures(x: number, significant = 4): string {
  if (!Number.isFinite(x) || x === 0) return tight(x, 0);
  const size = Math.abs(x);
  const text = size < 1e-4 || size >= 1e6 ? x.toExponential(significant - 1) : x.toFixed(Math.max(0, significant - 1 - Math.floor(Math.log10(size))));
  return text.replaceAll("-", "−");
}

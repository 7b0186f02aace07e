/** @file Numbers as the page prints them: groups of three, a real minus sign, a fixed number of digits for a fixed place. */

/** 10,001. The same in both languages. */
export const count = (n: number): string => minus(String(n).replace(/\B(?=(\d{3})+$)/g, ","));

/** A measured number to about six digits: 0.431110, 50.000000, 1.250e+9. */
export function measured(x: number, digits = 6): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
  const size = Math.abs(x);
  return minus(size >= 1e6 || (size > 0 && size < 10 ** -digits) ? x.toExponential(3) : x.toFixed(digits));
}

const minus = (text: string) => text.replace(/^-/, "−");

/** In a sentence a power of ten is written out: 4.6e-3 → 4.6 × 10⁻³, held together. */
export const powers = (text: string): string =>
  text.replace(/e([+-]?)(\d+)$/, (_, sign: string, digits: string) => {
    const raised = [...digits].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
    return `\u00a0×\u00a010${sign === "-" ? "⁻" : ""}${raised}`;
  });

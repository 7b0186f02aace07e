/** @file Numbers as the page prints them: groups of three, a real minus sign, a fixed number of digits for a fixed place. */

/** 10,001. The same in both languages. */
export const count = (n: number): string => minus(String(n).replace(/\B(?=(\d{3})+$)/g, ","));

/** A measured number to about six digits: 0.431110, 50.000000, 1.250×10⁹. */
export function measured(x: number, digits = 6): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
  const size = Math.abs(x);
  return size >= 1e6 || (size > 0 && size < 10 ** -digits) ? scientific(x, 3) : minus(x.toFixed(digits));
}

/** What plain digits would not show or have no room for, with its power of ten: 4.0×10⁻⁴. Python's `4e-4` stands in code and output only. */
export function scientific(x: number, digits: number): string {
  const [mantissa = "", power = ""] = x.toExponential(digits).split("e");
  return minus(`${mantissa}×10${raised(Number(power))}`);
}
/** −4 as an exponent: ⁻⁴. */
export const raised = (n: number): string =>
  (n < 0 ? "⁻" : "") + [...String(Math.abs(n))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");

const minus = (text: string) => text.replace(/^-/, "−");

/** @file From binary to decimal: the shortest digits that lead back to a number, and digits rounded exactly. It knows no layout. */

/** A finite number as digits: ±d₁.d₂d₃… × 10^exponent; zero is "0" × 10⁰. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

export type Precision = "float32" | "float64";

export function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

/** The fewest digits that lead back to x when read as a number of that precision, and of those the nearest to x, or the even ones. */
export function shortest(x: number, precision: Precision = "float64"): Decimal {
  const size = Math.abs(x);
  if (precision === "float64" || size === 0) return decimal(x, size.toExponential());
  const holds = (text: string): boolean => Math.fround(Number(text)) === size;
  // Most float32 need more than six digits, and if six do not hold, fewer do not.
  for (let n = holds(size.toExponential(5)) ? 0 : 6; n < 9; n++) {
    const text = size.toExponential(n);
    if (holds(text)) {
      const even = significant(x, n + 1); // JavaScript rounds half up
      return holds(scientific({ ...even, negative: false })) ? even : decimal(x, text);
    }
    // Below a power of two the neighbours are closer than above it: the nearest digits may fail and the next ones up hold.
    const above = nextUp(text);
    if (holds(above)) return decimal(x, above);
  }
  throw new RangeError(`shortest: expected a float32, came ${x}`);
}

/** "1.29e+3" → "1.30e+3", "9.9e+3" → "1.00e+4". */
function nextUp(text: string): string {
  const [mantissa = "", exponent] = text.split("e");
  const digits = mantissa.replace(".", "");
  const up = (BigInt(digits) + 1n).toString();
  return `${up[0]}.${up.slice(1)}e${Number(exponent) + up.length - digits.length}`;
}

function decimal(x: number, text: string): Decimal {
  const [mantissa = "", exponent = ""] = text.split("e");
  return { negative: isNegative(x), digits: mantissa.replace(".", "").replace(/(?<=.)0+$/, ""), exponent: Number(exponent) };
}

/**
 * |x|·10^places as an integer, exactly rounded, half to even as C and Python do. (JavaScript's own toFixed and toExponential are
 * exact but round half up, and give up at 10^21.)
 */
export function roundedAt(x: number, places: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const stored = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const exponent = Math.max(stored, 1) - 1075; // |x| = mantissa·2^exponent
  let above = stored === 0 ? fraction : fraction | 0x10000000000000n;
  let below = 1n;
  if (exponent >= 0) above <<= BigInt(exponent);
  else below <<= BigInt(-exponent);
  if (places >= 0) above *= tenTo(places);
  else below *= tenTo(-places);
  const whole = above / below;
  const twice = 2n * (above % below);
  return twice > below || (twice === below && (whole & 1n) === 1n) ? whole + 1n : whole;
}

function tenTo(n: number): bigint {
  return BigInt("1".padEnd(n + 1, "0"));
}

/** x rounded to `count` significant digits, none of them dropped; zero has `count` zeros. */
export function significant(x: number, count: number): Decimal {
  if (x === 0) return { negative: isNegative(x), digits: "0".repeat(count), exponent: 0 };
  let exponent = Number(x.toExponential().split("e")[1]); // one too large if only rounding made it so
  let digits = roundedAt(x, count - 1 - exponent).toString();
  while (digits.length !== count) {
    exponent += digits.length > count ? 1 : -1;
    digits = roundedAt(x, count - 1 - exponent).toString();
  }
  return { negative: isNegative(x), digits, exponent };
}

/** An integer number of 10^−places as text: "12.50". */
export function pointAt(n: bigint, places: number): string {
  const text = n.toString().padStart(places + 1, "0");
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** Digits written out with a point, no zero added behind: "1200.", "0.0012", "12.5". */
export function positional({ negative, digits, exponent }: Decimal): string {
  const sign = negative ? "-" : "";
  if (exponent < 0) return digits === "0" ? `${sign}0.` : `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${sign}${whole}.${digits.slice(exponent + 1)}`;
}

/** Digits with an exponent of at least two digits: "1.e-07", "1.5e+20". */
export function scientific({ negative, digits, exponent }: Decimal, exponentDigits = 2): string {
  const size = Math.abs(exponent).toString().padStart(exponentDigits, "0");
  return `${negative ? "-" : ""}${digits[0]}.${digits.slice(1)}e${exponent < 0 ? "-" : "+"}${size}`;
}

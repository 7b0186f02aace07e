import { pointAt, positional, roundedAt, scientific, shortest, significant, type Decimal, type Precision } from "./decimal.ts";
import { checkEntries, isSummarised, positions, shownIndices, type DTypeName, type Entries } from "./entries.ts";
import { nonFinite } from "./python.ts";

const PRECISION = 8; // digits after the point
const LINE_WIDTH = 75;

/**
 * `str` of a numpy array: shortest digits up to 8 after the point, columns padded alike, an exponent when the largest entry is 1e8 or
 * more, the smallest below 1e-4, or their ratio above 1000; more than 1000 entries are summarised. A 0-d array prints as its scalar.
 *
 * As numpy 1.24 does; numpy 2 compares float32 entries with 1e-4 rounded to float32, so that 1e-4 itself has no exponent there.
 * @see numpy/core/arrayprint.py
 */
export function numpyArray(data: Entries, shape: readonly number[], dtype: DTypeName): string {
  checkEntries("numpyArray", data, shape);
  if (shape.length === 0) return scalar(data[0]!, dtype);
  if (data.length === 0) return "[]";
  const format = formatter(
    shownIndices(shape).map((i) => data[i]!),
    dtype,
  );
  const summarised = isSummarised(shape);

  /** `offset` counts rows so far, so that an entry's index is offset·length + i. */
  const axis = (depth: number, offset: number, indent: string, width: number): string => {
    const length = shape[depth]!;
    const last = depth === shape.length - 1;
    const words = positions(length, summarised).map((i) => {
      if (i === null) return "...";
      const at = offset * length + i;
      return last ? format(data[at]!) : axis(depth + 1, at, indent + " ", width - 1);
    });
    if (last) return `[${wrap(words, indent, width - 1)}]`;
    return `[${words.join("\n".repeat(shape.length - depth - 1) + indent)}]`;
  };
  return axis(0, 0, " ", LINE_WIDTH);
}

/** Words side by side; one that would pass the width begins a new line. */
function wrap(words: readonly string[], indent: string, width: number): string {
  let done = "";
  let line = indent;
  words.forEach((word, i) => {
    if (line.length + word.length > width && line.length > indent.length) {
      done += `${line.trimEnd()}\n`;
      line = indent;
    }
    line += word + (i < words.length - 1 ? " " : "");
  });
  return (done + line).slice(indent.length);
}

function scalar(x: number | bigint | boolean, dtype: DTypeName): string {
  if (dtype === "bool") return x ? "True" : "False";
  if (dtype === "int64") return String(x);
  const value = Number(x);
  const size = Math.abs(value);
  const digits = (): Decimal => shortest(value, dtype);
  if (size === 0 || (size >= 1e-4 && size < 1e16)) return positional(digits()).replace(/\.$/, ".0");
  return nonFinite(value) ?? scientific(digits()).replace(".e", "e");
}

function formatter(shown: readonly (number | bigint | boolean)[], dtype: DTypeName): (x: number | bigint | boolean) => string {
  if (dtype === "bool") return (x) => (x ? " True" : "False");
  if (dtype === "int64") {
    const width = Math.max(...shown.map((x) => String(x).length));
    return (x) => String(x).padStart(width);
  }
  const numbers = shown.map(Number);
  const format = floatFormatter(numbers, dtype);
  return (x) => format(Number(x));
}

/** Two passes, as in numpy: the first takes the fewest digits of each number and finds the widths, the second fills them. */
function floatFormatter(shown: readonly number[], precision: Precision): (x: number) => string {
  const finite = shown.filter(Number.isFinite);
  const exponential = needsExponent(finite, precision);
  const first = finite.map((x) => (exponential ? scientific(upTo8Digits(x, precision)) : upTo8Places(x, precision)));
  const parts = first.map((text) => /^(-?\d+)\.(\d*)(?:e[+-](\d+))?$/.exec(text)!);
  const widest = (group: number): number => Math.max(0, ...parts.map((part) => part[group]?.length ?? 0));
  const fraction = widest(2);
  const exponent = widest(3);
  const right = exponential ? exponent + 2 + fraction : fraction;
  const special = shown.map(nonFinite).filter((word) => word !== null);
  const left = Math.max(widest(1), ...special.map((word) => word.length - right - 1));

  return (x) => {
    const word = nonFinite(x);
    if (word !== null) return word.padStart(left + right + 1);
    const text = exponential ? scientific(exactly(x, fraction + 1, precision), exponent) : wholeExactly(x, precision);
    const point = text.indexOf(".");
    return text.padStart(left - point + text.length).padEnd(left + right + 1);
  };
}

function needsExponent(finite: readonly number[], precision: Precision): boolean {
  const sizes = finite.filter((x) => x !== 0).map(Math.abs);
  if (sizes.length === 0) return false;
  const max = Math.max(...sizes);
  const min = Math.min(...sizes);
  const ratio = precision === "float32" ? Math.fround(max / min) : max / min;
  return max >= 1e8 || min < 0.0001 || ratio > 1000;
}

/** The shortest digits, but no more than 8 after the point: "0.12345679", "3.". */
function upTo8Places(x: number, precision: Precision): string {
  const text = positional(shortest(x, precision));
  if (text.length - text.indexOf(".") - 1 <= PRECISION) return text;
  return (x < 0 ? "-" : "") + pointAt(roundedAt(x, PRECISION), PRECISION).replace(/0+$/, "");
}

/** The same for a number with an exponent. */
function upTo8Digits(x: number, precision: Precision): Decimal {
  const all = shortest(x, precision);
  if (all.digits.length - 1 <= PRECISION) return all;
  const cut = significant(x, PRECISION + 1);
  return { ...cut, digits: cut.digits.replace(/(?<=.)0+$/, "") };
}

/** Where a number has fewer digits than its column, numpy fills with its true digits, not with zeros. */
function exactly(x: number, count: number, precision: Precision): Decimal {
  const few = upTo8Digits(x, precision);
  return few.digits.length >= count ? few : significant(x, count);
}

/** So it does before the point: a float32 of 99999992 is not "99999990." though that leads back to it. */
function wholeExactly(x: number, precision: Precision): string {
  const { digits, exponent } = shortest(x, precision);
  return digits.length <= exponent ? positional(significant(x, exponent + 1)) : upTo8Places(x, precision);
}

import { checkEntries, isSummarised, positions, shownIndices, type DTypeName, type Entries } from "./entries.ts";
import { pyExp, pyFixed } from "./python.ts";

const PRECISION = 4; // digits after the point
const LINE_WIDTH = 80;
const PREFIX = "tensor(";

/** What stands behind the numbers: `gradFn` ("AddBackward0") or `requiresGrad`; of both PyTorch shows the first. */
export interface TensorNotes {
  readonly gradFn?: string;
  readonly requiresGrad?: boolean;
}

/**
 * `repr` of a torch tensor: 4 digits after the point, an exponent when the largest entry passes 1e8, the smallest is below 1e-4 or
 * their ratio passes 1000; whole numbers as "3."; more than 1000 entries are summarised. Names the dtype where PyTorch does.
 * @see torch/_tensor_str.py
 */
export function torchTensor(data: Entries, shape: readonly number[], dtype: DTypeName, notes: TensorNotes = {}): string {
  checkEntries("torchTensor", data, shape);
  const suffixes: string[] = [];
  if (data.length === 0 && shape.length !== 1) suffixes.push(`size=(${shape.join(", ")})`);
  // An empty tensor cannot show that it holds integers, so even int64 is named.
  if (dtype === "float64" || (data.length === 0 && dtype !== "float32")) suffixes.push(`dtype=torch.${dtype}`);
  if (notes.gradFn !== undefined) suffixes.push(`grad_fn=<${notes.gradFn}>`);
  else if (notes.requiresGrad === true) suffixes.push("requires_grad=True");
  return withSuffixes(PREFIX + body(data, shape, dtype), suffixes);
}

function body(data: Entries, shape: readonly number[], dtype: DTypeName): string {
  if (data.length === 0) return "[]";
  const { format, width } = formatter(
    shownIndices(shape).map((i) => data[i]!),
    dtype,
  );
  if (shape.length === 0) return format(data[0]!);
  const summarised = isSummarised(shape);

  /** `offset` counts rows so far, so that an entry's index is offset·length + i. */
  const axis = (depth: number, offset: number, indent: number): string => {
    const length = shape[depth]!;
    const below = shape.length - depth - 1;
    const words = positions(length, summarised).map((i) => {
      if (i === null) return below === 0 ? " ..." : "...";
      const at = offset * length + i;
      return below === 0 ? format(data[at]!) : axis(depth + 1, at, indent + 1);
    });
    const lineBreak = (lines: number): string => `,${"\n".repeat(lines)}${" ".repeat(indent + 1)}`;
    if (below > 0) return `[${words.join(lineBreak(below))}]`;
    const perLine = Math.max(1, Math.floor((LINE_WIDTH - indent) / (width + 2)));
    const lines: string[] = [];
    for (let i = 0; i < words.length; i += perLine) lines.push(words.slice(i, i + perLine).join(", "));
    return `[${lines.join(lineBreak(1))}]`;
  };
  return axis(0, 0, PREFIX.length);
}

type Entry = number | bigint | boolean;

function formatter(shown: readonly Entry[], dtype: DTypeName): { format: (x: Entry) => string; width: number } {
  if (dtype === "bool" || dtype === "int64") {
    const write = dtype === "bool" ? (x: Entry) => (x ? "True" : "False") : String;
    const width = Math.max(1, ...shown.map((x) => write(x).length));
    return { format: (x) => write(x).padStart(width), width };
  }
  const counted = shown.map(Number).filter((x) => Number.isFinite(x) && x !== 0); // zero, inf and nan do not count for the width
  const write = floatWriter(counted);
  const width = Math.max(1, ...counted.map((x) => write(x).length));
  return { format: (x) => write(Number(x)).padStart(width), width };
}

function floatWriter(counted: readonly number[]): (x: number) => string {
  const sizes = counted.map(Math.abs);
  const max = Math.max(...sizes);
  const min = Math.min(...sizes);
  const whole = counted.every(Number.isInteger);
  const withExponent = counted.length > 0 && (max / min > 1000 || max > 1e8 || (!whole && min < 1e-4));
  if (withExponent) return (x) => pyExp(x, PRECISION);
  if (!whole) return (x) => pyFixed(x, PRECISION);
  return (x) => pyFixed(x, 0) + (Number.isFinite(x) ? "." : "");
}

function withSuffixes(text: string, suffixes: readonly string[]): string {
  let out = text;
  let lineLength = text.length - text.lastIndexOf("\n") + 1; // one or two too many, as PyTorch counts
  for (const suffix of suffixes) {
    if (lineLength + suffix.length + 2 > LINE_WIDTH) {
      out += `,\n${" ".repeat(PREFIX.length)}${suffix}`;
      lineLength = PREFIX.length + suffix.length;
    } else {
      out += `, ${suffix}`;
      lineLength += suffix.length + 2;
    }
  }
  return `${out})`;
}

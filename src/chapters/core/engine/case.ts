/** @file A golden case: one call of an op, with the values and gradients that PyTorch printed for it. */

/** A number as the files write it: JSON has no inf and nan, so these are strings. */
export type Written = number | string;
type Attr = number | boolean | string | readonly number[] | null;
export type Attrs = Readonly<Record<string, Attr>>;

export interface GoldenTensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** Row-major. */
  readonly data: readonly Written[];
}
export interface GoldenInput extends GoldenTensor {
  readonly name: string;
  readonly requires_grad: boolean;
  /** Steps from the leaf to what the op is given: `["transpose", 0, 1]`. */
  readonly pre?: readonly (readonly [string, ...(number | readonly number[])[]])[];
}
export interface Case {
  readonly id: string;
  /** A name of `calls.ts`. */
  readonly op: string;
  readonly attrs: Attrs;
  readonly tags?: readonly string[];
  readonly inputs: readonly GoldenInput[];
  readonly outputs: readonly (GoldenTensor & { readonly requires_grad: boolean })[];
  /** One for each output that requires a gradient, in order; null where none does. */
  readonly upstream: readonly GoldenTensor[] | null;
  /** By the input's name. */
  readonly grads: Readonly<Record<string, GoldenTensor>>;
  /** How far PyTorch's float32 is from its own float64, largest over the finite entries. */
  readonly err64?: { readonly out?: readonly Error64[]; readonly grad?: Readonly<Record<string, Error64>> };
  /** How far two PyTorchs are from each other: 1.13 and 2.13. */
  readonly spread213?: Readonly<Record<string, Error64>>;
  /** PyTorch's error in parts of the largest entry, where that is more than 1e-5. */
  readonly illConditioned?: number;
}
export type Error64 = Written | null;

export function decodeNumber(x: Written): number {
  if (typeof x === "number") return x;
  const special = SPECIAL.get(x);
  if (special === undefined) throw new Error(`decodeNumber: expected a number, "nan", "inf" or "-inf", came "${x}"`);
  return special;
}
const SPECIAL = new Map([
  ["nan", NaN],
  ["inf", Infinity],
  ["-inf", -Infinity],
]);

/** The cases of a golden file's text. Throws where the text is not such a file. */
export function casesOf(text: string): readonly Case[] {
  const { cases } = JSON.parse(text) as { readonly cases?: unknown };
  if (!Array.isArray(cases) || !cases.every(isCase)) throw new Error("golden: expected a file of cases, came something else");
  return cases;
}
const isCase = (it: unknown): it is Case => {
  const { id, op, inputs, outputs, grads } = it as Partial<Case>;
  return (
    typeof id === "string" &&
    typeof op === "string" &&
    Array.isArray(inputs) &&
    Array.isArray(outputs) &&
    typeof grads === "object"
  );
};

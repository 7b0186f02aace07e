/**
 * @file The PyTorch listing beside a figure: lines of Python, some of them named, with the places where a value of the recipe stands.
 *
 * It is at once what the reader sees, the control panel (a slot is a value that can be pressed) and a script that runs under PyTorch.
 */
import { pyNumber } from "./pyNumber.ts";
import { lengthOf, type Edit, type Lab, type Recipe, type Slot, type Value } from "./recipe.ts";

/** A stretch of a line that prints a value of the recipe. */
export interface ListingSlot {
  /** "seed" or a key of the config. */
  readonly key: string;
  /** First and past-the-last character in `text`. */
  readonly from: number;
  readonly to: number;
  /** Present where the value is that of an edit: the update from which it holds. */
  readonly t?: number;
}
export interface ListingLine {
  readonly text: string;
  /** The name a machine announces with `at(name)` before it does what the line says. */
  readonly name?: string;
  /** Folded away until asked for: imports, data, the draws an earlier cell made, or the test after the run. */
  readonly fold?: Fold;
  readonly slots: readonly ListingSlot[];
}
export type Listing = readonly ListingLine[];
export type Fold = "imports" | "data" | "prologue" | "test";

/** The value an edit gives to a key. */
interface EditSlot extends Slot {
  readonly t: number;
}
type Part = Slot | EditSlot | Listing | string | number;

/**
 * A listing from a template:
 *
 * - the common indentation goes, and so do a blank first and last line;
 * - a slot prints its value as Python would (`True`, `1e-05`, `0.3`; a choice as the bare word) and is remembered as a control;
 *   strings and numbers are just text;
 * - a line that ends in `#@ name` is named, the mark goes;
 * - `#@fold imports` … `#@end` on lines of their own fold what stands between them;
 * - another listing on a line of its own takes that line's indentation; an empty one leaves no line behind.
 */
export function py(template: TemplateStringsArray, ...parts: readonly Part[]): Listing {
  const rows: Row[] = [{ text: "", slots: [] }];
  const last = () => rows[rows.length - 1]!;
  const write = (text: string) => {
    const [first = "", ...rest] = text.split("\n");
    last().text += first;
    for (const line of rest) rows.push({ text: line, slots: [] });
  };
  template.raw.forEach((raw, k) => {
    write(raw);
    const part = parts[k];
    if (part === undefined) return;
    if (typeof part === "string" || typeof part === "number") return write(String(part));
    if ("key" in part) {
      const from = last().text.length;
      const text = pyValue(part.value);
      write(text);
      last().slots.push({ key: part.key, from, to: from + text.length, ...("t" in part ? { t: part.t } : {}) });
      return;
    }
    if (last().text.trim() !== "" || !/^[^\S\n]*(?:\n|$)/.test(template.raw[k + 1] ?? "")) {
      throw new Error(`py: a listing inside a listing stands on a line of its own, found after "${last().text.trim()}"`);
    }
    last().inner = part;
  });
  return fold(dedent(rows).flatMap(unpack));
}

interface Row {
  text: string;
  readonly slots: ListingSlot[];
  inner?: Listing;
}

function dedent(rows: Row[]): Row[] {
  const isBlank = (row: Row | undefined) => row !== undefined && row.inner === undefined && row.text.trim() === "";
  if (isBlank(rows[0])) rows.shift();
  if (isBlank(rows.at(-1))) rows.pop();
  const depths = rows.filter((row) => !isBlank(row)).map(({ text }) => text.length - text.trimStart().length);
  const depth = Math.min(...depths, Infinity);
  return rows.map((row) =>
    isBlank(row) ? { text: "", slots: [] } : { ...row, text: row.text.slice(depth), slots: shift(row.slots, -depth) },
  );
}

const shift = (slots: readonly ListingSlot[], by: number): ListingSlot[] =>
  slots.map((slot) => ({ ...slot, from: slot.from + by, to: slot.to + by }));

const indent = (lines: Listing, by: string): Listing =>
  lines.map((line) => ({ ...line, text: line.text && by + line.text, slots: shift(line.slots, by.length) }));

const NAME = /\s*#@\s+(\w+)\s*$/;

function unpack({ text, slots, inner }: Row): Listing {
  if (inner) return indent(inner, text);
  const name = NAME.exec(text)?.[1];
  return [name === undefined ? { text, slots } : { text: text.replace(NAME, ""), name, slots }];
}

const FOLD = /^\s*#@fold\s+(imports|data|prologue|test)\s*$/;
const END = /^\s*#@end\s*$/;

function fold(lines: Listing): Listing {
  let open: Fold | undefined;
  const out: ListingLine[] = [];
  for (const line of lines) {
    const begins = FOLD.exec(line.text)?.[1] as Fold | undefined;
    if (begins) open = begins;
    else if (END.test(line.text)) open = undefined;
    else out.push(open && !line.fold ? { ...line, fold: open } : line);
  }
  if (open) throw new Error(`py: #@fold ${open} has no #@end`);
  return out;
}

/** A value of a config as Python writes it; a choice as the bare word. */
export function pyValue(value: Value): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "number" ? pyNumber(value) : value;
}

/** How an edit of each editable key reads: `lr` → the assignment that changes it. */
export type Setters = { readonly [key: string]: (value: Slot) => Listing };

/** The recipe's edits as Python: `if step == 2200:` and the assignments under it. Goes where the body of the loop begins. */
export function editsAt(variable: string, edits: readonly Edit[], setters: Setters): Listing {
  return edits.flatMap(({ t, set }) => [
    ...py`if ${variable} == ${t}:`,
    ...Object.entries(set).flatMap(([key, value]) => {
      const setter = setters[key];
      if (!setter) throw new Error(`editsAt: no setter for "${key}", there are ${Object.keys(setters).join(", ") || "none"}`);
      const slot: EditSlot = { key, value, t };
      return indent(setter(slot), "    ");
    }),
  ]);
}

/** The listing of a recipe. */
export function listingOf(lab: Lab, recipe: Recipe): Listing {
  const config = Object.fromEntries(Object.entries(recipe.config).map(([key, value]) => [key, { key, value }]));
  const { edits, data } = recipe;
  const seed = { key: "seed", value: recipe.seed };
  return lab.code({ seed, config, edits, length: lengthOf(lab, recipe), ...(data ? { data } : {}) });
}

/** The whole script, folded parts included: under PyTorch it prints the console's lines. */
export function toPython(listing: Listing): string {
  return listing.map(({ text }) => `${text}\n`).join("");
}

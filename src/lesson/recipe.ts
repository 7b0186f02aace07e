/**
 * @file What a lab is, seen from the page: its description, its recipe, and the config a run has at each moment.
 *
 * Knows no tensor and no React. A chapter's `labs/<lab>.ts` imports this file and nothing else.
 */
import type { Listing } from "./listing.ts";

/** A text in both languages of the book. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}

// ---- the config's schema ---------------------------------------------------------------------------------------------------------

interface FieldBase<T> {
  readonly default: T;
  /** May change in the middle of a run (an edit). What may not change starts a new run. */
  readonly editable?: boolean;
  readonly label: Text;
}
/** A whole number in [min, max]. */
export interface IntField extends FieldBase<number> {
  readonly kind: "int";
  readonly min: number;
  readonly max: number;
}
/** A number in [min, max]; `scale` is how a slider moves through it. `zero` allows 0 below a log scale's min (weight decay). */
export interface RealField extends FieldBase<number> {
  readonly kind: "real";
  readonly min: number;
  readonly max: number;
  readonly scale: "linear" | "log";
  readonly zero?: boolean;
  /** The part of [min, max] a slider moves through, where the whole would be too wide to aim in; a typed number may go beyond. */
  readonly slider?: readonly [from: number, to: number];
}
export interface ChoiceField<O extends string = string> extends FieldBase<O> {
  readonly kind: "choice";
  readonly options: readonly O[];
}
export interface ToggleField extends FieldBase<boolean> {
  readonly kind: "toggle";
}
/** A short text of a form of its own: a formula, a handful of points. It has no control in the listing; the chapter asks for it. */
export interface TextField extends FieldBase<string> {
  readonly kind: "text";
  /** Whether the machine can read it; what it cannot read becomes the default. */
  readonly fits: (text: string) => boolean;
  /** Some that fit, for the tests that try every value. */
  readonly examples: readonly string[];
}
export type Field = IntField | RealField | ChoiceField | ToggleField | TextField;
export type Schema = { readonly [key: string]: Field };

export const int = (field: Omit<IntField, "kind">): IntField => ({ kind: "int", ...field });
export const real = (field: Omit<RealField, "kind">): RealField => ({ kind: "real", ...field });
export const choice = <const O extends string>(field: Omit<ChoiceField<O>, "kind">): ChoiceField<O> => ({
  kind: "choice",
  ...field,
});
export const toggle = (field: Omit<ToggleField, "kind">): ToggleField => ({ kind: "toggle", ...field });
export const text = (field: Omit<TextField, "kind">): TextField => ({ kind: "text", ...field });

export type ValueOf<F extends Field> =
  F extends ChoiceField<infer O>
    ? O
    : F extends ToggleField
      ? boolean
      : F extends IntField | RealField
        ? number
        : F extends TextField
          ? string
          : never;
export type ConfigOf<S extends Schema> = { readonly [K in keyof S]: ValueOf<S[K]> };
export type Value = number | string | boolean;
export type Config = { readonly [key: string]: Value };

// ---- the recipe ------------------------------------------------------------------------------------------------------------------

/** Which data a run was made on: a name and the hash of its bytes. */
export interface DataId {
  readonly name: string;
  readonly hash: string;
}

/** From update `t` on, these values hold. Edits are sorted by `t`; each changes editable keys only. */
export interface Edit {
  readonly t: number;
  readonly set: Config;
}

/** A run is its recipe: everything else about it can be computed again, to the last bit, on any device. */
export interface Recipe {
  /** `chapter/lab-name`, e.g. `xor/two-hidden`. */
  readonly lab: string;
  readonly config: Config;
  /** PyTorch's seed, a whole number in [0, 2³²). */
  readonly seed: number;
  readonly edits: readonly Edit[];
  /** Present exactly when the lab needs data. */
  readonly data?: DataId;
}

// ---- the description of a lab ----------------------------------------------------------------------------------------------------

/** A column that is drawn on the tape. */
export interface Track {
  readonly label: Text;
  /** As printed after a number; empty for a pure number. */
  readonly unit: Text;
  readonly scale: "linear" | "log";
}

/** A named variation of a recipe: what to run, what to measure. */
export interface Study {
  readonly label: Text;
  /** The recipes to run, from the one the reader has. */
  readonly recipes: (recipe: Recipe) => readonly Recipe[];
  /** Columns to keep of each run, at its end. */
  readonly measure: readonly string[];
}

export interface Lab<S extends Schema = Schema> {
  readonly config: S;
  /** The seed of the lecture's notebook, where a first visit begins; 777 if it has none. */
  readonly seed?: number;
  /** The data sets a run of this lab can be made on; the first is the default. A link may ask for one of the same name and another hash. */
  readonly data?: readonly DataId[];
  /** How many updates a whole run has. */
  length(config: ConfigOf<S>): number; // methods, not properties: so that every Lab<S> is a Lab
  /** How many updates an epoch has; 1 for full batch. */
  epoch(config: ConfigOf<S>): number;
  /** The PyTorch listing, made with `py` of listing.ts: named lines, slots for values, folded parts. */
  code(at: CodeOf<S>): Listing;
  /** One sentence for each named line of the listing, in the order they run in. */
  readonly lines: { readonly [line: string]: Text };
  /** The named lines that no update runs under this config, where there are such. */
  idle?(config: ConfigOf<S>): readonly string[];
  /** Every column a machine of this lab may return, in order; those with a track are drawn. */
  readonly columns: { readonly [column: string]: Track | null };
  /** What columns without a track are called in a table; one of no name there goes by its own. */
  readonly names?: { readonly [column: string]: Text };
  /** The column that must stay finite; the run pauses where it does not. */
  readonly guard: string;
  /** How the cursor is said where it counts something else than updates: what it counts, and the columns that go with it. */
  readonly counts?: { readonly name: Text; readonly columns: readonly string[] };
  readonly studies?: { readonly [name: string]: Study };
}

/** What `code` is made from: slots print their value and remember their key, so that the page can make them controls. */
export interface CodeOf<S extends Schema> {
  readonly seed: Slot<number>;
  readonly config: { readonly [K in keyof S]: Slot<ValueOf<S[K]>> };
  readonly edits: readonly Edit[];
  readonly length: number;
  /** What the run is made on: a script that is run elsewhere must get it from somewhere. */
  readonly data?: DataId;
}
/** A value of the recipe as it stands in a listing. `key` is "seed" or a key of the config. */
export interface Slot<T extends Value = Value> {
  readonly key: string;
  readonly value: T;
}

/** Declares a lab; gives its config's type to everything that follows. */
export function describeLab<const S extends Schema>(lab: Lab<S>): Lab<S> {
  return lab;
}

// ---- what a recipe says at one moment --------------------------------------------------------------------------------------------

/** The config that update `i` runs with: the recipe's own, and every edit with `t ≤ i` applied in order. */
export function configAt(recipe: Recipe, i: number): Config {
  let config = recipe.config;
  for (const edit of recipe.edits) if (edit.t <= i) config = { ...config, ...edit.set };
  return config;
}

/**
 * How many updates the whole run has when nothing ends it early: the first i that is not below `length` of the config at i.
 * So an edit that changes the length counts from its own t on, and one at the very end makes the run go on.
 */
export function lengthOf(lab: Lab, recipe: Recipe): number {
  let from = 0;
  for (const edit of recipe.edits) {
    const end = Math.max(from, lab.length(configAt(recipe, from)));
    if (end < edit.t) return end;
    from = Math.max(from, edit.t);
  }
  return Math.max(from, lab.length(configAt(recipe, from)));
}

/**
 * @file What a chapter asks of its labs while the book is built, and what comes back: numbers for the prose, pictures for the figures.
 *
 * A request is a recipe with its defaults left out, and moments. The build runs it (`src/build/facts.ts`); the answer is part of the page,
 * so that the static HTML holds the numbers and a figure shows something before any click.
 */
import { keyOf } from "./identity.ts";
import type { End, StudyRow } from "./protocol.ts";
import type { Config, Edit, Recipe } from "./recipe.ts";

export interface FactRequest {
  /** `xor/two-hidden` */
  readonly lab: string;
  /** What differs from the lab's defaults. */
  readonly config?: Config;
  readonly seed?: number;
  readonly edits?: readonly Edit[];
  /** Column i is measured by update i, at θᵢ; `"all"`: of every update. Left out: no column. */
  readonly columns?: { readonly names: readonly string[]; readonly at: readonly number[] | "all" };
  /** The picture at θₜ, for each t of `at`. */
  readonly views?: { readonly query: unknown; readonly at: readonly number[] };
  /** The fingerprint of the whole state at θₜ, for each t: a reader's browser can be held against it. */
  readonly hashes?: readonly number[];
  /** A study of the lab, by its name. */
  readonly study?: string;
}
export type FactRequests = { readonly [name: string]: FactRequest };

export interface Fact {
  /** The whole recipe that was run: every number beside it can be had again. */
  readonly recipe: Recipe;
  /** For each column asked for, its value at each i of `at`, in that order. */
  readonly columns: { readonly [column: string]: Float32Array };
  /** The i that `columns` belong to; null: every update, from 0. */
  readonly at: readonly number[] | null;
  /** By t, as a string. */
  readonly views: { readonly [t: string]: unknown };
  /** By t, as a string: 16 hex digits. */
  readonly hashes: { readonly [t: string]: string };
  /** Rows of the study; empty where none was asked for. */
  readonly rows: readonly StudyRow[];
  /** Why the run ended, where the request went that far. */
  readonly end: End | null;
}
export type Facts = { readonly [name: string]: Fact };

/** Column `name` as update `i` measured it; null where it was not asked for. */
export function valueOf(fact: Fact | undefined, name: string, i: number): number | null {
  const k = fact?.at ? fact.at.indexOf(i) : i;
  return fact?.columns[name]?.[k] ?? null;
}

/** What `views` hold at θₜ; null where it was not asked for. The type is the lab's own view. */
export const viewAt = <V>(fact: Fact | undefined, t: number): V | null => (fact?.views[t] as V | undefined) ?? null;

/** The fingerprint that the build's run of this very recipe had at θₜ; null where no fact asked for it. */
export function hashAt(facts: Facts, recipe: Recipe, t: number): string | null {
  const same = Object.values(facts).find((fact) => fact.hashes[t] !== undefined && keyOf(fact.recipe) === keyOf(recipe));
  return same?.hashes[t] ?? null;
}

// ---- on the way from the build to the page: JSON, with float32 arrays to the bit --------------------------------------------------

const MARK = "f32:";

/** JSON in which a Float32Array is its bytes in base64. */
export function freeze(facts: unknown): string {
  return JSON.stringify(facts, (_, value: unknown) => {
    if (value instanceof Float32Array) return MARK + toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
    return value;
  });
}
export function thaw(json: string): Facts {
  return JSON.parse(json, (_, value: unknown) =>
    typeof value === "string" && value.startsWith(MARK) ? new Float32Array(fromBase64(value.slice(MARK.length))) : value,
  ) as Facts;
}
function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}

/** @file Where a reader was: a chapter, and the run there if one was touched. Kept by the browser, so read with suspicion. */
import { MAX_LENGTH } from "../lesson/link.ts";

export interface Place {
  readonly chapter: string;
  /** With its `#`, or empty. */
  readonly fragment: string;
  /** The step and the seed, to be said; null: no run was touched. */
  readonly t: number | null;
  readonly seed: number | null;
}

export function placeOf(kept: unknown): Place | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { chapter, fragment, t, seed } = kept as { readonly [key: string]: unknown };
  if (typeof chapter !== "string" || !/^[a-z]+$/.test(chapter)) return null;
  if (typeof fragment !== "string" || !/^(?:#|$)/.test(fragment) || fragment.length > MAX_LENGTH) return null;
  const number = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : null);
  return { chapter, fragment, t: number(seed) === null ? null : number(t), seed: number(seed) };
}

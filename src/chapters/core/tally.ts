/** @file Results of a measurement, added up: in all, and for each op of ours. */
import type { CaseResult } from "./engine/questions.ts";

export interface Tally {
  readonly cases: readonly CaseResult[];
  readonly failed: readonly CaseResult[];
  /** Those beyond the budget that are allowed to be: PyTorch's own float32 is as far off. */
  readonly loose: readonly CaseResult[];
  /** How many are equal to the last bit. */
  readonly exact: number;
  /** The case with the largest error, of those within the budget or failed. */
  readonly worst: CaseResult | null;
}

export function tallyOf(cases: readonly CaseResult[]): Tally {
  const strict = cases.filter(({ loose }) => !loose);
  return {
    cases,
    failed: cases.filter(({ agrees }) => !agrees),
    loose: cases.filter(({ loose }) => loose),
    exact: cases.filter(({ agrees, error }) => agrees && error === 0).length,
    worst: strict.reduce<CaseResult | null>((a, b) => (a === null || b.error > a.error ? b : a), null),
  };
}
export function tallyByOp(results: readonly CaseResult[]): ReadonlyMap<string, Tally> {
  const byOp = new Map<string, CaseResult[]>();
  for (const result of results) for (const op of result.ops) byOp.set(op, [...(byOp.get(op) ?? []), result]);
  return new Map([...byOp].map(([op, cases]) => [op, tallyOf(cases)]));
}
/** In how many cases this browser's bits are those of the build. */
export const sameBits = (results: readonly CaseResult[], bits: readonly string[]): number =>
  results.filter(({ bits: ours }, k) => ours === bits[k]).length;

/** Where an error stands between 10⁻⁹ and the budget 10⁻⁶, in parts of the way. */
export const placeOf = (error: number): number => Math.min(1, Math.max(0, (Math.log10(Math.max(error, 1e-9)) + 9) / 3));

/** @file The moments this chapter speaks of, found in the numbers that the build computed. */
import { valueOf, type Fact, type Facts } from "../../lesson/facts.ts";
import type { NotebookRow } from "../../ui/NotebookTable.tsx";
import { LAB_08_1, LAB_08_2 } from "./notebook.ts";

/** Those of the opening figure, in their order. */
export const momentsOf = (facts: Facts): number[] => Object.keys(facts["moments"]?.views ?? {}).map(Number);

/** The update among those asked for where `column` is smallest. */
export function lowestOf(fact: Fact | undefined, column: string): number | null {
  const values = fact?.columns[column];
  if (!values || !fact.at) return null;
  let best = 0;
  values.forEach((value, k) => {
    if (value < values[best]!) best = k;
  });
  return fact.at[best] ?? null;
}
/** The first update among those asked for where `column` reaches `least`. */
export function firstOf(fact: Fact | undefined, column: string, least: number): number | null {
  const k = fact?.columns[column]?.findIndex((value) => value >= least) ?? -1;
  return k < 0 ? null : (fact?.at?.[k] ?? null);
}

/** The chapter's events, by name: the update each falls on. */
export const EVENTS = {
  /** The gradient is smallest; from here on it grows. */
  lull: (facts: Facts) => lowestOf(facts["lull"], "gradNorm"),
  /** All four points are right for the first time. */
  allRight: (facts: Facts) => firstOf(facts["cliff"], "right", 4),
  /** The same, with lr 3 from update 1,000 on. */
  allRightFaster: (facts: Facts) => firstOf(facts["faster"], "right", 4),
} as const;
export type EventName = keyof typeof EVENTS;

/** The cost that update `t` measured. */
export const costAt = (facts: Facts, t: number): number | null => valueOf(facts["two"], "cost", t);

/** What the lecture's notebook printed, every hundredth update, beside what the build computed. */
export const rowsOf = (facts: Facts, name: "one" | "two"): NotebookRow[] =>
  (name === "one" ? LAB_08_1 : LAB_08_2).map((theirs, k) => ({
    step: 100 * k,
    theirs,
    ours: valueOf(facts[name], "cost", 100 * k),
  }));

/** The update of each stage of the way off the plateau: outputs all near ½, smallest gradient, all four right, cost below 0.01. */
export function stagesOf(facts: Facts): readonly number[] {
  const half = facts["start"]?.columns["cost"]?.findIndex((cost) => cost < 0.694) ?? -1;
  const below = facts["landing"]?.columns["cost"]?.findIndex((cost) => cost < 0.01) ?? -1;
  const at = (name: string, k: number) => facts[name]?.at?.[k] ?? NaN;
  return [at("start", half), EVENTS.lull(facts) ?? NaN, EVENTS.allRight(facts) ?? NaN, at("landing", below)];
}

/** @file The moments and spans this chapter speaks of, found in the numbers that the build computed. */
import type { Fact, Facts } from "../../lesson/facts.ts";
import { valueOf, viewAt } from "../../lesson/facts.ts";
import { spreadOf } from "./figures.ts";
import type { NetworkView } from "./labs/network.ts";

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
const extreme = (fact: Fact | undefined, column: string, pick: (...values: number[]) => number): number | null =>
  fact?.columns[column] ? pick(...fact.columns[column]) : null;

/** A network's errors where its run ends. */
const atEnd = (fact: Fact | undefined, which: "trainError" | "valError" | "population"): number | null =>
  viewAt<NetworkView>(fact, 4000)?.[which] ?? null;

/** The numbers the prose asks for by name. */
export const NUMBERS = {
  /** The degree that validation chooses. */
  chosenDegree: (facts: Facts) => lowestOf(facts["degrees"], "val"),
  /** How many times the population error of degree 15 that of the chosen degree is. */
  timesWorse: (facts: Facts) => {
    const chosen = lowestOf(facts["degrees"], "val");
    const [least, most] = [chosen, 15].map((t) => (t === null ? null : valueOf(facts["degrees"], "population", t)));
    return least && most ? Math.round(most / least / 1000) * 1000 : null;
  },
  /** The update where the network's validation error is least. */
  turn: (facts: Facts) => lowestOf(facts["turn"], "val"),
  fewLow: (facts: Facts) => extreme(facts["few"], "val", Math.min),
  fewHigh: (facts: Facts) => extreme(facts["few"], "val", Math.max),
  plentyLow: (facts: Facts) => extreme(facts["plenty"], "val", Math.min),
  plentyHigh: (facts: Facts) => extreme(facts["plenty"], "val", Math.max),
  fewSpread: (facts: Facts) => spreadOf(facts["few"]?.columns["val"] ?? [])?.deviation ?? null,
  plentySpread: (facts: Facts) => spreadOf(facts["plenty"]?.columns["val"] ?? [])?.deviation ?? null,
  endTrain: (facts: Facts) => atEnd(facts["network"], "trainError"),
  endPopulation: (facts: Facts) => atEnd(facts["network"], "population"),
  liarVal: (facts: Facts) => atEnd(facts["liar"], "valError"),
  liarPopulation: (facts: Facts) => atEnd(facts["liar"], "population"),
  turnVal: (facts: Facts) => extreme(facts["turn"], "val", Math.min),
} as const;
export type NumberName = keyof typeof NUMBERS;
/** Those that are whole: degrees, updates, times. */
export const WHOLE: ReadonlySet<NumberName> = new Set(["chosenDegree", "timesWorse", "turn"]);

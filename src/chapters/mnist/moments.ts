/** @file What the build's runs were at the moments this chapter speaks of. */
import { valueOf, viewAt, type Facts } from "../../lesson/facts.ts";
import { type BROKEN, CONDITIONS, END, EPOCH, IMAGES, LAST, MORE, SHORT } from "./facts.ts";
import { MNIST_SAID } from "./notebook.ts";
import type { Still } from "./panels/still.ts";
import type { StillTests } from "./panels/tests.ts";
import type { Confusion, Picture, Reading, Shown, TestResult } from "./views.ts";

/** What the build's run looked like at its end. */
export const pictureOf = (facts: Facts): Picture | null => viewAt<Picture>(facts["cover"], END);
export const readingOf = (facts: Facts): Reading | null => viewAt<Reading>(facts["reading"], END);

const still = <A>(facts: Facts, name: string): Still<A> | null => {
  const answer = viewAt<A>(facts[name], END);
  return answer && { t: END, answer };
};
export const stillReading = (facts: Facts): Still<Reading> | null => still(facts, "reading");
export const stillConfusion = (facts: Facts): Still<Confusion> | null => still(facts, "confusion");
export function stillTests(facts: Facts): StillTests | null {
  const results = viewAt<readonly TestResult[]>(facts["tests"], END);
  return results && { t: END, results: Object.values(CONDITIONS).map((condition, k) => ({ condition, result: results[k]! })) };
}

/** The share of the test set that the run read at its end under a condition. */
export type TestName = keyof typeof CONDITIONS;
export function accuracyAtEnd(facts: Facts, name: TestName): number | null {
  const result = viewAt<readonly TestResult[]>(facts["tests"], END)?.[Object.keys(CONDITIONS).indexOf(name)];
  return result ? result.right / result.total : null;
}
/** The test set after three epochs: of the lab's own run in the notebook's scale, or of a broken one. */
export function shortTest(facts: Facts, fact: "raw" | keyof typeof BROKEN): TestResult | null {
  const results = viewAt<readonly TestResult[]>(facts[fact === "raw" ? "tests" : fact], SHORT * EPOCH);
  return results?.[fact === "raw" ? Object.keys(CONDITIONS).indexOf("raw") : 0] ?? null;
}
/** What the model with a hidden layer reads, as trained and moved by four. */
export function hiddenAccuracy(facts: Facts, moved: boolean): number | null {
  const result = viewAt<readonly TestResult[]>(facts["hidden"], END)?.[Number(moved)];
  return result ? result.right / result.total : null;
}

/** What was measured at the end of an epoch, counted from 1, of the run that a fact names. */
export function afterEpoch(facts: Facts, fact: string, column: "averageCost" | "testAccuracy", epoch: number): number | null {
  const at = facts[fact]?.at?.[epoch - 1];
  return at === undefined ? null : valueOf(facts[fact], column, at);
}

/** The test accuracy after the last epoch by how many pictures were learned from, fewest first. */
export function moreOf(facts: Facts): readonly (readonly [images: number, accuracy: number])[] {
  const runs = [...Object.entries(MORE), ["epochs", IMAGES] as const];
  return runs.flatMap(([fact, images]) => {
    const read = afterEpoch(facts, fact, "testAccuracy", LAST);
    return read === null ? [] : [[images, read] as const];
  });
}
/** The same under PyTorch, on MNIST. */
export const MORE_SAID = [
  [1000, Number(MNIST_SAID.n1000)],
  [5000, Number(MNIST_SAID.n5000)],
  [10_000, Number(MNIST_SAID.n10000)],
  [60_000, Number(MNIST_SAID.scaled)],
] as const;

/** One digit of each label, the first of its kind among the test digits of the facts. */
export function oneOfEach(facts: Facts): Shown["digits"] {
  const { digits } = viewAt<Shown>(facts["digits"], END) ?? { digits: [] };
  return Array.from({ length: 10 }, (_, label) => digits.find((it) => it.label === label)).filter((it) => it !== undefined);
}

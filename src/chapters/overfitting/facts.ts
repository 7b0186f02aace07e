/** @file What the build computes for this chapter: numbers of the prose, the stills of its figures, the pairs of curves to be diagnosed. */
import type { FactRequest, FactRequests } from "../../lesson/facts.ts";
import type { FitQuery } from "./labs/poly.ts";

const from = (first: number, last: number, step = 1) =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => first + k * step);
const COARSE = { points: 81 } satisfies FitQuery;
/** Of the opening figure: degrees. */
const DEGREES = [1, 3, 5, 9, 12, 15];

/** The moments of a pair of curves. */
export const PAIR = from(0, 2000, 25);
const pair = (config: NonNullable<FactRequest["config"]>): FactRequest => ({
  lab: "overfitting/network",
  config,
  seed: Number(config["dataSeed"]),
  columns: { names: ["train", "val"], at: PAIR },
});
/** What can be wrong, and a config that makes it so. */
const BAD = {
  under: { hidden: 1, n: 200, trainEnd: 60, valEnd: 80 },
  fine: { hidden: 6, n: 400, trainEnd: 60, valEnd: 80 },
  over: { n: 60, trainEnd: 60, valEnd: 80 },
  few: { n: 60, trainEnd: 94, valEnd: 97 },
  leak: { n: 40, trainEnd: 50, valEnd: 80, leak: true },
  rate: { n: 100, lr: 0.3 },
} as const;
const pairs = (prefix: string, seeds: { readonly [K in keyof typeof BAD]: number }) =>
  Object.fromEntries(
    Object.entries(BAD).map(([kind, config]) => [
      `${prefix}-${kind}`,
      pair({ ...config, dataSeed: seeds[kind as keyof typeof BAD] }),
    ]),
  );

export default {
  cover: { lab: "overfitting/poly", views: { query: COARSE, at: [15] } },
  degrees: {
    lab: "overfitting/poly",
    columns: { names: ["train", "val", "population"], at: from(0, 15) },
    views: { query: COARSE, at: DEGREES },
    hashes: [0, 3, 15, 16],
  },
  /** Another draw of the same forty points: its four validation points see nothing. */
  lucky: { lab: "overfitting/poly", config: { dataSeed: 3 }, columns: { names: ["val", "population"], at: [3, 9, 15] } },
  many: { lab: "overfitting/poly", config: { n: 400 }, columns: { names: ["train", "val", "population"], at: [3, 15] } },
  /** Where the validation error turns, and what comes after; the population is measured every twentieth update. */
  turn: { lab: "overfitting/network", columns: { names: ["val"], at: from(90, 160) } },
  network: {
    lab: "overfitting/network",
    columns: { names: ["train", "val", "population"], at: [0, 20, 120, 300, 1000, 2000, 3980] },
    hashes: [0, 120],
  },
  liar: {
    lab: "overfitting/network",
    config: { dataSeed: 0 },
    seed: 0,
    columns: { names: ["val", "population"], at: [300, 3980] },
  },
  few: { lab: "overfitting/resplits", columns: { names: ["val", "test", "population"], at: from(0, 29) } },
  plenty: { lab: "overfitting/resplits", config: { n: 400 }, columns: { names: ["val", "test", "population"], at: from(0, 29) } },
  peeks: { lab: "overfitting/peek", columns: { names: ["test", "best", "population"], at: from(0, 59) } },
  case: {
    lab: "overfitting/case-file",
    columns: { names: ["train", "test", "trainRight", "testRight"], at: [...from(0, 20), 100, 101, 500, 501, 19_999] },
    hashes: [0, 20, 101, 501],
  },
  ...pairs("known", { under: 5, fine: 7, over: 4, few: 3, leak: 2, rate: 4 }),
  ...pairs("new", { under: 6, fine: 9, over: 2, few: 4, leak: 7, rate: 3 }),
} satisfies FactRequests;

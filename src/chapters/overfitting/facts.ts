/** @file What the build computes for this chapter: numbers of the prose, the stills of its figures, the pairs of curves to be diagnosed. */
import type { FactRequest, FactRequests } from "../../lesson/facts.ts";
import type { FitQuery } from "./labs/poly.ts";

const from = (first: number, last: number, step = 1) =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => first + k * step);
const COARSE = { points: 81 } satisfies FitQuery;
/** Of a curve, where only the errors beside it are wanted. */
const ENDS = { points: 2 } satisfies FitQuery;
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
/** Bent twice as often as the lab's sine: one hidden unit cannot follow. */
const WAVES = "x~pi~mul~2~mul~sin";
/** What can be wrong, and a config that makes it so: one whose name is told, and a new one, whose counts of points give nothing away. */
const PAIRS = {
  under: [
    { hidden: 1, n: 200, trainEnd: 60, valEnd: 80, f: WAVES, dataSeed: 2 },
    { hidden: 1, n: 160, trainEnd: 60, valEnd: 80, f: WAVES, dataSeed: 6 },
  ],
  fine: [
    { hidden: 6, n: 400, trainEnd: 60, valEnd: 80, dataSeed: 7 },
    { hidden: 6, n: 300, trainEnd: 60, valEnd: 80, dataSeed: 6 },
  ],
  over: [
    { n: 60, trainEnd: 60, valEnd: 80, dataSeed: 4 },
    { n: 50, trainEnd: 60, valEnd: 80, dataSeed: 7 },
  ],
  few: [
    { n: 60, trainEnd: 94, valEnd: 97, dataSeed: 3 },
    { n: 50, trainEnd: 94, valEnd: 98, dataSeed: 4 },
  ],
  leak: [
    { n: 40, trainEnd: 50, valEnd: 80, leak: true, dataSeed: 2 },
    { n: 50, trainEnd: 50, valEnd: 80, leak: true, dataSeed: 4 },
  ],
  rate: [
    { n: 100, lr: 0.3, dataSeed: 4 },
    { n: 120, lr: 0.3, dataSeed: 4 },
  ],
} as const;
const pairs = (prefix: string, which: 0 | 1) =>
  Object.fromEntries(Object.entries(PAIRS).map(([kind, configs]) => [`${prefix}-${kind}`, pair(configs[which])]));

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
    columns: { names: ["train", "val", "population"], at: [0, 20, 120, 300, 1000, 2000] },
    views: { query: ENDS, at: [4000] },
    hashes: [0, 120, 2000, 4000],
  },
  liar: {
    lab: "overfitting/network",
    config: { dataSeed: 0 },
    seed: 0,
    columns: { names: ["val", "population"], at: [300] },
    views: { query: ENDS, at: [4000] },
  },
  few: { lab: "overfitting/resplits", columns: { names: ["val", "test", "population"], at: from(0, 29) } },
  plenty: { lab: "overfitting/resplits", config: { n: 400 }, columns: { names: ["val", "test", "population"], at: from(0, 29) } },
  peeks: { lab: "overfitting/peek", columns: { names: ["test", "best", "population"], at: from(0, 59) } },
  case: {
    lab: "overfitting/case-file",
    columns: { names: ["train", "test", "trainRight", "testRight"], at: [...from(0, 20), 100, 101, 500, 501, 19_999] },
    hashes: [0, 20, 101, 501],
  },
  ...pairs("known", 0),
  ...pairs("new", 1),
} satisfies FactRequests;

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
/** Sixty of a hundred are trained on, twenty validate. */
const SHARES = { trainEnd: 60, valEnd: 80 } as const;
/**
 * What can be wrong, and a config that makes it so: one whose name is told, and a new one. In each six as many points are trained on and as
 * many validate, so that the counts name only the one kind that is about them.
 */
const PAIRS = {
  under: [
    { ...SHARES, n: 80, hidden: 1, f: WAVES, dataSeed: 2 },
    { ...SHARES, n: 60, hidden: 1, f: WAVES, dataSeed: 2 },
  ],
  fine: [
    { ...SHARES, n: 80, hidden: 6, dataSeed: 0 },
    { ...SHARES, n: 60, hidden: 6, dataSeed: 2 },
  ],
  over: [
    { ...SHARES, n: 80, dataSeed: 3 },
    { ...SHARES, n: 60, dataSeed: 4 },
  ],
  few: [
    { n: 80, trainEnd: 60, valEnd: 63, dataSeed: 4 },
    { n: 60, trainEnd: 60, valEnd: 64, dataSeed: 3 },
  ],
  leak: [
    { ...SHARES, n: 80, leak: true, dataSeed: 5 },
    { ...SHARES, n: 60, leak: true, dataSeed: 3 },
  ],
  rate: [
    { ...SHARES, n: 80, lr: 0.3, dataSeed: 4 },
    { ...SHARES, n: 60, lr: 0.3, dataSeed: 5 },
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

/** @file The chapter's figures as data: what is drawn is what was measured, and what nobody knows is drawn nowhere. */
import { describe, expect, test } from "vitest";
import { errorCurves, gapFormula, pairCurves, spreadOf, thinned } from "../../src/chapters/overfitting/figures.ts";
import { turnOf } from "../../src/chapters/overfitting/PredictTurn.tsx";
import { NUMBERS } from "../../src/chapters/overfitting/moments.ts";
import { error, percentOf } from "../../src/chapters/overfitting/shown.ts";
import ko from "../../src/chapters/overfitting/text.ko.ts";
import type { Fact } from "../../src/lesson/facts.ts";
import type { PlayerState } from "../../src/lesson/player.ts";
import { rangeOf } from "../../src/ui/FitPlane.tsx";

const fact = (at: number[], columns: { [name: string]: number[] }): Fact => ({
  at,
  columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float32Array.from(values)])),
  views: {},
  hashes: {},
  rows: [],
  end: null,
  recipe: { lab: "", config: {}, seed: 0, edits: [] },
});
const state = (columns: { [name: string]: number[] }, more: Partial<PlayerState> = {}) =>
  ({
    columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float32Array.from(values)])),
    seen: 2,
    t: 2,
    length: 16,
    view: null,
    ...more,
  }) as unknown as PlayerState;

describe("figures", () => {
  test("errors: only where the cursor has been, the population only where it is shown", () => {
    const s = state({ train: [4, 3, 2, 1], val: [4, 2, 3, 9], population: [5, 5, 5, 5] });
    expect(errorCurves(s, ko, false).map(({ role, y }) => [role, y])).toEqual([
      ["train", [4, 3, 2]],
      ["val", [4, 2, 3]],
    ]);
    expect(errorCurves(s, ko, true).map(({ role }) => role)).toEqual(["train", "val", "hidden"]);
  });
  test("a column measured now and then keeps its own places; one without a number is no curve", () => {
    const every20 = Float32Array.from({ length: 45 }, (_, k) => (k % 20 === 0 ? k : NaN));
    expect(thinned(every20, 45, 4000)).toEqual({ x: [0, 20, 40], y: [0, 20, 40] });
    expect(thinned(Float32Array.of(NaN, NaN), 2, 16)).toEqual({ x: [], y: [] });
    expect(errorCurves(state({ train: [1, 1, 1], val: [NaN, NaN, NaN] }), ko, false).map(({ role }) => role)).toEqual(["train"]);
  });
  test("a long column keeps its least and its greatest", () => {
    const spiky = Float32Array.from({ length: 4000 }, (_, k) => (k === 1234 ? 99 : k === 2345 ? 0.001 : 1));
    const { x, y } = thinned(spiky, 4000, 4000);
    expect([y[x.indexOf(1234)], Math.fround(y[x.indexOf(2345)]!)]).toEqual([99, Math.fround(0.001)]);
    expect(x.length).toBeLessThan(1100);
  });
  test("a pair has both curves at the places the build measured", () => {
    expect(pairCurves(fact([0, 25], { train: [1, 2], val: [3, 4] }), ko).map(({ role, x, y }) => [role, x, y])).toEqual([
      ["train", [0, 25], [1, 2]],
      ["val", [0, 25], [3, 4]],
    ]);
    expect(pairCurves(undefined, ko)).toEqual([]);
  });
  test("the gap is validation less training, with its sign", () => {
    const said = (trainError: number, valError: number) =>
      gapFormula(ko)(state({}, { view: { t: 2, view: { trainError, valError } } }))!.flatMap((part) =>
        part.kind === "slot" ? part.slot.value : [],
      );
    expect(said(0.1, 0.25)).toEqual(["0.1500", "0.2500", "0.1000"]);
    expect(said(0.2, 0.05)[0]).toBe("−0.1500");
    expect(said(0.2, NaN).slice(0, 2)).toEqual(["–", "–"]);
  });
  test("the turn is where validation was least, once enough has been seen", () => {
    const val = Float32Array.from({ length: 1200 }, (_, k) => Math.abs(k - 300) + 1);
    expect([turnOf({ columns: { val }, seen: 1100 }), turnOf({ columns: { val }, seen: 900 })]).toEqual([300, null]);
  });
  test("numbers of the prose: the chosen degree, how many times worse, the spread of the splits", () => {
    const facts = {
      degrees: fact([0, 3, 15], { val: [3, 1, 2], population: [9, 0.1, 5000] }),
      few: fact([0, 1], { val: [0.5, 0.125] }),
    };
    expect([
      NUMBERS.chosenDegree(facts),
      NUMBERS.timesWorse(facts),
      NUMBERS.fewLow(facts),
      NUMBERS.fewHigh(facts),
      NUMBERS.turn(facts),
    ]).toEqual([3, 50_000, 0.125, 0.5, null]);
  });
  test("errors and shares are printed as a reader reads them", () => {
    expect([error(0.09234), error(15.71), error(5993.8), error(NaN), error(null)]).toEqual(["0.0923", "15.7", "5,994", "–", "–"]);
    expect([percentOf(0, 3), percentOf(5, 8), percentOf(3, 3)]).toEqual(["0.0 %", "62.5 %", "100 %"]);
  });
  test("a plane holds every point: two up and down where they fit, else with some air", () => {
    expect(rangeOf([-1.9, 1.9])).toEqual([-2, 2]);
    const [low, high] = rangeOf([-3, 7]);
    expect(low).toBeLessThan(-3);
    expect(high).toBeGreaterThan(7);
  });
});

test("the spread of splits is torch.std's, by n − 1; the error of a split without points is none", () => {
  expect(spreadOf([1, 2, NaN, 4])).toEqual({ splits: 3, low: 1, high: 4, deviation: expect.closeTo(1.5275252, 7) as number }); // torch 1.13
  expect(spreadOf([])).toBeNull();
  expect(error(spreadOf([0.1])!.deviation)).toBe("–");
});

/** @file The chapter's figures as data: scales, ticks, the climb, the histogram, the tacks that turn over. */
import { expect, test } from "vitest";
import { DIGITS, MOMENTS } from "../../src/chapters/mle/Bridge.tsx";
import {
  curvePath,
  heightOf,
  highest,
  histogramOf,
  pathText,
  rangeOf,
  SCALES,
  short,
  slopeFormula,
  slopeText,
  steepnessOf,
  tickTexts,
  ticksIn,
  topOf,
} from "../../src/chapters/mle/figures.ts";
import { lying } from "../../src/chapters/mle/Heap.tsx";
import type { AscentView } from "../../src/chapters/mle/labs/ascent.ts";
import { CELLS } from "../../src/chapters/mle/labs/look.ts";
import ko from "../../src/chapters/mle/text.ko.ts";
import type { PlayerState } from "../../src/lesson/player.ts";
import { slotsOf } from "../../src/ui/formula.ts";
import { measured } from "../../src/ui/numbers.ts";
import { play } from "../support/play.ts";

const viewAt = async (t: number, config = {}) => (await play("mle/ascent", { config })).view<AscentView>(t);

test("the log moves the height of the peak and not its place, on every scale", async () => {
  const view = await viewAt(0);
  for (const scale of SCALES) {
    const heights = Array.from(view.curve, (mean) => heightOf(view, mean, scale));
    expect(heights.indexOf(Math.max(...heights)) / CELLS).toBeCloseTo(0.27, 9);
  }
  expect([...SCALES.map((scale) => heightOf(view, highest(view), scale).toFixed(4))]).toEqual(["0.0896", "-2.4129", "-0.5833"]);
});

test("the tangent has the curve's slope, on every scale", async () => {
  const view = await viewAt(1); // θ = 0.408
  const near = (theta: number) => (27 * Math.log(theta) + 73 * Math.log(1 - theta)) / 100;
  for (const scale of SCALES) {
    const rise = (heightOf(view, near(view.theta + 1e-5), scale) - heightOf(view, near(view.theta - 1e-5), scale)) / 2e-5;
    expect(steepnessOf(view, view.meanLogL, view.slope, scale) / rise).toBeCloseTo(1, 4);
  }
});

test("the worked update says which slope moves θ, in the signs of the code, and lands where the run does", async () => {
  for (const config of [{}, { descent: true }, { reduction: "sum", lr: 0.001 }, { reduction: "sum", lr: 0.001, descent: true }]) {
    const lab = await play("mle/ascent", { config });
    const { columns } = await lab.run(2);
    const state = { t: 1, view: { t: 1, view: await lab.view(1) }, recipe: lab.recipe } as unknown as PlayerState;
    const parts = slopeFormula(ko.climb)(state)!;
    const value = (id: string) => slotsOf(parts).find((it) => it.id === id)!.value;
    expect(value("next")).toBe(short(columns["next"]![1]!));
    const descent = "descent" in config;
    expect(parts[0]).toMatchObject({ text: `${descent ? "−" : ""}${"reduction" in config ? "log L" : "평균 log L"}의 기울기` });
    expect(value("slope").startsWith("−")).toBe(!descent);
  }
});

test("every scale shows the peak; the curve has no place where it is −∞", async () => {
  for (const config of [{}, { k: 0 }, { k: 100 }, { n: 1, k: 1 }, { n: 1000, k: 3 }]) {
    const view = await viewAt(0, config);
    for (const scale of SCALES) {
      const [low, high] = rangeOf(view, scale);
      const top = heightOf(view, highest(view), scale);
      expect(low < top && top <= high, `${JSON.stringify(config)} ${scale}`).toBe(true);
      expect(ticksIn([low, high]).length).toBeGreaterThan(1);
      expect(curvePath(view, scale, { x: (theta) => theta, y: (height) => height })).not.toMatch(/NaN|Infinity/);
    }
  }
});

test("ticks are round, few, and have equal decimals", () => {
  expect(ticksIn([0, 0.1])).toEqual([0, 0.02, 0.04, 0.06, 0.08, 0.1]);
  expect(tickTexts([0, 0.02, 0.1])).toEqual(["0", "0.02", "0.10"]);
  expect(tickTexts(ticksIn([-1.58, -0.5]))).toEqual(["−1.50", "−1.25", "−1.00", "−0.75", "−0.50"]);
  expect([topOf(0.0896), topOf(0.12), topOf(1)]).toEqual([0.1, 0.2, 1]);
});

test("numbers are as short as they can be", () => {
  expect([0.5, 0.27, 0.3154, 0.40800005, 0, 1, -0.451].map((x) => short(x))).toEqual([
    "0.5",
    "0.27",
    "0.3154",
    "0.408",
    "0",
    "1",
    "−0.451",
  ]);
  expect([-0.92, -1.5e-6, 0].map(slopeText)).toEqual(["−0.920", "0.000", "0.000"]);
  expect(pathText([0.5, 0.1412, -0.451])).toBe("0.5 → 0.141 → −0.451");
});

test("the histogram counts every experiment once, in bins no narrower than a hundredth", () => {
  const it = histogramOf(Float32Array.from([0.2, 0.3, 0.3, 1, 0]), 4, 10)!;
  expect(it.bins).toEqual([0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 1]);
  expect([it.width, it.runs, it.mean.toFixed(3)]).toEqual([0.1, 4, "0.450"]);
  const fine = histogramOf(Float32Array.from([0.271, 0.274, 0.276]), 9, 1000)!;
  expect([fine.bins.length, fine.bins[27], fine.bins[28]]).toEqual([101, 2, 1]);
  expect(histogramOf(new Float32Array(0), 3, 10)).toBeNull();
});

test("one more on its back turns one tack over", () => {
  const u = [0.9, 0.1, 0.5, 0.3];
  expect(lying(u, 2)).toEqual([false, true, false, true]);
  expect(lying(u, 3)).toEqual([false, true, true, true]);
  expect([lying(u, 0), lying(u, 4)].map((all) => all.filter(Boolean).length)).toEqual([0, 4]);
});

test("the bridge prints one number twice, in every row", async () => {
  for (const t of MOMENTS) {
    const view = await viewAt(t);
    expect(measured(view.bce, DIGITS)).toBe(measured(-view.meanLogL, DIGITS));
  }
});

/** @file What the labs of the likelihood chapter show; every figure is what PyTorch 1.13 and scipy gave for the same listing. */
import { describe, expect, test } from "vitest";
import type { AscentView } from "../../src/chapters/mle/labs/ascent.ts";
import type { LookView } from "../../src/chapters/mle/labs/look.ts";
import type { RepeatsView } from "../../src/chapters/mle/labs/repeats.ts";
import type { TossView } from "../../src/chapters/mle/labs/toss.ts";
import type { Config } from "../../src/lesson/recipe.ts";
import { play } from "../support/play.ts";

const look = async (theta: number, config: Config = {}) =>
  (await play("mle/look", { config: { theta, ...config } })).view<LookView>(0);

describe("mle/look: 100 throws, 27 on their backs", () => {
  test.each([
    [0.1, -13.9481, 188.889],
    [0.2, -3.8313, 43.75],
    [0.27, -2.4129, 0],
    [0.3, -2.6315, -14.286],
    [0.5, -13.4017, -92],
    [0.9, -115.0205, -700],
  ])("θ = %f: log L %f, slope %f", async (theta, logL, slope) => {
    const view = await look(theta);
    expect(view.logL).toBeCloseTo(logL, 4);
    expect(view.slope).toBeCloseTo(slope, 3);
  });
  test("the bars of any θ add up to 1; the area under the likelihood is 1/(n+1), whatever k", async () => {
    for (const theta of [0, 0.03, 0.27, 0.5, 1]) expect((await look(theta)).sum).toBeCloseTo(1, 6);
    for (const k of [0, 1, 27, 99, 100]) expect((await look(0.3, { k })).area).toBeCloseTo(1 / 101, 9);
    expect((await look(0.3, { n: 10, k: 3 })).area).toBeCloseTo(1 / 11, 9);
  });
  test("the bar at k and the curve at θ are one number; at 0.27 it is 0.0895556, the highest of all", async () => {
    const view = await look(0.27);
    expect(view.bars[27]).toBeCloseTo(0.0895556, 7);
    expect(Math.exp(view.logL)).toBeCloseTo(view.bars[27]!, 7);
    const highest = view.curve.indexOf(Math.max(...view.curve));
    expect(highest / (view.curve.length - 1)).toBeCloseTo(0.27, 9);
    expect((await look(0.35)).bars[27]).toBeCloseTo(0.020664, 6);
  });
  test("none of n on its back: the likelihood is highest at the border, where the slope is −n and not 0", async () => {
    const view = await look(0, { k: 0 });
    expect(view.curve.indexOf(Math.max(...view.curve))).toBe(0);
    expect([view.logL, view.slope]).toEqual([0, -100]);
  });
  test("more on their backs than were thrown is read as all", async () => expect((await look(0.3, { n: 10, k: 27 })).k).toBe(10));
});

/** θ₀, θ₁, … of a run. */
async function path(config: Config, digits = 4): Promise<string[]> {
  const lab = await play("mle/ascent", { config });
  const { columns, end } = await lab.run();
  return [columns["theta"]![0]!, ...Array.from(columns["next"]!)].slice(0, end!.t + 1).map((theta) => theta.toFixed(digits));
}

describe("mle/ascent", () => {
  test("lr 0.1 walks from 0.5 to 0.27", async () => {
    const expected = [
      "0.5000",
      "0.4080",
      "0.3509",
      "0.3154",
      "0.2944",
      "0.2826",
      "0.2764",
      "0.2732",
      "0.2716",
      "0.2708",
      "0.2704",
    ];
    expect((await path({})).slice(0, 11)).toEqual(expected);
    expect(Number((await path({}, 7)).at(-1))).toBeCloseTo(0.27, 5);
  });
  test("lr 0.3 goes past it and back, and comes to rest at 0.27", async () => {
    const walked = await path({ lr: 0.3 });
    expect(walked.slice(0, 5)).toEqual(["0.5000", "0.2240", "0.3034", "0.2560", "0.2781"]);
    expect(walked.at(-1)).toBe("0.2700");
  });
  test("lr 0.39 leaves (0, 1) after five updates, and the run stops there with a reason", async () => {
    expect(await path({ lr: 0.39 })).toEqual(["0.5000", "0.1412", "0.5554", "0.1046", "0.7932", "-0.4510"]);
    const { end } = await (await play("mle/ascent", { config: { lr: 0.39 } })).run();
    expect(end).toMatchObject({ why: "diverged", t: 5, column: "goal" });
  });
  test("near the peak the border of stability is 2 θ̂ (1 − θ̂) = 0.3942: just below, a small push dies out; just above, it grows", async () => {
    const near = async (lr: number) => Number((await path({ lr, start: 0.271, steps: 200 }, 9)).at(-1)) - 0.27;
    expect(Math.abs(await near(0.385))).toBeLessThan(0.001);
    expect(Math.abs(await near(0.4))).toBeGreaterThan(0.001);
  });
  test("the sum instead of the mean is a hundred times steeper: lr 0.001 walks the same way", async () => {
    expect((await path({ lr: 0.001, reduction: "sum" })).slice(0, 8)).toEqual((await path({ lr: 0.1 })).slice(0, 8));
    expect((await (await play("mle/ascent", { config: { reduction: "sum" } })).run()).end).toMatchObject({ why: "diverged" });
  });
  test("descent on −log L is the same path, to the last bit", async () => {
    for (const lr of [0.1, 0.3, 0.39]) {
      const [up, down] = await Promise.all(
        [false, true].map(async (descent) => (await play("mle/ascent", { config: { lr, descent } })).run()),
      );
      expect(down!.columns["next"]).toEqual(up!.columns["next"]);
      expect(down!.columns["goal"]).toEqual(up!.columns["goal"]);
    }
  });
  test("k = 0: the slope never comes to rest, and ascent walks out through the border", async () => {
    expect((await (await play("mle/ascent", { config: { k: 0 } })).run()).end).toMatchObject({ why: "diverged" });
  });
  test("the mean log-likelihood is the binary cross-entropy with its sign turned; at ½ it is −ln 2", async () => {
    const lab = await play("mle/ascent");
    for (const t of [0, 3, 20]) {
      const view = await lab.view<AscentView>(t);
      expect(view.bce).toBeCloseTo(-view.meanLogL, 6);
    }
    expect((await lab.view<AscentView>(0)).meanLogL).toBeCloseTo(-Math.LN2, 7);
    expect((await lab.view<AscentView>(20)).bce).toBeCloseTo(0.5833, 4);
  });
  test("one update opened up: the walk back brings k/θ and −(n−k)/(1−θ) together", async () => {
    const trace = await (await play("mle/ascent")).trace(0);
    expect(trace.beats.map(({ line }) => line)).toEqual(["zeroGrad", "forward", "goal", "backward", "step", "print"]);
    expect(trace.after.find(({ name }) => name === "theta.grad")?.data?.[0]).toBeCloseTo(-0.92, 6);
  });
});

describe("mle/toss and mle/repeats", () => {
  test("the first hundred throws of seed 10 are the cover's: 27 on their backs", async () => {
    const { columns } = await (await play("mle/toss")).run(100);
    expect(columns["back"]!.reduce((sum, it) => sum + it, 0)).toBe(27);
    expect(columns["next"]![99]).toBeCloseTo(0.27, 7);
  });
  test("more throws come nearer to the true θ", async () => {
    const { columns } = await (await play("mle/toss")).run(1000);
    expect(Math.abs(columns["next"]![999]! - 0.27)).toBeLessThan(0.03);
  });
  test("the share is of the throws so far: none at 0, and at every step what the view counts", async () => {
    const lab = await play("mle/toss", { config: { throws: 30 } });
    const { columns, end } = await lab.run();
    expect(end).toEqual({ why: "length", t: 30 });
    expect(columns["share"]![0]).toBeNaN();
    expect((await lab.view<TossView>(0)).measures).toEqual({});
    for (const t of [1, 2, 29, 30]) {
      const { k, measures } = await lab.view<TossView>(t);
      expect(measures!["share"]).toBe(k / t);
      if (t < 30) expect(columns["share"]![t]).toBe(Math.fround(k / t));
    }
  });
  test("an experiment’s estimate is measured after it was made, and the last one is told by the view", async () => {
    const lab = await play("mle/repeats", { config: { repeats: 5 } });
    const { columns, end } = await lab.run();
    expect(end).toEqual({ why: "length", t: 5 });
    expect(columns["last"]![0]).toBeNaN();
    expect(columns["last"]!.subarray(1)).toEqual(columns["estimate"]!.subarray(0, 4));
    expect((await lab.view<RepeatsView>(5)).measures!["last"]).toBe(columns["estimate"]![4]);
  });
  test("a hidden θ is drawn by the seed", async () => {
    const theta = async (seed: number) =>
      (await (await play("mle/toss", { config: { secret: true }, seed })).view<{ theta: number }>(0)).theta;
    expect(await theta(10)).not.toBe(await theta(11));
  });
  test("θ̂ of many experiments spreads as √(θ(1−θ)/n): a tenth as wide for a hundred times the throws", async () => {
    const spread = async (n: number) => {
      const { columns } = await (await play("mle/repeats", { config: { n } })).run();
      const all = Array.from(columns["estimate"]!);
      const mean = all.reduce((sum, it) => sum + it, 0) / all.length;
      return Math.sqrt(all.reduce((sum, it) => sum + (it - mean) * (it - mean), 0) / all.length);
    };
    for (const n of [10, 100, 1000]) expect(Math.abs((await spread(n)) / Math.sqrt((0.27 * 0.73) / n) - 1)).toBeLessThan(0.1);
  });
});

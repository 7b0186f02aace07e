/** @file The chapter's numbers on the real images: those of the lecture's notebooks, and what PyTorch gave for the stories around them. */
import { describe, expect, test } from "vitest";
import { AS_TRAINED, type Condition, type Reading, type TestResult } from "../../src/chapters/mnist/views.ts";
import type { Config } from "../../src/lesson/recipe.ts";
import { play } from "../support/play.ts";
import { hasMnist, orSkipped, realMnist } from "../support/realMnist.ts";

/** As printed in lab-07_2. */
const NOTEBOOK = [
  0.535468459, 0.359274179, 0.331187546, 0.316578031, 0.307158172, 0.300180733, 0.295130193, 0.290851533, 0.287417084,
  0.284379542, 0.281825215, 0.279800713, 0.277808994, 0.27615428, 0.274440825,
];
const RAW: Condition = { ...AS_TRAINED, scale: 255 };
const right = (by: number): Condition => ({ ...AS_TRAINED, right: by });

async function learn(config: Config, lab = "mnist/softmax") {
  const it = await play(lab, { config: { images: 60_000, ...config }, data: realMnist });
  const { columns, to } = await it.run();
  const epochs = (column: string) => [...columns[column]!].filter((value) => !Number.isNaN(value));
  const tests = (...conditions: Condition[]) => it.view<TestResult[]>(to, { ask: "tests", conditions });
  return { it, to, columns, costs: epochs("averageCost"), accuracies: epochs("testAccuracy"), tests };
}
const shares = (results: readonly TestResult[]) => results.map(({ right, total }) => right / total);

describe.skipIf(!hasMnist)(`on MNIST${orSkipped}`, () => {
  test("the lecture's model: its table, .8863 as it was tested and .9234 as it should be", { timeout: 240_000 }, async () => {
    const { it, to, columns, costs, accuracies, tests } = await learn({});
    expect(to).toBe(9000);
    costs.forEach((cost, k) => expect(Math.abs(cost / NOTEBOOK[k]! - 1), `epoch ${k + 1}`).toBeLessThan(1e-6));
    expect(costs).toHaveLength(15);
    expect(columns["cost"]![0]).toBeCloseTo(2.2958, 4);
    expect(accuracies.at(-1)).toBeCloseTo(0.9234, 6);

    const [raw, ...moved] = await tests(RAW, right(0), right(1), right(2), right(3), right(4));
    expect(raw).toMatchObject({ right: 8863, total: 10_000, cost: expect.closeTo(59.28, 2) });
    expect(moved[0]!.cost).toBeCloseTo(0.2728, 4);
    expect(shares(moved)).toEqual([0.9234, 0.8645, 0.6621, 0.4437, 0.2383]);
    const [down, negative] = await tests({ ...AS_TRAINED, down: 4 }, { ...AS_TRAINED, invert: true });
    expect(shares([down!, negative!])).toEqual([0.1128, 0.0022]);

    const { bias } = await it.view<{ bias: Float32Array }>(to, { ask: "picture" });
    expect([Math.max(...bias), Math.min(...bias)]).toEqual([expect.closeTo(1.65, 2), expect.closeTo(-1.72, 2)]);
    const read = await it.view<Reading>(to, { ask: "reading", digit: { from: "test", index: 0 }, condition: RAW });
    expect([read.label, read.said, Math.max(...read.pixels)]).toEqual([7, 7, 255]);
  });

  test("today's order of the data: .8883 and .9226", { timeout: 240_000 }, async () => {
    const { costs, tests } = await learn({ order: "today" });
    expect(costs[0]).toBeCloseTo(0.535, 3);
    expect(shares(await tests(RAW, AS_TRAINED))).toEqual([0.8883, 0.9226]);
  });

  test(
    "three epochs: softmax twice learns worse and cannot come below 1.4612; shuffled pixels cost nothing",
    { timeout: 240_000 },
    async () => {
      const usual = await learn({ epochs: 3 });
      expect([usual.costs.at(-1), usual.accuracies.at(-1)]).toEqual([expect.closeTo(0.3312, 4), expect.closeTo(0.9144, 6)]);
      const twice = await learn({ epochs: 3, softmaxTwice: true });
      expect([twice.costs.at(-1), twice.accuracies.at(-1)]).toEqual([expect.closeTo(1.6646, 4), expect.closeTo(0.8821, 6)]);
      expect(Math.min(...twice.columns["cost"]!)).toBeGreaterThan(1.4612);
      const permuted = await learn({ epochs: 3, permuted: true });
      expect(permuted.accuracies.at(-1)).toBeCloseTo(0.9138, 6);
      expect(shares(await permuted.tests(AS_TRAINED))).toEqual([0.9138]);
    },
  );

  test(
    "bugs: gradients never cleared drive the cost up, shuffled labels teach nothing that holds",
    { timeout: 240_000 },
    async () => {
      const usual = await learn({ images: 6000 });
      const heaped = await learn({ images: 6000, zeroGrad: false });
      expect(heaped.costs.at(-1)).toBeGreaterThan(heaped.costs[0]!);
      expect(heaped.accuracies.at(-1)).toBeLessThan(usual.accuracies.at(-1)!);
      const shuffled = await learn({ images: 6000, shuffledLabels: true });
      expect(shuffled.costs.at(-1)).toBeGreaterThan(2.1);
      for (const accuracy of shuffled.accuracies) expect(accuracy).toBeLessThan(0.16);
    },
  );

  test.each([
    [1000, 0.8407],
    [5000, 0.8988],
    [10_000, 0.9077],
  ])("more data: %i images give %f", { timeout: 240_000 }, async (images, accuracy) => {
    const { accuracies } = await learn({ images });
    expect(accuracies.at(-1)).toBeCloseTo(accuracy, 6);
  });

  test(
    "a hidden layer: .97 after five epochs; four pixels to the right ruin it, too, and 0–255 does it no harm",
    { timeout: 240_000 },
    async () => {
      const { accuracies, tests } = await learn({ epochs: 5 }, "mnist/hidden");
      expect(accuracies.at(-1)).toBeGreaterThan(0.97);
      const [moved, raw] = shares(await tests(right(4), RAW));
      expect(moved).toBeLessThan(0.5);
      expect(raw).toBeGreaterThan(0.96);
    },
  );
});

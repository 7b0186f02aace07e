import { expect, test } from "vitest";
import { computeFacts } from "../../src/build/facts.ts";
import { freeze, hashAt, thaw, valueOf, viewAt } from "../../src/lesson/facts.ts";
import { labs } from "../support/labs.ts";

const load = async (id: string) => labs.find(([name]) => name === id)![1];
const lab = "xor/two-hidden";

test("facts: columns, views and the recipe come out of the runner, and survive the way to the page to the bit", async () => {
  const request = { lab, columns: { names: ["cost"], at: [0, 100, 2000] }, views: { query: { grid: 5 }, at: [0, 2200] } };
  const computed = await computeFacts({ plateau: request }, load);
  const { plateau } = thaw(freeze(computed));
  expect(plateau).toEqual(computed["plateau"]);
  expect(valueOf(plateau, "cost", 0)).toBeCloseTo(0.743407, 6);
  expect(valueOf(plateau, "cost", 2000)).toBeCloseTo(0.6838, 3);
  expect(valueOf(plateau, "cost", 50)).toBeNull();
  expect(viewAt<{ surface: Float32Array }>(plateau, 2200)!.surface).toBeInstanceOf(Float32Array);
  expect(viewAt(plateau, 1)).toBeNull();
  expect(plateau!.recipe).toMatchObject({ lab, seed: 777, edits: [] });
});

test("facts: a fingerprint belongs to its recipe, whatever the order of the keys, and to its step", async () => {
  const facts = await computeFacts({ plain: { lab, hashes: [0, 3] }, fast: { lab, config: { lr: 3 }, hashes: [3] } }, load);
  const { recipe, hashes } = facts["plain"]!;
  const turned = { ...recipe, config: Object.fromEntries(Object.entries(recipe.config).toReversed()) };
  expect(hashAt(facts, turned, 3)).toBe(hashes[3]);
  expect(hashAt(facts, turned, 3)).toMatch(/^[0-9a-f]{16}$/);
  expect(hashAt(facts, facts["fast"]!.recipe, 3)).not.toBe(hashes[3]);
  expect(hashAt(facts, recipe, 1)).toBeNull();
  expect(hashAt(facts, { ...recipe, seed: 5 }, 3)).toBeNull();
  expect(hashAt(facts, { ...recipe, edits: [{ t: 1, set: { lr: 2 } }] }, 3)).toBeNull();
});

test("facts: every update is asked for with “all”, and the run's end is told", async () => {
  const { short } = await computeFacts({ short: { lab, seed: 5, columns: { names: ["cost"], at: "all" } } }, load);
  expect(short!.at).toBeNull();
  expect(short!.columns["cost"]).toHaveLength(10_001);
  expect(short!.end).toEqual({ why: "length", t: 10_001 });
});

test("facts: a column or a lab that is not there stops the build by name", async () => {
  await expect(computeFacts({ a: { lab, columns: { names: ["loss"], at: [0] } } }, load)).rejects.toThrow('no column "loss"');
  await expect(computeFacts({ a: { lab, views: { query: {}, at: [99_999] } } }, load)).rejects.toThrow("facts: xor/two-hidden");
});

test("facts: a lab that needs data is run on what the book draws", async () => {
  const request = {
    lab: "mnist/softmax",
    config: { images: 1000, epochs: 2 },
    columns: { names: ["cost"], at: [0, 19] },
    hashes: [5],
  };
  const { digits } = await computeFacts({ digits: request }, load);
  expect(digits!.recipe.data).toEqual({ name: "drawn", hash: "100000001" });
  expect(valueOf(digits, "cost", 0)).toBeCloseTo(2.3, 1);
  expect(valueOf(digits, "cost", 19)!).toBeLessThan(1.6);
});

/** @file The numbers in the prose: what the build computes is what the whole run says. */
import { expect, test, beforeAll } from "vitest";
import { computeFacts } from "../../src/build/facts.ts";
import requests from "../../src/chapters/xor/facts.ts";
import { costAt, EVENTS, momentsOf } from "../../src/chapters/xor/moments.ts";
import type { TwoHiddenView } from "../../src/chapters/xor/labs/twoHidden.ts";
import { viewAt, type Facts } from "../../src/lesson/facts.ts";
import { labs } from "../support/labs.ts";
import { play } from "../support/play.ts";

let facts: Facts;
beforeAll(async () => {
  facts = await computeFacts(requests, async (id) => labs.find(([lab]) => lab === id)![1]);
}, 60_000);

test("moments: the lull of the gradient is the lowest of the whole plateau, not of the window alone", async () => {
  const { columns } = await (await play("xor/two-hidden")).run(2200);
  const norms = Array.from(columns["gradNorm"]!);
  expect(norms.indexOf(Math.min(...norms))).toBe(EVENTS.lull(facts));
});
test("moments: all four points are right first where the whole run says so, with lr 1 and with lr 3 from 1,000 on", async () => {
  const slow = await (await play("xor/two-hidden")).run(2300);
  const fast = await (await play("xor/two-hidden", { edits: [{ t: 1000, set: { lr: 3 } }] })).run(2300);
  expect(EVENTS.allRight(facts)).toBe(slow.columns["right"]!.indexOf(4));
  expect(EVENTS.allRightFaster(facts)).toBe(fast.columns["right"]!.indexOf(4));
});
test("moments: each of the seven has its picture and its cost, and they fall", () => {
  const moments = momentsOf(facts);
  expect(moments.length).toBe(7);
  const costs = moments.map((t) => costAt(facts, t)!);
  expect([...costs].sort((a, b) => b - a)).toEqual(costs);
  for (const t of moments) expect(viewAt<TwoHiddenView>(facts["moments"], t)?.lattice?.length).toBe(13 * 13 * 2);
});

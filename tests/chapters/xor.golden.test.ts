/** @file lab-08_1 and lab-08_2 through their labs: the console prints the notebooks' tables. */
import { describe, expect, test } from "vitest";
import type { LineView } from "../../src/chapters/xor/labs/oneLayer.ts";
import type { TwoHiddenView } from "../../src/chapters/xor/labs/twoHidden.ts";
import { readGolden } from "../support/golden.ts";
import { play } from "../support/play.ts";

const golden = readGolden<{ cells: { cell: number; "torch_1.13": string }[] }>("notebooks/lab-08_2_xor_nn");

describe.skipIf(golden === null)("xor/two-hidden", () => {
  test("prints lab-08_2's 101 rows to 4 digits and ends with its hypotheses", async () => {
    const lab = await play("xor/two-hidden");
    const { printed, end } = await lab.run();
    const rows = golden!.cells[0]!["torch_1.13"].trim().split("\n");
    expect(printed.length).toBe(rows.length);
    printed.forEach(([i, line], k) => {
      const [step, cost] = rows[k]!.split(" ").map(Number);
      const [ourStep, ours] = line.split(" ").map(Number);
      expect([i, ourStep]).toEqual([step, step]);
      expect(Math.abs(ours! - cost!) / cost!).toBeLessThanOrEqual(5e-5);
    });
    expect(end).toEqual({ why: "length", t: 10001 });
    const { outputs } = await lab.view<TwoHiddenView>(10001, { grid: 2 });
    [0.00106364, 0.99889404, 0.99889404, 0.00165861].forEach((y, i) => expect(Math.abs(outputs[i]! - y)).toBeLessThan(1e-6));
  });
  test("all four points are right at ½ from update 2,180 on", async () => {
    const lab = await play("xor/two-hidden");
    const right = async (t: number) =>
      (await lab.view<TwoHiddenView>(t, { grid: 2 })).outputs.map((y) => (y > 0.5 ? 1 : 0)).join("");
    expect([await right(2179), await right(2180), await right(10001)]).toEqual([
      expect.not.stringMatching("0110"),
      "0110",
      "0110",
    ]);
  });
});

const one = readGolden<{ cells: { cell: number; "torch_1.13": string }[] }>("notebooks/lab-08_1_xor");

describe.skipIf(one === null)("xor/one-layer", () => {
  test("prints lab-08_1's 101 rows to 6 digits and ends with ½ everywhere, two points right", async () => {
    const lab = await play("xor/one-layer");
    const { printed, end, columns } = await lab.run();
    const rows = one!.cells[0]!["torch_1.13"].trim().split("\n");
    expect(printed.length).toBe(rows.length);
    printed.forEach(([i, line], k) => {
      const [step, cost] = rows[k]!.split(" ").map(Number);
      const [ourStep, ours] = line.split(" ").map(Number);
      expect([i, ourStep]).toEqual([step, step]);
      expect(Math.abs(ours! - cost!) / cost!).toBeLessThanOrEqual(1e-6);
    });
    expect(end).toEqual({ why: "length", t: 10001 });
    const { outputs } = await lab.view<LineView>(10001, { grid: 2 });
    outputs.forEach((y) => expect(y).toBeCloseTo(0.5, 6));
    expect(columns["right"]![10_000]).toBeLessThanOrEqual(3);
    expect(columns["gradNorm"]![10_000]).toBeLessThan(1e-6);
  });
  test("never has all four points right, whatever the seed", async () => {
    for (let seed = 0; seed < 12; seed++) {
      const { columns } = await (await play("xor/one-layer", { seed })).run(400);
      expect(Math.max(...columns["right"]!)).toBeLessThanOrEqual(3);
    }
  });
});

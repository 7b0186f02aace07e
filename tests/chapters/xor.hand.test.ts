/** @file The two labs that are set by hand: what a reader's numbers make of the four points. */
import { expect, test } from "vitest";
import type { LineView } from "../../src/chapters/xor/labs/oneLayer.ts";
import type { TwoHiddenView } from "../../src/chapters/xor/labs/twoHidden.ts";
import type { Config } from "../../src/lesson/recipe.ts";
import { play } from "../support/play.ts";

const said = (outputs: readonly number[]) => outputs.map((y) => (y > 0.5 ? 1 : 0)).join("");
const line = async (w1: number, w2: number, b: number) =>
  said((await (await play("xor/hand-line", { config: { w1, w2, b } })).view<LineView>(0, { grid: 2 })).outputs);

test("hand-line: OR gets three of XOR's points right, AND's opposite too, and no line of a wide net gets four", async () => {
  expect(await line(2, 2, -1)).toBe("0111");
  expect(await line(-2, -2, 3)).toBe("1110");
  for (let w1 = -10; w1 <= 10; w1 += 5)
    for (let w2 = -10; w2 <= 10; w2 += 5) for (let b = -10; b <= 10; b += 4) expect(await line(w1, w2, b)).not.toBe("0110");
});

test("hand-hidden: OR and NAND, joined by AND, are XOR; its first setting is not", async () => {
  const hand = async (config: Config) =>
    said((await (await play("xor/hand-hidden", { config })).view<TwoHiddenView>(0, { grid: 2 })).outputs);
  expect(await hand({ a1: 6, a2: 6, ab: -3, c1: -6, c2: -6, cb: 9, v1: 10, v2: 10, vb: -15 })).toBe("0110");
  expect(await hand({})).not.toBe("0110");
});

test("two-hidden: the first update with four points right is 2,180", async () => {
  const { columns } = await (await play("xor/two-hidden")).run(2300);
  expect(columns["right"]!.indexOf(4)).toBe(2180);
});

/**
 * @file Every break of every formula, in the source: a sign, a factor, a product's layout, a sum that is left out (switches.mjs). Each record's
 * backward is run on its examples to see which breaks it comes past, in its own lines, in its family's, in the plain kernels; then each of
 * these is switched on by itself, and the op's gradient check must turn red. Nothing is listed by hand but breaks that are none.
 */
import { describe, expect, test, vi } from "vitest";
import type * as autograd from "../../src/core/autograd.ts";
import { ops, useKernels } from "../../src/core/index.ts";
import type { Example, OpRecord } from "../../src/core/ops/op.ts";
import { firstOf } from "../support/firstOf.ts";
import { gradcheck } from "../support/gradcheck.ts";
import { turn } from "./switch.ts";

// What has been given is the tape's to add up: no formula runs in there.
vi.mock("../../src/core/autograd.ts", async (original) => {
  const real = await original<typeof autograd>();
  const give: typeof real.give = (x, g) => {
    const { running } = turn;
    turn.running = "";
    real.give(x, g);
    turn.running = running;
  };
  return { ...real, give };
});
useKernels("plain"); // their arithmetic is source, too
turn.negated = (x) => x.neg();
turn.notSummed = firstOf;

for (const op of ops) {
  const record = op as { backward: NonNullable<OpRecord["backward"]> };
  const formula = record.backward;
  record.backward = (call, g) => {
    turn.running = op.name;
    try {
      formula(call, g);
    } finally {
      turn.running = "";
    }
  };
}
/** Breaks that the check cannot see: by the op's name and what is broken, and why. Each must still be one. */
const unseen: readonly (readonly [op: RegExp, broken: RegExp, why: string])[] = [
  [/^sign$/, /negated\(full\(a.shape, 0/, "−0 is 0"],
  [/^powScalar$/, /pow\.ts.* -0\.5 → 0\.5$/, "the power −½ has a way of its own for −∞ and −0, which no difference reaches"],
  [
    /^(amax|amin|norm)$/,
    /\(hit \* up\) \/ many/,
    "how equals share is a kink; ops.golden.test.ts and properties.test.ts hold it",
  ],
  [/^cumsum$/, /eachEntry\.ts.* i \* inner( \+ j)? → /, "a running sum has no use for the number of its line"],
  [/^maxPool2d$/, /-Infinity → Infinity$|pool\.ts.* -1 → 1$/, "either alone lets the first entry in"],
  [/Pool2d$/, /w\.dilation/, "windows of a pool have no gaps"],
  [/./, /^ops\/over\.ts:/, "only chooses between a view and a copy, or how much room there is"],
];
const used = new Set<RegExp>();
const isUnseen = (op: string, broken: string): boolean =>
  unseen.some(([name, what]) => name.test(op) && what.test(broken) && used.add(what));
const isRed = (example: Example): boolean => {
  try {
    return gradcheck(example) !== null;
  } catch {
    return true;
  }
};

describe.each(ops.map((op) => [op.name, op] as const))("%s", (name, op) => {
  const green = op.examples.every((example) => !isRed(example));
  const breaks = [...(turn.passed.get(name) ?? [])];
  test(`${name}: ${breaks.length} breaks of its backward`, () => {
    expect(green).toBe(true);
    expect(breaks.length).toBeGreaterThan(0);
    turn.op = name;
    const survivors = breaks.filter((broken) => {
      turn.broken = broken;
      return !op.examples.some(isRed);
    });
    turn.op = "";
    expect(op.examples.some(isRed)).toBe(false);
    expect(survivors.filter((broken) => !isUnseen(name, broken))).toEqual([]);
  });
});

test("what cannot be seen still cannot", () => {
  expect(unseen.filter(([, what]) => !used.has(what))).toEqual([]);
});

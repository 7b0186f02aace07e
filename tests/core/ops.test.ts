import { describe, expect, test } from "vitest";
import { ops } from "../../src/core/index.ts";
import { gradcheck } from "../support/gradcheck.ts";

test("ops: names are unique", () => {
  expect(new Set(ops.map((op) => op.name)).size).toBe(ops.length);
});

describe.each(ops.map((op) => [op.name, op] as const))("%s", (name, op) => {
  test("has a gradient formula and at least one example", () => {
    expect(op.tex).not.toBe("");
    expect(op.examples.length).toBeGreaterThan(0);
  });
  test.each(op.examples.map((example, i) => [i, example] as const))(
    `${name}: backward agrees with finite differences on example %i`,
    (_, example) => {
      expect(gradcheck(example)).toBeNull();
    },
  );
});

/** @file How near exp, log and their kin are to the true value: points that mpmath worked out, with what the rounded result lacks. */
import { describe, expect, test } from "vitest";
import { cos, erf, exp, expm1, log, log1p, pow, sigmoid, sin, tanh } from "../../src/core/math.ts";
import { goldenFolder, readGolden } from "../support/golden.ts";
import { ulp } from "../support/ulp.ts";

/** Largest error in ulp over rows of arguments, correctly rounded result, and what that lacks to the true value. */
function worst(f: (...x: number[]) => number, rows: readonly number[][]): number {
  let most = 0;
  for (const row of rows) {
    const [y, lack] = row.slice(-2) as [number, number];
    const error = Math.abs((f(...row.slice(0, -2)) - y) / ulp(y) - lack);
    if (!(error <= most)) most = error;
  }
  return most;
}

const golden = readGolden<Record<string, number[][]>>("math");
describe("accuracy", () => {
  if (golden === null) test.skip(`math: skipped, no math.json in ${goldenFolder}`);
  // Bounds as measured over 20,000 points a function, rounded up.
  test.skipIf(golden === null).each([
    ["exp", exp, 0.9],
    ["expm1", expm1, 0.75],
    ["log", log, 0.75],
    ["log1p", log1p, 0.75],
    ["sin", sin, 0.8],
    ["cos", cos, 0.8],
    ["tanh", tanh, 2.5],
    ["sigmoid", sigmoid, 2],
    ["erf", erf, 1],
    ["pow", pow, 0.9],
  ] as const)("%s: as close to the true value as promised", (name, f, bound) => {
    const error = worst(f as (...x: number[]) => number, golden![name]!);
    expect(error).toBeLessThanOrEqual(bound);
  });
});

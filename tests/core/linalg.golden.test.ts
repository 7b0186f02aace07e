/** @file Least squares beside numpy's: the solution to what the condition allows, the length of it where many would do. */
import { describe, expect, test } from "vitest";
import { tensor, float64 } from "../../src/core/index.ts";
import { lstsq } from "../../src/core/linalg.ts";
import { readGolden } from "../support/golden.ts";

interface Solved {
  readonly kind: "solve";
  readonly what: string;
  readonly A: number[][];
  readonly b: number[][];
  readonly x: number[][];
  readonly cond: number;
}
const golden = readGolden<{ cases: (Solved | { kind: "fit" })[] }>("lstsq");
const solved = (golden?.cases ?? []).filter((it): it is Solved => it.kind === "solve");

describe.skipIf(golden === null)("linalg.lstsq", () => {
  test.each(solved)("$what: numpy's solution", ({ A, b, x, cond }) => {
    const ours = lstsq(tensor(A, { dtype: float64 }), tensor(b, { dtype: float64 }));
    expect(ours.shape).toEqual([x.length, x[0]!.length]);
    const theirs = x.flat();
    const largest = Math.max(...theirs.map(Math.abs));
    ours
      .toArray()
      .forEach((value, k) => expect(Math.abs(Number(value) - theirs[k]!) / largest).toBeLessThan(1e-14 * Math.max(cond, 100)));
  });
  test("float32 goes in, float64 comes out", () => {
    expect(lstsq(tensor([[2], [2]]), tensor([[1], [3]])).dtype).toBe(float64);
  });
  test("nothing to solve: no rows, no columns, all zero", () => {
    expect([...lstsq(tensor([[0, 0]]), tensor([[5]])).toArray()]).toEqual([0, 0]);
    expect(lstsq(tensor([], { shape: [0, 3] }), tensor([], { shape: [0, 1] })).shape).toEqual([3, 1]);
  });
  test("shapes that do not fit are named", () => {
    expect(() => lstsq(tensor([[1, 2]]), tensor([[1], [2]]))).toThrow("lstsq: expected (m,n) and (m,k), came (1,2) and (2,1)");
  });
});

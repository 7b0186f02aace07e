import fc from "fast-check";
import { expect, test } from "vitest";
import { decimate } from "../../src/ui/decimate.ts";

const ramp = (n: number) => Float32Array.from({ length: n }, (_, i) => i % 7);

test("decimate: a short column is drawn point by point", () => {
  expect(decimate(Float32Array.of(3, 1, 2), 0, 3, 100)).toEqual({ x: [0, 1, 2], y: [3, 1, 2] });
});

test("decimate: an empty stretch is no line, one point is one point", () => {
  expect(decimate(ramp(10), 4, 4, 10)).toEqual({ x: [], y: [] });
  expect(decimate(ramp(10), 4, 5, 10)).toEqual({ x: [4], y: [4] });
});

test("decimate: a single spike in ten thousand updates is kept", () => {
  const column = new Float32Array(10_001).fill(0.5);
  column[7777] = 9;
  expect(Math.max(...decimate(column, 0, 10_001, 10_001).y.map(Number))).toBe(9);
});

test("decimate: what is not finite is a gap", () => {
  expect(decimate(Float32Array.of(1, NaN, Infinity, 2), 0, 4, 4).y).toEqual([1, null, null, 2]);
});

test("decimate: few points, in order, true ones, the ends among them; a curve that grows keeps its old points", () => {
  const columns = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 4000 });
  fc.assert(
    fc.property(columns, fc.nat(4000), (values, grown) => {
      const column = Float32Array.from(values);
      const { x, y } = decimate(column, 0, column.length, 4000);
      expect(x.length).toBeLessThanOrEqual(1026);
      expect(x[0]).toBe(0);
      expect(x.at(-1)).toBe(column.length - 1);
      expect(x.every((at, k) => k === 0 || at > x[k - 1]!)).toBe(true);
      expect(y.every((value, k) => value === column[x[k]!])).toBe(true);
      const longer = Float32Array.from([...values, ...Array<number>(grown).fill(0)]);
      const bucket = Math.ceil(4000 / 512);
      const settled = x.filter((at) => at < Math.floor((column.length - 1) / bucket) * bucket);
      expect(decimate(longer, 0, longer.length, 4000).x.slice(0, settled.length)).toEqual(settled);
    }),
    { numRuns: 200, seed: 4 },
  );
});

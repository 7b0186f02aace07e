import { expect, test } from "vitest";
import { contour, paintField, rgbOf, tints, type Grid } from "../../src/ui/field.ts";

const grid = (n: number, f: (x: number, y: number) => number): Grid => ({
  n,
  values: Float32Array.from({ length: n * n }, (_, k) => f((k % n) / (n - 1), Math.floor(k / n) / (n - 1))),
});
const bytes = (pixels: Uint32Array, at: number) => Array.from(new Uint8Array(pixels.buffer, 4 * at, 3));

test("tints: ten of them, from the negative side through the plate to the positive", () => {
  const ten = tints("#0000ff", "#ffffff", "#ff0000");
  expect(ten).toHaveLength(10);
  const blueness = ten.map(([r, , b]) => b - r);
  expect(blueness.every((value, k) => k === 0 || value < blueness[k - 1]!)).toBe(true);
  expect(ten[4]!.every((c) => c > 235) && ten[5]!.every((c) => c > 235)).toBe(true);
});

test("rgbOf: reads #rrggbb and names what it cannot read", () => {
  expect(rgbOf("#1d1b17")).toEqual([29, 27, 23]);
  expect(() => rgbOf("red")).toThrow('expected #rrggbb, came "red"');
});

test("paintField: low values at the bottom are painted at the bottom, in flat bands", () => {
  const ten = tints("#0000ff", "#ffffff", "#ff0000");
  const pixels = new Uint32Array(100);
  paintField(
    grid(5, (_, y) => y),
    ten,
    10,
    pixels,
  );
  expect(bytes(pixels, 90)).toEqual(ten[0]); // bottom left
  expect(bytes(pixels, 0)).toEqual(ten[9]); // top left
  expect(new Set(pixels).size).toBe(10);
  expect(bytes(pixels, 0)).toEqual(bytes(pixels, 9)); // along a row nothing changes
});

test("paintField: what lies outside [0, 1] takes the last tint of its side", () => {
  const ten = tints("#0000ff", "#ffffff", "#ff0000");
  const pixels = new Uint32Array(9);
  paintField(
    grid(3, (x) => (x < 0.5 ? -4 : 7)),
    ten,
    3,
    pixels,
  );
  expect([bytes(pixels, 0), bytes(pixels, 2)]).toEqual([ten[0], ten[9]]);
});

test("contour: a plane's level line is straight and at the right place", () => {
  const segments = contour(
    grid(6, (x) => x),
    0.3,
  );
  expect(segments).toHaveLength(5); // one a row of cells
  for (const [x0, , x1] of segments) expect([x0, x1].map((x) => x / 5)).toEqual([expect.closeTo(0.3, 6), expect.closeTo(0.3, 6)]);
});

test("contour: no line where the level is never crossed", () =>
  expect(
    contour(
      grid(4, () => 0.2),
      0.5,
    ),
  ).toEqual([]));

test("contour: a saddle gives two segments, and they do not cross", () => {
  const saddle: Grid = { n: 2, values: Float32Array.of(1, 0, 0, 1) }; // (0,0) and (1,1) high
  const segments = contour(saddle, 0.4);
  expect(segments).toHaveLength(2);
  const sides = segments.map(([x0, y0, x1, y1]) => Math.sign((x0 + x1) / 2 - (y0 + y1) / 2));
  expect(sides.toSorted()).toEqual([-1, 1]); // one on each side of the diagonal that joins the high corners
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Box } from "../../src/ui/labels.ts";
import { chamfer, crosses, route, type End, type Point, type Side } from "../../src/ui/route.ts";

const bounds: Box = { left: 0, top: 0, right: 1216, bottom: 660 };
const SIDES: readonly Side[] = ["left", "right", "top", "bottom"];

/** Texts as they stand on a worktop: many small ones, some large blocks. */
const box = fc
  .record({
    left: fc.integer({ min: 0, max: 1150 }),
    top: fc.integer({ min: 0, max: 630 }),
    width: fc.integer({ min: 4, max: 260 }),
    height: fc.integer({ min: 8, max: 120 }),
  })
  .map(({ left, top, width, height }): Box => ({ left, top, right: left + width, bottom: top + height }));
const end = fc.record({
  x: fc.integer({ min: 1, max: 1215 }),
  y: fc.integer({ min: 1, max: 659 }),
  side: fc.constantFrom(...SIDES),
});
const layout = fc.record({ obstacles: fc.array(box, { maxLength: 60 }), from: end, to: end });

const segments = (points: readonly Point[]) => points.slice(1).map((point, k) => [points[k]!, point] as const);

test("route: ends where it should, turns by 45° or 90° only, crosses nothing that is written; or there is no way", () => {
  let found = 0;
  fc.assert(
    fc.property(layout, ({ obstacles, from, to }) => {
      const corners = route([from], [to], obstacles, bounds);
      if (!corners) return;
      found++;
      const points = chamfer(corners, obstacles);
      expect(points[0]).toEqual([from.x, from.y]);
      expect(points.at(-1)).toEqual([to.x, to.y]);
      for (const [a, b] of segments(points)) {
        const [dx, dy] = [Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1])];
        expect(dx === 0 || dy === 0 || Math.abs(dx - dy) < 1e-9).toBe(true);
        for (const obstacle of obstacles) expect(crosses(a, b, obstacle)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(100);
});

test("route: leaves and arrives by the sides it was given, and takes the cheapest pair", () => {
  const from: End = { x: 100, y: 100, side: "right" };
  expect(route([from], [{ x: 300, y: 100, side: "left" }], [], bounds)).toEqual([
    [100, 100],
    [300, 100],
  ]);
  const around = route([from], [{ x: 300, y: 100, side: "bottom" }], [], bounds)!;
  expect(around.at(-2)![0]).toBe(300);
  expect(around.at(-2)![1]).toBeGreaterThan(100);
  const goals = SIDES.map((side): End => ({ x: 300, y: 100, side }));
  expect(route([from], goals, [], bounds)).toHaveLength(2);
});

test("route: goes round a text in its way, at a distance", () => {
  const text: Box = { left: 180, top: 80, right: 220, bottom: 120 };
  const way = route([{ x: 100, y: 100, side: "right" }], [{ x: 300, y: 100, side: "left" }], [text], bounds)!;
  expect(way.length).toBeGreaterThan(2);
  for (const [a, b] of segments(chamfer(way, [text]))) {
    const grown = { left: text.left - 1, top: text.top - 1, right: text.right + 1, bottom: text.bottom + 1 };
    expect(crosses(a, b, grown)).toBe(false);
  }
});

test("route: no way out of a closed room, and none from inside a text", () => {
  const walls: Box[] = [
    { left: 50, top: 50, right: 150, bottom: 60 },
    { left: 50, top: 140, right: 150, bottom: 150 },
    { left: 50, top: 50, right: 60, bottom: 150 },
    { left: 140, top: 50, right: 150, bottom: 150 },
  ];
  const to: End = { x: 300, y: 100, side: "left" };
  expect(route([{ x: 100, y: 100, side: "right" }], [to], walls, bounds)).toBeNull();
  expect(route([{ x: 100, y: 55, side: "right" }], [to], walls, bounds)).toBeNull();
});

test("chamfer: a corner is cut by as much as its sides allow, and not through a text", () => {
  const corners: Point[] = [
    [0, 0],
    [100, 0],
    [100, 6],
  ];
  expect(chamfer(corners, [])).toEqual([
    [0, 0],
    [97, 0],
    [100, 3],
    [100, 6],
  ]);
  expect(
    chamfer(
      [
        [0, 0],
        [100, 0],
        [100, 100],
      ],
      [{ left: 90, top: 1, right: 99, bottom: 20 }],
    ),
  ).toEqual([
    [0, 0],
    [100, 0],
    [100, 100],
  ]);
});

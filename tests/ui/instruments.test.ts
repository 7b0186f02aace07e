/** The pure halves of the smaller instruments: numbers in little room, names of points, tensors, operations, files. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { hiddenTrails } from "../../src/chapters/xor/trails.ts";
import { BANDS, tints } from "../../src/ui/field.ts";
import { placeLabels } from "../../src/ui/labels.ts";
import { LIGHT } from "../../src/ui/look.ts";
import { entries, showOp } from "../../src/ui/operations.ts";
import { planeFrame } from "../../src/ui/plane.ts";
import { fileName } from "../../src/ui/saveFigure.ts";
import { cellTint, placeOf, reach, tableOf } from "../../src/ui/tensorGrid.ts";
import { figures, tight } from "../../src/ui/tight.ts";
import { overlap } from "../../src/ui/route.ts";
import { play } from "../support/play.ts";

test.for<[number, number, string]>([
  [-2.8413, 2, "−2.84"],
  [0.0059, 4, "0.0059"],
  [0.000081, 3, "8.1×10⁻⁵"],
  [-1e30, 2, "−1.0×10³⁰"],
  [0, 2, "0.00"],
  [-0, 2, "0.00"],
  [NaN, 2, "NaN"],
  [-Infinity, 2, "−∞"],
])("tight: %d with %d digits is %s", ([x, digits, text]) => expect(tight(x, digits)).toBe(text));

test.for<[number, string]>([
  [0.005911, "0.005911"],
  [-1.539748, "−1.540"],
  [2, "2.000"],
  [0, "0"],
  [123456, "123456"],
  [1e-9, "1.000×10⁻⁹"],
  [2e9, "2.000×10⁹"],
])("figures: %d is %s", ([x, text]) => expect(figures(x)).toBe(text));

test("tints: ten, from neg over the ground to pos, the middle two nearly the ground", () => {
  const ramp = tints(LIGHT.neg, LIGHT.plate, LIGHT.pos);
  expect(ramp).toHaveLength(BANDS);
  const away = (rgb: readonly number[]) =>
    [1, 3, 5].reduce((sum, at, c) => sum + Math.abs(rgb[c]! - Number.parseInt(LIGHT.plate.slice(at, at + 2), 16)), 0);
  for (let k = 1; k < BANDS / 2; k++) expect(away(ramp[k]!)).toBeLessThan(away(ramp[k - 1]!));
  for (let k = BANDS / 2 + 1; k < BANDS; k++) expect(away(ramp[k]!)).toBeGreaterThan(away(ramp[k - 1]!));
});

test("placeLabels: every name stays in the frame; four names of a square's corners stand on no other", () => {
  const frame = { left: 0, top: 0, right: 220, bottom: 220 };
  const size = { height: 15, radius: 9 };
  const point = fc.record({ x: fc.integer({ min: 0, max: 220 }), y: fc.integer({ min: 0, max: 220 }), width: fc.constant(36) });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 8 }), (points) => {
      for (const { left, right, top, bottom } of placeLabels(points, frame, size)) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(220);
        expect(bottom).toBeLessThanOrEqual(220);
      }
    }),
  );
  // Two points in one place, as in the hidden plane of a solved run.
  const boxes = placeLabels(
    [
      { x: 190, y: 190, width: 36 },
      { x: 190, y: 190, width: 36 },
      { x: 219, y: 60, width: 36 },
      { x: 40, y: 218, width: 36 },
    ],
    frame,
    size,
  );
  boxes.forEach((a, k) => boxes.slice(k + 1).forEach((b) => expect(overlap(a, b)).toBe(false)));
});

test("planeFrame: the square fits beside its ticks, whatever the type's size; up is up", () => {
  for (const em of [12, 20, 30]) {
    const { left, top, side, px, py } = planeFrame({ from: -1, to: 1 }, { width: 260, height: 260, em });
    expect(left + side).toBeLessThanOrEqual(260);
    expect(top + side + 1.6 * em).toBeLessThanOrEqual(260);
    expect([px(-1), px(1), py(1), py(-1)]).toEqual([left, left + side, top, top + side]);
  }
});

test("tensors: a vector is a row; zero has the ground's colour; the largest magnitude reaches the end", () => {
  expect([tableOf([]), tableOf([3]), tableOf([4, 2]), tableOf([2, 3, 5])]).toEqual([
    { rows: 1, columns: 1 },
    { rows: 1, columns: 3 },
    { rows: 4, columns: 2 },
    { rows: 6, columns: 5 },
  ]);
  expect([placeOf(0, 2), placeOf(2, 2), placeOf(-2, 2), placeOf(9, 2)]).toEqual([0.5, 1, 0, 1]);
  expect([reach([0, -3, Infinity]), reach([])]).toEqual([3, 1]);
  expect([cellTint(0, 1), cellTint(-1, 1), cellTint(1, 1)]).toEqual([
    "transparent",
    expect.stringContaining("--neg"),
    expect.stringContaining("--pos"),
  ]);
});

test("operations: named as in PyTorch; on the way back, upstream × local = downstream", async () => {
  const lab = await play("xor/two-hidden");
  await lab.run(1);
  const { beats } = await lab.trace(0);
  const back = beats.find(({ line }) => line === "backward")!.ops.map(showOp);
  expect(back.map(({ name }) => name)).toEqual(["binary_cross_entropy", "sigmoid", "linear", "sigmoid", "linear"]);
  expect(back.map(({ rule }) => rule !== null)).toEqual([false, true, false, true, false]);
  expect(back[2]!.gives.map(({ name, shape }) => `${name}${shape}`)).toEqual(["(4, 2)", "2.weight.grad(1, 2)", "2.bias.grad(1)"]);
  expect(back.flatMap(({ gives }) => gives).every(({ flow }) => flow === "grad")).toBe(true);
  const [step] = beats.find(({ line }) => line === "step")!.ops.map(showOp);
  expect([step!.takes[0]!.name, step!.gives[0]!.name]).toEqual(["0.weight.grad", "0.weight"]);
  expect(entries({ name: "", ref: 0, shape: [2000], dtype: "float32", data: null, summary: { min: -1, max: 2, mean: 0 } })).toBe(
    "−1.000 … 2.000",
  );
});

test("hiddenTrails: from the beginning to where the cursor has been, ending at the view's own places", async () => {
  const lab = await play("xor/two-hidden");
  const { columns } = await lab.run(2301);
  const { hidden } = await lab.view<{ hidden: number[][] }>(2200, { grid: 2 });
  const trails = hiddenTrails({ columns, t: 2200, seen: 2300 });
  trails.forEach(({ places, past }, k) => {
    expect(places.length / 2).toBeGreaterThan(past);
    expect(places.length / 2).toBeLessThan(500);
    expect(places[2 * (past - 1)]).toBeCloseTo(hidden[k]![0]!, 5);
    expect(places[2 * (past - 1) + 1]).toBeCloseTo(hidden[k]![1]!, 5);
  });
  expect(hiddenTrails({ columns: {}, t: 0, seen: 0 })).toEqual([]);
});

test("fileName: what every file system takes", () => {
  expect(fileName("입력 평면, 스텝 2,200")).toBe("입력-평면-스텝-2200");
  expect(fileName("../../etc")).toBe("etc");
  expect(fileName("…")).toBe("figure");
});

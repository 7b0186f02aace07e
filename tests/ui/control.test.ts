import fc from "fast-check";
import { expect, test } from "vitest";
import { int, real } from "../../src/lesson/recipe.ts";
import { settle } from "../../src/lesson/field.ts";
import { sliderOf } from "../../src/ui/Control.tsx";

const label = { ko: "", en: "" };
const fields = {
  int: int({ default: 2, min: 1, max: 16, label }),
  linear: real({ default: 0, min: -5, max: 5, scale: "linear", label }),
  log: real({ default: 1, min: 1e-3, max: 1e30, slider: [1e-3, 100], scale: "log", label }),
  "log with zero": real({ default: 0, min: 1e-6, max: 1, scale: "log", zero: true, label }),
};

test.for(Object.entries(fields))("slider of %s: every place has a value of the field, and the value its place", ([, field]) => {
  const { steps, valueAt, placeOf } = sliderOf(field);
  for (let place = 0; place <= steps; place++) {
    const value = valueAt(place);
    expect(settle(field, value)).toBe(value);
    expect(Math.abs(placeOf(value) - place)).toBeLessThanOrEqual(1);
  }
});

test("slider: whatever is typed, the handle stays on its track", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(fields)), fc.double({ noNaN: true }), (field, x) => {
      const { steps, placeOf } = sliderOf(field);
      const place = placeOf(settle(field, x) as number);
      expect(Number.isInteger(place) && place >= 0 && place <= steps).toBe(true);
    }),
    { numRuns: 500, seed: 5 },
  );
});

test("slider: zero stands below the log scale's lowest, and 1 can be aimed at", () => {
  expect(sliderOf(fields["log with zero"]).valueAt(0)).toBe(0);
  const { valueAt, placeOf } = sliderOf(fields.log);
  expect(valueAt(placeOf(1))).toBe(1);
});

import { expect, test } from "vitest";
import { memory } from "../../src/core/index.ts";
import { own } from "../../src/lesson/own.ts";

test("own: a window on the core's memory leaves as a copy of just what it shows", () => {
  const window = new Float32Array(memory.buffer, 64, 4);
  const { value, transfer, bytes } = own({ rows: [{ weights: window }], again: window, t: 3 });
  const { rows, again } = value as { rows: { weights: Float32Array }[]; again: Float32Array };
  for (const array of [rows[0]!.weights, again]) {
    expect(array).toEqual(window);
    expect(array.buffer).not.toBe(memory.buffer);
    expect(array.buffer.byteLength).toBe(16);
  }
  expect(transfer).toEqual([rows[0]!.weights.buffer, again.buffer]);
  expect(bytes).toBe(16 + 16 + 8);
});

test.for<[what: string, view: unknown, place: string]>([
  ["a function", { plot: { draw: () => 0 } }, "view.plot.draw"],
  ["an object of a class", { rows: [new Map()] }, "view.rows[0]"],
])("own: %s, which no message can carry, is refused by its place", ([, view, place]) => {
  expect(() => own(view)).toThrow(place);
});

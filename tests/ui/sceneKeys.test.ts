/** @file The keys a scene has beside the deck's: whose press they are, and what lies next to a value. */
import { expect, test } from "vitest";
import { beside, pressOf } from "../../src/ui/SceneKeys.tsx";
import { press } from "../support/press.ts";

test("an arrow is the scene's on the page and on a button; a slider, a field and a choice keep theirs", () => {
  expect(pressOf(press("ArrowUp"), "page")).toBe("ArrowUp");
  expect(pressOf(press("ArrowUp", { shiftKey: true }), "button")).toBe("Shift+ArrowUp");
  for (const focus of ["widget", "text", "chosen"] as const) expect(pressOf(press("ArrowUp"), focus), focus).toBeNull();
});

test("Enter is the scene's on the page, and a button's own; what is composed or held with Ctrl is nobody's", () => {
  expect(pressOf(press("Enter"), "page")).toBe("Enter");
  expect(pressOf(press("Enter"), "button")).toBeNull();
  for (const more of [{ isComposing: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }])
    expect(pressOf(press("Enter", more), "page")).toBeNull();
});

test("Space is a button's own and a field's; a slider and a choice already made have no use for it", () => {
  for (const focus of ["button", "text"] as const) expect(pressOf(press("Space"), focus), focus).toBeNull();
  for (const focus of ["page", "widget", "chosen"] as const) expect(pressOf(press("Space"), focus), focus).toBe("Space");
});

test("beside a value lies the next one of its list, at an end that end; beside a foreign one, the first", () => {
  const rates = [0.1, 0.3, 0.39];
  expect([beside(rates, 0.1, 1), beside(rates, 0.3, -1), beside(rates, 0.39, 1), beside(rates, 0.1, -1)]).toEqual([
    0.3, 0.1, 0.39, 0.1,
  ]);
  expect(beside(rates, 0.2, 1)).toBe(0.1);
});

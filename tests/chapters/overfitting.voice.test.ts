/** @file Lab 2.1 in words: its cursor is a degree, and both errors go with it. */
import { expect, test } from "vitest";
import poly from "../../src/chapters/overfitting/labs/poly.ts";
import network from "../../src/chapters/overfitting/labs/network.ts";
import type { PlayerState } from "../../src/lesson/player.ts";
import { placeOf } from "../../src/ui/deck/speech.ts";
import en from "../../src/ui/words/en.ts";
import ko from "../../src/ui/words/ko.ts";

const sixteen = (last: number) => Float32Array.from({ length: 16 }, (_, k) => (k === 15 ? last : 1));
const state = (t: number, val: number, lab: unknown = poly) =>
  ({
    lab,
    t,
    head: 16,
    columns: { train: sixteen(0.0427), val: sixteen(val) },
    ghosts: [],
    view: null,
  }) as unknown as PlayerState;
const korean = { lang: "ko", common: ko.lab, deck: ko.deck } as const;
const english = { lang: "en", common: en.lab, deck: en.deck } as const;

test("the last place is degree 15, with training and validation error, as the picture beside it says", () => {
  for (const t of [15, 16]) {
    expect(placeOf(state(t, 3.25), korean)).toBe("차수 15, 훈련 오차 0.043, 검증 오차 3.250");
    expect(placeOf(state(t, 3.25), english)).toBe("degree 15, training error 0.043, validation error 3.250");
  }
});
test("an error that no point measures is not said; a lab that counts updates says steps", () => {
  expect(placeOf(state(15, NaN), korean)).toBe("차수 15, 훈련 오차 0.043");
  expect(placeOf(state(16, 1, network), korean)).toMatch(/^스텝 16, /);
});

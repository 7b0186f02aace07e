/** @file The course of a curve in numbers, and what is said in place of its picture: what decides is in it, and what it is called is not. */
import { describe, expect, test } from "vitest";
import { alt as en } from "../../src/chapters/overfitting/alt.en.ts";
import { alt as ko } from "../../src/chapters/overfitting/alt.ko.ts";
import { courseOf, shapeOf, turnsOf } from "../../src/chapters/overfitting/course.ts";
import requests, { PAIR } from "../../src/chapters/overfitting/facts.ts";
import { KINDS, type Kind } from "../../src/chapters/overfitting/kinds.ts";
import { cut, type FitView } from "../../src/chapters/overfitting/labs/poly.ts";
import textEn from "../../src/chapters/overfitting/text.en.ts";
import textKo from "../../src/chapters/overfitting/text.ko.ts";
import type { FactRequest } from "../../src/lesson/facts.ts";
import { play } from "../support/play.ts";

const more = (by: number) => (low: number, high: number) => high - low > by;

describe("course", () => {
  test("turns: local extremes, without the ends and without what only wavers", () => {
    expect(turnsOf([5, 3, 1, 2, 4], more(1))).toEqual([2]);
    expect(turnsOf([1, 4, 2, 2.5, 2, 6], more(1))).toEqual([1, 2]);
    expect(turnsOf([5, 4, 4.5, 3, 3.5, 1], more(1))).toEqual([]);
    expect([turnsOf([], more(1)), turnsOf([1], more(1)), turnsOf([1, 9], more(1))]).toEqual([[], [], []]);
  });
  test("an error: where it begins, is lowest and ends, its turns by update, its jumps", () => {
    expect(courseOf([0, 25, 50, 75, 100], [1, 0.1, 0.2, 0.05, 0.055])).toEqual({
      start: 1,
      end: 0.055,
      low: { at: 75, value: 0.05 },
      turns: [25, 50],
      jumps: 1,
    });
  });
  test("a fit: its turns, and how far it leaves the points", () => {
    expect(shapeOf([-4, 2, 0, 1], [-1, 0, 1])).toEqual({ turns: 2, above: 1, below: 3 });
    expect(shapeOf([-0.5, 0, 0.5], [-1, 0, 1])).toEqual({ turns: 0, above: 0, below: 0 });
  });
});

/** The text in place of the picture of a pair, in both languages. */
async function textsOf(kind: Kind) {
  const { config, seed } = (requests as { readonly [name: string]: FactRequest })[`new-${kind}`]!;
  const lab = await play("overfitting/network", { config: config!, seed: seed! });
  const { columns } = await lab.run(PAIR.at(-1)! + 1);
  const course = (name: string) =>
    courseOf(
      PAIR,
      PAIR.map((i) => columns[name]![i]!),
    );
  const { train, val } = cut(lab.recipe.config as unknown as Parameters<typeof cut>[0]);
  const given = [course("train"), course("val"), train, val - train] as const;
  return { ko: ko.pairAlt(...given), en: en.pairAlt(...given) };
}
/** What a sighted reader decides by, in words of the curve. */
const SEEN: { readonly [K in Kind]: RegExp } = {
  under: /Training, 36 .* ends at 0\.4450\. It never turns and never jumps up\. Validation, .* ends at 0\.4337\. It never turns/,
  fine: /Training, .* ends at 0\.0816\. It never turns and never jumps up\. Validation, .* ends at 0\.0957\. It never turns .* is 1\.2 times/,
  over: /Training, .* ends at 0\.0335\. It never turns .* lowest 0\.1631 at update 675, ends at 0\.3521\. It turns at update 675 .* 10\.5 times/,
  few: /Training, .* It never turns and never jumps up\. Validation, 2 points: .* It turns 12 times/,
  leak: /Training, .* ends at 0\.0356\. .* ends at 0\.0148\. It never turns and never jumps up\. .* 0\.4 times/,
  rate: /Training, .* It turns 19 times, .* jumps to more than 1\.2 times itself within 25 updates, 10 times\. Validation, .* jumps .* 10 times/,
};
/** The numbers of a text, in no order. */
const numbersOf = (text: string) => [...text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].map(String).sort();

test.each(KINDS)("%s: the text tells what the picture shows, and does not name it", { timeout: 120_000 }, async (kind) => {
  const texts = await textsOf(kind);
  expect(texts.en).toMatch(SEEN[kind]);
  for (const number of numbersOf(texts.en)) expect(numbersOf(texts.ko)).toContain(number);
  for (const [text, { kinds }] of [
    [texts.ko, textKo],
    [texts.en, textEn],
  ] as const)
    for (const name of Object.values(kinds)) expect(text).not.toContain(name);
});

test("Fig. 2.1 tells the shape: a line that stays among its points, a polynomial that leaves them by hundreds", async () => {
  const lab = await play("overfitting/poly");
  await lab.run();
  const told = async (degree: number) => {
    const { curve, y } = await lab.view<FitView>(degree, { points: 81 });
    return [ko, en].map((words) => words.momentAlt(String(degree), "0.1", shapeOf(curve, y)));
  };
  expect(await told(1)).toEqual([
    "1차 다항식. 훈련 오차 0.1. 곡선은 방향을 바꾸지 않고, 점들의 높이 안에 머뭅니다.",
    "Polynomial of degree 1. Training error 0.1. The curve never turns and stays between the lowest and the highest point.",
  ]);
  const [korean, english] = await told(15);
  expect(korean).toMatch(/ 곡선은 방향을 8번 바꾸고, 가장 높은 점보다 308\.\d 위, 가장 낮은 점보다 242\.\d 아래까지 갑니다\.$/);
  expect(english).toMatch(/ The curve turns 8 times and goes 308\.\d above the highest point and 242\.\d below the lowest\.$/);
});

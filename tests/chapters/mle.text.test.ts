/** @file The chapter's words: both languages say the same things in the same order, each in its own tongue. */
import { describe, expect, test } from "vitest";
import { gradeSlope } from "../../src/chapters/mle/Checks.tsx";
import { scenes, sheet } from "../../src/chapters/mle/scenes.ts";
import ko from "../../src/chapters/mle/text.ko.ts";
import { proseOf } from "../support/prose.ts";

const { source, all, bySection } = proseOf("mle");

describe("mle: prose", () => {
  test.each([
    ["sections", /^## .*\[#([\w-]+)\]$/gm],
    ["live numbers", /<((?:Live|Seen|Path|Spread|Walk|Product|Arrived)[^>]*)>/g],
    ["terms", /<Term id="([\w-]+)"/g],
    ["formulas on lines of their own", /^\$\$\n([^$]*)\$\$/gm],
  ] as const)("both languages have the same %s in each section", (_, pattern) => {
    expect(all(pattern, "ko").length).toBeGreaterThan(0);
    expect(bySection(pattern, "ko")).toEqual(bySection(pattern, "en"));
  });
  test("Korean has no English but code, terms at their first use, and names", () => {
    const prose = source("ko")
      .replace(/^import .*$/gm, "")
      .replace(/\$\$?[^$]*\$\$?/g, "") // mathematics
      .replace(/`[^`]*`/g, "") // code
      .replace(/<[^>]*>/g, "")
      .replace(/\[#[\w-]+\]/g, "")
      .replace(/\([A-Za-z –-]+\)/g, ""); // 가능도(likelihood)
    const english = [...new Set(prose.match(/[A-Za-z][A-Za-z_\d-]*/g) ?? [])];
    const allowed = ["n", "k", "L", "log", "XOR", "PyTorch", "PageDown", "PageUp"];
    expect(english.filter((word) => !allowed.includes(word))).toEqual([]);
  });
  test("Korean keeps one tone: every paragraph ends in 합니다체", () => {
    const paragraphs = source("ko")
      .split("\n\n")
      .filter((it) => !/^(?:import|##|<(?!Walk|Term)|\$|\||-|\*\*)/.test(it.trim()) && it.trim() !== "");
    expect(paragraphs.length).toBeGreaterThan(30);
    for (const paragraph of paragraphs) {
      expect(paragraph.replace(/\*\*|<\/?[^>]*>/g, "").trim()).toMatch(/(?:니다|까요\?|세요|가요\?|나요\?|입니다)[.?]?\)?$/);
    }
  });
  test("English has no Hangul", () => expect(source("en")).not.toMatch(/[가-힣]/));
  test("every term stands once", () => {
    const terms = all(/<Term id="([\w-]+)"/g, "ko");
    expect(new Set(terms).size).toBe(terms.length);
  });
  test("no number of a run is typed where the run could say it", () => {
    // What stands as digits is what was observed (27 of 100), a rate that is asked for, and ln 2's name.
    for (const lang of ["ko", "en"] as const) {
      const bare = source(lang).replace(/<[^>]*>/g, "").match(/\b\d+\.\d{2,}/g) ?? []; // prettier-ignore
      expect([...new Set(bare)].sort()).toEqual(["0.27", "0.39", "0.693"]);
    }
  });
});

test("mle: the slope by hand is graded by what went wrong", () => {
  const answer = -14.285714;
  const words = ko.checks;
  expect(gradeSlope(-14.29, answer, words)).toMatchObject({ done: true });
  expect(gradeSlope(14.29, answer, words)).toEqual({ done: false, text: words.slopeSign });
  expect(gradeSlope(-0.143, answer, words)).toEqual({ done: false, text: words.slopeMean });
  expect(gradeSlope(90, answer, words)).toEqual({ done: false, text: words.slopeNo });
  expect(gradeSlope(null, answer, words)).toEqual({ done: false, text: words.slopeNaN });
});

describe("mle: scenes", () => {
  test("each has both languages, a question, and its own name; the sheet names scenes in their order and lasts 15 minutes", () => {
    expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
    for (const { title, question } of scenes) for (const it of [title, question]) expect(it.en).not.toMatch(/[가-힣]/);
    for (const { question } of scenes) expect([question.ko, question.en].every((it) => it.trim().endsWith("?"))).toBe(true);
    expect(sheet.map(({ scene }) => scene)).toEqual(scenes.map(({ id }) => id));
    const minutes = sheet.map((it) => it.minutes.split("–").map(Number));
    expect([minutes[0]![0], minutes.at(-1)![1]]).toEqual([0, 15]);
    minutes.slice(1).forEach(([from], k) => expect(from).toBe(minutes[k]![1]));
  });
});

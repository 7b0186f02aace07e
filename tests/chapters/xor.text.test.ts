/** @file The chapter's words: both languages say the same things in the same order, each in its own tongue. */
import { describe, expect, test } from "vitest";
import { scenes, sheet } from "../../src/chapters/xor/scenes.ts";
import { terms as known } from "../../src/ui/terms.ts";
import { proseOf } from "../support/prose.ts";

const { source, all, bySection } = proseOf("xor");

describe("xor: prose", () => {
  test.each([
    ["sections", /^## .*\[#([\w-]+)\]$/gm],
    ["live numbers", /<Live ([^/]*)\/>/g],
    ["moments", /<(?:Moment|Go) ([^/>]*)\/?>/g],
    ["terms", /<Term id="([\w-]+)"/g],
    ["formulas on lines of their own", /^\$\$\n([^$]*)\$\$/gm],
  ] as const)("both languages have the same %s in each section", (_, pattern) => {
    expect(all(pattern, "ko").length).toBeGreaterThan(0);
    if (pattern.source.startsWith("^##")) expect(all(pattern, "ko")).toEqual(all(pattern, "en"));
    else expect(bySection(pattern, "ko")).toEqual(bySection(pattern, "en"));
  });

  test("Korean has no English but code, terms at their first use, and names", () => {
    const prose = source("ko")
      .replace(/^import .*$/gm, "")
      .replace(/\$\$?[^$]*\$\$?/g, "") // mathematics
      .replace(/`[^`]*`/g, "") // code
      .replace(/<[^>]*>/g, "")
      .replace(/\[#[\w-]+\]/g, "")
      .replace(/\([A-Za-z –-]+\)/g, ""); // 은닉층(hidden layer)
    const english = [...new Set(prose.match(/[A-Za-z][A-Za-z_\d-]*/g) ?? [])];
    const allowed = ["XOR", "OR", "NAND", "NOR", "AND", "PyTorch", "lab-08_1", "lab-08_2", "PageDown", "PageUp"];
    expect(english.filter((word) => !allowed.includes(word))).toEqual([]);
  });
  test("Korean keeps one tone: every sentence of the prose ends in 합니다체", () => {
    const paragraphs = source("ko")
      .split("\n\n")
      .filter((it) => !/^(?:import|##|<|\$|\||-|\*\*|E)/.test(it.trim()) && it.trim() !== "");
    for (const paragraph of paragraphs)
      expect(paragraph.replace(/\*\*|<\/?[^>]*>/g, "").trim()).toMatch(/(?:니다|까요\?|세요|보세요|다고)[.?]?\)?$/);
  });
  test("English has no Hangul", () => expect(source("en")).not.toMatch(/[가-힣]/));
  test("every term is in the glossary, and stands once", () => {
    const terms = all(/<Term id="([\w-]+)"/g, "ko");
    expect(terms.filter((id) => !(id! in known))).toEqual([]);
    expect(new Set(terms).size).toBe(terms.length);
  });
  test("no number of a run is typed where the run could say it", () => {
    // Decimals that stand as digits are the lecture's 0.693 and bounds of a task, never a measurement.
    for (const lang of ["ko", "en"] as const) {
      const bare =
        source(lang)
          .replace(/<[^>]*>/g, "")
          .match(/\b\d+\.\d{2,}/g) ?? [];
      expect([...new Set(bare)].sort()).toEqual(["0.01", "0.693"]);
    }
  });
});

describe("xor: scenes", () => {
  test("each has both languages, a question, and its own name; the sheet names scenes in their order and lasts 15 minutes", () => {
    expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
    for (const { title, question } of scenes) for (const it of [title, question]) expect(it.en).not.toMatch(/[가-힣]/);
    for (const { question } of scenes) expect([question.ko, question.en].every((it) => it.trim().endsWith("?"))).toBe(true);
    const ids = scenes.map(({ id }) => id);
    expect(sheet.map(({ scene }) => scene)).toEqual(ids);
    const minutes = sheet.map(({ minutes }) => minutes.split("–").map(Number));
    expect([minutes[0]![0], minutes.at(-1)![1]]).toEqual([0, 15]);
    minutes.slice(1).forEach(([from], k) => expect(from).toBe(minutes[k]![1]));
  });
});

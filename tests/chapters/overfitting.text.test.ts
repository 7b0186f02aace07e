/** @file The chapter's words: both languages say the same things in the same order, and quote no number that a run could say. */
import { describe, expect, test } from "vitest";
import { gradeOf, KINDS, ASKED } from "../../src/chapters/overfitting/kinds.ts";
import { bestOf, isNear } from "../../src/chapters/overfitting/CheckFlag.tsx";
import { LAB_07_1 } from "../../src/chapters/overfitting/notebook.ts";
import { scenes, sheet } from "../../src/chapters/overfitting/scenes.ts";
import en from "../../src/chapters/overfitting/text.en.ts";
import ko from "../../src/chapters/overfitting/text.ko.ts";
import { parseLink } from "../../src/lesson/link.ts";
import { terms as known } from "../../src/ui/terms.ts";
import { readGolden } from "../support/golden.ts";
import { labs } from "../support/labs.ts";
import { proseOf } from "../support/prose.ts";

const { source, all, bySection } = proseOf("overfitting");

describe("overfitting: prose", () => {
  test.each([
    ["live numbers", /<Live ([^/]*)\/>/g],
    ["shares", /<Percent ([^/]*)\/>/g],
    ["found numbers and ways", /<(?:Found|Go) ([^/>]*)\/?>/g],
    ["terms", /<Term id="([\w-]+)"/g],
  ] as const)("both languages have the same %s in each section", (_, pattern) => {
    expect(all(pattern, "ko").length).toBeGreaterThan(2);
    expect(bySection(pattern, "ko")).toEqual(bySection(pattern, "en"));
  });
  test("every term is in the glossary, and stands once", () => {
    const terms = all(/<Term id="([\w-]+)"/g, "ko");
    expect(terms.filter((id) => !(id in known))).toEqual([]);
    expect(new Set(terms).size).toBe(terms.length);
  });
  test("no measurement is typed: decimals in the prose are the lecture's shares and accuracy, the noise and its square", () => {
    for (const lang of ["ko", "en"] as const) {
      const bare =
        source(lang)
          .replace(/<[^>]*>/g, "")
          .replace(/(?:실험|[Ll]ab) \d\.\d/g, "")
          .match(/\b\d+\.\d+/g) ?? [];
      expect([...new Set(bare)].sort()).toEqual(["0.0", "0.09", "0.1", "0.3", "0.8"]);
    }
  });
  test("English has no Hangul; Korean keeps one tone", () => {
    expect(source("en")).not.toMatch(/[가-힣]/);
    const paragraphs = source("ko")
      .split("\n\n")
      .filter((it) => !/^(?:import|##|<|\$|\||-|\*\*|E)/.test(it.trim()) && it.trim() !== "");
    for (const paragraph of paragraphs)
      expect(paragraph.replace(/\*\*|<\/?[^>]*>/g, "").trim()).toMatch(/(?:니다|까요\?|세요)[.?]?$/);
  });
  test("the notebook's costs are quoted as its file has them", () => {
    const tips = readGolden<{ cells: { cell: number; stored_2019: string }[] }>("notebooks/lab-07_1_tips");
    const stored = tips?.cells.find(({ cell }) => cell === 13)?.stored_2019 ?? "";
    expect([...stored.matchAll(/Cost: ([\d.]+)/g)].map((match) => match[1])).toEqual(LAB_07_1);
  });
});

describe("overfitting: scenes", () => {
  test("each has both languages and a question; the sheet names them in their order and lasts 15 minutes", () => {
    const ids = scenes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, question } of scenes) for (const it of [title, question]) expect(it.en).not.toMatch(/[가-힣]/);
    for (const { question } of scenes) expect([question.ko, question.en].every((it) => it.trim().endsWith("?"))).toBe(true);
    expect(sheet.map(({ scene }) => scene)).toEqual(ids);
    const minutes = sheet.map(({ minutes }) => minutes.split("–").map(Number));
    expect([minutes[0]![0], minutes.at(-1)![1]]).toEqual([0, 15]);
    minutes.slice(1).forEach(([from], k) => expect(from).toBe(minutes[k]![1]));
  });
  test.each(scenes)("the link of $id is read as it stands", ({ link }) => {
    const id = /lab=([\w/-]+)/.exec(link)![1]!;
    expect(parseLink(link, id, labs.find(([name]) => name === id)![1].lab).notes).toEqual([]);
  });
});

describe("overfitting: checks", () => {
  test("every answer to every pair has its reason, in both languages; only one is right", () => {
    expect([...ASKED].sort()).toEqual([...KINDS].sort());
    for (const words of [ko, en] as const)
      for (const asked of KINDS) {
        const grades = KINDS.map((answer) => gradeOf(asked, answer, words));
        expect(grades.filter(({ right }) => right)).toHaveLength(1);
        expect(new Set(grades.map(({ text }) => text)).size).toBe(KINDS.length);
      }
  });
  test("the flag: within a tenth of the best step", () => {
    expect([isNear(100, 100), isNear(90, 100), isNear(111, 100), isNear(0, 100)]).toEqual([true, true, false, false]);
    const val = Float32Array.from({ length: 2000 }, (_, k) => Math.abs(k - 700) + 1);
    expect([bestOf(val), bestOf(val.subarray(0, 1999)), bestOf(undefined)]).toEqual([700, null, null]);
  });
});

/** @file Every chapter says the same sections in both languages, and knows every term it explains. */
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { expect, test } from "vitest";
import { glossary } from "../../src/ui/glossary.ts";

const chapters = readdirSync("src/chapters", { withFileTypes: true }).filter((entry) => entry.isDirectory());
const textOf = (chapter: string, lang: string) => {
  const file = `src/chapters/${chapter}/text.${lang}.mdx`;
  return existsSync(file) ? readFileSync(file, "utf8") : null;
};
const sectionsOf = (text: string | null) => text && [...text.matchAll(/^## .*\[#([\w-]+)\]\s*$/gm)].map(([, id]) => id);
const tags = (text: string | null, tag: string) =>
  [...(text ?? "").matchAll(new RegExp(`<${tag}\\b[^>]*>`, "g"))].map(([it]) => it);

test.for(chapters.map(({ name }) => name))(
  "prose: %s has the same sections, notes and live numbers in both languages",
  (chapter) => {
    const [ko, en] = [textOf(chapter, "ko"), textOf(chapter, "en")];
    expect(sectionsOf(en)).toEqual(sectionsOf(ko));
    expect(tags(en, "Live").toSorted()).toEqual(tags(ko, "Live").toSorted());
  },
);

test.for(chapters.map(({ name }) => name))("prose: the glossary has every term that %s explains", (chapter) => {
  const ids = ["ko", "en"].flatMap((lang) => tags(textOf(chapter, lang), "Term")).map((tag) => /id="([\w-]+)"/.exec(tag)?.[1]);
  expect(ids.filter((id) => id === undefined || !Object.hasOwn(glossary, id))).toEqual([]);
});

test("glossary: every entry has a name and a sentence in both languages", () => {
  for (const [id, { ko, en, text }] of Object.entries(glossary)) {
    expect(
      [ko, en, text.ko, text.en].every((it) => it.length > 0),
      id,
    ).toBe(true);
    expect(/[가-힣]/.test(text.ko) && !/[가-힣]/.test(text.en + en), id).toBe(true);
  }
});

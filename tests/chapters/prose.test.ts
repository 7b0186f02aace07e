/** @file Every chapter says the same sections in both languages, and knows every term it explains. */
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { expect, test } from "vitest";
import { terms } from "../../src/ui/terms.ts";
import en from "../../src/ui/words/en.ts";
import ko from "../../src/ui/words/ko.ts";

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
  expect(ids.filter((id) => id === undefined || !Object.hasOwn(terms, id))).toEqual([]);
});

test("glossary: every term has names and a sentence in both languages, and no meaning is without a term", () => {
  const ids = Object.keys(terms);
  for (const { glossary } of [ko, en]) expect(Object.keys(glossary).toSorted()).toEqual(ids.toSorted());
  for (const [id, names] of Object.entries(terms)) {
    const [korean, english] = [ko, en].map(({ glossary }) => glossary[id as keyof typeof terms].text);
    expect(
      [names.ko, names.en, korean, english].every((it) => it!.length > 0),
      id,
    ).toBe(true);
    expect(/[가-힣]/.test(korean!) && !/[가-힣]/.test(english! + names.en), id).toBe(true);
  }
});

// The compiler asks for every key, and lets a key too many pass where a dictionary is put together of parts.
const keysOf = (it: unknown): unknown =>
  typeof it === "object" && it !== null ? Object.entries(it).map(([key, value]) => [key, keysOf(value)]) : typeof it;
const dictionaries = import.meta.glob<{ readonly default: unknown }>("../../src/chapters/*/text.*.ts", { eager: true });

test("words: the house has the same keys in both languages", () => expect(keysOf(en.lab)).toEqual(keysOf(ko.lab)));

test.for(chapters.map(({ name }) => name))("words: %s has the same keys in both languages", (chapter) => {
  const of = (lang: string) => dictionaries[`../../src/chapters/${chapter}/text.${lang}.ts`]?.default;
  expect(keysOf(of("en"))).toEqual(keysOf(of("ko")));
});

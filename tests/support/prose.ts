/** @file A chapter's prose, as tests read it: both languages beside each other, section by section. */
import { readFileSync } from "node:fs";

export type Lang = "ko" | "en";

export function proseOf(chapter: string) {
  const source = (lang: Lang): string => readFileSync(`src/chapters/${chapter}/text.${lang}.mdx`, "utf8");
  return {
    source,
    /** What the pattern's first group is, wherever it stands. */
    all: (pattern: RegExp, lang: Lang): string[] => [...source(lang).matchAll(pattern)].map((match) => match[1]!.trim()),
    /** The same for each section, in the order of the alphabet: a language may turn a sentence round. */
    bySection: (pattern: RegExp, lang: Lang): string[][] =>
      source(lang)
        .split(/^(?=## )/m)
        .map((part) => [...part.matchAll(pattern)].map((match) => match[1]!.trim()).sort()),
  };
}

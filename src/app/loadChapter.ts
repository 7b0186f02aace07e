/** @file All that a chapter's page needs before it can be rendered, fetched together: page, facts, labs, prose. */
import type { ComponentType } from "react";
import {
  answersOf,
  factsOf,
  labsOf,
  pages,
  textOf,
  wordsOf,
  type Appendix,
  type Chapter,
  type PageProps,
} from "../chapters/index.ts";
import type { Facts } from "../lesson/facts.ts";
import type { Lab } from "../lesson/recipe.ts";
import type { Lang } from "../ui/locale.tsx";
import { proseOf } from "../ui/Prose.tsx";

export interface LoadedChapter {
  readonly chapter: Chapter | Appendix;
  readonly Page: ComponentType<PageProps>;
  readonly facts: Facts;
  /** What the build was told for `asks.ts`. */
  readonly answers: { readonly [name: string]: unknown };
  /** What the chapter's `text.<lang>.ts` says. */
  readonly words: unknown;
  readonly labs: ReadonlyMap<string, Lab>;
  readonly Prose: PageProps["Prose"];
}

/** Null where the book has no such chapter. */
export async function loadChapter(id: string, lang: Lang): Promise<LoadedChapter | null> {
  const chapter = pages.find((it) => it.id === id);
  if (!chapter) return null;
  const [page, facts, answers, words, labs, text] = await Promise.all([
    chapter.page(),
    factsOf(id),
    answersOf(id),
    wordsOf(id, lang),
    labsOf(id),
    textOf(id, lang),
  ]);
  return { chapter, Page: page.default, facts, answers, words, labs, Prose: proseOf(text) };
}

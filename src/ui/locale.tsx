/** @file The reader's language, for everything below it. */
import { createContext, useContext, type ReactNode } from "react";
import type { Text } from "../lesson/recipe.ts";
import { words, type Words } from "./words.ts";

export type Lang = keyof Text;
export const LANGS = ["ko", "en"] as const satisfies readonly Lang[];

const LangContext = createContext<Lang>("ko");

export function InLanguage({ lang, children }: { lang: Lang; children: ReactNode }) {
  return <LangContext value={lang}>{children}</LangContext>;
}
export const useLang = (): Lang => useContext(LangContext);
export const useWords = (): Words => words[useLang()];

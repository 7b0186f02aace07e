/** @file The reader's language and what the house says in it, for everything below. */
import { createContext, useContext, type ReactNode } from "react";
import type { Text } from "../lesson/recipe.ts";
import type { Dictionary } from "./words/index.ts";

export type Lang = keyof Text;
export const LANGS = ["ko", "en"] as const satisfies readonly Lang[];

const LangContext = createContext<Lang>("ko");
const WordsContext = createContext<Dictionary | null>(null);

/** `words`: the dictionary of `lang`, loaded before anything is rendered. */
export function InLanguage({ lang, words, children }: { lang: Lang; words: Dictionary; children: ReactNode }) {
  return (
    <LangContext value={lang}>
      <WordsContext value={words}>{children}</WordsContext>
    </LangContext>
  );
}
export const useLang = (): Lang => useContext(LangContext);

function useDictionary(): Dictionary {
  const words = useContext(WordsContext);
  if (!words) throw new Error("locale: rendered outside InLanguage");
  return words;
}
export type LabWords = Dictionary["lab"];
export const useWords = (): LabWords => useDictionary().lab;
export const useShellWords = (): Dictionary["shell"] => useDictionary().shell;
export const useGlossary = (): Dictionary["glossary"] => useDictionary().glossary;
export type DeckWords = Dictionary["deck"];
export const useDeckWords = (): DeckWords => useDictionary().deck;
export type InstrumentWords = Dictionary["instruments"];
export const useInstrumentWords = (): InstrumentWords => useDictionary().instruments;
export type DataWords = Dictionary["data"];
export const useDataWords = (): DataWords => useDictionary().data;

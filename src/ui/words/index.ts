/** @file The house's dictionary, one chunk a language: a page loads its own before it is alive, and never the other. */
import type ko from "./ko.ts";

/** The compiler sees to it that both languages say everything: each English part has the type of the Korean one. */
export type Dictionary = typeof ko;

const chunks: { readonly ko: Load; readonly en: Load } = { ko: () => import("./ko.ts"), en: () => import("./en.ts") };
type Load = () => Promise<{ readonly default: Dictionary }>;

export const dictionaryOf = async (lang: keyof typeof chunks): Promise<Dictionary> => (await chunks[lang]()).default;

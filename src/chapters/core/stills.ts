/** @file What the ops' files say of them, set by the build: the page reads it from its own markup, and no script holds it, nor KaTeX. */
import katex from "katex";
import type { LoadedChapter } from "../../app/loadChapter.ts";
import type { Lang } from "../../ui/locale.tsx";
import type { Stills } from "../../ui/Still.tsx";
import { abouts } from "./engine/abouts.ts";
import type { OpRecordAnswer } from "./engine/questions.ts";

/** What stands as \text{…} in a formula, by its English: only the build asks, so it is in no page's words. */
export const inFormulas: { readonly [lang in Lang]: { readonly [english: string]: string } } = {
  en: {},
  ko: {
    else: "그 밖",
    " else ": " 아니면 ",
    " elsewhere": " (나머지)",
    " where ": ", 단 ",
    " with probability ": " : 확률 ",
    at: "그 자리",
    " at ": " : 자리 ",
    value: "값",
    window: "창",
    windows: "창마다",
    "windows with ": "품은 창: ",
    "windows whose largest is ": "최대인 창: ",
    stretched: "늘린 자리",
    "part ": "조각 ",
  },
};

export default function stills({ answers }: Pick<LoadedChapter, "answers">, lang: Lang): Stills {
  const records = answers["records"] as readonly OpRecordAnswer[];
  const set = (formula: string) =>
    katex.renderToString(worded(formula, inFormulas[lang]), { output: "htmlAndMathml", throwOnError: true, strict: "error" });
  return Object.fromEntries(
    records.flatMap(({ name, tex }) => {
      const [, about] = abouts.find(([, { op }]) => op.name === name) ?? [];
      const gradient = [`tex-${name}`, set(tex)] as const;
      if (!about) return [gradient];
      return [gradient, [`value-${name}`, set(about.value)] as const, [`meaning-${name}`, escaped(about.meaning[lang])] as const];
    }),
  );
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Words inside a formula, in the page's language; a name that PyTorch gave stays. */
export const worded = (formula: string, words: { readonly [english: string]: string }): string =>
  formula.replace(/\\text\{([^}]*)\}/g, (whole, word: string) =>
    Object.hasOwn(words, word) ? String.raw`\text{${words[word]!}}` : whole,
  );

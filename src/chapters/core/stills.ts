/** @file What the ops' files say of them, set by the build: the page reads it from its own markup, and no script holds it, nor KaTeX. */
import katex from "katex";
import type { LoadedChapter } from "../../app/loadChapter.ts";
import type { Lang } from "../../ui/locale.tsx";
import type { Stills } from "../../ui/Still.tsx";
import { abouts } from "./engine/abouts.ts";
import type { OpRecordAnswer } from "./engine/questions.ts";
import type { Words } from "./text.ts";

export default function stills({ answers, words }: Pick<LoadedChapter, "answers" | "words">, lang: Lang): Stills {
  const records = answers["records"] as readonly OpRecordAnswer[];
  const { inFormulas } = words as Words;
  const set = (formula: string) =>
    katex.renderToString(worded(formula, inFormulas), { output: "htmlAndMathml", throwOnError: true, strict: "error" });
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

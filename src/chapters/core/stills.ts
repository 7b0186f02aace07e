/** @file The formulas, typeset by the build: the page reads them from its own markup, and no script holds KaTeX. */
import katex from "katex";
import type { LoadedChapter } from "../../app/loadChapter.ts";
import type { Stills } from "../../ui/Still.tsx";
import type { OpRecordAnswer } from "./engine/questions.ts";
import { values, worded } from "./formulas.ts";
import type { Words } from "./text.ts";

export default function stills({ answers, words }: LoadedChapter): Stills {
  const records = answers["records"] as readonly OpRecordAnswer[];
  const { inFormulas } = words as Words;
  const set = (formula: string) =>
    katex.renderToString(worded(formula, inFormulas), { output: "htmlAndMathml", throwOnError: true, strict: "error" });
  return Object.fromEntries(
    records.flatMap(({ name, tex }) => {
      const value = values[name];
      return [[`tex-${name}`, set(tex)] as const, ...(value === undefined ? [] : [[`value-${name}`, set(value)] as const])];
    }),
  );
}

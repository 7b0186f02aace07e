/** @file The gradients' formulas, typeset by the build: the page reads them from its own markup, and no script holds KaTeX. */
import katex from "katex";
import type { LoadedChapter } from "../../app/loadChapter.ts";
import type { Stills } from "../../ui/Still.tsx";
import type { OpRecordAnswer } from "./engine/questions.ts";

export default function stills({ answers }: LoadedChapter): Stills {
  const records = answers["records"] as readonly OpRecordAnswer[];
  return Object.fromEntries(
    records.map(({ name, tex }) => [
      `tex-${name}`,
      katex.renderToString(tex, { output: "htmlAndMathml", throwOnError: true, strict: "error" }),
    ]),
  );
}

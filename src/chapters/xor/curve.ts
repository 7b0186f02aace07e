/** @file The cost curve of a lab of this chapter, in the reader's language. */
import { useMemo } from "react";
import { pyValue } from "../../lesson/listing.ts";
import type { ChangeNote, Player } from "../../lesson/player.ts";
import { useLang, useWords } from "../../ui/locale.tsx";
import { costCurve, describeCurve } from "./figures.ts";
import { text } from "./text.ts";

/** What each beat is called. */
export const BEATS = Object.fromEntries(
  Object.entries(text.ko.beats).map(([line, ko]) => [line, { ko, en: text.en.beats[line as keyof typeof text.en.beats] }]),
);

/** They keep their identity until the language changes, or every chart would start anew. */
export function useCurve(player: Player) {
  const lang = useLang();
  const common = useWords();
  return useMemo(() => {
    const words = text[lang];
    const { lab } = player.store.getState();
    const labelOf = (key: string) => (key === "seed" ? common.seed : (lab.config[key]?.label[lang] ?? key));
    const ghostName = (change: ChangeNote) =>
      common.ghost(change, labelOf(change.key), [pyValue(change.was), pyValue(change.became)]);
    return {
      figures: {
        linear: costCurve({ words, scale: "linear", ghostName }),
        log: costCurve({ words, scale: "log", ghostName }),
      },
      chartLabel: describeCurve(words),
    };
  }, [lang, common, player]);
}

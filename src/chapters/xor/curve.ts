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

/** What a run of this chapter may come to; the columns say when. */
export const MILESTONES = [
  { column: "right", is: "atLeast", value: 4, text: { ko: "네 점을 모두 맞힘", en: "all four right" } },
  { column: "cost", is: "below", value: 0.01, text: { ko: "비용 < 0.01", en: "cost < 0.01" } },
] as const;
/** The cost of a coin toss. */
export const LEVELS = [{ value: Math.LN2, text: { ko: "ln 2 = 0.693 · 반반으로 찍을 때", en: "ln 2 = 0.693 · a coin toss" } }] as const;

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

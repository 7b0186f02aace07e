/** @file The cost curve of a lab of this chapter, in the reader's language. */
import { useMemo } from "react";
import { pyValue } from "../../lesson/listing.ts";
import type { ChangeNote, Player } from "../../lesson/player.ts";
import { labelIn } from "../../ui/deck/useTapeWords.ts";
import { useLang, useWords } from "../../ui/locale.tsx";
import { costCurve, describeCurve } from "./figures.ts";
import { useText } from "./text.ts";

/** What each beat is called. */
export const BEATS = {
  zeroGrad: { ko: "기울기 비우기", en: "clear gradients" },
  forward: { ko: "순전파", en: "forward" },
  loss: { ko: "비용", en: "cost" },
  backward: { ko: "역전파", en: "backward" },
  step: { ko: "가중치 갱신", en: "update weights" },
  print: { ko: "출력", en: "print" },
} as const;

/** What a run of this chapter may come to; the columns say when. */
export const MILESTONES = [
  {
    column: "right",
    is: "atLeast",
    value: 4,
    text: { ko: "네 점을 모두 맞힘", en: "all four right" },
    until: { ko: "네 점을 모두 맞힐 때까지", en: "until all four are right" },
  },
  { column: "cost", is: "below", value: 0.01, text: { ko: "비용 < 0.01", en: "cost < 0.01" } },
] as const;
/** The cost of a coin toss. */
export const LEVELS = [
  { value: Math.LN2, text: { ko: "ln 2 = 0.693 · 반반으로 찍을 때", en: "ln 2 = 0.693 · a coin toss" } },
] as const;

/** They keep their identity until the language changes, or every chart would start anew. */
export function useCurve(player: Player) {
  const lang = useLang();
  const words = useText();
  const common = useWords();
  return useMemo(() => {
    const { lab } = player.store.getState();
    const ghostName = (change: ChangeNote) =>
      common.ghost(change, labelIn(lab, change.key, lang, common.seed), [pyValue(change.was), pyValue(change.became)]);
    return {
      figures: {
        linear: costCurve({ words, scale: "linear", ghostName }),
        log: costCurve({ words, scale: "log", ghostName }),
      },
      chartLabel: describeCurve(words),
    };
  }, [lang, words, common, player]);
}

/** @file The tape's words in the reader's language; they keep their identity until it changes. */
import { useMemo } from "react";
import { pyValue } from "../../lesson/listing.ts";
import type { ChangeNote, Pin, Player, PlayerState } from "../../lesson/player.ts";
import { configAt, type Lab, type Recipe } from "../../lesson/recipe.ts";
import { useDeckWords, useLang, useWords } from "../locale.tsx";
import { count, measured, raised } from "../numbers.ts";
import type { TapeWords } from "./shapes.ts";
import { LETTERS } from "./words.ts";

export function useTapeWords(player: Player): TapeWords {
  const lang = useLang();
  const common = useWords();
  const words = useDeckWords();
  return useMemo(() => {
    const { lab } = player.store.getState();
    const labelOf = (key: string) => labelIn(lab, key, lang, common.seed);
    return {
      ghost: (change: ChangeNote) => common.ghost(change, labelOf(change.key), [pyValue(change.was), pyValue(change.became)]),
      was: ({ key, was }: ChangeNote) => `${labelOf(key)} ${pyValue(was)}`,
      pin: (pin: Pin, k: number) =>
        words.pinName(LETTERS[k] ?? "", difference(lab, pin.recipe, player.store.getState(), labelOf)),
      guess: words.guess,
      event: words.event,
      visited: words.visited,
      diverged: words.diverged,
      count,
      lane: ({ label, scale }, [low, high]) =>
        scale === "log"
          ? words.logLane(label[lang], power(low), power(high))
          : words.linearLane(label[lang], short(low), short(high)),
    };
  }, [player, lang, common, words]);
}

export const labelIn = (lab: Lab, key: string, lang: "ko" | "en", seed: string): string =>
  key === "seed" ? seed : (lab.config[key]?.label[lang] ?? key);

/** What tells a run from the present one: the values that differ, else its seed. */
export function difference(
  lab: Lab,
  other: Recipe,
  { recipe }: Pick<PlayerState, "recipe">,
  labelOf: (key: string) => string,
): string {
  const [a, b] = [configAt(other, Infinity), configAt(recipe, Infinity)];
  const keys = Object.keys(lab.config).filter((key) => a[key] !== b[key]);
  const parts = keys.map((key) => `${labelOf(key)} ${pyValue(a[key]!)}`);
  if (other.seed !== recipe.seed || parts.length === 0) parts.unshift(`${labelOf("seed")} ${other.seed}`);
  return parts.join(", ");
}

const short = (x: number) => measured(x, Math.abs(x) >= 10 || Number.isInteger(x) ? 0 : 2);
const power = (x: number) => {
  const exponent = Math.round(Math.log10(x));
  return exponent === 0 ? "1" : `10${raised(exponent)}`;
};

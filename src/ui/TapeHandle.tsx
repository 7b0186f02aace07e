/** @file The tape for who does not see or point: a slider, and a sentence. */
import type { KeyboardEvent } from "react";
import type { Player } from "../lesson/player.ts";
import { placeOf, spoken } from "./deck/speech.ts";
import { toLatest } from "./deck/useKeys.ts";
import { useTapeWords } from "./deck/useTapeWords.ts";
import { useDeckWords, useLang, useWords } from "./locale.tsx";
import { count } from "./numbers.ts";
import { ghostAt, guardAt } from "./readings.ts";
import { usePlayer } from "./usePlayer.ts";

/** A native slider for the keyboard and for those who do not see: arrows move by the deck's unit, Shift by ten, Home and End to the ends. */
export function Handle({ player }: { player: Player }) {
  const lang = useLang();
  const common = useWords();
  const deck = useDeckWords();
  const s = usePlayer(player, (state) => state);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.code];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (by) for (let k = 0; k < (event.shiftKey ? 10 : 1); k++) player.step(by as 1 | -1);
    else if (event.code === "Home") player.reset();
    else if (event.code === "End") toLatest(player);
    else if (event.code === "Space") player.toggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      className="handle"
      type="range"
      aria-label={common.tape}
      aria-valuetext={placeOf(s, { lang, common, deck })}
      min={0}
      max={s.length}
      step={1}
      value={s.goal !== null && !s.playing ? s.goal : s.t}
      onChange={(event) => player.seek(Number(event.target.value))}
      onKeyDown={onKeyDown}
    />
  );
}

/** The tape in a sentence, from the same numbers. */
export function useAlternative(player: Player): string {
  const lang = useLang();
  const words = useDeckWords();
  const tape = useTapeWords(player);
  return usePlayer(player, (s) => {
    const now = guardAt(s);
    if (!now) return words.tapeEmpty;
    const { label } = s.lab.columns[s.lab.guard]!;
    const text = words.tapeAlt(
      label[lang],
      spoken(s.columns[s.lab.guard]?.find(Number.isFinite) ?? now.value),
      spoken(now.value),
      count(now.i),
      count(s.length),
    );
    const was = ghostAt(s);
    const ghosts = s.ghosts.map(({ change }) => tape.ghost(change));
    if (was !== null) ghosts.push(`${ghosts.pop()!}: ${spoken(was)}`);
    return [text, ...ghosts, ...(s.guess ? [words.guess(s.guess.t)] : [])].join(" ");
  });
}

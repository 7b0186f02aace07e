/** @file Another digit: the one before, the next, of any label or of one. */
import { useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { MNIST } from "../../../lesson/data/ids.ts";
import { count } from "../../../ui/numbers.ts";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { useText } from "../text.ts";
import { DIGITS } from "./bars.ts";
import { useChosen } from "./chosen.tsx";
import { useSeek } from "./digits.ts";

interface Props {
  readonly player: Player;
  /** Of the digit that is shown; null for one of the reader's own. */
  readonly label: number | null;
}
export function Picker({ player, label }: Props) {
  const words = useText().panels;
  const { seek, seeking } = useSeek(player);
  const [only, setOnly] = useState<number | null>(null);
  const choose = (next: number | null) => {
    setOnly(next);
    if (next !== null && next !== label) void seek(1, next);
  };
  return (
    <div className="picker" role="group" aria-label={words.digit} aria-busy={seeking}>
      <button type="button" className="press-key" onClick={() => void seek(-1, only)}>
        ◂ {words.previous}
      </button>
      <button type="button" className="press-key" onClick={() => void seek(1, only)}>
        {words.next} ▸
      </button>
      <label>
        {words.ofLabel}{" "}
        <select value={only ?? ""} onChange={(event) => choose(event.target.value === "" ? null : Number(event.target.value))}>
          <option value="">{words.anyLabel}</option>
          {DIGITS.map((digit) => (
            <option key={digit}>{digit}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** What the chosen digit is called: "MNIST test, no. 18"; without a number, one of the reader's own. */
export function useSourceName(player: Player): (index: number | null) => string {
  const words = useText().panels;
  const { digit } = useChosen();
  const isReal = usePlayer(player, (s) => s.recipe.data?.name === MNIST.name);
  return (index) => {
    if (digit.from === "hand" || index === null) return words.hand;
    return words.number(`${isReal ? words.mnist : words.drawn} · ${words[digit.from]}`, count(index));
  };
}

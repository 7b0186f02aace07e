/** @file The guess before lab 1.3 is run for the first time, and what the run at 0.39 says to it. */
import { useState } from "react";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { Gate, useAnswer, type Verdict } from "../../ui/Gate.tsx";
import { useWords } from "../../ui/locale.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { pathText } from "./figures.ts";
import { useText } from "./text.ts";
import { goTo, walkAt } from "./walk.ts";

const NAME = "mle/ascent";
const ASKED = 0.39;

/** Where a run at the rate in question went, once it has left; null before. Told as text, so that a render is asked for only when it changes. */
function outcomeOf({ recipe, end, seen, columns }: PlayerState): string | null {
  if (recipe.config["lr"] !== ASKED || recipe.edits.length > 0 || end?.why !== "diverged" || seen < end.t) return null;
  const walked = columns["theta"]!.subarray(0, end.t);
  return pathText([...walked, columns["next"]![end.t - 1]!]);
}

function useJudge(player: Player): (option: string) => Verdict | null {
  const words = useText().gate;
  const path = usePlayer(player, outcomeOf);
  const walk = (lr: number) => ({ label: words.see(String(lr)), do: () => goTo(() => walkAt(player, lr), "lab-ascent") });
  return (option) => {
    if (path === null) return null;
    if (option === "leaves") return { text: words.right(path), act: walk(0.3) };
    return { text: option === "swings" ? words.swingsWrong(path) : words.fasterWrong(path), act: walk(0.3) };
  };
}

export function Predict({ player }: { player: Player }) {
  const words = useText().gate;
  const judge = useJudge(player);
  return (
    <Gate
      player={player}
      question={words.question}
      options={[
        { id: "faster", label: words.faster },
        { id: "swings", label: words.swings },
        { id: "leaves", label: words.leaves },
      ]}
      words={words}
      judge={judge}
      start={() => goTo(player.play, "lab-ascent")}
      name={NAME}
    />
  );
}

/** The verdict once more, in the lab itself: there the reader looks when the run has decided. */
export function Told({ player }: { player: Player }) {
  const common = useWords();
  const [answer] = useAnswer(NAME);
  const judge = useJudge(player);
  const [away, setAway] = useState<string | null>(null);
  const isThere = usePlayer(player, (s) => s.t === s.end?.t);
  const verdict = answer && isThere && judge(answer.option);
  if (!verdict || verdict.text === away) return null;
  return (
    <p className="told">
      <span>{verdict.text}</span>{" "}
      <button type="button" className="key" onClick={verdict.act.do}>
        {verdict.act.label}
      </button>{" "}
      <button type="button" className="key" onClick={() => setAway(verdict.text)}>
        {common.dismiss}
      </button>
    </p>
  );
}

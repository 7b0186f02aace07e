/** @file The guess before lab 7.3 is run for the first time, and what the run says to it. */
import { useState } from "react";
import { firstWhere, type Player, type PlayerState } from "../../lesson/player.ts";
import { Gate, useAnswer, type Verdict } from "../../ui/Gate.tsx";
import { useWords } from "../../ui/locale.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { goTo } from "./Numbers.tsx";
import { useText } from "./text.ts";

/** What the present run has shown: when all four points came right, or that it ended without. */
function outcomeOf({ columns, seen, length }: PlayerState): number | "never" | null {
  const first = firstWhere(columns, { column: "right", is: "atLeast", value: 4 }, 0, seen);
  return first ?? (seen >= length - 1 ? "never" : null);
}

const NAME = "xor/two-hidden";

/** The run as the judge of an answer. */
function useJudge(player: Player): (option: string, t: number) => Verdict | null {
  const words = useText().gate;
  const outcome = usePlayer(player, outcomeOf);
  const see = (t: number) => ({ label: words.see(count(t)), do: () => goTo(() => player.seek(t), "lab-two") });

  return (option, t) => {
    if (outcome === null) return null;
    const { columns, length } = player.store.getState();
    const cost = columns["cost"]!;
    if (outcome === "never") return { text: words.never(measured(cost.at(-1)!, 4)), act: see(Math.max(0, length - 1)) };
    const at = count(outcome);
    if (option === "stuck") return { text: words.stuck(at, measured(cost[outcome]!, 4)), act: see(1000) };
    if (option === "worse") return { text: words.worse(measured(cost[100]!, 6), measured(cost[1000]!, 6), at), act: see(2000) };
    return { text: words.solves(at, count(Math.abs(outcome - t)), t < outcome), act: see(Math.max(0, outcome - 30)) };
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
        { id: "stuck", label: words.optionStuck },
        { id: "solves", label: words.optionSolves, step: { t: 4000, words: words.field } },
        { id: "worse", label: words.optionWorse },
      ]}
      words={words}
      judge={judge}
      start={() => goTo(player.play, "lab-two")}
      name={NAME}
    />
  );
}

/** The verdict once more, in the lab itself: there the reader looks when the run has decided. */
export function Told({ player }: { player: Player }) {
  const common = useWords();
  const words = useText().gate;
  const [answer] = useAnswer(NAME);
  const judge = useJudge(player);
  const [away, setAway] = useState<string | null>(null);
  const verdict = answer && judge(answer.option, answer.t);
  if (!verdict || verdict.text === away) return null;
  return (
    <p className="told">
      <span>
        <b>{words.mine}</b> {verdict.text}
      </span>{" "}
      <button type="button" className="key" onClick={verdict.act.do}>
        {verdict.act.label}
      </button>{" "}
      <button type="button" className="key" onClick={() => setAway(verdict.text)}>
        {common.dismiss}
      </button>
    </p>
  );
}

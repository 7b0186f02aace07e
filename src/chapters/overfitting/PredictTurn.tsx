/** @file The guess before lab 2.4 is run: where the validation error turns; and what the run says to it. */
import type { Player, PlayerState } from "../../lesson/player.ts";
import { Gate, useAnswer, type Verdict } from "../../ui/Gate.tsx";
import { count } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { goTo } from "./Numbers.tsx";
import { Said } from "./Said.tsx";
import { error } from "./shown.ts";
import { useText } from "./text.ts";

const NAME = "overfitting/network";
/** Before so many updates nobody can say that the turn has come. */
const ENOUGH = 1000;

/** Where the validation error has been least so far. */
export function turnOf({ columns, seen }: Pick<PlayerState, "columns" | "seen">): number | null {
  const val = columns["val"];
  if (!val || seen < ENOUGH) return null;
  let best = 0;
  for (let i = 1; i <= Math.min(seen, val.length - 1); i++) if (val[i]! < val[best]!) best = i;
  return best;
}

function useJudge(player: Player): (option: string, t: number) => Verdict | null {
  const words = useText().gateTurn;
  const turn = usePlayer(player, turnOf);
  return (option, t) => {
    if (turn === null) return null;
    const { columns, seen } = player.store.getState();
    const val = columns["val"]!;
    const last = Math.min(seen, val.length - 1);
    const act = { label: words.see(count(turn)), do: () => goTo(() => player.seek(turn), "lab-network") };
    const [least, end] = [error(val[turn]), error(val[last])];
    if (option === "falls") return { text: words.falls(count(turn), least, count(last), end), act };
    if (option === "rises") return { text: words.rises(error(val[0]), count(turn), least), act };
    return { text: words.turns(count(turn), least, count(Math.abs(turn - t)), turn < t), act };
  };
}

export function PredictTurn({ player }: { player: Player }) {
  const all = useText();
  const words = all.gateTurn;
  const judge = useJudge(player);
  return (
    <Gate
      player={player}
      question={words.question}
      options={[
        { id: "falls", label: words.optionFalls },
        { id: "turns", label: words.optionTurns, step: { t: 1000, words: words.field } },
        { id: "rises", label: words.optionRises },
      ]}
      words={{ ...all.gate, hint: words.hint }}
      judge={judge}
      start={() => goTo(player.play, "lab-network")}
      name={NAME}
    />
  );
}

/** The verdict once more, in the lab itself. */
export function Told({ player }: { player: Player }) {
  const [answer] = useAnswer(NAME);
  const judge = useJudge(player);
  return <Said verdict={answer && judge(answer.option, answer.t)} />;
}

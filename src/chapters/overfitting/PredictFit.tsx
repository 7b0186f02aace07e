/** @file The guess before lab 2.1 is run: which of three polynomials is best on points nobody has seen; and what the run says to it. */
import type { Player, PlayerState } from "../../lesson/player.ts";
import { Gate, useAnswer, type Verdict } from "../../ui/Gate.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { goTo } from "./Numbers.tsx";
import { Said } from "./Said.tsx";
import { error } from "./shown.ts";
import { useText } from "./text.ts";

const NAME = "overfitting/poly";
const DEGREES = [1, 3, 15] as const;

/** The three errors nobody in the lesson can see, once the run has come to the last degree; as one text, so that equal states are equal. */
const outcomeOf = ({ columns, seen }: PlayerState): string | null =>
  seen < 15 ? null : DEGREES.map((degree) => `${columns["train"]?.[degree]} ${columns["population"]?.[degree]}`).join(" ");

function useJudge(player: Player): (option: string) => Verdict | null {
  const words = useText().gateFit;
  const outcome = usePlayer(player, outcomeOf);
  return (option) => {
    if (outcome === null) return null;
    const numbers = outcome.split(" ").map(Number);
    const at = (degree: number) => ({
      train: error(numbers[2 * DEGREES.indexOf(degree as 1)]!),
      hidden: error(numbers[2 * DEGREES.indexOf(degree as 1) + 1]!),
    });
    const best = [...DEGREES].sort((a, b) => numbers[2 * DEGREES.indexOf(a) + 1]! - numbers[2 * DEGREES.indexOf(b) + 1]!)[0]!;
    const chosen = Number(option);
    const [mine, theirs] = [at(chosen), at(best)];
    const text =
      chosen === best
        ? words.right(chosen, mine.train, mine.hidden)
        : chosen === 1
          ? words.tooStiff(mine.hidden, best, theirs.hidden)
          : words.tooWild(chosen, mine.train, mine.hidden, best, theirs.hidden);
    return { text, act: { label: words.see(best), do: () => goTo(() => player.seek(best), "lab-poly") } };
  };
}

export function PredictFit({ player }: { player: Player }) {
  const all = useText();
  const judge = useJudge(player);
  return (
    <Gate
      player={player}
      question={all.gateFit.question}
      options={DEGREES.map((degree) => ({ id: String(degree), label: all.gateFit.option(degree) }))}
      words={{ ...all.gate, hint: all.gateFit.hint }}
      judge={judge}
      start={() => goTo(player.play, "lab-poly")}
      name={NAME}
    />
  );
}

/** The verdict once more, in the lab itself. */
export function Told({ player }: { player: Player }) {
  const [answer] = useAnswer(NAME);
  const judge = useJudge(player);
  return <Said verdict={answer && judge(answer.option)} />;
}

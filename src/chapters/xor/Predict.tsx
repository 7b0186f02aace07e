/** @file The guess before lab 7.3 is run for the first time. */
import { firstWhere, type Player, type PlayerState } from "../../lesson/player.ts";
import { Gate, type Verdict } from "../../ui/Gate.tsx";
import { useLang } from "../../ui/locale.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { goTo } from "./Numbers.tsx";
import { text } from "./text.ts";

/** What the present run has shown: when all four points came right, or that it ended without. */
function outcomeOf({ columns, seen, length }: PlayerState): number | "never" | null {
  const first = firstWhere(columns, { column: "right", is: "atLeast", value: 4 }, 0, seen);
  return first ?? (seen >= length - 1 ? "never" : null);
}

export function Predict({ player }: { player: Player }) {
  const words = text[useLang()].gate;
  const outcome = usePlayer(player, outcomeOf);
  const see = (t: number) => ({ label: words.see(count(t)), do: () => goTo(() => player.seek(t), "lab-two") });

  function judge(option: string, t: number): Verdict | null {
    if (outcome === null) return null;
    const { columns, length } = player.store.getState();
    const cost = columns["cost"]!;
    if (outcome === "never") return { text: words.never(measured(cost.at(-1)!, 4)), act: see(Math.max(0, length - 1)) };
    const at = count(outcome);
    if (option === "stuck") return { text: words.stuck(at, measured(cost[outcome]!, 4)), act: see(1000) };
    if (option === "worse") return { text: words.worse(measured(cost[100]!, 6), measured(cost[1000]!, 6), at), act: see(2000) };
    return { text: words.solves(at, count(Math.abs(outcome - t)), t < outcome), act: see(Math.max(0, outcome - 30)) };
  }
  return (
    <Gate
      player={player}
      question={words.question}
      options={[
        { id: "stuck", label: words.optionStuck, t: 10_000 },
        { id: "solves", label: words.optionSolves, t: 4000, field: words.field },
        { id: "worse", label: words.optionWorse, t: 10_000 },
      ]}
      words={words}
      judge={judge}
      name="xor/two-hidden"
    />
  );
}

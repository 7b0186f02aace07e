/** @file Check 2: a cost below 0.01 before update 1,000, by the learning rate alone; the run decides. */
import { firstWhere, type Player, type PlayerState } from "../../lesson/player.ts";
import { Check, type Grade } from "../../ui/Check.tsx";
import { Control } from "../../ui/Control.tsx";
import { useLang } from "../../ui/locale.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { useText, type Words } from "./text.ts";

const LAST = 1000;

export function CheckRate({ player }: { player: Player }) {
  const lang = useLang();
  const words = useText();
  const field = usePlayer(player, (s) => s.lab.config["lr"]!);
  const lr = usePlayer(player, (s) => Number(s.recipe.config["lr"]));
  const computing = usePlayer(player, (s) => s.goal !== null);
  const outcome = usePlayer(player, outcomeOf);
  return (
    <Check
      title={words.checks.rate}
      task={words.checks.rateTask}
      words={words.checks}
      grade={outcome === null ? null : gradeOf(outcome, words)}
    >
      <div className="check-rate">
        <div className="knob">
          <span aria-hidden="true">{words.checks.rateName}</span>
          <Control
            field={field}
            name={field.label[lang]}
            value={lr}
            onChange={(value) => {
              player.seek(0); // a change in the middle would be an edit; this is about the whole run
              player.setConfig("lr", value);
            }}
          />
        </div>
        <button type="button" className="run" disabled={computing} onClick={() => player.runTo(LAST)}>
          ▶ {words.checks.rateRun(count(LAST))}
        </button>
      </div>
    </Check>
  );
}

/** Told apart by a string, so that a render is asked for only when it changes. */
function outcomeOf({ columns, head, end, recipe, t, goal }: PlayerState): string | null {
  if (goal !== null || t === 0) return null;
  if (end?.why === "diverged" && end.t <= LAST) return "diverged";
  if (head <= LAST || t < LAST) return null;
  const first = firstWhere(columns, { column: "cost", is: "below", value: 0.01 }, 0, LAST);
  if (first !== null) return `done ${first}`;
  const lr = Number(recipe.config["lr"]);
  return `${lr > 4 ? "high" : "low"} ${columns["cost"]![LAST]!}`;
}
function gradeOf(outcome: string, { checks: words }: Words): Grade {
  const [what, number] = outcome.split(" ");
  switch (what) {
    case "done":
      return { done: true, text: words.rateDone(count(Number(number))) };
    case "high":
      return { done: false, text: words.rateHigh(measured(Number(number), 3)) };
    case "low":
      return { done: false, text: words.rateLow(measured(Number(number), 3)) };
    default:
      return { done: false, text: words.rateDiverged };
  }
}

/** @file Panel 6: who is taken for whom on the test set; a cell opens onto the digits in it. */
import { useRef, useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import type { Recipe } from "../../../lesson/recipe.ts";
import { Exhibit } from "../../../ui/Exhibit.tsx";
import { count } from "../../../ui/numbers.ts";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { useAsk } from "../ask.ts";
import { useText } from "../text.ts";
import { AS_TRAINED, type Confusion as Counts } from "../views.ts";
import { Before, useBefore } from "./Before.tsx";
import { DIGITS, mistakes, rightOf } from "./bars.ts";
import { Examples } from "./Examples.tsx";
import { Matrix } from "./Matrix.tsx";
import { Moment } from "./Moment.tsx";
import type { Still } from "./still.ts";
import { sameModel } from "./tests.ts";
import { useSight } from "./useSight.ts";

interface Props {
  readonly player: Player;
  readonly still?: Still<Counts> | null;
}
const FREQUENT = 5;

export function Confusion({ player, still = null }: Props) {
  const words = useText().panels.confusion;
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useSight(box);
  const before = useBefore(player, still);
  const asked = useAsk(player, isSeen && !before ? { ask: "confusion", condition: AS_TRAINED } : null, { atRest: true });
  const recipe = usePlayer(player, (s) => s.recipe);
  const [last, keep] = useState<{ readonly asked: NonNullable<typeof asked>; readonly recipe: Recipe } | null>(null);
  if (asked && !asked.stale && asked !== last?.asked) keep({ asked, recipe }); // what was seen stays while it is out of sight
  const kept = last && sameModel(last.recipe, recipe) ? (asked ?? last.asked) : null;
  const shown = before ? still : (kept ?? still);
  const [cell, open] = useState<number | null>(null);
  const matrix = shown?.answer ?? null;
  const right = matrix && rightOf(matrix);
  return (
    <Exhibit
      title={words.title}
      note={<Moment player={player} shown={shown} atRest />}
      className="mnist-panel confusion"
      table={() => ({
        head: [`${words.rows} \\ ${words.columns}`, ...DIGITS.map(String)],
        rows: DIGITS.map((row) => [
          String(row),
          ...DIGITS.map((column) => (matrix ? count(matrix.counts[10 * row + column]!) : "–")),
        ]),
      })}
    >
      <div ref={box} className="confusion-in">
        <Matrix matrix={matrix} cell={cell} onCell={open} />
        <div className="confusion-side">
          <p role="status" className="confusion-right">
            {matrix && words.right(count(right!), count(matrix.total), `${((100 * right!) / matrix.total).toFixed(1)} %`)}
          </p>
          <p className="aside">
            {words.diagonal}. {words.hint}
          </p>
          <p className="frequent">
            <span>{words.frequent}</span>
            {(matrix ? mistakes(matrix, FREQUENT) : []).map(({ truth, said, count: n }) => (
              <button
                key={`${truth}${said}`}
                type="button"
                className="press-key n"
                aria-label={words.pairName(truth, said, count(n))}
                aria-pressed={cell === 10 * truth + said}
                onClick={() => open(10 * truth + said)}
              >
                {words.pair(truth, said)} <b>{count(n)}</b>
              </button>
            ))}
          </p>
          {before && still && <Before player={player} t={still.t} />}
          {cell !== null && matrix && !before && (
            <Examples
              key={cell}
              player={player}
              truth={Math.floor(cell / 10)}
              said={cell % 10}
              count={matrix.counts[cell]!}
              onClose={() => open(null)}
            />
          )}
        </div>
      </div>
    </Exhibit>
  );
}

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
/** So many of a cell are shown. */
const MOST = 12;

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
  const [truth, said] = [Math.floor((cell ?? 0) / 10), (cell ?? 0) % 10];
  const isFull = cell !== null && matrix !== null && matrix.counts[cell]! > 0;
  const listed = useAsk(player, isFull && !before ? { ask: "cell", truth, said, most: MOST, condition: AS_TRAINED } : null, {
    atRest: true,
  });
  const digits = listed?.query.truth === truth && listed.query.said === said ? listed.answer.digits : null;
  const told = (n: number): string => {
    if (before) return words.later(words.cell(truth, said, count(n)));
    if (n === 0) return words.nothing(truth, said);
    return digits ? words.examples(truth, said, count(digits.length), count(n)) : words.loading;
  };
  const close = () => {
    box.current!.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus(); // what was pressed goes away
    open(null);
  };
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
          {still && <Before player={player} t={still.t} isBefore={before} />}
          <p className="examples-told" role="status">
            {cell !== null && matrix && told(matrix.counts[cell]!)}
          </p>
          {cell !== null && matrix && !before && <Examples truth={truth} said={said} digits={digits ?? []} onClose={close} />}
        </div>
      </div>
    </Exhibit>
  );
}

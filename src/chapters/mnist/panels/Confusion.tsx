/** @file Panel 6: who is taken for whom on the test set; a cell opens onto the digits in it. */
import { useRef, useState, type KeyboardEvent } from "react";
import type { Player } from "../../../lesson/player.ts";
import { Exhibit } from "../../../ui/Exhibit.tsx";
import { count } from "../../../ui/numbers.ts";
import { useAsk } from "../ask.ts";
import { useText } from "../text.ts";
import { AS_TRAINED, type Confusion as Counts } from "../views.ts";
import { DIGITS, mistakes, rightOf, rowSums } from "./bars.ts";
import { Examples } from "./Examples.tsx";
import { Moment } from "./Moment.tsx";
import type { Still } from "./still.ts";
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
  const asked = useAsk(player, isSeen ? { ask: "confusion", condition: AS_TRAINED } : null, { atRest: true });
  const [kept, keep] = useState(asked);
  if (asked && asked !== kept) keep(asked); // what was seen stays while it is out of sight
  const shown = kept ?? still;
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
          {cell !== null && matrix && (
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

interface MatrixProps {
  readonly matrix: Counts | null;
  readonly cell: number | null;
  readonly onCell: (cell: number) => void;
}
const STEPS: { readonly [key: string]: readonly [down: number, across: number] } = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** One tab stop; the arrow keys walk, Enter opens. */
function Matrix({ matrix, cell, onCell }: MatrixProps) {
  const words = useText().panels.confusion;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState(0);
  const sums = matrix && rowSums(matrix);
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === "Enter" || event.key === " ") onCell(at);
    else if (!step) return;
    event.preventDefault();
    if (!step) return;
    const inside = (k: number) => Math.min(9, Math.max(0, k));
    const to = 10 * inside(Math.floor(at / 10) + step[0]) + inside((at % 10) + step[1]);
    setAt(to);
    table.current!.querySelector<HTMLElement>(`[data-cell="${to}"]`)!.focus();
  };
  return (
    <table className="matrix" role="grid" aria-label={words.title} ref={table} onKeyDown={press}>
      <thead>
        <tr>
          <td />
          <th scope="col" colSpan={10} className="axis-name">
            {words.columns}
          </th>
        </tr>
        <tr>
          <th scope="col" className="axis-name">
            {words.rows}
          </th>
          {DIGITS.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DIGITS.map((row) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {DIGITS.map((column) => {
              const k = 10 * row + column;
              const n = matrix?.counts[k] ?? null;
              const share = n === null || !sums![row] ? 0 : n / sums![row];
              return (
                <td
                  key={column}
                  role="gridcell"
                  tabIndex={k === at ? 0 : -1}
                  data-cell={k}
                  data-right={row === column}
                  aria-selected={k === cell}
                  aria-label={n === null ? undefined : words.cell(row, column, count(n))}
                  style={{ background: groundOf(share, row === column) }}
                  onClick={() => {
                    setAt(k);
                    onCell(k);
                  }}
                  onFocus={() => setAt(k)}
                >
                  {n === null || n === 0 ? "" : n}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
/** Mistakes are few: a tenth of a row is as dark as they get. Ink on it stays readable. */
const groundOf = (share: number, isRight: boolean): string | undefined => {
  const part = Math.round(isRight ? 12 * share : 300 * Math.min(0.1, share));
  return part === 0 ? undefined : `color-mix(in srgb, var(--ink) ${part}%, var(--plate))`;
};

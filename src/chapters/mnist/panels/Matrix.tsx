/** @file The ten by ten counts of a confusion matrix: one tab stop; arrows, Home and End walk, Enter opens. */
import { useRef, useState, type KeyboardEvent } from "react";
import { count } from "../../../ui/numbers.ts";
import { useText } from "../text.ts";
import type { Confusion } from "../views.ts";
import { DIGITS, rowSums } from "./bars.ts";

interface MatrixProps {
  readonly matrix: Confusion | null;
  readonly cell: number | null;
  readonly onCell: (cell: number) => void;
}
/** By how many rows and columns a key walks; nine are to the edge. */
const STEPS: { readonly [key: string]: readonly [down: number, across: number] } = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -9],
  End: [0, 9],
  "Ctrl+Home": [-9, -9],
  "Ctrl+End": [9, 9],
};
/** The cell a press leads to from cell `at`. Null: another key. */
export function cellFrom(at: number, { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean }): number | null {
  const step = STEPS[ctrlKey ? `Ctrl+${key}` : key];
  const inside = (k: number) => Math.min(9, Math.max(0, k));
  return step ? 10 * inside(Math.floor(at / 10) + step[0]) + inside((at % 10) + step[1]) : null;
}

export function Matrix({ matrix, cell, onCell }: MatrixProps) {
  const words = useText().panels.confusion;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState(0);
  const sums = matrix && rowSums(matrix);
  const press = (event: KeyboardEvent) => {
    const to = cellFrom(at, event);
    if (event.key === "Enter" || event.key === " ") onCell(at);
    else if (to === null) return;
    event.preventDefault();
    if (to === null) return;
    setAt(to);
    table.current!.querySelector<HTMLElement>(`[data-cell="${to}"]`)!.focus();
  };
  return (
    <table className="matrix" role="grid" aria-label={words.title} ref={table} onKeyDown={press}>
      <thead>
        <tr>
          <th scope="colgroup" colSpan={11} className="axis-name">
            {words.rows} ↓ · {words.columns} →
          </th>
        </tr>
        <tr>
          <td />
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

/** @file The columns as numbers, by update: around the cursor, or all of them, five hundred at a time. */
import { useState } from "react";
import type { Player } from "../lesson/player.ts";
import { columnLabel } from "./Code.tsx";
import { HeadedTable } from "./HeadedTable.tsx";
import { useDeckWords, useLang, useWords } from "./locale.tsx";
import { count, measured } from "./numbers.ts";
import { usePlayer } from "./usePlayer.ts";

const NEAR = 10;
const PAGE = 500;

export function Table({ player }: { player: Player }) {
  const lang = useLang();
  const words = useDeckWords();
  const common = useWords();
  const { lab, columns, t, seen, head, ghosts } = usePlayer(player, (s) => s);
  const [page, setPage] = useState<number | null>(null);
  const known = Math.min(head, seen + 1);
  const from = page === null ? Math.max(0, Math.min(t, known - 1) - NEAR) : page * PAGE;
  const to = Math.min(known, page === null ? t + NEAR + 1 : from + PAGE);
  const names = Object.keys(lab.columns).filter((name) => columns[name]);
  const labelOf = (name: string) => columnLabel(lab, name, lang);
  const guard = columns[lab.guard];
  const old = ghosts.at(-1)?.columns[lab.guard];
  const isCount = (value: number) => Number.isInteger(value) || Number.isNaN(value);
  const counts = new Set(names.filter((name) => columns[name]!.subarray(from, to).every(isCount)));
  return (
    <>
      <p className="acts">
        <button type="button" className="key" onClick={() => setPage(page === null ? Math.floor(t / PAGE) : null)}>
          {page === null ? words.allRows : words.nearRows}
        </button>
        {page !== null && page > 0 && (
          <button type="button" className="key" onClick={() => setPage(page - 1)}>
            {words.earlier}
          </button>
        )}
        {page !== null && (page + 1) * PAGE < known && (
          <button type="button" className="key" onClick={() => setPage(page + 1)}>
            {words.later}
          </button>
        )}
      </p>
      <HeadedTable
        box="scroll"
        label={words.panes.table}
        head={[common.step, ...names.map(labelOf), ...(old ? [words.before(labelOf(lab.guard))] : [])]}
      >
        <tbody>
          {Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k).map((i) => (
            <tr key={i} aria-current={i === t ? "step" : undefined}>
              <th scope="row">{count(i)}</th>
              {names.map((name) => (
                <td key={name}>
                  {cellOf(columns[name]![i]!, {
                    isCount: counts.has(name),
                    isAlways: Boolean(lab.columns[name]) && !Number.isFinite(guard?.[i]),
                  })}
                </td>
              ))}
              {old && <td>{cellOf(old[i] ?? NaN, { isCount: false, isAlways: false })}</td>}
            </tr>
          ))}
        </tbody>
      </HeadedTable>
    </>
  );
}

/** `isAlways`: what is not a number there was measured all the same, as where a run diverges; elsewhere an update left it out. */
export function cellOf(value: number, { isCount, isAlways }: { readonly isCount: boolean; readonly isAlways: boolean }): string {
  if (Number.isNaN(value) && !isAlways) return "–";
  return isCount && !Number.isNaN(value) ? count(value) : measured(value, 6);
}

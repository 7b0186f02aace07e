/** @file What the lecture's notebook stored beside what this book computed: equal digits are heavy, from the first to the last that agrees. */
import { useId, useState } from "react";
import { pyNumber } from "../lesson/pyNumber.ts";
import { HeadedTable } from "./HeadedTable.tsx";
import { count, scientific } from "./numbers.ts";

export interface NotebookRow {
  readonly step: number;
  /** As the notebook stores it, every digit. */
  readonly theirs: string;
  /** Null: not computed yet. */
  readonly ours: number | null;
}
export interface NotebookWords {
  readonly step: string;
  readonly theirs: string;
  readonly ours: string;
  /** How many digits agree. */
  readonly digits: string;
  readonly all: (n: number) => string;
  readonly few: string;
  /** The least number of equal digits over all rows, and the largest relative distance. */
  readonly sum: (rows: number, equal: number, furthest: string) => string;
}
interface Props {
  readonly caption: string;
  readonly rows: readonly NotebookRow[];
  /** Steps that are shown before all are asked for. */
  readonly telling: readonly number[];
  readonly words: NotebookWords;
  /** As the notebook prints a number; without it, as Python does by itself. */
  readonly print?: (x: number) => string;
}

export function NotebookTable({ caption, rows, telling, words, print = pyNumber }: Props) {
  const [all, setAll] = useState(false);
  const table = useId();
  const shown = all ? rows : rows.filter(({ step }) => telling.includes(step));
  const known = rows.flatMap(({ theirs, ours }) => (ours === null ? [] : [{ theirs, ours }]));
  const equal = known.filter(({ theirs, ours }) => theirs === print(ours)).length;
  const furthest = Math.max(0, ...known.map(({ theirs, ours }) => Math.abs(ours / Number(theirs) - 1)));
  return (
    <figure className="notebook">
      <HeadedTable box="notebook-scroll" id={table} caption={caption} head={[words.step, words.theirs, words.ours, words.digits]}>
        <tbody className="n">
          {shown.map(({ step, theirs, ours }) => (
            <Row key={step} step={step} theirs={theirs} our={ours === null ? "" : print(ours)} />
          ))}
        </tbody>
      </HeadedTable>
      <figcaption>
        {words.sum(rows.length, equal, scientific(furthest, 1))}
        <button type="button" className="key" aria-expanded={all} aria-controls={table} onClick={() => setAll(!all)}>
          {all ? words.few : words.all(rows.length)}
        </button>
      </figcaption>
    </figure>
  );
}

function Row({ step, theirs, our }: Pick<NotebookRow, "step" | "theirs"> & { readonly our: string }) {
  const same = agreement(theirs, our);
  return (
    <tr>
      <th scope="row">{count(step)}</th>
      <td>{marked(theirs, same)}</td>
      <td>{our === "" ? "–" : marked(our, same)}</td>
      <td>{our === "" ? "–" : theirs === our ? "=" : digitsIn(theirs.slice(0, same))}</td>
    </tr>
  );
}
const marked = (text: string, same: number) => (
  <>
    <b>{text.slice(0, same)}</b>
    {text.slice(same)}
  </>
);

/** How many characters two numbers have in common from the left. */
export function agreement(a: string, b: string): number {
  let k = 0;
  while (k < a.length && k < b.length && a[k] === b[k]) k++;
  return k;
}
/** The row whose numbers agree in the fewest digits, of those that are not equal; the first of several. */
export function leastEqual(rows: readonly NotebookRow[]): { readonly step: number; readonly digits: number } | null {
  let least: { step: number; digits: number } | null = null;
  for (const { step, theirs, ours } of rows) {
    const our = ours === null ? theirs : pyNumber(ours);
    if (our === theirs) continue;
    const digits = digitsIn(theirs.slice(0, agreement(theirs, our)));
    if (!least || digits < least.digits) least = { step, digits };
  }
  return least;
}
/** Digits that count: from the first that is not zero. */
export const digitsIn = (text: string): number => text.replace(".", "").replace(/^0+/, "").length;

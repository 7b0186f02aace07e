/** @file lab-08_1 and lab-08_2: what the lecture's notebooks stored, beside what this book computed. */
import { valueOf, type Facts } from "../../lesson/facts.ts";
import { useLang } from "../../ui/locale.tsx";
import { NotebookTable, type NotebookRow } from "../../ui/NotebookTable.tsx";
import { LAB_08_1, LAB_08_2 } from "./notebook.ts";
import { text } from "./text.ts";

const rowsOf = (quoted: readonly string[], facts: Facts, name: string): NotebookRow[] =>
  quoted.map((theirs, k) => ({ step: 100 * k, theirs, ours: valueOf(facts[name], "cost", 100 * k) }));

export function Notebook({ facts }: { facts: Facts }) {
  const words = text[useLang()].notebook;
  return (
    <div className="notebooks">
      <NotebookTable
        caption={words.one}
        rows={rowsOf(LAB_08_1, facts, "one")}
        telling={[0, 100, 200, 300, 1000, 2000, 5000, 10_000]}
        words={words}
      />
      <NotebookTable
        caption={words.two}
        rows={rowsOf(LAB_08_2, facts, "two")}
        telling={[0, 100, 1000, 2000, 2100, 2200, 2300, 10_000]}
        words={words}
      />
    </div>
  );
}

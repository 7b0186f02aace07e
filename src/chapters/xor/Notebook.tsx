/** @file lab-08_1 and lab-08_2: what the lecture's notebooks stored, beside what this book computed. */
import type { Facts } from "../../lesson/facts.ts";
import { NotebookTable } from "../../ui/NotebookTable.tsx";
import { rowsOf } from "./moments.ts";
import { useText } from "./text.ts";

export function Notebook({ facts }: { facts: Facts }) {
  const words = useText().notebook;
  return (
    <div className="notebooks">
      <NotebookTable
        caption={words.one}
        rows={rowsOf(facts, "one")}
        telling={[0, 100, 200, 300, 1000, 2000, 5000, 10_000]}
        words={words}
      />
      <NotebookTable
        caption={words.two}
        rows={rowsOf(facts, "two")}
        telling={[0, 100, 1000, 2000, 2100, 2200, 2300, 10_000]}
        words={words}
      />
    </div>
  );
}

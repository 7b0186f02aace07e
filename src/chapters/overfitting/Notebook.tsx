/** @file lab-07_1: what the lecture's notebook stored, six digits a cost, beside what this book computed. */
import { valueOf, type Facts } from "../../lesson/facts.ts";
import { NotebookTable } from "../../ui/NotebookTable.tsx";
import { LAB_07_1 } from "./notebook.ts";
import { useText } from "./text.ts";

/** The book's costs, rounded as the notebook prints them. */
export const rowsOf = (facts: Facts) =>
  LAB_07_1.map((theirs, step) => {
    const ours = valueOf(facts["case"], "train", step);
    return { step, theirs: String(Number(theirs)), ours: ours === null ? null : Number(ours.toFixed(6)) };
  });

export function Notebook({ facts }: { facts: Facts }) {
  const words = useText().notebook;
  return (
    <div className="notebooks">
      <NotebookTable caption={words.caption} rows={rowsOf(facts)} telling={[0, 1, 2, 5, 10, 19]} words={words} />
    </div>
  );
}

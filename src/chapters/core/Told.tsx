/** @file Numbers in the prose that the build counted in the golden files. */
import { useBook } from "../../ui/book.tsx";
import { count } from "../../ui/numbers.ts";
import type { GoldenAnswer, OpRecordAnswer } from "./engine/questions.ts";
import { power } from "./numbers.ts";

const said = {
  ops: (_: GoldenAnswer, records: readonly OpRecordAnswer[]) => count(records.length),
  cases: ({ bits }: GoldenAnswer) => count(bits.length),
  spread: ({ spread }: GoldenAnswer) => power(spread.error),
  spreadCases: ({ spread }: GoldenAnswer) => count(spread.cases),
  spreadOf: ({ spread }: GoldenAnswer) => count(spread.of),
};

export function Told({ of }: { readonly of: keyof typeof said }) {
  const { answers } = useBook();
  return (
    <span className="n">{said[of](answers["golden"] as GoldenAnswer, answers["records"] as readonly OpRecordAnswer[])}</span>
  );
}

/** @file The measurement: fetches what PyTorch printed, has the worker compute every case, and keeps what came out. */
import { useRef, useState } from "react";
import more from "../../../tests/golden/ops-more.json?url";
import ops from "../../../tests/golden/ops.json?url";
import { useBook } from "../../ui/book.tsx";
import { casesOf, type Case } from "./engine/case.ts";
import type { CaseResult, Question } from "./engine/questions.ts";

/** So many cases a question: the worker stays free to answer others, and the page can say how far it is. */
const AT_ONCE = 32;

export type Trouble = "network" | "damaged" | "broken";
export type Measurement =
  | { readonly stage: "idle" }
  | { readonly stage: "fetching" }
  | { readonly stage: "running"; readonly done: number; readonly total: number }
  | { readonly stage: "done"; readonly results: readonly CaseResult[]; readonly ms: number }
  | { readonly stage: "failed"; readonly trouble: Trouble };

class Failure extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, cause: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}
const or = (trouble: Trouble) => (cause: unknown) => {
  throw new Failure(trouble, cause);
};

async function fetchCases(url: string): Promise<readonly Case[]> {
  const answer = await fetch(url).catch(or("network"));
  if (!answer.ok) throw new Failure("network", answer.status);
  const text = await answer.text().catch(or("network"));
  try {
    return casesOf(text);
  } catch (error) {
    throw new Failure("damaged", error);
  }
}

export function useMeasurement(): readonly [Measurement, measure: () => void] {
  const { ask } = useBook();
  const [measurement, set] = useState<Measurement>({ stage: "idle" });
  const busy = useRef(false);

  async function run(): Promise<void> {
    set({ stage: "fetching" });
    const cases = (await Promise.all([ops, more].map(fetchCases))).flat();
    const began = performance.now();
    const results: CaseResult[] = [];
    while (results.length < cases.length) {
      set({ stage: "running", done: results.length, total: cases.length });
      const question: Question = { what: "cases", cases: cases.slice(results.length, results.length + AT_ONCE) };
      results.push(...((await ask(question).catch(or("broken"))) as readonly CaseResult[]));
    }
    set({ stage: "done", results, ms: performance.now() - began });
  }
  const measure = () => {
    if (busy.current) return;
    busy.current = true;
    run()
      .catch((error: unknown) => set({ stage: "failed", trouble: error instanceof Failure ? error.trouble : "broken" }))
      .finally(() => (busy.current = false));
  };
  return [measurement, measure];
}

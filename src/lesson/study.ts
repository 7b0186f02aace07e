/** @file Many recipes, each run to its end, and what was measured there. No keyframes, no way back: only the last numbers stay. */
import type { Arena } from "../core/memory.ts";
import type { Machine } from "./machine.ts";
import type { End, StudyRow } from "./protocol.ts";
import type { Recipe } from "./recipe.ts";
import { Run } from "./run.ts";

/**
 * Runs one recipe to its end. A column's value is the last that was measured (an update that diverges does not count), NaN if none was.
 */
export function rowOf(
  machine: Machine,
  recipe: Recipe,
  data: unknown,
  arena: Arena,
  measure: readonly string[],
  index: number,
): StudyRow {
  const run = new Run(machine, recipe, data, arena);
  try {
    const columns = measure.map((name) => run.columns.indexOf(name));
    if (columns.includes(-1)) throw new Error(`study: expected columns ${run.columns.join(", ")}, came ${measure.join(", ")}`);
    const values = columns.map(() => NaN);
    const { t, why } = runToEnd(run, () => {
      for (let k = 0; k < columns.length; k++) {
        const value = run.row[columns[k]!]!;
        if (!Number.isNaN(value)) values[k] = value;
      }
    });
    return { index, t, why, values };
  } finally {
    run.dispose();
  }
}

/** Calls `each` after every update that counts; says where the run ended and why. */
function runToEnd(run: Run, each: () => void): Pick<End, "t" | "why"> {
  while (run.t < run.length) {
    run.update();
    if (run.broken()) return { t: run.t - 1, why: "diverged" };
    each();
    if (run.done()) return { t: run.t, why: "done" };
  }
  return { t: run.t, why: "length" };
}

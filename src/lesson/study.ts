/**
 * @file Many recipes, each run to its end, and what was measured there. No keyframes, no way back: only the last numbers stay.
 * Recipes that differ by their seed only run side by side where the machine can (laneRun.ts).
 */
import type { Arena } from "../core/memory.ts";
import { canShareLanes, LaneRun } from "./laneRun.ts";
import type { Machine } from "./machine.ts";
import type { End, StudyRow } from "./protocol.ts";
import type { Recipe } from "./recipe.ts";
import { Run } from "./run.ts";

/** How many runs go side by side: what they need stays in the processor's nearest memory. */
const MOST_LANES = 64;

/** Recipes that follow each other and can share lanes; every other one by itself. */
export function groupsOf(machine: Machine, recipes: readonly Recipe[]): Recipe[][] {
  const groups: Recipe[][] = [];
  for (const recipe of recipes) {
    const last = groups.at(-1);
    if (last !== undefined && last.length < MOST_LANES && canShareLanes(machine, last[0]!, recipe)) last.push(recipe);
    else groups.push([recipe]);
  }
  return groups;
}

/** The rows of one group of `groupsOf`; the first has number `index`. `each` is called after every update of a group of several. */
export function rowsOf(
  machine: Machine,
  recipes: readonly Recipe[],
  data: unknown,
  arena: Arena,
  measure: readonly string[],
  index: number,
  each: (run: LaneRun) => void = () => {},
): StudyRow[] {
  if (recipes.length === 1) return [rowOf(machine, recipes[0]!, data, arena, measure, index)];
  const run = new LaneRun(machine, recipes, data, arena);
  try {
    const columns = columnsOf(run, measure);
    const guard = run.columns.indexOf(machine.lab.guard);
    const ends: (Pick<End, "t" | "why"> | null)[] = recipes.map(() => null);
    const values = recipes.map(() => columns.map(() => NaN));
    let going = recipes.length;
    while (run.t < run.length && going > 0) {
      run.update();
      for (let l = 0; l < recipes.length; l++) {
        if (ends[l] !== null) continue;
        if (run.broken(guard, l)) {
          ends[l] = { t: run.t - 1, why: "diverged" };
          going--;
          continue;
        }
        for (let k = 0; k < columns.length; k++) {
          const value = run.at(columns[k]!, l);
          if (!Number.isNaN(value)) values[l]![k] = value;
        }
      }
      each(run);
    }
    return recipes.map((_, l) => ({ index: index + l, ...(ends[l] ?? { t: run.t, why: "length" }), values: values[l]! }));
  } finally {
    run.dispose();
  }
}

function columnsOf(run: { readonly columns: readonly string[] }, measure: readonly string[]): number[] {
  const columns = measure.map((name) => run.columns.indexOf(name));
  if (columns.includes(-1)) throw new Error(`study: expected columns ${run.columns.join(", ")}, came ${measure.join(", ")}`);
  return columns;
}

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
    const columns = columnsOf(run, measure);
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

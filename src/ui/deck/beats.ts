/** @file Which of the listing's named lines happen in the update under the cursor. Pure. */
import type { PlayerState } from "../../lesson/player.ts";
import { configAt } from "../../lesson/recipe.ts";

type Moment = Pick<PlayerState, "lab" | "recipe" | "t" | "beat" | "trace" | "head" | "printed">;

/** The named lines that updates run under the config at the cursor, in their order; the last, which prints, in some of them only. */
export function linesAt({ lab, recipe, t }: Pick<Moment, "lab" | "recipe" | "t">): readonly string[] {
  const idle = lab.idle?.(configAt(recipe, t) as never) ?? [];
  return Object.keys(lab.lines).filter((line) => !idle.includes(line));
}

/** The lines that run in update t, in their order: as its trace says, else as its output and that of others lets expect. */
export function beatsIn(s: Moment): readonly string[] {
  const lines = linesAt(s);
  if (s.beat !== null && s.trace) return s.trace.beats.map(({ line }) => line);
  const prints = s.t < s.head ? s.printed.some(([t]) => t === s.t) : s.t % (periodOf(s) ?? 1) === 0;
  return prints || !lines.includes(PRINT) ? lines : lines.filter((line) => line !== PRINT);
}
const PRINT = "print";

/** How many updates lie between two lines of output; null while that is not known. */
export function periodOf({ printed }: Pick<PlayerState, "printed">): number | null {
  const [first, second] = printed;
  return first && second ? second[0] - first[0] : null;
}

/** @file Which of the listing's named lines happen in the update under the cursor. Pure. */
import type { PlayerState } from "../../lesson/player.ts";

/** The line that does not run in every update: the last one, which prints. */
type Moment = Pick<PlayerState, "lab" | "t" | "beat" | "trace" | "head" | "printed">;

/** The lines that run in update t, in their order: as its trace says, else as its output and that of others lets expect. */
export function beatsIn(s: Moment): readonly string[] {
  const lines = Object.keys(s.lab.lines);
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

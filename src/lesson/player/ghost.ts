/** @file The newest ghost on its way through a link: named by what its run was and how far it was seen, and run once more where it arrives. */
import type { GhostLink } from "../link.ts";
import type { Recipe } from "../recipe.ts";
import { changeBetween } from "./change.ts";
import { cut } from "./curves.ts";
import { lastOf, type Ghost, type PlayerState } from "./state.ts";

/** The ghost a link to this state speaks of. */
export function ghostOf({ ghosts, coming }: PlayerState): GhostLink | null {
  const last = ghosts.at(-1);
  return coming ?? (last ? { recipe: last.recipe, seen: seenOf(last) } : null);
}
const seenOf = ({ columns }: Ghost): number => Math.max(0, ...Object.values(columns).map(({ length }) => length));

/** The ghost out of a run of its recipe; null until that has come so far. */
export function ghostIn(run: PlayerState, { seen }: GhostLink, present: Recipe): Ghost | null {
  const { recipe, columns } = run;
  const change = changeBetween(recipe, present);
  if (!change || run.seen < Math.min(seen, lastOf(run))) return null;
  return { change, recipe, from: change.t, columns: cut(columns, seen) };
}

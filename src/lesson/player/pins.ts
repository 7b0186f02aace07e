/** @file Runs that stay beside the present one: at most four, each with its own recipe and whatever is known of it. Pure. */
import { lengthOf, type Lab, type Recipe } from "../recipe.ts";
import { sameRun } from "./change.ts";
import type { Pin, PlayerState } from "./state.ts";

export const MAX_PINS = 4;

/** The present run as a pin. */
export const pinOf = ({ recipe, length, head, seen, columns, printed, end }: PlayerState): Pin => ({
  recipe,
  length,
  head,
  seen,
  columns,
  printed,
  end,
});

/** A run of which only the recipe is known, as a link brings it. */
export const pinnedRecipe = (lab: Lab, recipe: Recipe): Pin => ({
  recipe,
  length: lengthOf(lab, recipe),
  head: 0,
  seen: 0,
  columns: {},
  printed: [],
  end: null,
});

/** With the present run pinned: a run is pinned once, and of more than four the oldest goes. */
export function pinned(s: PlayerState): readonly Pin[] {
  const pin = pinOf(s);
  const at = s.pins.findIndex(({ recipe }) => sameRun(recipe, s.recipe));
  return at < 0 ? [...s.pins, pin].slice(-MAX_PINS) : s.pins.with(at, pin);
}

/** How far pin `k` is wanted: to where the present run has been seen, so that both can be read at one cursor. */
export const wantedOf = (pin: Pin, s: PlayerState): number => Math.min(pin.end?.t ?? pin.length, Math.max(s.seen, s.t) + 1);

/** The first pin of which too little is known; a pin of the present run is the present run. */
export const pinBehind = (s: PlayerState): Pin | undefined =>
  s.pins.find((pin) => pin.recipe !== s.recipe && pin.head < wantedOf(pin, s));

/** @file What the page reads off a player's state in more than one place. */
import { lastOf, type PlayerState } from "../lesson/player.ts";

/** The guard's newest measurement at the cursor: at θₜ, or at the last update there was. */
export function guardAt({ columns, lab, t, head }: PlayerState): { readonly i: number; readonly value: number } | null {
  const column = columns[lab.guard];
  const i = Math.min(t, head - 1);
  return column && i >= 0 ? { i, value: column[i]! } : null;
}

/** On the way to a place that is still being computed, without being played. */
export const isComputing = ({ goal, playing }: PlayerState): boolean => goal !== null && !playing;

/** Whether anything comes after the cursor. */
export const isAtEnd = (s: PlayerState): boolean => s.beat === null && s.t >= lastOf(s);

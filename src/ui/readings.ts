/** @file What the page reads off a player's state in more than one place. */
import type { Measures } from "../lesson/protocol.ts";
import { lastOf, type PlayerState } from "../lesson/player.ts";

export interface Reading {
  readonly i: number;
  readonly value: number;
}
/** A column's newest measurement at the cursor: at θₜ, by the view where no update follows; else at the last update there was. */
export function readingAt({ columns, view, t, head }: PlayerState, name: string): Reading | null {
  const told = t >= head && view?.t === t ? (view.view as Measures | null)?.measures?.[name] : undefined;
  if (told !== undefined) return { i: t, value: told };
  const column = columns[name];
  const i = Math.min(t, head - 1);
  return column && i >= 0 ? { i, value: column[i]! } : null;
}

/** That of the guard. It is NaN only where an update did not measure it: of nothing thrown there is no share. */
export function guardAt(s: PlayerState): Reading | null {
  const reading = readingAt(s, s.lab.guard);
  return reading && !Number.isNaN(reading.value) ? reading : null;
}

/** What the guard was at the same step before the newest change; null where that run had not parted yet, or was not seen so far. */
export function ghostAt(s: PlayerState): number | null {
  const [i, ghost] = [guardAt(s)?.i, s.ghosts.at(-1)];
  const value = i === undefined || !ghost || i <= ghost.from ? undefined : ghost.columns[s.lab.guard]?.[i];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Whether anything comes after the cursor. */
export const isAtEnd = (s: PlayerState): boolean => s.beat === null && s.t >= lastOf(s);

/** @file Where a loupe is put that the reader has not placed: around the cursor. Pure. */
import type { Loupe } from "../../lesson/link.ts";
import type { PlayerState } from "../../lesson/player.ts";

/** Six hundredths of the run, with the cursor in the middle. */
export function defaultLoupe({ t, length }: Pick<PlayerState, "t" | "length">): Loupe {
  const half = Math.max(1, Math.round(0.03 * length));
  const from = Math.max(0, Math.min(t - half, length - 2 * half));
  return [from, Math.min(length, from + 2 * half)];
}

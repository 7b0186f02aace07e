/** @file The keys of the screen itself, whatever stands on it: dark for a moment, full, as for a projector. */
import type { Press } from "./deck/keys.ts";

export type ScreenAct = "blank" | "full" | "projector";
export const SCREEN_KEYS: readonly (readonly [ScreenAct, string])[] = [
  ["blank", "b"],
  ["full", "f"],
  ["projector", "m"],
];

/** By the key's place, as all keys; letters are left to whoever types. */
export function screenAct(press: Press, typing: boolean, singles: boolean): ScreenAct | null {
  if (typing || !singles || press.isComposing) return null;
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return null;
  return SCREEN_KEYS.find(([, cap]) => press.code === `Key${cap.toUpperCase()}`)?.[0] ?? null;
}

/** @file Where the question before a run stands, and the key that runs it: the focus goes from one to the other. */
import type { Player } from "../lesson/player.ts";

const gates = new WeakMap<Player, HTMLElement>();
const playKeys = new WeakMap<Player, HTMLElement>();

export const standsAt = (player: Player, gate: HTMLElement): void => void gates.set(player, gate);
export const playedBy = (player: Player, key: HTMLElement): void => void playKeys.set(player, key);

/** The question comes in sight, and takes the focus. */
export function showGate(player: Player): void {
  const gate = gates.get(player);
  gate?.scrollIntoView({ block: "center" });
  gate?.focus({ preventScroll: true });
}

/** Who asked by the keyboard for a run that waits for an answer is taken to the question; a pointer has the notice beside it. */
export function showGateIfAsked(player: Player): void {
  if (player.store.getState().notice?.kind === "gated") requestAnimationFrame(() => showGate(player)); // the notice comes in sight first
}

/** The focus goes to the key that runs, without a scroll: what ran it has brought the lab in sight. */
export const focusPlay = (player: Player): void => playKeys.get(player)?.focus({ preventScroll: true });

/** @file Where the question before a run stands, for who asks the run to go: the notice beside the keys leads there. */
import type { Player } from "../lesson/player.ts";

const gates = new WeakMap<Player, HTMLElement>();

export const standsAt = (player: Player, gate: HTMLElement): void => void gates.set(player, gate);

/** The question comes in sight, and takes the focus. */
export function showGate(player: Player): void {
  const gate = gates.get(player);
  gate?.scrollIntoView({ block: "center" });
  gate?.focus({ preventScroll: true });
}

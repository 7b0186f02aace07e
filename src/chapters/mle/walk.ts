/** @file Ways to the lab: a walk from the start at another rate, and the lab brought in sight. */
import type { Player } from "../../lesson/player.ts";

/** From the start, at another rate, slowly enough to follow. */
export function walkAt(player: Player, lr: number): void {
  player.openGate();
  player.seek(0);
  player.setConfig("lr", lr);
  player.setUnit("update");
  player.setSpeed(5);
  player.play();
}

/** Does it, and brings the lab in sight. */
export function goTo(act: () => void, id: string): void {
  act();
  document.getElementById(id)?.scrollIntoView({ block: "start" });
}

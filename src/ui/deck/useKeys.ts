/** @file The deck's keys on the page, and what was pressed last. */
import { useEffect, useRef, useState } from "react";
import type { Player } from "../../lesson/player.ts";
import { isActive } from "./active.ts";
import { actOf, focusOf, plainOf, type Act } from "./keys.ts";

export type Deeds = { readonly [A in "log" | "loupe" | "runTo" | "echo" | "overview" | "help"]: () => void };

const ECHO_MS = 2000;

/** The act that was asked for last, for two seconds. */
export function useKeys(player: Player, singles: boolean, deeds: Deeds): Act | null {
  const [echo, setEcho] = useState<Act | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isActive(player) || document.querySelector("dialog[open]")) return;
      const act = actOf(event, focusOf(document.activeElement as HTMLElement | null), singles);
      if (!act) return;
      event.preventDefault();
      perform(player, act, latest.current);
      setEcho(act);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setEcho(null), ECHO_MS);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      clearTimeout(timer.current);
    };
  }, [player, singles]);
  return echo;
}

function perform(player: Player, asked: Act, deeds: Deeds): void {
  const { act, times } = plainOf(asked);
  const step = (by: 1 | -1, unit?: "beat") => {
    const { unit: before } = player.store.getState();
    if (unit) player.setUnit(unit);
    for (let k = 0; k < times; k++) player.step(by);
    if (unit) player.setUnit(before);
  };
  const deed: { readonly [A in Act]?: () => void } = {
    toggle: player.toggle,
    back: () => step(-1),
    forward: () => step(1),
    beatBack: () => step(-1, "beat"),
    beatForward: () => step(1, "beat"),
    beat: () => player.setUnit("beat"),
    update: () => player.setUnit("update"),
    epoch: () => player.setUnit("epoch"),
    start: player.reset,
    latest: () => toLatest(player),
    reset: player.reset,
    newSeed: player.newSeed,
    undo: player.undo,
    pin: player.pin,
    swap: () => player.swap(0),
    ...deeds,
  };
  deed[act]?.();
}

/** To the end of what was seen; from there, to the end of the run. */
export function toLatest(player: Player): void {
  const { seen, t, length } = player.store.getState();
  player.seek(seen > t ? seen : length);
}

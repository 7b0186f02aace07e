/** @file The deck's keys on the page. */
import { useEffect, useRef } from "react";
import type { Player } from "../../lesson/player.ts";
import { showGateIfAsked } from "../gates.ts";
import { isActive } from "./active.ts";
import { actOf, focusOf, plainOf, type Act } from "./keys.ts";

export type Deeds = { readonly [A in "log" | "loupe" | "runTo" | "echo" | "overview" | "help"]: () => void };

/** `tell` hears of every act before it is done. */
export function useKeys(player: Player, singles: boolean, tell: (act: Act) => void, deeds: Deeds): void {
  const latest = useRef({ tell, deeds });
  useEffect(() => {
    latest.current = { tell, deeds };
  });
  useEffect(() => {
    let clicked: Element | null = null;
    // In front of a class a mouse leaves the focus on what it pressed, where nobody sees it: there Space is the deck's.
    const onClick = ({ detail }: MouseEvent) => (clicked = detail > 0 && inScene() ? document.activeElement : null);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isActive(player) || document.querySelector("dialog[open]")) return;
      if (/^(?:Home|End)$/.test(event.code) && !inScene()) return; // a page is read with these
      const element = document.activeElement as HTMLElement | null;
      const focus = focusOf(element);
      const mine = event.code === "Space" && focus !== "text" && element === clicked;
      const act = actOf(event, mine ? "page" : focus, singles);
      if (!act) return;
      event.preventDefault();
      latest.current.tell(act);
      perform(player, act, latest.current.deeds);
    };
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [player, singles]);
}
const inScene = () => document.documentElement.classList.contains("in-scene");

function perform(player: Player, asked: Act, deeds: Deeds): void {
  const { act, times } = plainOf(asked);
  const step = (by: 1 | -1, unit?: "beat") => {
    const { unit: before } = player.store.getState();
    if (unit) player.setUnit(unit);
    for (let k = 0; k < times; k++) player.step(by);
    if (unit) player.setUnit(before);
  };
  const deed: { readonly [A in Act]?: () => void } = {
    toggle: () => {
      player.toggle();
      showGateIfAsked(player);
    },
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

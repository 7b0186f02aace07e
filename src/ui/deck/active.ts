/** @file Of several decks on a page one has the keys and the strip: the one last seen or touched. */
import { useEffect, useSyncExternalStore, type RefObject } from "react";
import { createStore } from "zustand/vanilla";
import type { Player } from "../../lesson/player.ts";

const active = createStore<{ readonly player: Player | null }>(() => ({ player: null }));

export const isActive = (player: Player): boolean => active.getState().player === player;
export const makeActive = (player: Player): void => {
  if (!isActive(player)) active.setState({ player });
};

export function useActive(player: Player, lab: RefObject<HTMLElement | null>): boolean {
  useEffect(() => {
    if (!active.getState().player) makeActive(player);
    const element = lab.current?.closest("section") ?? lab.current;
    const touch = () => makeActive(player);
    element?.addEventListener("pointerdown", touch);
    element?.addEventListener("focusin", touch);
    return () => {
      element?.removeEventListener("pointerdown", touch);
      element?.removeEventListener("focusin", touch);
      if (isActive(player)) active.setState({ player: null });
    };
  }, [player, lab]);
  return useSyncExternalStore(
    active.subscribe,
    () => isActive(player),
    () => true,
  );
}

/** @file Where the deck stands: on its bench; as a strip while no lab is on the screen; at the foot of a phone; in a projection. */
import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from "react";
import type { Player } from "../../lesson/player.ts";
import { useMode } from "../mode.ts";
import { useDecks } from "./active.ts";
import type { Place } from "./layout.ts";

export const PHONE = "(max-width: 700px)";

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}

export function usePlace(ref: RefObject<HTMLElement | null>, player: Player): Place {
  const phone = useMedia(PHONE);
  const [mode] = useMode();
  const where = useDecks(player, ref);
  if (phone) return where === "first" || where === "strip" ? "foot" : "bench";
  if (mode === "projector") return "projector";
  return where === "strip" ? "strip" : "bench";
}

/** Whether the deck stands in a scene, where there is room for its tape and keys only. */
export function useInScene(ref: RefObject<HTMLElement | null>): boolean {
  const [is, set] = useState(false);
  useLayoutEffect(() => set(ref.current!.closest(".scene") !== null), [ref]);
  return is;
}

/** @file Where the deck stands: on its bench; as a strip while its lab is off the screen; at the foot of a phone; in a projection. */
import { useEffect, useState, useSyncExternalStore, type RefObject } from "react";
import type { Player } from "../../lesson/player.ts";
import { useMode } from "../mode.ts";
import { usePlayer } from "../usePlayer.ts";
import { makeActive, useActive } from "./active.ts";
import type { Place } from "./layout.ts";

const PHONE = "(max-width: 700px)";

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
  const [inView, setInView] = useState(true);
  const active = useActive(player, ref);
  const ran = usePlayer(player, (s) => s.t > 0 || s.beat !== null || s.seen > 0);
  useEffect(() => {
    const element = ref.current!;
    const sight = new IntersectionObserver((entries) => {
      const is = entries.at(-1)!.isIntersecting;
      setInView(is);
      if (is) makeActive(player);
    });
    sight.observe(element.closest("section") ?? element);
    return () => sight.disconnect();
  }, [ref, player]);
  if (phone) return active && (inView || ran) ? "foot" : "bench";
  if (mode === "projector") return "projector";
  return !inView && ran && active ? "strip" : "bench";
}

/** @file Of several decks on a page one has the keys: the one last seen or touched. And one the strip: the one whose run moved last. */
import { useEffect, useSyncExternalStore, type RefObject } from "react";
import { createStore } from "zustand/vanilla";
import type { Player } from "../../lesson/player.ts";

interface Decks {
  /** Has the keys. */
  readonly active: Player | null;
  /** Its run moved last. */
  readonly moved: Player | null;
  /** Whose labs are on the screen. */
  readonly inView: ReadonlySet<Player>;
}
const decks = createStore<Decks>(() => ({ active: null, moved: null, inView: new Set() }));

export const isActive = (player: Player): boolean => decks.getState().active === player;
const makeActive = (active: Player) => {
  if (!isActive(active)) decks.setState({ active });
};

const isMoving = (player: Player): boolean => {
  const { playing, goal } = player.store.getState();
  return playing || goal !== null;
};

/** Whether this deck's lab is on the screen, has the keys, and may be the strip while no lab is on the screen. */
export function useDecks(player: Player, ref: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const lab = ref.current!.closest("section") ?? ref.current!;
    const touch = () => makeActive(player);
    const see = (is: boolean) => {
      const inView = new Set(decks.getState().inView);
      if (is) inView.add(player);
      else inView.delete(player);
      decks.setState({ inView });
      if (is || !decks.getState().active) makeActive(player);
    };
    if (!decks.getState().active) makeActive(player); // the first key may come before anything was seen
    const sight = new IntersectionObserver((entries) => see(entries.at(-1)!.isIntersecting));
    sight.observe(lab);
    lab.addEventListener("pointerdown", touch);
    lab.addEventListener("focusin", touch);
    const moved = () => {
      const { t, seen, beat } = player.store.getState();
      const { moved: last } = decks.getState();
      if (last === player || (t === 0 && seen === 0 && beat === null)) return;
      // Of runs that move at once the first keeps the strip until it rests: it would change hands in every frame.
      if (last && isMoving(last)) return;
      decks.setState({ moved: player });
    };
    let { t, beat } = player.store.getState();
    moved();
    const unsubscribe = player.store.subscribe((s) => {
      if (s.t !== t || s.beat !== beat) moved();
      ({ t, beat } = s);
    });
    return () => {
      see(false);
      sight.disconnect();
      unsubscribe();
      lab.removeEventListener("pointerdown", touch);
      lab.removeEventListener("focusin", touch);
      const { active, moved } = decks.getState();
      decks.setState({ active: active === player ? null : active, moved: moved === player ? null : moved });
    };
  }, [player, ref]);
  return useSyncExternalStore(
    decks.subscribe,
    () => stateOf(player),
    () => "inView" as const,
  );
}

/** `inView`: on the screen · `first`: on the screen with the keys · `strip`: nothing is on the screen and its run moved last · `away`. */
function stateOf(player: Player): "inView" | "first" | "strip" | "away" {
  const { active, moved, inView } = decks.getState();
  if (inView.has(player)) return active === player ? "first" : "inView";
  return inView.size === 0 && moved === player ? "strip" : "away";
}

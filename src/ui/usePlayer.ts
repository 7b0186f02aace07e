/** @file A player's state for React: at most ten times a second while it runs, at once when it rests. Frames are for charts. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { useStore } from "zustand";
import type { Player, PlayerState } from "../lesson/player.ts";

const PAUSE_MS = 100;
const slowStores = new WeakMap<StoreApi<PlayerState>, StoreApi<PlayerState>>();

/** A store that follows `store` slowly while it plays, and never lags behind one that rests. */
export function slowly(store: StoreApi<PlayerState>): StoreApi<PlayerState> {
  const known = slowStores.get(store);
  if (known) return known;
  const slow = createStore<PlayerState>(() => store.getState());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = () => {
    clearTimeout(timer);
    timer = undefined;
    slow.setState(store.getState(), true);
  };
  store.subscribe((state) => {
    if (!state.playing && state.goal === null) follow();
    else timer ??= setTimeout(follow, PAUSE_MS);
  });
  slowStores.set(store, slow);
  return slow;
}

/** What `select` reads from the player. `select` must give the same thing for the same state, as zustand's selectors do. */
export const usePlayer = <T>(player: Player, select: (state: PlayerState) => T): T => useStore(slowly(player.store), select);

/** The same without a pause, for what the reader sets: a radio button that is pressed while it runs is pressed at once. */
export const useSetting = <T>(player: Player, select: (state: PlayerState) => T): T => useStore(player.store, select);

/** @file What a panel asks of a player's present, beside the player's own picture: asked again whenever that present or the question changes. */
import { useEffect, useMemo, useRef, useState } from "react";
import type { Player, PlayerState } from "../lesson/player.ts";
import type { Recipe } from "../lesson/recipe.ts";
import { slowly, usePlayer } from "./usePlayer.ts";

export interface LookOptions {
  /** Not while it plays. */
  readonly atRest?: boolean;
}
/** What the machine said of θₜ when `query` was asked. */
export interface Looked<A> {
  readonly t: number;
  readonly answer: A;
  /** The run it is of. */
  readonly recipe: Recipe;
  readonly query: unknown;
  /** The cursor, the run or the question is another by now, and the answer to it not here yet. */
  readonly stale: boolean;
}
type Told = Pick<PlayerState, "recipe" | "t"> & { readonly player: Player; readonly query: unknown; readonly answer: unknown };

const moves = (s: PlayerState): boolean => s.playing || s.goal !== null;

/** While the cursor moves, a question that took the worker long rests for so many times as long: a run must have its share. */
const REST = 2;

/**
 * Asks `query` about every moment the cursor comes to, at most ten times a second while it moves, until the returned function is called.
 * `by` is who asks: of the wishes of one asker only the newest waits.
 */
export function follow(player: Player, query: unknown, by: unknown, atRest: boolean, tell: (told: Told) => void): () => void {
  const store = slowly(player.store);
  let asked: PlayerState | null = null;
  let underWay = 0;
  let notBefore = 0;
  const ask = (): void => {
    const s = store.getState();
    if (s.error || (atRest && moves(s)) || (asked?.recipe === s.recipe && asked.t === s.t)) return;
    const now = performance.now();
    if (moves(s) && (underWay > 0 || now < notBefore)) return;
    asked = s;
    underWay++;
    void player.look(query, by).then((look) => {
      underWay--;
      const then = performance.now();
      notBefore = then + REST * (then - now);
      if (look) tell({ player, query, recipe: player.store.getState().recipe, t: look.t, answer: look.view });
      else if (asked === s) asked = null; // worth another try at the next change
    });
  };
  ask();
  return store.subscribe(ask);
}

/**
 * The answer about θ at the player's cursor; meanwhile the last one, `stale`. Null before the first and while `query` is null. On an error the
 * player's own state speaks.
 */
export function useLook<A>(player: Player, query: unknown, { atRest = false }: LookOptions = {}): Looked<A> | null {
  const key = query === null ? null : JSON.stringify(query);
  const by = useRef({});
  const [told, setTold] = useState<(Told & { readonly key: string }) | null>(null);
  useEffect(() => {
    if (key !== null) return follow(player, query, by.current, atRest, (it) => setTold({ ...it, key }));
    return undefined;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- by value: `key` stands for the query
  }, [player, key, atRest]);
  const stale = usePlayer(player, (s) => told?.t !== s.t || told.recipe !== s.recipe) || told?.key !== key;
  return useMemo(() => {
    if (key === null || told?.player !== player) return null;
    const { t, recipe, query, answer } = told;
    return { t, recipe, query, answer: answer as A, stale };
  }, [player, key, told, stale]);
}

/** @file What the chapter's panels ask a model of digits about the player's present, and which of it is of the data chosen. */
import type { Player, PlayerState } from "../../lesson/player.ts";
import type { Recipe } from "../../lesson/recipe.ts";
import { useLook, type LookOptions } from "../../ui/useLook.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import type { AnswerOf, Picture, Query } from "./views.ts";

/** The answer to `query` about θₜ; `query` in it is what was asked, which while `stale` may be older than what is asked now. */
export interface Asked<Q extends Query> {
  readonly t: number;
  readonly answer: AnswerOf<Q>;
  readonly query: Q;
  readonly stale: boolean;
}

/**
 * As `useLook`, of a player of a model of digits. An answer never outlives a change of the kind of question, nor one of the data: what was said
 * of other digits is not old, but of something else.
 */
export function useAsk<Q extends Query>(player: Player, query: Q | null, options?: LookOptions): Asked<Q> | null {
  const looked = useLook<AnswerOf<Q>>(player, query, options) as (Asked<Q> & { readonly recipe: Recipe }) | null;
  const data = usePlayer(player, dataNow);
  return looked && looked.query.ask === query?.ask && looked.recipe.data?.hash === data ? looked : null;
}

/** The set whose digits can be shown: the one that is chosen, once its files are there; null where they are missing. */
export const dataNow = ({ recipe, error }: PlayerState): string | null | undefined => (error?.data ? null : recipe.data?.hash);

/** Of which set each picture is: a player keeps the last one until the next has come, also on other data. */
const dataOf = new WeakMap<object, string | undefined>();
export function pictureNow(s: PlayerState): Picture | null {
  const data = dataNow(s);
  if (s.view === null || data === null) return null;
  if (!dataOf.has(s.view)) dataOf.set(s.view, data);
  return dataOf.get(s.view) === data ? (s.view.view as Picture) : null;
}

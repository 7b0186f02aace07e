/** @file What the chapter's panels ask a model of digits about the player's present. */
import type { Player } from "../../lesson/player.ts";
import { useLook, type LookOptions } from "../../ui/useLook.ts";
import type { AnswerOf, Query } from "./views.ts";

/** The answer to `query` about θₜ; `query` in it is what was asked, which while `stale` may be older than what is asked now. */
export interface Asked<Q extends Query> {
  readonly t: number;
  readonly answer: AnswerOf<Q>;
  readonly query: Q;
  readonly stale: boolean;
}

/** As `useLook`, of a player of a model of digits. An answer never outlives a change of the kind of question. */
export function useAsk<Q extends Query>(player: Player, query: Q | null, options?: LookOptions): Asked<Q> | null {
  const looked = useLook<AnswerOf<Q>>(player, query, options) as Asked<Q> | null;
  return looked && looked.query.ask === query?.ask ? looked : null;
}

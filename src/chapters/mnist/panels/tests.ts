/** @file The whole test set under many conditions: one asked at a time, while the run rests, so that no question is long. */
import { useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import type { Recipe } from "../../../lesson/recipe.ts";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { useAsk } from "../ask.ts";
import type { Condition, TestResult } from "../views.ts";

/** A result, and whether it is about the present moment of the run. */
export interface Tested {
  readonly t: number;
  readonly result: TestResult;
  readonly stale: boolean;
}
interface Known {
  readonly recipe: Recipe | null;
  readonly t: number;
  readonly result: TestResult;
}
export interface Tests {
  /** Null where it was never measured. */
  readonly of: (condition: Condition) => Tested | null;
  /** What is being measured now. */
  readonly asking: Condition | null;
}
/** Numbers of another model or of other data are not old ones, but none. */
export const sameModel = (a: Recipe, b: Recipe): boolean => a.lab === b.lab && a.data?.hash === b.data?.hash;

const keyOf = ({ scale, right, down, invert }: Condition): string => `${scale} ${right} ${down} ${invert}`;

/** What the build measured: a result for each condition, all about θₜ. */
export interface StillTests {
  readonly t: number;
  readonly results: readonly { readonly condition: Condition; readonly result: TestResult }[];
}

interface Options {
  /** Somebody looks. */
  readonly on: boolean;
  /** What the build measured stands for the run that has not begun: nothing is asked. */
  readonly before: boolean;
  readonly still: StillTests | null;
}
/** Measures `conditions` in their order, each once for every moment at which the run rests. */
export function useTests(player: Player, conditions: readonly Condition[], { on, before, still }: Options): Tests {
  const t = usePlayer(player, (s) => s.t);
  const recipe = usePlayer(player, (s) => s.recipe);
  const rests = usePlayer(player, (s) => !s.playing && s.goal === null);
  const [known, learn] = useState<ReadonlyMap<string, Known>>(
    () =>
      new Map(
        still?.results.map(({ condition, result }) => [keyOf(condition), { recipe: null, t: still.t, result }]), // nobody's run: always stale
      ),
  );
  const isNow = (it: Known | undefined) => it?.t === t && it.recipe === recipe;
  const missing = conditions.find((condition) => !isNow(known.get(keyOf(condition)))) ?? null;
  const asked = useAsk(player, on && !before && missing ? { ask: "tests", conditions: [missing] } : null, { atRest: true });
  const [condition, result] = [asked?.query.conditions[0], asked?.answer[0]];
  if (asked && !asked.stale && condition && result && !isNow(known.get(keyOf(condition))))
    learn(new Map(known).set(keyOf(condition), { recipe, t, result }));
  return {
    of: (condition) => {
      const it = known.get(keyOf(condition));
      const isOurs = it && (it.recipe ? sameModel(it.recipe, recipe) : still !== null);
      return isOurs ? { t: it.t, result: it.result, stale: !before && !isNow(it) } : null;
    },
    asking: on && !before && rests ? missing : null,
  };
}

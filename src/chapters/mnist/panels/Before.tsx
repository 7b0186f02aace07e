/** @file Before the reader's first step a panel shows a model that the build has trained; here one goes there. */
import type { Player, PlayerState } from "../../../lesson/player.ts";
import { count } from "../../../ui/numbers.ts";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { useLearning } from "../learnKey.tsx";
import { useText } from "../text.ts";

/** It stands where the lab begins, on the lab's own recipe: what the build ran is its future. */
export function isUntouched({ t, seen, goal, playing, recipe, lab }: PlayerState): boolean {
  const { config, seed, edits, data } = recipe;
  const isOwn = edits.length === 0 && (lab.seed ?? seed) === seed && data?.hash === lab.data?.[0]?.hash;
  const moves = t > 0 || seen > 0 || goal !== null || playing;
  return !moves && isOwn && Object.entries(lab.config).every(([key, field]) => config[key] === field.default);
}

/** Whether a panel shows what the build was told instead of asking about a model that knows nothing yet. */
export const useBefore = (player: Player, still: unknown): boolean => usePlayer(player, isUntouched) && still !== null;

interface Props {
  readonly player: Player;
  /** How far the build had trained it. */
  readonly t: number;
  /** What the panel shows is still the build's. */
  readonly isBefore: boolean;
}
export function Before({ player, t, isBefore }: Props) {
  const words = useText().panels.before;
  const { isShown, learned, key } = useLearning(player, t, isBefore);
  const says = learned === null ? words.says : words.learned(count(t), learned);
  return (
    <>
      {isShown && (
        <span className="before">
          {says}{" "}
          <button type="button" className="press-key" {...key}>
            {words.learn(count(t))}
          </button>
        </span>
      )}
      <span className="visually-hidden" role="status">
        {learned === null ? "" : says}
      </span>
    </>
  );
}

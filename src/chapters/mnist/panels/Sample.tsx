/** @file The chosen digit as a condition changes it, and what the model says of it. */
import type { Player } from "../../../lesson/player.ts";
import { measured } from "../../../ui/numbers.ts";
import { useAsk } from "../ask.ts";
import { useText } from "../text.ts";
import type { Condition } from "../views.ts";
import { useChosen } from "./chosen.tsx";
import { DigitImage } from "./DigitImage.tsx";

interface Props {
  readonly player: Player;
  readonly condition: Condition;
  /** What was done to it, in words. */
  readonly moved: string;
  /** The model has not learned yet: the picture only. */
  readonly isSilent: boolean;
}
export function Sample({ player, condition, moved, isSilent }: Props) {
  const words = useText().panels.shift;
  const { digit } = useChosen();
  const shown = useAsk(player, { ask: "reading", digit, condition })?.answer ?? null;
  const p = (k: number) => measured(shown!.probabilities[k]!, 4);
  return (
    <figure className="sample">
      <DigitImage pixels={shown?.pixels ?? null} most={condition.scale} label={words.sample(moved)} />
      <figcaption>
        <span>{words.sample(moved)}</span>
        {shown && !isSilent && (
          <>
            <span>
              <b>● {words.answers(shown.said, p(shown.said))}</b>
            </span>
            {shown.label !== null && (
              <span>
                ▲ {words.truthIs(shown.label, p(shown.label))}{" "}
                <i>{shown.said === shown.label ? `✔ ${words.right}` : `× ${words.wrong}`}</i>
              </span>
            )}
          </>
        )}
      </figcaption>
    </figure>
  );
}

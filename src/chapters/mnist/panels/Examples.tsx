/** @file The first digits of one cell of the confusion matrix. Pressed, a digit becomes the page's. */
import { useEffect, useRef } from "react";
import type { Player } from "../../../lesson/player.ts";
import { count as grouped } from "../../../ui/numbers.ts";
import { useAsk } from "../ask.ts";
import { useText } from "../text.ts";
import { AS_TRAINED } from "../views.ts";
import { useChosen } from "./chosen.tsx";
import { DigitImage } from "./DigitImage.tsx";

const MOST = 12;

interface Props {
  readonly player: Player;
  readonly truth: number;
  readonly said: number;
  /** How many are in the cell. */
  readonly count: number;
  readonly onClose: () => void;
}
export function Examples({ player, truth, said, count, onClose }: Props) {
  const all = useText().panels;
  const words = all.confusion;
  const { digit, choose } = useChosen();
  const asked = useAsk(player, count === 0 ? null : { ask: "cell", truth, said, most: MOST, condition: AS_TRAINED }, {
    atRest: true,
  });
  const digits = asked?.answer.digits ?? [];
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => void ref.current!.scrollIntoView({ block: "nearest" }), [truth, said, digits.length]); // a promise in some browsers
  return (
    <div className="examples" ref={ref}>
      <p role="status">
        {count === 0
          ? words.nothing(truth, said)
          : asked
            ? words.examples(truth, said, grouped(digits.length), grouped(count))
            : words.loading}
      </p>
      <ul>
        {digits.map(({ index, pixels }) => (
          <li key={index}>
            <button
              type="button"
              aria-label={words.choose(grouped(index), truth, said)}
              aria-pressed={digit.from === "test" && digit.index === index}
              onClick={() => choose({ from: "test", index })}
            >
              <DigitImage pixels={pixels} label={null} />
              <small className="n">
                {truth}→{said}
              </small>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="press-key" onClick={onClose}>
        {words.close}
      </button>
    </div>
  );
}

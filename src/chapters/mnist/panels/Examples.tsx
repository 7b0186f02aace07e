/** @file The first digits of one cell of the confusion matrix. Pressed, a digit becomes the page's. */
import { useEffect, useRef } from "react";
import { count } from "../../../ui/numbers.ts";
import { useText } from "../text.ts";
import type { Shown } from "../views.ts";
import { useChosen } from "./chosen.tsx";
import { DigitImage } from "./DigitImage.tsx";

interface Props {
  readonly truth: number;
  readonly said: number;
  readonly digits: Shown["digits"];
  readonly onClose: () => void;
}
export function Examples({ truth, said, digits, onClose }: Props) {
  const words = useText().panels.confusion;
  const { digit, choose } = useChosen();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => void ref.current!.scrollIntoView({ block: "nearest" }), [truth, said, digits.length]); // a promise in some browsers
  return (
    <div className="examples" ref={ref}>
      <ul>
        {digits.map(({ index, pixels }) => (
          <li key={index}>
            <button
              type="button"
              aria-label={words.choose(count(index), truth, said)}
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

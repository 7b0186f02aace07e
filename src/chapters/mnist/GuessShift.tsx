/** @file A guess that blocks no run: what four pixels do to the accuracy. Judged by what the build measured. */
import { useId } from "react";
import type { Facts } from "../../lesson/facts.ts";
import { useAnswer } from "../../ui/Gate.tsx";
import { measured } from "../../ui/numbers.ts";
import { accuracyAtEnd } from "./moments.ts";
import { useText } from "./text.ts";

const OPTIONS = ["same", "bit", "ruin"] as const;

export function GuessShift({ facts }: { readonly facts: Facts }) {
  const { gateShift: words, gate } = useText();
  const [answer, keep] = useAnswer("mnist/shift");
  const legend = useId();
  const [before, after] = [accuracyAtEnd(facts, "scaled"), accuracyAtEnd(facts, "right4")];
  const option = OPTIONS.find((id) => id === answer?.option);
  return (
    <section className="gate" aria-labelledby={legend}>
      <p className="gate-title">{gate.title}</p>
      <fieldset>
        <legend id={legend}>{words.question}</legend>
        <div className="gate-options">
          {OPTIONS.map((id) => (
            <div key={id} className="gate-option" data-chosen={id === option}>
              <label>
                <input type="radio" checked={id === option} onChange={() => keep({ option: id, t: 0 })} />
                <span aria-hidden="true">{id === option ? "●" : "○"}</span> {words.options[id]}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      {!option && <p className="gate-foot">{words.hint}</p>}
      <div className="gate-verdict" role="status">
        {option && before !== null && after !== null && <p>{words.verdicts[option](measured(before, 4), measured(after, 4))}</p>}
      </div>
    </section>
  );
}

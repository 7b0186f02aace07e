/** @file A question before the first run: the answer is drawn on the tape, and the run itself is the judge. */
import { useEffect, useId, useState } from "react";
import type { Player } from "../lesson/player.ts";
import { useKept } from "./book.tsx";
import { usePlayer } from "./usePlayer.ts";

export interface GateOption {
  readonly id: string;
  readonly label: string;
  /** Where its mark stands on the tape. */
  readonly t: number;
  /** The step may be chosen: the words around the number field. */
  readonly field?: readonly [before: string, after: string];
}
export interface Verdict {
  /** Names the misconception, or says what was seen rightly, with the number out of the run. */
  readonly text: string;
  /** One thing to do next. */
  readonly act: { readonly label: string; readonly do: () => void };
}
export interface GateWords {
  readonly title: string;
  readonly hint: string;
  readonly skip: string;
  readonly skipped: string;
  readonly again: string;
  readonly waiting: string;
}
interface Props {
  readonly player: Player;
  readonly question: string;
  readonly options: readonly GateOption[];
  readonly words: GateWords;
  /** What the run has to say to an answer, given the step it was marked at; null while it has not come so far. */
  readonly judge: (option: string, t: number) => Verdict | null;
  /** Where the answer is kept between visits. */
  readonly name: string;
}

/** `#instructor=1` opens every gate, and so does a scene: in front of a class the teacher asks. */
const isOpen = (hash: string) => /(?:^#|&)(?:instructor|scene)(?:=|&|$)/.test(hash);
const answerOf = (kept: unknown): { readonly option: string; readonly t: number } | null => {
  const { option, t } = (kept ?? {}) as { readonly option?: unknown; readonly t?: unknown };
  return typeof option === "string" && typeof t === "number" ? { option, t } : null;
};

export function Gate({ player, question, options, words, judge, name }: Props) {
  const [kept, keep] = useKept(`gate ${name}`);
  const answer = answerOf(kept);
  const gated = usePlayer(player, (s) => s.gated);
  const legend = useId();

  useEffect(() => {
    const s = player.store.getState();
    if (answer && options.some(({ id }) => id === answer.option)) return player.setGuess({ t: answer.t });
    // A link that opens in the middle of a run, or a run that was played already, asks nothing.
    if (!isOpen(location.hash) && s.t === 0 && s.goal === null && s.seen === 0 && !s.playing) player.closeGate();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page stands
  }, [player]);

  const choose = (option: string, t: number) => {
    keep({ option, t });
    player.setGuess({ t });
  };
  const again = () => {
    keep(null);
    player.setGuess(null);
  };
  const verdict = answer && judge(answer.option, answer.t);
  return (
    <section className="gate" aria-labelledby={legend}>
      <p className="gate-title">{words.title}</p>
      <fieldset>
        <legend id={legend}>{question}</legend>
        <div className="gate-options">
          {options.map((option) => (
            <Option key={option.id} option={option} answer={answer?.option === option.id ? answer.t : null} onChoose={choose} />
          ))}
        </div>
      </fieldset>
      <p className="gate-foot">
        {answer ? (
          <button type="button" className="key" onClick={again}>
            {words.again}
          </button>
        ) : (
          <>
            {gated ? words.hint : words.skipped}
            {gated && (
              <button type="button" className="key" onClick={player.openGate}>
                {words.skip}
              </button>
            )}
          </>
        )}
      </p>
      <div className="gate-verdict" role="status">
        {answer && (
          <p>
            {verdict ? verdict.text : words.waiting}
            {verdict && (
              <button type="button" className="key" onClick={verdict.act.do}>
                {verdict.act.label}
              </button>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

interface OptionProps {
  readonly option: GateOption;
  /** The step it was marked at, if it is the one that was chosen. */
  readonly answer: number | null;
  readonly onChoose: (option: string, t: number) => void;
}
function Option({ option: { id, label, t, field }, answer, onChoose }: OptionProps) {
  const [draft, setDraft] = useState(String(answer ?? t));
  const group = useId();
  const step = () => {
    const n = Math.round(Number(draft.replace(/[,\s]/g, "")));
    return Number.isFinite(n) && n >= 0 ? Math.min(n, 10_001) : t;
  };
  return (
    <div className="gate-option" data-chosen={answer !== null}>
      <label htmlFor={group}>
        <input
          type="radio"
          id={group}
          checked={answer !== null}
          onChange={() => onChoose(id, field ? step() : t)}
        />
        <span aria-hidden="true">{answer !== null ? "◆" : "◇"}</span> {label}
      </label>
      {field && (
        <span className="gate-field">
          {field[0]}
          <input
            inputMode="numeric"
            autoComplete="off"
            aria-label={`${label} ${field[0]}`}
            value={draft}
            onChange={(event) => setDraft(event.target.value.slice(0, 8))}
            onBlur={() => answer !== null && onChoose(id, step())}
            onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && onChoose(id, step())}
          />
          {field[1]}
        </span>
      )}
    </div>
  );
}

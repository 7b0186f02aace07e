/** @file A question before the first run: the answer is drawn on the tape, and the run itself is the judge. */
import { useEffect, useId, useRef, useState } from "react";
import type { Player } from "../lesson/player.ts";
import { useKept } from "./book.tsx";
import { focusPlay, standsAt } from "./gates.ts";
import { useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

export interface GateOption {
  readonly id: string;
  readonly label: string;
  /** It names a step, which is drawn on the tape: where the field begins, and the words around it. */
  readonly step?: { readonly t: number; readonly words: readonly [before: string, after: string] };
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
  /** An answer stands: one with a step is on the tape, one without is not. */
  readonly waiting: (drawn: boolean) => string;
  /** Why the run does not start. */
  readonly first: string;
}
interface Props {
  readonly player: Player;
  readonly question: string;
  readonly options: readonly GateOption[];
  readonly words: GateWords;
  /** What the run has to say to an answer, given the step it was marked at; null while it has not come so far. */
  readonly judge: (option: string, t: number) => Verdict | null;
  /** Runs, where it can be seen. */
  readonly start: () => void;
  /** Where the answer is kept between visits. */
  readonly name: string;
}
interface Answer {
  readonly option: string;
  /** 0 where the option names no step. */
  readonly t: number;
}

/** `#instructor=1` opens every gate, and so does a scene: in front of a class the teacher asks. */
const isOpen = (hash: string) => /(?:^#|&)(?:instructor|scene)(?:=|&|$)/.test(hash);
const answerOf = (kept: unknown): Answer | null => {
  const { option, t } = (kept ?? {}) as { readonly option?: unknown; readonly t?: unknown };
  return typeof option === "string" && typeof t === "number" ? { option, t } : null;
};

/** The answer that the reader's browser keeps, and the way to change it. */
export function useAnswer(name: string): readonly [answer: Answer | null, keep: (answer: Answer | null) => boolean] {
  const [kept, keep] = useKept(`gate ${name}`);
  return [answerOf(kept), keep];
}

export function Gate({ player, question, options, words, judge, start, name }: Props) {
  const [answer, keep] = useAnswer(name);
  const gated = usePlayer(player, (s) => s.gated);
  const asked = usePlayer(player, (s) => s.gated && s.notice?.kind === "gated");
  const changed = usePlayer(player, (s) => s.changes.length > 0); // then the deck speaks, and not what waits here
  const common = useWords();
  const legend = useId();
  const ref = useRef<HTMLElement>(null);
  const take = ({ option, t }: Answer) => {
    if (options.find(({ id }) => id === option)?.step) return player.setGuess({ t });
    player.setGuess(null);
    player.openGate();
  };

  useEffect(() => {
    const s = player.store.getState();
    if (answer && options.some(({ id }) => id === answer.option)) return take(answer);
    // A link that opens in the middle of a run, or a run that was played already, asks nothing.
    if (!isOpen(location.hash) && s.t === 0 && s.goal === null && s.seen === 0 && !s.playing) player.closeGate();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page stands
  }, [player]);

  // Answered in another tab: here, too, nothing has to be asked any more.
  useEffect(() => {
    if (answer && player.store.getState().gated && options.some(({ id }) => id === answer.option)) take(answer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when the answer comes
  }, [player, answer?.option]);

  useEffect(() => standsAt(player, ref.current!), [player]);

  // Run without an answer from the notice beside the keys, which goes away then.
  useEffect(() => {
    if (!asked) return;
    return () => {
      if (document.activeElement === document.body && player.store.getState().playing) focusPlay(player);
    };
  }, [asked, player]);

  // Who goes somewhere in the run, or changes a value of it, is on the way already: only plain play from the beginning is asked first.
  useEffect(() => {
    const { recipe } = player.store.getState();
    return player.store.subscribe((s) => {
      if (s.gated && (s.t > 0 || s.goal !== null || s.beat !== null || s.recipe !== recipe)) player.openGate();
    });
  }, [player]);

  const choose = (option: string, t: number) => {
    keep({ option, t });
    take({ option, t });
  };
  const again = () => {
    keep(null);
    player.setGuess(null);
  };
  const run = () => {
    player.openGate();
    start();
    focusPlay(player); // the button goes away, and the focus shall not go with it
  };
  const verdict = answer && judge(answer.option, answer.t);
  return (
    <section ref={ref} className="gate" tabIndex={-1} aria-labelledby={legend}>
      <p className="gate-title">{words.title}</p>
      <fieldset role="radiogroup" aria-labelledby={legend}>
        <legend id={legend}>{question}</legend>
        <div className="gate-options">
          {options.map((option) => (
            <Option
              key={option.id}
              option={option}
              group={legend}
              answer={answer?.option === option.id ? answer.t : null}
              onChoose={choose}
            />
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
            {asked ? <b>{words.first}</b> : gated ? words.hint : words.skipped}{" "}
            {gated && (
              <button type="button" className="key" onClick={run}>
                {words.skip}
              </button>
            )}
          </>
        )}
      </p>
      <div className="gate-verdict" role="status" aria-live={changed && !verdict ? "off" : "polite"}>
        {answer && (
          <p>
            {verdict ? verdict.text : words.waiting(Boolean(options.find(({ id }) => id === answer.option)?.step))}{" "}
            <button type="button" className="key" onClick={verdict ? verdict.act.do : run}>
              {verdict ? verdict.act.label : common.play}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

/** ◆ is what stands on the tape; an answer without a step does not come there. */
const markOf = (drawn: boolean, chosen: boolean) => (drawn ? (chosen ? "◆" : "◇") : chosen ? "●" : "○");

interface OptionProps {
  readonly option: GateOption;
  /** Of the question: one answer is chosen. */
  readonly group: string;
  /** The step it was marked at, if it is the one that was chosen. */
  readonly answer: number | null;
  readonly onChoose: (option: string, t: number) => void;
}
function Option({ option: { id, label, step: named }, group, answer, onChoose }: OptionProps) {
  const [draft, setDraft] = useState(String(answer ?? named?.t ?? ""));
  const radio = useId();
  const step = () => {
    const n = Math.round(Number(draft.replace(/[,\s]/g, "")));
    if (!named) return 0;
    return Number.isFinite(n) && n >= 0 ? Math.min(n, 10_001) : named.t;
  };
  return (
    <div className="gate-option" data-chosen={answer !== null}>
      <label htmlFor={radio}>
        <input type="radio" id={radio} name={group} checked={answer !== null} onChange={() => onChoose(id, step())} />
        <span aria-hidden="true">{markOf(named !== undefined, answer !== null)}</span> {label}
      </label>
      {named && (
        <span className="gate-field">
          {named.words[0]}
          <input
            inputMode="numeric"
            autoComplete="off"
            aria-label={`${label}: ${named.words.filter(Boolean).join(" … ")}`}
            value={draft}
            onChange={(event) => setDraft(event.target.value.slice(0, 8))}
            onBlur={() => answer !== null && onChoose(id, step())}
            onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && onChoose(id, step())}
          />
          {named.words[1]}
        </span>
      )}
    </div>
  );
}

/** @file The chapter's three checks: a slope by hand, a peak without its curve, and why one area is not 1. */
import { useState } from "react";
import { readNumber } from "../../lesson/field.ts";
import type { Player } from "../../lesson/player.ts";
import { Check, type Grade } from "../../ui/Check.tsx";
import { Control } from "../../ui/Control.tsx";
import { measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { lookOf, peakOf, short } from "./figures.ts";
import { useText, type Words } from "./text.ts";

/** Check 1: the answer is the lab's own, at θ = 0.3. */
export function CheckSlope({ player }: { player: Player }) {
  const words = useText().checks;
  const answer = usePlayer(player, (s) => lookOf(s)?.slope ?? null);
  const [draft, setDraft] = useState("");
  const [grade, setGrade] = useState<Grade | null>(null);
  const submit = () => {
    if (answer !== null) setGrade(gradeSlope(readNumber(draft.replace(/^\s*[−–]/, "-")), answer, words));
  };
  return (
    <Check title={words.slope} task={words.slopeTask} words={words} grade={grade}>
      <form
        className="check-number"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <input
          className="number-field"
          inputMode="text"
          autoComplete="off"
          aria-label={words.slopeField}
          value={draft}
          onChange={(event) => setDraft(event.target.value.slice(0, 20))}
        />
        <button type="submit" className="run">
          {words.grade}
        </button>
      </form>
    </Check>
  );
}
export function gradeSlope(x: number | null, answer: number, words: Words["checks"]): Grade {
  const is = (it: number, within = 0.01) => x !== null && Math.abs(x - it) <= within;
  if (x === null) return { done: false, text: words.slopeNaN };
  if (is(answer)) return { done: true, text: words.slopeDone(measured(answer, 3)) };
  if (is(-answer)) return { done: false, text: words.slopeSign };
  return { done: false, text: is(answer / 100, 0.002) ? words.slopeMean : words.slopeNo };
}

const NEAR = 0.005;
/** Check 2: θ is moved by hand, and only the slope is to be seen. */
export function CheckHidden({ player }: { player: Player }) {
  const words = useText().checks;
  const lab = usePlayer(player, (s) => s.lab);
  const config = usePlayer(player, (s) => s.recipe.config);
  const view = usePlayer(player, lookOf);
  const [grade, setGrade] = useState<Grade | null>(null);
  const slope = view ? measured(view.slope, 1) : "–";
  const submit = () => {
    if (!view) return;
    if (Math.abs(view.theta - peakOf(view)) <= NEAR) setGrade({ done: true, text: words.hiddenDone(short(peakOf(view), 3)) });
    else setGrade({ done: false, text: view.slope > 0 ? words.hiddenUp(slope) : words.hiddenDown(slope) });
  };
  return (
    <Check title={words.hidden} task={words.hiddenTask(Number(config["k"]), Number(config["n"]))} words={words} grade={grade}>
      <div className="check-hidden">
        <div className="knob">
          <span className="n" aria-hidden="true">
            θ
          </span>
          <Control
            field={lab.config["theta"]!}
            name="θ"
            value={config["theta"]!}
            onChange={(value) => {
              setGrade(null);
              player.setConfig("theta", value);
            }}
          />
        </div>
        <p className="slope-now">
          {words.hiddenSlope} <output className="n">{slope}</output>
        </p>
        <button type="button" className="run" onClick={submit}>
          {words.grade}
        </button>
      </div>
    </Check>
  );
}

/** Check 3: three reasons, one of which is one. */
export function CheckArea() {
  const words = useText().checks;
  const [chosen, setChosen] = useState<number | null>(null);
  const [graded, setGraded] = useState<number | null>(null);
  const grade = graded === null ? null : { done: graded === 1, text: words.areaSay[graded]! };
  const choose = (k: number) => {
    setChosen(k);
    setGraded(null);
  };
  return (
    <Check title={words.area} task={words.areaTask} words={words} grade={grade}>
      <div className="check-reasons">
        {words.areaOptions.map((option, k) => (
          <label key={option} data-chosen={chosen === k}>
            <input type="radio" name="mle-area" checked={chosen === k} onChange={() => choose(k)} /> {option}
          </label>
        ))}
        <button type="button" className="run" disabled={chosen === null} onClick={() => setGraded(chosen)}>
          {words.grade}
        </button>
      </div>
    </Check>
  );
}

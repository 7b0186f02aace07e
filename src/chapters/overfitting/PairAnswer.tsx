/** @file What the reader takes a pair of curves for: chosen in peace, graded when said. */
import { useId, useState } from "react";
import { gradeOf, KINDS, type Kind } from "./kinds.ts";
import { useText } from "./text.ts";

interface Props {
  readonly name: string;
  readonly asked: Kind;
  /** What was graded; none while the reader is still choosing. */
  readonly answer: Kind | undefined;
  readonly onAnswer: (answer: Kind | undefined) => void;
}
/** A closed list changes with every arrow key, so a choice alone says nothing yet: Enter, the key beside it, or going on does. */
export function PairAnswer({ name, asked, answer, onAnswer }: Props) {
  const words = useText();
  const id = useId();
  const [chosen, choose] = useState<Kind | undefined>(answer);
  const say = () => chosen !== answer && onAnswer(chosen);
  const grade = answer && gradeOf(asked, answer, words);
  return (
    <>
      <div className="pair-answer">
        <label htmlFor={id}>{name}</label>
        <select
          id={id}
          value={chosen ?? ""}
          onChange={(event) => {
            choose(event.target.value as Kind);
            onAnswer(undefined); // what was said of another choice
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !chosen) return;
            event.preventDefault(); // it would open the list
            say();
          }}
          onBlur={say}
        >
          <option value="" disabled>
            {words.checks.choose}
          </option>
          {KINDS.map((it) => (
            <option key={it} value={it}>
              {words.kinds[it]}
            </option>
          ))}
        </select>
        <button type="button" className="key" aria-label={words.checks.checkPair(name)} disabled={!chosen} onClick={say}>
          {words.checks.check}
        </button>
      </div>
      <p role="status" data-right={grade?.right}>
        {grade && (
          <>
            <b>{grade.right ? "✔" : "×"}</b> {grade.text}
          </>
        )}
      </p>
    </>
  );
}

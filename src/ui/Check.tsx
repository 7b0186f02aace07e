/** @file A task that the engine grades: what is asked, what the reader works with, and what came of it. */
import { useId, type ReactNode } from "react";

export interface Grade {
  readonly done: boolean;
  /** What was done right, or the misconception, with the number. */
  readonly text: string;
  readonly act?: { readonly label: string; readonly do: () => void };
}
interface Props {
  readonly title: string;
  readonly task: ReactNode;
  /** Null: nothing to grade yet. */
  readonly grade: Grade | null;
  /** The words for done and not yet. */
  readonly words: { readonly done: string; readonly notYet: string };
  readonly children: ReactNode;
}

export function Check({ title, task, grade, words, children }: Props) {
  const heading = useId();
  return (
    <section className="check" aria-labelledby={heading}>
      <div className="check-task">
        <h3 id={heading}>{title}</h3>
        <p>{task}</p>
      </div>
      <div className="check-work">{children}</div>
      <div className="check-grade" role="status">
        {grade && (
          <p data-done={grade.done}>
            <b>{grade.done ? `✔ ${words.done}` : `× ${words.notYet}`}</b> {grade.text}
            {grade.act && (
              <button type="button" className="key" onClick={grade.act.do}>
                {grade.act.label}
              </button>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

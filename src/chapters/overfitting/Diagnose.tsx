/** @file Pairs of curves: six that are named, and six new ones for the reader to name. All came out of runs of lab 2.4. */
import { useState } from "react";
import type { Facts } from "../../lesson/facts.ts";
import { Check } from "../../ui/Check.tsx";
import { Curves } from "../../ui/Curves.tsx";
import { FLOOR, pairCurves } from "./figures.ts";
import { cut } from "./labs/poly.ts";
import { error } from "./shown.ts";
import { useText, type Words } from "./text.ts";

export const KINDS = ["under", "fine", "over", "few", "leak", "rate"] as const;
export type Kind = (typeof KINDS)[number];
/** The order in which the new ones are asked. */
export const ASKED = ["over", "rate", "fine", "few", "under", "leak"] as const satisfies readonly Kind[];

/** On the same axes, all twelve: what is high in one is high in every other. */
function Pair({ facts, name, said }: { readonly facts: Facts; readonly name: string; readonly said: string }) {
  const words = useText();
  const fact = facts[name];
  if (!fact) return null;
  const config = fact.recipe.config;
  const { train, val } = cut(config as unknown as Parameters<typeof cut>[0]);
  const ends = ["train", "val"].map((column) => error(fact.columns[column]!.at(-1)));
  const lows = ["train", "val"].map((column) => error(Math.min(...fact.columns[column]!)));
  return (
    <figure className="pair">
      <Curves
        curves={pairCurves(fact, words)}
        to={2000}
        xLabel=""
        range={[1e-3, 10]}
        level={{ value: FLOOR, label: "" }}
        label={words.pairAlt([lows[0]!, ends[0]!], [lows[1]!, ends[1]!], train, val - train)}
      />
      <figcaption>
        <span className="n">
          ● {train} · ▲ {val - train}
        </span>{" "}
        {said}
      </figcaption>
    </figure>
  );
}

/** The six kinds, each with what gives it away. */
export function Known({ facts }: { facts: Facts }) {
  const words = useText();
  return (
    <div className="pairs">
      {KINDS.map((kind) => (
        <div key={kind}>
          <h3>{words.kinds[kind]}</h3>
          <Pair facts={facts} name={`known-${kind}`} said={words.signs[kind]} />
        </div>
      ))}
    </div>
  );
}

/** What is said to an answer: the reason, whether it is right or not. */
export function gradeOf(asked: Kind, answer: Kind, words: Words): { readonly right: boolean; readonly text: string } {
  const right = asked === answer;
  return { right, text: right ? words.rightBecause[asked] : words.notBecause[answer](words.clues[asked]) };
}

export function CheckPairs({ facts }: { facts: Facts }) {
  const words = useText();
  const [answers, setAnswers] = useState<{ readonly [K in Kind]?: Kind }>({});
  const right = ASKED.filter((kind) => answers[kind] === kind).length;
  const answered = Object.keys(answers).length;
  return (
    <Check
      title={words.checks.pairs}
      task={words.checks.pairsTask}
      words={words.checks}
      grade={answered === ASKED.length ? { done: right >= 5, text: words.checks.pairsScore(right, ASKED.length) } : null}
    >
      <ol className="pairs asked">
        {ASKED.map((kind, k) => {
          const answer = answers[kind];
          const grade = answer && gradeOf(kind, answer, words);
          return (
            <li key={kind}>
              <Pair facts={facts} name={`new-${kind}`} said="" />
              <label>
                <span>{words.checks.pair(k + 1)}</span>{" "}
                <select value={answer ?? ""} onChange={(event) => setAnswers({ ...answers, [kind]: event.target.value as Kind })}>
                  <option value="" disabled>
                    {words.checks.choose}
                  </option>
                  {KINDS.map((it) => (
                    <option key={it} value={it}>
                      {words.kinds[it]}
                    </option>
                  ))}
                </select>
              </label>
              <p role="status" data-right={grade?.right}>
                {grade && (
                  <>
                    <b>{grade.right ? "✔" : "×"}</b> {grade.text}
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ol>
    </Check>
  );
}

/** @file Pairs of curves: six that are named, and six new ones for the reader to name. All came out of runs of lab 2.4. */
import { useState } from "react";
import type { Facts } from "../../lesson/facts.ts";
import { Check } from "../../ui/Check.tsx";
import { Curves } from "../../ui/Curves.tsx";
import { courseOf } from "./course.ts";
import { FLOOR, pairCurves } from "./figures.ts";
import { ASKED, KINDS, type Kind } from "./kinds.ts";
import { cut } from "./labs/poly.ts";
import { PairAnswer } from "./PairAnswer.tsx";
import { useText } from "./text.ts";

/** On the same axes, all twelve: what is high in one is high in every other. */
function Pair({ facts, name, said }: { readonly facts: Facts; readonly name: string; readonly said: string }) {
  const words = useText();
  const fact = facts[name];
  if (!fact?.at) return null;
  const config = fact.recipe.config;
  const { train, val } = cut(config as unknown as Parameters<typeof cut>[0]);
  const course = (column: string) => courseOf(fact.at!, fact.columns[column]!);
  return (
    <figure className="pair">
      <Curves
        curves={pairCurves(fact, words)}
        to={2000}
        xLabel=""
        range={[1e-3, 10]}
        level={{ value: FLOOR, label: "" }}
        label={words.pairAlt(course("train"), course("val"), train, val - train)}
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

export function CheckPairs({ facts }: { facts: Facts }) {
  const words = useText();
  const [answers, setAnswers] = useState<{ readonly [K in Kind]?: Kind | undefined }>({});
  const right = ASKED.filter((kind) => answers[kind] === kind).length;
  const answered = ASKED.every((kind) => answers[kind]);
  return (
    <Check
      title={words.checks.pairs}
      task={words.checks.pairsTask}
      words={words.checks}
      grade={answered ? { done: right >= 5, text: words.checks.pairsScore(right, ASKED.length) } : null}
    >
      <ol className="pairs asked">
        {ASKED.map((kind, k) => (
          <li key={kind}>
            <Pair facts={facts} name={`new-${kind}`} said="" />
            <PairAnswer
              name={words.checks.pair(k + 1)}
              asked={kind}
              answer={answers[kind]}
              onAnswer={(answer) => setAnswers((all) => ({ ...all, [kind]: answer }))}
            />
          </li>
        ))}
      </ol>
    </Check>
  );
}

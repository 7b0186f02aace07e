/** @file Check 3: the stages of the way off the plateau, put in order; the run of seed 777 decides. */
import { useState } from "react";
import type { Facts } from "../../lesson/facts.ts";
import { Check, type Grade } from "../../ui/Check.tsx";
import { count } from "../../ui/numbers.ts";
import { stagesOf } from "./moments.ts";
import { useText } from "./text.ts";

export function CheckOrder({ facts }: { facts: Facts }) {
  const words = useText().checks;
  const stages = stagesOf(facts);
  const [order, setOrder] = useState([2, 0, 3, 1]); // as they are first shown: not in order
  const [graded, setGraded] = useState<Grade | null>(null);
  const move = (place: number, by: number) => {
    const next = [...order];
    [next[place], next[place + by]] = [next[place + by]!, next[place]!];
    setOrder(next);
    setGraded(null);
  };
  const grade = () => {
    const wrong = order.findIndex((stage, k) => k > 0 && stages[stage]! < stages[order[k - 1]!]!);
    if (wrong < 0) return setGraded({ done: true, text: words.orderDone(stages.map((t) => count(t))) });
    const [early, late] = [order[wrong - 1]!, order[wrong]!];
    const said = (stage: number) => [words.stages[stage]!, count(stages[stage]!)] as const;
    setGraded({ done: false, text: words.orderNotYet(said(late), said(early)) });
  };
  return (
    <Check title={words.order} task={words.orderTask} words={words} grade={graded}>
      <ol className="check-order">
        {order.map((stage, k) => (
          <li key={stage}>
            <span>{words.stages[stage]}</span>
            <button type="button" disabled={k === 0} aria-label={words.up(words.stages[stage]!)} onClick={() => move(k, -1)}>
              ↑
            </button>
            <button
              type="button"
              disabled={k === order.length - 1}
              aria-label={words.down(words.stages[stage]!)}
              onClick={() => move(k, 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="run" onClick={grade}>
        {words.grade}
      </button>
    </Check>
  );
}

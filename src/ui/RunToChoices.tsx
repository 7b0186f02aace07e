/** @file What stands in the panel of RunTo: a step, a number to fall below, and what the chapter speaks of. */
import { useEffect, useRef, useState } from "react";
import { readNumber } from "../lesson/field.ts";
import type { Condition, Player } from "../lesson/player.ts";
import type { Text } from "../lesson/recipe.ts";
import { NumberField } from "./Control.tsx";
import { stepAhead } from "./deck/axis.ts";
import { useDeckWords, useLang } from "./locale.tsx";
import { count } from "./numbers.ts";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  /** `until`: how it is said as something to run to, where the name alone does not do. */
  readonly milestones: readonly (Condition & { readonly text: Text; readonly until?: Text })[];
  readonly done: () => void;
}

export function RunToChoices({ player, milestones, done }: Props) {
  const lang = useLang();
  const words = useDeckWords();
  const lab = usePlayer(player, (s) => s.lab);
  const length = usePlayer(player, (s) => s.length);
  const t = usePlayer(player, (s) => s.t);
  const [step, setStep] = useState(() => stepAhead(t, length));
  const settle = (x: number) => Math.max(0, Math.min(length, Math.round(x)));
  const [typed, setTyped] = useState<number | null>(null);
  const to = typed === null ? step : settle(typed); // what stands in the field, before it is taken
  const [below, setBelow] = useState(0.1);
  const label = lab.columns[lab.guard]!.label[lang];
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = form.current!.querySelector("input")!;
    field.focus();
    field.select(); // what is typed stands instead of the proposal
  }, []);
  const until = (condition: Condition) => {
    player.runUntil(condition);
    done();
  };
  return (
    <>
      <form
        ref={form}
        onInput={({ target }) => setTyped(readNumber((target as HTMLInputElement).value))}
        onSubmit={(event) => {
          event.preventDefault();
          player.runTo(step);
          done();
        }}
      >
        <NumberField name={words.stepField} value={step} onNumber={(x) => setStep(settle(x))} />
        <button type="submit">{to < t ? words.backTo(count(to)) : words.until(lang === "ko" ? "스텝" : "this step")}</button>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          until({ column: lab.guard, is: "below", value: below });
        }}
      >
        <span aria-hidden="true">{label} &lt;</span>
        <NumberField name={words.belowField(label)} value={below} onNumber={setBelow} />
        <button type="submit">{words.until("").trim()}</button>
      </form>
      {milestones.map(({ text, until: said, ...condition }) => (
        <button key={text.en} type="button" onClick={() => until(condition)}>
          {said?.[lang] ?? words.until(text[lang])}
        </button>
      ))}
    </>
  );
}

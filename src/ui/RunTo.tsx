/** @file How far to run: to a step, until a number falls below another, or until what the chapter speaks of has happened. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { readNumber } from "../lesson/field.ts";
import type { Condition, Player } from "../lesson/player.ts";
import type { Text } from "../lesson/recipe.ts";
import { NumberField } from "./Control.tsx";
import { niceStep } from "./deck/axis.ts";
import { hintOf } from "./deck/words.ts";
import { Icon } from "./icons.tsx";
import { useDeckWords, useLang } from "./locale.tsx";
import { count } from "./numbers.ts";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  /** `until`: how it is said as something to run to, where the name alone does not do. */
  readonly milestones: readonly (Condition & { readonly text: Text; readonly until?: Text })[];
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

export function RunTo({ player, milestones, open, setOpen }: Props) {
  const words = useDeckWords();
  const panel = useId();
  const ref = useRef<HTMLDivElement>(null);
  const searching = usePlayer(player, (s) => (s.until ? words.searching(s.t, s.length) : null));
  useEffect(() => {
    if (!open) return;
    const field = ref.current!.querySelector<HTMLInputElement>(".run-to-panel input");
    field?.focus();
    field?.select(); // what is typed stands instead of the proposal
  }, [open]);
  const close = () => {
    setOpen(false);
    ref.current!.querySelector<HTMLElement>("button")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== "Escape" || !open) return;
    event.stopPropagation();
    close();
  };
  return (
    <div ref={ref} className="run-to" onKeyDown={onKeyDown}>
      <button
        type="button"
        {...hintOf(searching ? undefined : words.hints.runTo)}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => (searching ? player.pause() : setOpen(!open))}
      >
        <Icon name={searching ? "pause" : "runTo"} />
        <span>{searching ?? words.runTo}</span>
      </button>
      {open && (
        <div id={panel} className="run-to-panel" role="group" aria-label={words.runToTitle}>
          <Choices player={player} milestones={milestones} done={close} />
        </div>
      )}
    </div>
  );
}

function Choices({ player, milestones, done }: Pick<Props, "player" | "milestones"> & { done: () => void }) {
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
  const until = (condition: Condition) => {
    player.runUntil(condition);
    done();
  };
  return (
    <>
      <form
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

/** The next round step after t: about a tenth of the run further on. */
export function stepAhead(t: number, length: number): number {
  const round = niceStep(length / 11);
  return Math.min(length, (Math.floor(t / round) + 1) * round);
}

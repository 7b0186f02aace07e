/** @file One value of a recipe as a control: a slider and a field, or what its kind asks for. */
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { clamp, readNumber, settle } from "../lesson/field.ts";
import { pyNumber } from "../lesson/pyNumber.ts";
import type { Field, IntField, RealField, Value } from "../lesson/recipe.ts";
import { useWords } from "./locale.tsx";

interface Props<F extends Field = Field> {
  readonly field: F;
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Enter in the field, and there is nothing to object to. */
  readonly onDone?: () => void;
}

export function Control({ field, ...rest }: Props) {
  switch (field.kind) {
    case "int":
    case "real":
      return <NumberControl field={field} {...rest} />;
    case "choice":
      return (
        <select aria-label={rest.name} value={String(rest.value)} onChange={(event) => rest.onChange(event.target.value)}>
          {field.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      );
    case "toggle":
      return (
        <input
          type="checkbox"
          aria-label={rest.name}
          checked={rest.value === true}
          onChange={(event) => rest.onChange(event.target.checked)}
        />
      );
    case "text":
      return null;
  }
}

/** With more places nobody could aim: a seed is typed. */
const MAX_PLACES = 2000;

function NumberControl({ field, name, value, onChange, onDone }: Props<IntField | RealField>) {
  const words = useWords();
  const [note, setNote] = useState("");
  const note_ = useId();
  const slider = sliderOf(field);
  const commit = (x: number) => {
    const settled = settle(field, x);
    const taken = settled === x || (field.kind === "int" && settled === Math.round(x));
    const say = x > field.max ? words.tooLarge : x <= 0 && Number(settled) > 0 ? words.notPositive : words.tooSmall;
    setNote(taken ? "" : say(pyNumber(Number(settled))));
    onChange(settled);
    return taken;
  };
  return (
    <>
      <div className="row">
        {slider.steps <= MAX_PLACES && (
          <input
            type="range"
            aria-label={name}
            aria-valuetext={pyNumber(Number(value))}
            min={0}
            max={slider.steps}
            step={1}
            value={slider.placeOf(Number(value))}
            onChange={(event) => commit(slider.valueAt(Number(event.target.value)))}
          />
        )}
        <NumberField
          name={name}
          value={Number(value)}
          onNumber={commit}
          onNonsense={() => setNote(words.notANumber)}
          onDone={onDone}
          describedBy={note_}
        />
      </div>
      <p id={note_} role="status">
        {note}
      </p>
    </>
  );
}

interface NumberFieldProps {
  readonly name: string;
  readonly value: number;
  /** False: taken otherwise than typed, so that the reader should look. */
  readonly onNumber: (x: number) => boolean | void;
  readonly onNonsense?: () => void;
  readonly onDone?: (() => void) | undefined;
  readonly describedBy?: string;
}

/** A number to type: taken on Enter and on leaving. Text, because a browser's number field knows no 1e30 in every language. */
export function NumberField({ name, value, onNumber, onNonsense, onDone, describedBy }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // What is typed is known at once: leaving the field after Enter or Escape must not take it again.
  const typed = useRef<string | null>(null);
  const write = (text: string | null) => {
    typed.current = text;
    setDraft(text);
  };
  const take = () => {
    const text = typed.current;
    if (text === null) return true;
    write(null);
    const x = readNumber(text);
    if (x === null) onNonsense?.();
    return x !== null && (x === value || onNumber(x) !== false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && take()) onDone?.();
    if (event.key === "Escape") write(null);
  };
  return (
    <input
      className="number-field"
      inputMode="decimal"
      autoComplete="off"
      aria-label={name}
      aria-describedby={describedBy}
      value={draft ?? pyNumber(value)}
      onChange={(event) => write(event.target.value.slice(0, 40))}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}

/** How a slider of whole places moves through a field's values, and where a value stands on it. */
export function sliderOf(field: IntField | RealField): {
  readonly steps: number;
  valueAt(place: number): number;
  placeOf(value: number): number;
} {
  if (field.kind === "int") {
    return { steps: field.max - field.min, valueAt: (place) => field.min + place, placeOf: (value) => value - field.min };
  }
  const [from, to] = field.slider ?? [field.min, field.max];
  if (field.scale === "linear") {
    const steps = 200;
    return {
      steps,
      valueAt: (place) => round(from + ((to - from) * place) / steps),
      placeOf: (value) => Math.round(clamp((value - from) / (to - from), 0, 1) * steps),
    };
  }
  // Twenty places a decade; below the lowest stands 0, where a field allows it.
  const zero = field.zero ? 1 : 0;
  const steps = Math.round(20 * Math.log10(to / from));
  return {
    steps: steps + zero,
    valueAt: (place) => (place < zero ? 0 : round(from * 10 ** ((place - zero) / 20))),
    placeOf: (value) => (value <= 0 ? 0 : Math.round(clamp(20 * Math.log10(value / from), 0, steps)) + zero),
  };
}
/** Two digits: nobody aims at more with a slider. */
const round = (x: number) => Number(x.toPrecision(2));

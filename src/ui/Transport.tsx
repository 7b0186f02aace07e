/** @file The keys under the tape: start, back, run, forward, run to; unit, speed, seed. */
import { useState, type ReactNode } from "react";
import { UNITS } from "../lesson/link.ts";
import { SPEEDS, type Player } from "../lesson/player.ts";
import { configAt } from "../lesson/recipe.ts";
import { NumberField } from "./Control.tsx";
import { useWords } from "./locale.tsx";
import { isAtEnd } from "./readings.ts";
import { usePlayer } from "./usePlayer.ts";

const ICONS = {
  reset: "M0 0h2v12H0zM11 0v12L3 6z",
  back: "M10 0v12L2 6z",
  play: "M1 0v12l10-6z",
  pause: "M1 0h3.5v12H1zM7.5 0H11v12H7.5z",
  forward: "M2 0v12l8-6z",
  runTo: "M1 0v12l8-6zM10 0h2v12h-2z",
} as const;
const Icon = ({ name }: { name: keyof typeof ICONS }) => (
  <svg viewBox="0 0 12 12" aria-hidden="true">
    <path d={ICONS[name]} />
  </svg>
);

export function Transport({ player }: { player: Player }) {
  const words = useWords();
  const running = usePlayer(player, (s) => s.playing || s.goal !== null);
  const atStart = usePlayer(player, (s) => s.t === 0 && s.beat === null);
  const atEnd = usePlayer(player, isAtEnd);
  const seed = usePlayer(player, (s) => s.recipe.seed);
  return (
    <div className="transport">
      <div className="keys">
        <Key icon="reset" disabled={atStart} onClick={player.reset}>
          {words.reset}
        </Key>
        <Key icon="back" disabled={atStart} onClick={() => player.step(-1)}>
          {words.back}
        </Key>
        <button type="button" className="play" onClick={player.toggle}>
          <Icon name={running ? "pause" : "play"} />
          {running ? words.pause : words.play}
        </button>
        <Key icon="forward" disabled={atEnd} onClick={() => player.step(1)}>
          {words.forward}
        </Key>
      </div>
      <RunTo player={player} />
      <Units player={player} />
      <Speeds player={player} />
      <div className="seed">
        <span className="caption">{words.seed}</span>
        <NumberField name={words.seed} value={seed} onNumber={player.setSeed} />
        <button type="button" className="key" onClick={player.newSeed}>
          {words.newSeed}
        </button>
      </div>
    </div>
  );
}

interface KeyProps {
  readonly icon: keyof typeof ICONS;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}
/** Disabled by aria only: a key that vanished under the finger would take the focus with it. */
const Key = ({ icon, disabled, onClick, children }: KeyProps) => (
  <button type="button" aria-disabled={disabled} onClick={onClick}>
    <Icon name={icon} />
    {children}
  </button>
);

function RunTo({ player }: { player: Player }) {
  const words = useWords();
  const length = usePlayer(player, (s) => s.length);
  const [target, setTarget] = useState(1000);
  const to = Math.max(0, Math.min(length, Math.round(target)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        player.runTo(to);
      }}
    >
      <button type="submit">
        <Icon name="runTo" />
        {words.runTo}
      </button>
      <NumberField name={words.runToField} value={to} onNumber={setTarget} />
    </form>
  );
}

function Units({ player }: { player: Player }) {
  const words = useWords();
  const unit = usePlayer(player, (s) => s.unit);
  const same = usePlayer(player, (s) => s.lab.epoch(configAt(s.recipe, s.t)) === 1);
  return (
    <Options
      legend={words.unit}
      options={UNITS.map((it) => [it, it === "epoch" && same ? words.epochIsUpdate : words.units[it]])}
      value={unit}
      onChange={player.setUnit}
    />
  );
}
function Speeds({ player }: { player: Player }) {
  const words = useWords();
  const speed = usePlayer(player, (s) => s.speed);
  return (
    <Options legend={words.speed} options={SPEEDS.map((it) => [it, words.speeds[it]])} value={speed} onChange={player.setSpeed} />
  );
}

interface OptionsProps<T> {
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}
/** One of a few, as radio buttons that look like words. */
function Options<T extends string | number>({ legend, options, value, onChange }: OptionsProps<T>) {
  return (
    <div className="options" role="radiogroup" aria-label={legend}>
      <span className="caption" aria-hidden="true">
        {legend}
      </span>
      {options.map(([option, text]) => (
        <label key={option}>
          <input type="radio" name={legend} checked={option === value} onChange={() => onChange(option)} />
          {text}
        </label>
      ))}
    </div>
  );
}

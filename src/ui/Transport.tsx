/** @file The keys under the tape: start, back, run, forward, run to; unit, speed, seed. */
import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from "react";
import { UNITS } from "../lesson/link.ts";
import { SPEEDS, type Condition, type Player } from "../lesson/player.ts";
import { configAt, type Text } from "../lesson/recipe.ts";
import { NumberField } from "./Control.tsx";
import { playedBy, showGateIfAsked } from "./gates.ts";
import { Icon, type IconName } from "./icons.tsx";
import { useDeckWords, useWords } from "./locale.tsx";
import { isAtEnd } from "./readings.ts";
import { RunTo } from "./RunTo.tsx";
import { usePlayer, useSetting } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  readonly milestones: readonly (Condition & { readonly text: Text })[];
  readonly runTo: boolean;
  readonly setRunTo: (open: boolean) => void;
  readonly onHelp: () => void;
}

export function Transport({ player, milestones, runTo, setRunTo, onHelp }: Props) {
  const words = useWords();
  const deck = useDeckWords();
  const seed = usePlayer(player, (s) => s.recipe.seed);
  return (
    <div className="transport">
      <Keys player={player}>
        <RunTo player={player} milestones={milestones} open={runTo} setOpen={setRunTo} />
      </Keys>
      <Units player={player} />
      <Speeds player={player} />
      <div className="seed">
        <span className="caption">{words.seed}</span>
        <NumberField name={words.seed} value={seed} onNumber={player.setSeed} />
        <button type="button" className="key" onClick={player.newSeed}>
          {words.newSeed}
        </button>
        <button type="button" className="help-key" aria-label={deck.help} title={deck.help} onClick={onHelp}>
          ?
        </button>
      </div>
    </div>
  );
}

function Keys({ player, children }: { player: Player; children: ReactNode }) {
  const words = useWords();
  const running = usePlayer(player, (s) => s.playing || s.goal !== null);
  const gated = usePlayer(player, (s) => s.gated);
  const atStart = usePlayer(player, (s) => s.t === 0 && s.beat === null);
  const atEnd = usePlayer(player, isAtEnd);
  const play = useRef<HTMLButtonElement>(null);
  useEffect(() => playedBy(player, play.current!), [player]);
  const toggle = ({ detail }: MouseEvent) => {
    player.toggle();
    if (detail === 0) showGateIfAsked(player); // pressed by a key
  };
  useEffect(() => {
    document.documentElement.toggleAttribute("data-playing", running); // leaders fade while it runs
    return () => document.documentElement.removeAttribute("data-playing");
  }, [running]);
  return (
    <div className="keys">
      <Key icon="reset" disabled={atStart} onClick={player.reset}>
        {words.reset}
      </Key>
      <Key icon="back" disabled={atStart} onClick={() => player.step(-1)}>
        {words.back}
      </Key>
      <button ref={play} type="button" className="play" data-gated={gated || undefined} onClick={toggle}>
        <Icon name={running ? "pause" : "play"} />
        <span>{running ? words.pause : words.play}</span>
      </button>
      <Key icon="forward" disabled={atEnd} onClick={() => player.step(1)}>
        {words.forward}
      </Key>
      {children}
    </div>
  );
}

interface KeyProps {
  readonly icon: IconName;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}
/** Disabled by aria only: a key that vanished under the finger would take the focus with it. */
const Key = ({ icon, disabled, onClick, children }: KeyProps) => (
  <button type="button" aria-disabled={disabled} onClick={onClick}>
    <Icon name={icon} />
    <span>{children}</span>
  </button>
);

function Units({ player }: { player: Player }) {
  const words = useWords();
  const { hints } = useDeckWords();
  const unit = useSetting(player, (s) => s.unit);
  const same = usePlayer(player, (s) => s.lab.epoch(configAt(s.recipe, s.t)) === 1);
  return (
    <Options
      legend={words.unit}
      options={UNITS.map((it) => [it, it === "epoch" && same ? words.epochIsUpdate : words.units[it]])}
      value={unit}
      onChange={player.setUnit}
      hint={(it) => (it === "epoch" && same ? hints.sameEpoch : undefined)}
    />
  );
}
function Speeds({ player }: { player: Player }) {
  const words = useWords();
  const speed = useSetting(player, (s) => s.speed);
  return (
    <Options legend={words.speed} options={SPEEDS.map((it) => [it, words.speeds[it]])} value={speed} onChange={player.setSpeed} />
  );
}

interface OptionsProps<T> {
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly hint?: (value: T) => string | undefined;
}
/** One of a few, as radio buttons that look like words; one stop for the keyboard, whose arrows go from one to the next. */
function Options<T extends string | number>({ legend, options, value, onChange, hint }: OptionsProps<T>) {
  const group = useId();
  return (
    <div className="options" role="radiogroup" aria-label={legend}>
      <span className="caption" aria-hidden="true">
        {legend}
      </span>
      {options.map(([option, text]) => (
        <label key={option} title={hint?.(option)}>
          <input
            type="radio"
            name={group}
            aria-description={hint?.(option)}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {text}
        </label>
      ))}
    </div>
  );
}

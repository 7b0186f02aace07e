/** @file The deck's choices of one out of a few: what a step is, how fast it runs. */
import { useId } from "react";
import { UNITS } from "../lesson/link.ts";
import { SPEEDS, type Player } from "../lesson/player.ts";
import { configAt } from "../lesson/recipe.ts";
import { useDeckWords, useWords } from "./locale.tsx";
import { usePlayer, useSetting } from "./usePlayer.ts";

export function Units({ player }: { player: Player }) {
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
export function Speeds({ player }: { player: Player }) {
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

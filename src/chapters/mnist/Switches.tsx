/** @file What can be changed in the lab beside its code: how many images, and four ways to break the loop. */
import { useEffect, useRef } from "react";
import { firstSpeed, type Player } from "../../lesson/player.ts";
import { configAt } from "../../lesson/recipe.ts";
import { count } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { useText } from "./text.ts";

/** Each with the value that breaks it. */
export const BUGS = [
  ["softmaxTwice", true],
  ["zeroGrad", false],
  ["shuffledLabels", true],
  ["permuted", true],
] as const;
export type Bug = (typeof BUGS)[number][0];
export const IMAGES = [1000, 6000, 60_000] as const;

export function Switches({ player }: { readonly player: Player }) {
  const words = useText().switches;
  const images = usePlayer(player, (s) => Number(s.recipe.config["images"]));
  usePace(player, images);
  return (
    <div className="variations">
      <fieldset>
        <legend>{words.broken}</legend>
        {BUGS.map(([key, value]) => (
          <BugSwitch key={key} player={player} bug={key} value={value} />
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.images}</legend>
        {(IMAGES as readonly number[]).includes(images) || <Choice n={images} {...{ player, images }} />}
        {IMAGES.map((n) => (
          <Choice key={n} n={n} {...{ player, images }} />
        ))}
      </fieldset>
    </div>
  );
}

/** Nobody looks on for five minutes: with other images a run is played as one of its length is first played, unless at full speed. */
function usePace(player: Player, images: number) {
  const before = useRef(images);
  useEffect(() => {
    if (before.current === images) return;
    before.current = images;
    const { speed, length } = player.store.getState();
    if (speed !== "max") player.setSpeed(firstSpeed(length));
  }, [player, images]);
}

function Choice({ player, n, images }: { readonly player: Player; readonly n: number; readonly images: number }) {
  return (
    <label>
      <input
        type="radio"
        name={`images ${player.store.getState().recipe.lab}`}
        checked={n === images}
        onChange={() => player.setConfig("images", n)}
      />
      <span className="n">{count(n)}</span>
    </label>
  );
}

/** Broken from the run's beginning, so that two whole runs can be compared: the other one stays as a ghost. */
function BugSwitch({ player, bug, value }: { readonly player: Player; readonly bug: Bug; readonly value: boolean }) {
  const words = useText().switches;
  const known = usePlayer(player, (s) => bug in s.lab.config);
  const on = usePlayer(player, (s) => configAt(s.recipe, s.t)[bug] === value);
  if (!known) return null;
  return (
    <label>
      <input
        type="checkbox"
        checked={on}
        onChange={() => {
          player.seek(0);
          player.setConfig(bug, on ? !value : value);
        }}
      />
      {words.bugs[bug]}
    </label>
  );
}

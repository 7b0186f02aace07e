/** @file The last key at the foot of a phone: what a step is and how fast it runs. It opens upward, so that what is stepped stays in sight. */
import { useId, useRef, useState, type KeyboardEvent } from "react";
import type { Player } from "../lesson/player.ts";
import type { Text } from "../lesson/recipe.ts";
import { Beats } from "./Beats.tsx";
import { useWords } from "./locale.tsx";
import { Speeds, Units } from "./Options.tsx";
import { useSetting } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  /** A word for each named line of the listing. */
  readonly names: { readonly [line: string]: Text };
  /** The other panel that opens above the keys: of the two one is open. */
  readonly runTo: boolean;
  readonly setRunTo: (open: boolean) => void;
}

export function Dock({ player, names, runTo, setRunTo }: Props) {
  const words = useWords();
  const sheet = useId();
  const key = useRef<HTMLButtonElement>(null);
  const [wished, setWished] = useState(false);
  const open = wished && !runTo;
  const unit = useSetting(player, (s) => s.unit);
  const speed = useSetting(player, (s) => s.speed);
  const turn = () => {
    setRunTo(false);
    setWished(!open);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== "Escape" || !open) return;
    event.stopPropagation();
    setWished(false);
    key.current!.focus();
  };
  return (
    <div className="dock" onKeyDown={onKeyDown}>
      <button ref={key} type="button" aria-expanded={open} aria-controls={sheet} onClick={turn}>
        <span className="visually-hidden">
          {words.unit}, {words.speed}
        </span>
        <span>{words.units[unit]}</span>
        <span>{words.speeds[speed]}</span>
      </button>
      {open && (
        <div id={sheet} className="dock-sheet">
          {unit === "beat" && <Beats player={player} names={names} sentences={false} />}
          <Units player={player} />
          <Speeds player={player} />
        </div>
      )}
    </div>
  );
}

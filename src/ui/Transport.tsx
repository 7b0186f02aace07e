/** @file The keys under the tape: start, back, run, forward, run to; unit, speed, seed. */
import { useEffect, useRef, type MouseEvent, type ReactNode } from "react";
import type { Condition, Player } from "../lesson/player.ts";
import type { Text } from "../lesson/recipe.ts";
import { NumberField } from "./Control.tsx";
import { playedBy, showGateIfAsked } from "./gates.ts";
import { Icon, type IconName } from "./icons.tsx";
import { useDataWords, useDeckWords, useWords } from "./locale.tsx";
import { Speeds, Units } from "./Options.tsx";
import { isAtEnd } from "./readings.ts";
import { RunTo } from "./RunTo.tsx";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  readonly milestones: readonly (Condition & { readonly text: Text })[];
  readonly runTo: boolean;
  readonly setRunTo: (open: boolean) => void;
  readonly onHelp: () => void;
  /** At the foot of a phone: a key more, for what elsewhere stands beside the keys. */
  readonly dock: ReactNode;
}

export function Transport({ player, milestones, runTo, setRunTo, onHelp, dock }: Props) {
  const words = useWords();
  const deck = useDeckWords();
  const seed = usePlayer(player, (s) => s.recipe.seed);
  return (
    <div className="transport">
      <Keys player={player}>
        <RunTo player={player} milestones={milestones} open={runTo} setOpen={setRunTo} />
        {dock}
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
  const data = useDataWords();
  const absent = usePlayer(player, (s) => s.error?.data !== undefined);
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
      <button ref={play} type="button" className="play" data-gated={gated || absent || undefined} onClick={toggle}>
        {!absent && <Icon name={running ? "pause" : "play"} />}
        <span>{absent ? `× ${data.absent}` : running ? words.pause : words.play}</span>
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

/** @file How far to run: to a step, until a number falls below another, or until what the chapter speaks of has happened. */
import { lazy, Suspense, useEffect, useId, useRef, type KeyboardEvent } from "react";
import type { Condition, Player } from "../lesson/player.ts";
import type { Text } from "../lesson/recipe.ts";
import { hintOf } from "./deck/words.ts";
import { Icon } from "./icons.tsx";
import { useDeckWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

// Not needed before the page is alive.
const choices = () => import("./RunToChoices.tsx");
const Choices = lazy(async () => ({ default: (await choices()).RunToChoices }));

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
  useEffect(() => void choices().catch(() => null), []); // there before anybody presses; without a net asked for again
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
          <Suspense>
            <Choices player={player} milestones={milestones} done={close} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

export { stepAhead } from "./deck/axis.ts";

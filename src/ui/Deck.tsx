/** @file The training deck: tape, beats, transport, its keys, and a voice for those who do not see it. */
import { useEffect, useRef, useState, type ComponentProps } from "react";
import type { Player } from "../lesson/player.ts";
import { Beats } from "./Beats.tsx";
import { useLang, useWords } from "./locale.tsx";
import { measured } from "./numbers.ts";
import { guardAt } from "./readings.ts";
import { Tape } from "./Tape.tsx";
import { Transport } from "./Transport.tsx";

type Props = ComponentProps<typeof Tape> &
  ComponentProps<typeof Beats> & {
    /** Single keys act (they can be switched off: WCAG 2.1.4). */
    readonly shortcuts: boolean;
  };

export function Deck({ player, figures, chartLabel, names, shortcuts }: Props) {
  useShortcuts(player, shortcuts);
  return (
    <div className="deck">
      <Tape player={player} figures={figures} chartLabel={chartLabel} />
      <Beats player={player} names={names} />
      <Transport player={player} />
      <Announcer player={player} />
    </div>
  );
}

/** Space runs and pauses, arrows step, 1 2 3 choose the unit: by place on the keyboard, never while a word is being composed. */
function useShortcuts(player: Player, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const act: { readonly [code: string]: () => void } = {
      Space: player.toggle,
      ArrowLeft: () => player.step(-1),
      ArrowRight: () => player.step(1),
      Digit1: () => player.setUnit("beat"),
      Digit2: () => player.setUnit("update"),
      Digit3: () => player.setUnit("epoch"),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
      const focused = document.activeElement;
      // A focused widget keeps its own keys; a button has but one, Space.
      const free = !focused || focused === document.body || (focused.tagName === "BUTTON" && event.code !== "Space");
      const action = act[event.code];
      if (!free || !action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [player, on]);
}

const SILENCE_MS = 2000;

/** Says where the cursor is, at most every two seconds, and not what has not changed. */
function Announcer({ player }: { player: Player }) {
  const lang = useLang();
  const words = useWords();
  const [text, setText] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const say = () => {
      timer.current = undefined;
      const s = player.store.getState();
      const guard = guardAt(s);
      const loss = guard && `${s.lab.columns[s.lab.guard]!.label[lang]} ${measured(guard.value, 3)}`;
      const line = s.beat === null ? "" : `, ${words.ofBeats(s.beat + 1, s.trace?.beats.length ?? 0)}`;
      setText(words.place(s.t, loss) + line);
    };
    let { t, beat } = player.store.getState();
    const unsubscribe = player.store.subscribe((s) => {
      if (s.t === t && s.beat === beat) return;
      ({ t, beat } = s);
      timer.current ??= setTimeout(say, SILENCE_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [player, lang, words]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {text}
    </p>
  );
}

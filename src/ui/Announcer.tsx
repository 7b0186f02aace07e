/** @file A voice for those who do not see the deck. */
import { useEffect, useRef, useState } from "react";
import type { Player } from "../lesson/player.ts";
import { useLang, useWords } from "./locale.tsx";
import { measured } from "./numbers.ts";
import { guardAt } from "./readings.ts";

const SILENCE_MS = 2000;

/** Says where the cursor is, at most every two seconds, and not what has not changed. */
export function Announcer({ player }: { player: Player }) {
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

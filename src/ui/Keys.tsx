/** @file The sheet that lists the keys, and the strip that repeats the one just pressed. */
import { useEffect, useRef } from "react";
import { KEYCAPS, plainOf, type Act } from "./deck/keys.ts";
import { type DeckWords, useDeckWords } from "./locale.tsx";

const wordOf = (words: DeckWords, act: Act): string => words.keys[plainOf(act).act as keyof DeckWords["keys"]];

export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useDeckWords();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current!;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={ref} className="help" aria-label={words.help} onClose={onClose}>
      <h2>{words.help}</h2>
      <dl>
        {KEYCAPS.map(([act, cap]) => (
          <div key={act}>
            <dt>
              <kbd>{cap}</kbd>
            </dt>
            <dd>{wordOf(words, act)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Shift + ← → , .</kbd>
          </dt>
          <dd>{words.keys.ten}</dd>
        </div>
      </dl>
      <button type="button" className="key" onClick={onClose}>
        {words.close}
      </button>
    </dialog>
  );
}

/** For who looks on: which key that was. The keys themselves speak to a screen reader. */
export function Echo({ act }: { act: Act | null }) {
  const words = useDeckWords();
  if (!act) return null;
  const { act: plain, times } = plainOf(act);
  const cap = KEYCAPS.find(([it]) => it === plain)?.[1] ?? plain;
  return (
    <p className="echo" aria-hidden="true">
      <kbd>{times === 10 ? `Shift+${cap}` : cap}</kbd> {wordOf(words, act)}
      {times === 10 ? " ×10" : ""}
    </p>
  );
}

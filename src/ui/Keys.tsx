/** @file What a key does, in words, and the strip that repeats the one just pressed. */
import { KEYCAPS, plainOf, type Act } from "./deck/keys.ts";
import { type DeckWords, useDeckWords } from "./locale.tsx";

const wordOf = (words: DeckWords, act: Act): string => words.keys[plainOf(act).act as keyof DeckWords["keys"]];

/** Every key of the deck as it is engraved, and what it does. */
export const keysIn = (words: DeckWords) => KEYCAPS.map(([act, cap]) => [cap, wordOf(words, act)] as const);

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

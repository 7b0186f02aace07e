/** @file What a key of the deck does, in words: for the sheet of keys, and for the strip that repeats the one just pressed. */
import { KEYCAPS, plainOf, type Act } from "./deck/keys.ts";
import { echo } from "./echo.ts";
import type { DeckWords } from "./locale.tsx";

const wordOf = (words: DeckWords, act: Act): string => words.keys[plainOf(act).act as keyof DeckWords["keys"]];

/** Every key of the deck as it is engraved, and what it does. */
export const keysIn = (words: DeckWords) => KEYCAPS.map(([act, cap]) => [cap, wordOf(words, act)] as const);

/** `said`: in place of what the key does. */
export function echoAct(words: DeckWords, act: Act, said?: string): void {
  const { act: plain, times } = plainOf(act);
  const cap = KEYCAPS.find(([it]) => it === plain)?.[1] ?? plain;
  echo(times === 10 ? `Shift+${cap}` : cap, said ?? `${wordOf(words, act)}${times === 10 ? " ×10" : ""}`);
}

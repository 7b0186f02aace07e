/** @file When the deck speaks: soon after what is done by hand, seldom while a run plays. Knows no React. */
import type { Player, PlayerState } from "../../lesson/player.ts";
import { newsOf, type Tongue, type Way } from "./speech.ts";

/** So long the hand rests before what it did is said. */
const SOON_MS = 250;
/** Between two utterances while it plays. */
const SILENCE_MS = 2000;

/** Says what is new, until the returned function is called. */
export function follow({ store }: Pick<Player, "store">, tongue: Tongue, say: (text: string) => void): () => void {
  let before = store.getState();
  let told = before;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the run that plays, or has just come to rest, is to go; and where it came to rest. */
  let way: Way | null = null;
  let rest: number | null = null;
  const speak = () => {
    timer = undefined;
    const s = store.getState();
    const text = newsOf(s, told, rest === s.t ? way : null, tongue);
    told = s;
    if (rest !== null) way = rest = null;
    if (text) say(text);
  };
  const wait = (s: PlayerState) => {
    if ((s.playing || s.goal !== null) && s.recipe === before.recipe) timer ??= setTimeout(speak, SILENCE_MS);
    else {
      clearTimeout(timer);
      timer = setTimeout(speak, SOON_MS);
    }
  };
  const unsubscribe = store.subscribe((s) => {
    if (s.playing) {
      if (rest !== null) way = rest = null;
      way = { goal: s.goal ?? way?.goal ?? null, until: s.until ?? way?.until ?? null };
    }
    const rests = before.playing && !s.playing;
    if (rests) rest = s.t;
    if (rests || s.t !== before.t || s.beat !== before.beat || s.recipe !== before.recipe) wait(s);
    before = s;
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** @file One epoch, played in front of a class: slowly where it learns most, then to its end, where it rests. */
import { SPEEDS, type Player, type PlayerState, type Speed } from "../../lesson/player.ts";

/** So long does a class look at it. */
const SECONDS = 5;

export const epochOf = ({ lab, recipe }: Pick<PlayerState, "lab" | "recipe">): number => lab.epoch(recipe.config);

const aSecond = (speed: Speed): number => (speed === "max" ? Infinity : speed === "frame" ? 60 : speed);

/** The first of two speeds beside each other until update `turn`, then the second: together they take `updates` through in `SECONDS`. */
export function paceOf(updates: number): { readonly slow: Speed; readonly fast: Speed; readonly turn: number } {
  const at = SPEEDS.findIndex((it) => updates <= SECONDS * aSecond(it));
  const [slow, fast] = [SPEEDS[Math.max(0, at - 1)]!, SPEEDS[at]!];
  if (slow === fast) return { slow, fast, turn: 0 };
  return { slow, fast, turn: Math.round((SECONDS - updates / aSecond(fast)) / (1 / aSecond(slow) - 1 / aSecond(fast))) };
}

/** Until the returned function is called, which gives the deck its own speed back. */
export function playEpoch({ store, setSpeed, pause }: Player): () => void {
  const before = store.getState().speed;
  const pace = ({ t }: PlayerState) => {
    const { slow, fast, turn } = paceOf(epochOf(store.getState()));
    return t < turn ? slow : fast;
  };
  let mine = pace(store.getState());
  setSpeed(mine);
  const off = store.subscribe((s, { t }) => {
    const isPlain = s.playing && s.goal === null && !s.until; // who runs to a place gets there
    if (isPlain && t < epochOf(s) && s.t >= epochOf(s)) return pause();
    const speed = pace(s);
    if (speed === mine || s.speed !== mine) return; // a speed that the teacher has chosen stays
    mine = speed;
    queueMicrotask(() => setSpeed(speed)); // not in the middle of being told
  });
  return () => {
    off();
    queueMicrotask(() => setSpeed(before)); // what goes away together with the stage hears no more of it
  };
}

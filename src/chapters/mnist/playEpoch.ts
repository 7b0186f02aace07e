/** @file One epoch, played in front of a class: as slowly as it can be followed, and with a rest at its end. */
import { SPEEDS, type Player, type PlayerState, type Speed } from "../../lesson/player.ts";

/** No longer than this does a class look at it. */
const SECONDS = 12;

const epochOf = ({ lab, recipe }: PlayerState): number => lab.epoch(recipe.config);
const speedFor = (updates: number): Speed =>
  SPEEDS.find((speed) => speed === "max" || updates <= SECONDS * (speed === "frame" ? 60 : speed)) ?? "max";

/** Until the returned function is called, which gives the deck its own speed back. */
export function playEpoch({ store, setSpeed, pause }: Player): () => void {
  const { speed } = store.getState();
  setSpeed(speedFor(epochOf(store.getState())));
  const off = store.subscribe((s, { t }) => {
    const isPlain = s.playing && s.goal === null && !s.until; // who runs to a place gets there
    if (isPlain && t < epochOf(s) && s.t >= epochOf(s)) pause();
  });
  return () => {
    off();
    queueMicrotask(() => setSpeed(speed)); // what goes away together with the stage hears no more of it
  };
}

/** @file The strip that repeats a pressed key for who looks on: one for the whole page, so that what was pressed last stands in it. */
import { createStore } from "zustand/vanilla";

export interface Echoed {
  /** The key as it is engraved. */
  readonly cap: string;
  /** What it did. */
  readonly text: string;
}
export const echoed = createStore<{ readonly now: Echoed | null }>(() => ({ now: null }));

const ECHO_MS = 2000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function echo(cap: string, text: string): void {
  clearTimeout(timer);
  echoed.setState({ now: { cap, text } });
  timer = setTimeout(() => echoed.setState({ now: null }), ECHO_MS);
}

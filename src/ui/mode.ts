/** @file Light, dark or projector. `public/mode.js` sets it before the first paint; here it is read, changed and kept. */
import { useEffect, useSyncExternalStore } from "react";
import { useKept } from "./book.tsx";

export const MODES = ["light", "dark", "projector"] as const;
export type Mode = (typeof MODES)[number];

const modeOf = (value: unknown): Mode | null => MODES.find((mode) => mode === value) ?? null;

/** The mode is an attribute of the page, and whoever draws with its colours watches that. */
function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-mode"] });
  return () => observer.disconnect();
}
const read = () => modeOf(document.documentElement.dataset["mode"]);

/** Null while rendering on the build: nothing is known of the reader's screen. */
export function useMode(): readonly [Mode | null, (mode: Mode) => void] {
  const mode = useSyncExternalStore(watch, read, () => null);
  const [kept, keep] = useKept("mode");
  useEffect(() => {
    if (modeOf(kept)) return undefined; // the reader's choice holds; else the system's, also when it changes
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => (document.documentElement.dataset["mode"] = dark.matches ? "dark" : "light");
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  }, [kept]);
  const setMode = (next: Mode) => {
    document.documentElement.dataset["mode"] = next;
    keep(next);
  };
  return [mode, setMode];
}

/** @file Keys of the chapter's own controls, which are not the deck's. */
import { useEffect } from "react";

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}
/** Where a key leads from place `at` in a row of `many`; at an end, that end. Null: another key. */
export function walked(at: number, { key, ctrlKey, metaKey, altKey }: Press, many: number): number | null {
  if (at < 0 || ctrlKey || metaKey || altKey) return null;
  const to: { readonly [key: string]: number } = {
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    Home: 0,
    End: many - 1,
  };
  const place = to[key];
  return place === undefined ? null : Math.min(many - 1, Math.max(0, place));
}

/** Everything of the page that can be pressed and is not part of the lab with the deck. */
const OWN = ":is(.exhibit, .hand-lab, .ten, .gate, .checks) :is(button, a, summary)";

/** While `on`, left and right on the panels' own buttons do not step a run that lies far above them. */
export function useOwnArrows(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const keep = (event: KeyboardEvent) => {
      if (event.code !== "ArrowLeft" && event.code !== "ArrowRight") return;
      const { target } = event;
      if (target instanceof Element && target.matches(OWN) && !target.closest("#lab-digits")) event.preventDefault();
    };
    document.addEventListener("keydown", keep, true);
    return () => document.removeEventListener("keydown", keep, true);
  }, [on]);
}

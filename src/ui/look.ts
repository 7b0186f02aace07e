/** @file The theme's tokens for what CSS does not reach: canvas and Plotly. */
import { useSyncExternalStore } from "react";

const TOKENS = {
  plate: "--plate",
  ink: "--ink",
  ink2: "--ink-2",
  line: "--line",
  line2: "--line-2",
  now: "--now",
  neg: "--neg",
  pos: "--pos",
  ghost: "--ghost",
  sans: "--sans",
  mono: "--mono",
} as const;
/** Colours as `#rrggbb`, and the two font stacks. */
export type Look = { readonly [K in keyof typeof TOKENS]: string };

let look: Look | null = null;
const dark = () => matchMedia("(prefers-color-scheme: dark)");

function readLook(): Look {
  if (look) return look;
  const style = getComputedStyle(document.documentElement);
  const read = Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()]);
  return (look = Object.fromEntries(read) as Look);
}
function onChange(changed: () => void): () => void {
  const again = () => {
    look = null;
    changed();
  };
  const query = dark();
  query.addEventListener("change", again);
  return () => query.removeEventListener("change", again);
}

/** The tokens as they are now; a new object when the theme changes. */
export const useLook = (): Look => useSyncExternalStore(onChange, readLook);

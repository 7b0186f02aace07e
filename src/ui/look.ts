/** @file The theme's tokens for what CSS does not reach: canvas and Plotly. */
import { useSyncExternalStore } from "react";

/** Which custom property each is. */
export const TOKENS = {
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

function readLook(): Look {
  if (look) return look;
  const style = getComputedStyle(document.documentElement);
  const read = Object.entries(TOKENS).map(([name, token]) => [name, whole(style.getPropertyValue(token).trim())]);
  return (look = Object.fromEntries(read) as Look);
}
/** A build writes `#fff` for `#ffffff`. */
const whole = (value: string) => value.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");

function onChange(changed: () => void): () => void {
  const again = () => {
    look = null;
    changed();
  };
  const observer = new MutationObserver(again); // `data-mode` follows the system, the link and the reader (ui/mode.ts)
  observer.observe(document.documentElement, { attributeFilter: ["data-mode"] });
  return () => observer.disconnect();
}

/** The light theme, for a page that is rendered where there is no document; equal to theme.css, which a test checks. */
export const LIGHT: Look = {
  plate: "#fbf9f4",
  ink: "#1d1b17",
  ink2: "#5a554b",
  line: "#d3cdbf",
  line2: "#9b9485",
  now: "#bf2a10",
  neg: "#17507f",
  pos: "#8a5600",
  ghost: "#8b8475",
  sans: "sans-serif",
  mono: "monospace",
};

/** The tokens as they are now; a new object when the theme changes. */
export const useLook = (): Look => useSyncExternalStore(onChange, readLook, () => LIGHT);

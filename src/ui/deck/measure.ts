/** @file How wide a word stands on the tape. Words are few and come again in every frame: each is measured once. */
import type { Look } from "../look.ts";

export type Face = "mono" | "sans";
const known = new Map<string, number>();

export function measurer(context: CanvasRenderingContext2D, px: number, look: Look): (text: string, face: Face) => number {
  return (text, face) => {
    // Digits of a fixed pitch are as wide as any others: what counts up is not measured at each step.
    const key = `${face} ${px} ${face === "mono" ? text.replaceAll(/\d/g, "0") : text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = `400 ${px}px ${look[face]}`;
      width = context.measureText(text).width;
      if (document.fonts.status === "loaded") known.set(key, width);
    }
    return width;
  };
}

/** @file The colours of the tape for its canvas, read when the theme changes. */
import { useMemo } from "react";
import { useLook, type Look } from "../look.ts";
import type { Palette } from "./paint.ts";

export function useTones(): { readonly look: Look; readonly palette: Palette } {
  const look = useLook();
  return useMemo(() => {
    const read = (name: string, otherwise: string) =>
      typeof document === "undefined"
        ? otherwise
        : getComputedStyle(document.documentElement).getPropertyValue(name).trim() || otherwise;
    const { plate, ink, ink2, line, line2, now, ghost } = look;
    return {
      look,
      palette: { plate, ink, ink2, line, line2, now, ghost, grad: read("--grad", ink2), truth: read("--truth", ink2) },
    };
  }, [look]);
}

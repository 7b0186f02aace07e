/** @file The reader's sheet: what lies on it, the way back, and the browser that keeps it. */
import { useState } from "react";
import { useKept } from "../../../ui/book.tsx";
import { CLEAN, isClean, sheetOf, type Sheet } from "./sheet.ts";

const KEY = "hand mnist";
const MAX_PAST = 50;

export interface SheetDesk {
  readonly sheet: Sheet;
  /** `goesOn`: part of the last change, as a stroke that is being drawn. */
  readonly set: (change: (sheet: Sheet) => Sheet, goesOn?: boolean) => void;
  /** Keeps what a pen that was lifted has drawn. */
  readonly rest: () => void;
  readonly clear: () => void;
  /** Null where there is nothing to take back. */
  readonly undo: (() => void) | null;
}

export function useSheet(): SheetDesk {
  const [kept, keep] = useKept(KEY);
  const [{ sheet, past }, put] = useState(() => ({ sheet: sheetOf(kept), past: [] as readonly Sheet[] }));
  const change = (next: Sheet, before: readonly Sheet[]) => {
    put({ sheet: next, past: before.slice(-MAX_PAST) });
    keep(next);
  };
  // After a reload what was done before is not known, but strokes can still be taken back one by one.
  const back =
    past.at(-1) ?? (sheet.strokes.length > 0 ? { ...sheet, strokes: sheet.strokes.slice(0, -1) } : isClean(sheet) ? null : CLEAN);
  return {
    sheet,
    set(by, goesOn = false) {
      if (goesOn) put((now) => ({ ...now, sheet: by(now.sheet) }));
      else change(by(sheet), [...past, sheet]);
    },
    rest: () => keep(sheet),
    clear: () => change(CLEAN, [...past, sheet]),
    undo: back && (() => change(back, past.slice(0, -1))),
  };
}

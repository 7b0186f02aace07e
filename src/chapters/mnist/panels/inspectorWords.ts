/** @file A digit for whoever does not see it: in a sentence, and as a table. Pure. */
import type { DataTable } from "../../../ui/Exhibit.tsx";
import type { Words } from "../text.ts";
import type { OneDigit } from "./digits.ts";
import { byteOf, columnOf, extentOf, rowOf } from "./pixels.ts";

export function altOf({ label, pixels }: OneDigit, words: Words["panels"]["inspector"]): string {
  const ink = extentOf(pixels);
  if (!ink) return words.blank;
  return words.alt(label === null ? words.own : words.shows(label), ink.many, ink.top, ink.bottom, ink.left, ink.right);
}

/** Only the pixels with ink: the others are 0. */
export function pixelTable(pixels: ArrayLike<number>, words: Words["panels"]["inspector"]): DataTable {
  const rows: string[][] = [];
  for (let k = 0; k < pixels.length; k++) {
    if (!(pixels[k]! > 0)) continue;
    rows.push([String(k), String(rowOf(k)), String(columnOf(k)), pixels[k]!.toFixed(3), String(byteOf(pixels[k]!))]);
  }
  return { head: [words.index, words.row, words.column, words.value, words.byte], rows };
}

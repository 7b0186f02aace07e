/** @file What is said of the sheet and of its answer: what is new since the last words, and no more. Pure. */
import type { Words } from "../text.ts";
import { AS_WRITTEN, type Pose } from "./ink.ts";
import { isClean, type Sheet } from "./sheet.ts";

export interface Told {
  readonly sheet: Sheet;
  /** Of a laid digit. */
  readonly label: number | null;
  /** Null: nothing to read. */
  readonly answer: { readonly said: number; readonly p: number } | null;
  /** The question that the reasons answer; null where there are none. */
  readonly why: string | null;
  /** What has become of the epoch the reader let it learn, once it is over. */
  readonly trained: string | null;
}

const percent = (x: number): number => Math.round(100 * x);
export const placeOf = ({ right, down, turn, size }: Pose, words: Words["hand"]): string =>
  words.place(percent(right), percent(down), Math.round(turn), percent(size));

/** Only moved: what lies there is the same. */
const isMoved = (before: Told, { sheet }: Told): boolean =>
  before.sheet.digit === sheet.digit && before.sheet.strokes === sheet.strokes && before.sheet.pose !== sheet.pose;

/** "" where nothing has changed. `before`: what was last said; null at first. */
export function sayingOf(before: Told | null, now: Told, words: Words["hand"]): string {
  const { sheet, label, answer, why, trained } = now;
  const [was, is] = [before?.answer ?? null, answer];
  const moved = before !== null && isMoved(before, now);
  const other = !moved && sheet !== before?.sheet;
  const parts: (string | false)[] = [
    trained !== null && trained !== (before?.trained ?? null) && trained,
    other && sheet.digit !== null && `${words.padAlt.digit(sheet.digit, label)}.`,
    (moved || (other && placeOf(sheet.pose, words) !== placeOf(AS_WRITTEN, words))) && `${placeOf(sheet.pose, words)}.`,
  ];
  if (is === null) parts.push(isClean(sheet) ? was !== null && words.nothing : (other || moved) && words.gone);
  else if (moved && was?.said === is.said) parts.push(words.still(is.said, is.p.toFixed(2)));
  else if (other || was?.said !== is.said || was.p !== is.p) {
    parts.push(words.said(is.said, is.p.toFixed(4)));
    if (other || was?.said !== is.said) parts.push(why !== null && words.reason(why));
  }
  return parts.filter((it) => it !== false).join(" ");
}

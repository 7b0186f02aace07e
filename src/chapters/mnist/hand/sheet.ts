/** @file What lies on the reader's sheet and what a pen or a key makes of it. Pure. */
import { AS_WRITTEN, posed, type Pose, type Stroke } from "./ink.ts";

/** Strokes of a pen, or a digit of the test set; never both. */
export interface Sheet {
  readonly strokes: readonly Stroke[];
  /** Its number in the test set. */
  readonly digit: number | null;
  readonly pose: Pose;
}
export const CLEAN: Sheet = { strokes: [], digit: null, pose: AS_WRITTEN };
export const isClean = ({ strokes, digit }: Sheet): boolean => strokes.length === 0 && digit === null;
/** Any test set has at least so many. */
export const DIGITS_TO_LAY = 1000;

/** What a link of strokes may weigh; a pen that goes on beyond it leaves no ink. */
const MOST_POINTS = 2000;
/** Nearer than this to the last point, in thousandths of the sheet, is no new point. */
const NEAR = 6;
const FARTHEST = 1500;

/** The pen is put down at (x, y), in thousandths; a laid digit makes way. */
export function begun(sheet: Sheet, x: number, y: number): Sheet {
  const strokes = sheet.digit === null ? posed(sheet.strokes, sheet.pose) : [];
  return pointsOf(strokes) < MOST_POINTS ? { ...CLEAN, strokes: [...strokes, [whole(x), whole(y)]] } : sheet;
}
/** The pen moves on to (x, y). */
export function drawn(sheet: Sheet, x: number, y: number): Sheet {
  const last = sheet.strokes.at(-1);
  if (!last || pointsOf(sheet.strokes) >= MOST_POINTS) return sheet;
  const [dx, dy] = [x - last.at(-2)!, y - last.at(-1)!];
  if (dx * dx + dy * dy < NEAR * NEAR) return sheet;
  return { ...sheet, strokes: [...sheet.strokes.slice(0, -1), [...last, whole(x), whole(y)]] };
}
const whole = (x: number): number => Math.round(Math.min(FARTHEST, Math.max(FARTHEST - 2000, x)));
const pointsOf = (strokes: readonly Stroke[]): number => strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0);

export const laid = (digit: number): Sheet => ({ ...CLEAN, digit: Math.min(DIGITS_TO_LAY - 1, Math.max(0, digit)) });

export const MOVES = ["left", "right", "up", "down", "turnLeft", "turnRight", "larger", "smaller"] as const;
export type Move = (typeof MOVES)[number];
/** A pixel of 28 is about a twenty-eighth of the sheet. */
const SHIFT = 1 / 28;
const TURN = 5;
const GROW = 1.1;
const SIZES = [0.3, 2.5] as const;

/** `times`: so many at once. */
export function moved(sheet: Sheet, move: Move, times = 1): Sheet {
  const { right, down, turn, size } = sheet.pose;
  const within = (x: number) => Math.min(1, Math.max(-1, x));
  const pose: Pose = {
    right: within(right + SHIFT * times * ((move === "right" ? 1 : 0) - (move === "left" ? 1 : 0))),
    down: within(down + SHIFT * times * ((move === "down" ? 1 : 0) - (move === "up" ? 1 : 0))),
    turn: (turn + TURN * times * ((move === "turnRight" ? 1 : 0) - (move === "turnLeft" ? 1 : 0))) % 360,
    size: Math.min(
      SIZES[1],
      Math.max(SIZES[0], move === "larger" ? size * GROW ** times : move === "smaller" ? size / GROW ** times : size),
    ),
  };
  return { ...sheet, pose };
}

const KEYS: { readonly [code: string]: Move } = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  BracketLeft: "turnLeft",
  BracketRight: "turnRight",
  Equal: "larger",
  NumpadAdd: "larger",
  Minus: "smaller",
  NumpadSubtract: "smaller",
};
/** By its place on the keyboard, as the deck's keys. */
export const moveOf = (code: string): Move | null => KEYS[code] ?? null;

/** A sheet the browser kept, read with suspicion. */
export function sheetOf(kept: unknown): Sheet {
  const { strokes, digit, pose } = (kept ?? {}) as { readonly [key: string]: unknown };
  const numbers = (it: unknown): it is readonly number[] => Array.isArray(it) && it.every((x) => Number.isFinite(x));
  const p = (pose ?? {}) as { readonly [key: string]: unknown };
  const all = [p["right"], p["down"], p["turn"], p["size"]];
  if (!numbers(all)) return CLEAN;
  const [right, down, turn, size] = all as [number, number, number, number];
  const read = { right, down, turn, size: Math.min(SIZES[1], Math.max(SIZES[0], size)) };
  if (Number.isInteger(digit)) return { ...laid(digit as number), pose: read };
  const good = Array.isArray(strokes) && strokes.every((it) => numbers(it) && it.length >= 2 && it.length % 2 === 0);
  return good && pointsOf(strokes as Stroke[]) <= MOST_POINTS ? { strokes: strokes as Stroke[], digit: null, pose: read } : CLEAN;
}

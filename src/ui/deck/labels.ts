/** @file Words on the tape: which of them have room. Pure. */
import type { Tone } from "./shapes.ts";

export interface Label {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly align: "left" | "right" | "centre";
  readonly tone: Tone;
  /** Of two that would touch the older one, with the smaller age, stays away: it moves to the tooltip. */
  readonly age: number;
  /** Only labels of one row can touch. */
  readonly row: string;
  readonly strong?: boolean;
}

export interface Room {
  readonly width: number;
  /** Marks of one row nearer than this share one label. */
  readonly near: number;
  /** Of a line of text, in pixels. */
  readonly line: number;
  readonly measure: (text: string) => number;
  /** Upright lines a word had better not cross: x, from y to y. */
  readonly uprights?: readonly (readonly [x: number, top: number, bottom: number])[];
}
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The labels that are shown, the newest first: each right of its mark, a line higher, or left of it; none leaves the tape, crosses an upright or touches another. */
export function placeLabels(labels: readonly Label[], room: Room): Label[] {
  const kept: Label[] = [];
  for (const label of labels.toSorted((a, b) => b.age - a.age)) {
    if (kept.some((other) => other.row === label.row && Math.abs(markOf(other, room) - markOf(label, room)) < room.near)) continue;
    const free = (it: Label) => {
      const box = boxOf(it, room);
      return box.left >= 0 && box.right <= room.width && !kept.some((other) => touch(box, boxOf(other, room)));
    };
    const sides = [label, turned(label, room)].flatMap((it) => [it, { ...it, y: it.y - 1.3 * room.line }]).filter(free);
    const place = sides.find((it) => !crosses(boxOf(it, room), room)) ?? sides[0];
    if (place) kept.push(place);
  }
  return kept;
}
/** A label stands this share of `near` beside its mark. */
const BESIDE = 0.15;
const markOf = ({ x, align }: Label, { near }: Room) => x + (align === "left" ? -BESIDE : align === "right" ? BESIDE : 0) * near;
function turned(label: Label, room: Room): Label {
  if (label.align === "centre") return label;
  const [align, by] = label.align === "left" ? (["right", -2 * BESIDE] as const) : (["left", 2 * BESIDE] as const);
  return { ...label, align, x: label.x + by * room.near };
}
function boxOf({ x, y, text, align }: Label, { measure, line }: Room): Box {
  const width = measure(text);
  const left = align === "left" ? x : align === "right" ? x - width : x - width / 2;
  return { left, right: left + width, top: y - line, bottom: y + 0.25 * line };
}
const GAP = 6;
const touch = (a: Box, b: Box) => a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom && b.top < a.bottom;
const crosses = ({ left, right, top, bottom }: Box, { uprights = [] }: Room) =>
  uprights.some(([x, from, to]) => x > left - 2 && x < right + 2 && from < bottom && to > top);

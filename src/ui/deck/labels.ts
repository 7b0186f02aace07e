/** @file Words on the tape: which of them have room. Pure. */
import type { Tone } from "./shapes.ts";

export interface Label {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  /** Said where the text has no room. */
  readonly short?: string;
  readonly align: "left" | "right" | "centre";
  readonly tone: Tone;
  /** Of two that would touch the older one, with the smaller age, stays away: it moves to the tooltip. */
  readonly age: number;
  /** Only labels of one row can touch. */
  readonly row: string;
  readonly strong?: boolean;
  /** Its height tells what it belongs to: it is shown there or not at all. */
  readonly stays?: boolean;
}

export interface Room {
  readonly width: number;
  /** Marks of one row nearer than this share one label. */
  readonly near: number;
  /** Of a line of text, in pixels. */
  readonly line: number;
  readonly measure: (text: string) => number;
  /** Where marks stand at the foot of the lane: a word of row "base" beside another's mark would be taken for that one's. */
  readonly marks?: readonly number[];
  /** Upright lines a word had better not cross: x, from y to y. */
  readonly uprights?: readonly (readonly [x: number, top: number, bottom: number])[];
  /** Curves a word had better not cover: x, y, x, y … from the left to the right. */
  readonly curves?: readonly (readonly number[])[];
}
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The labels that are shown, the newest first: each right of its mark or left of it, up to two lines higher; none leaves the tape, at its
 * top either, or touches another, nor stands at another's mark; where there is a choice none crosses an upright or covers a curve. What has
 * no room in full is said short.
 */
export function placeLabels(labels: readonly Label[], room: Room): Label[] {
  const kept: Label[] = [];
  for (const label of labels.toSorted((a, b) => b.age - a.age)) {
    if (kept.some((other) => other.row === label.row && Math.abs(markOf(other, room) - markOf(label, room)) < room.near))
      continue;
    const place =
      placeFor(label, kept, room) ?? (label.short === undefined ? null : placeFor({ ...label, text: label.short }, kept, room));
    if (place) kept.push(place);
  }
  return kept;
}
function placeFor(label: Label, kept: readonly Label[], room: Room): Label | null {
  const free = (it: Label) => {
    const box = boxOf(it, room);
    const taken = kept.some((other) => touch(box, boxOf(other, room)));
    const inside = box.left >= 0 && box.right <= room.width && box.top >= -2;
    return inside && !taken && !(it.row === "base" && meets(box, markOf(label, room), room));
  };
  const sides = label.stays
    ? [label].filter(free)
    : [label, turned(label, room)].flatMap((it) => HIGHER.map((by) => ({ ...it, y: it.y - by * room.line }))).filter(free);
  const open = sides.filter((it) => it.y >= room.line && !crosses(boxOf(it, room), room));
  return open.find((it) => !covers(boxOf(it, room), room)) ?? open[0] ?? sides[0] ?? null;
}
const HIGHER = [0, 1.3, 2.6];
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
/** Whether a mark other than its own stands in the box, or as near to its end as a word stands to its mark. */
const meets = ({ left, right }: Box, own: number, { marks = [], near }: Room) =>
  marks.some((x) => Math.abs(x - own) > 1 && x > left - BESIDE * near && x < right + BESIDE * near);
const crosses = ({ left, right, top, bottom }: Box, { uprights = [] }: Room) =>
  uprights.some(([x, from, to]) => x > left - 2 && x < right + 2 && from < bottom && to > top);
const covers = (box: Box, { curves = [] }: Room) => curves.some((points) => passes(points, box));
/** Whether a curve has a point or a piece inside the box. */
function passes(points: readonly number[], { left, right, top, bottom }: Box): boolean {
  let [from, to] = [0, points.length / 2 - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (points[2 * middle]! < left) from = middle + 1;
    else to = middle;
  }
  for (let k = Math.max(1, from); k < points.length / 2 && points[2 * k - 2]! <= right; k++) {
    const [a, b] = [points[2 * k - 1]!, points[2 * k + 1]!];
    if (points[2 * k]! >= left && Math.max(a, b) >= top && Math.min(a, b) <= bottom) return true;
  }
  return false;
}

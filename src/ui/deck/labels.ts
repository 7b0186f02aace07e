/** @file Words on the tape: which of them have room. Pure. */
import type { Tone } from "./picture.ts";

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

/** The labels that are shown, the newest first; none leaves the tape: near its right edge a label stands left of its mark. */
export function placeLabels(labels: readonly Label[], { width, near }: { width: number; near: number }): Label[] {
  const kept: Label[] = [];
  for (const label of labels.toSorted((a, b) => b.age - a.age)) {
    const turned =
      label.align === "left" && label.x > 0.82 * width ? { ...label, align: "right" as const, x: label.x - near / 3.3 } : label;
    const touches = kept.some((other) => other.row === turned.row && Math.abs(other.x - turned.x) < near);
    if (!touches) kept.push(turned);
  }
  return kept;
}

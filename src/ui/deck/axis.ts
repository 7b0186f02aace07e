/** @file Time as a length: where an update stands on the tape, with a stretch of it opened wider, and the ticks of the ruler. Pure. */
import type { Loupe } from "../../lesson/link.ts";

/** Knots of a line that rises: update → pixel. Between knots it is straight. */
export interface Axis {
  readonly length: number;
  readonly width: number;
  readonly knots: readonly (readonly [t: number, x: number])[];
}

/** What a loupe makes of the tape at least. */
const SHARE = 0.5;

export function axisOf(length: number, width: number, loupe: Loupe | null = null): Axis {
  const end = Math.max(1, length);
  if (!loupe) return { length: end, width, knots: [[0, 0], [end, width]] }; // prettier-ignore
  const [from, to] = loupe;
  const outside = end - (to - from);
  const share = outside === 0 ? 1 : Math.max(SHARE, (to - from) / end);
  const rest = outside === 0 ? 0 : ((1 - share) * width) / outside;
  const left = from * rest;
  return { length: end, width, knots: [[0, 0], [from, left], [to, left + share * width], [end, width]] }; // prettier-ignore
}

export function placeOf({ knots }: Axis, t: number): number {
  let k = 1;
  while (k < knots.length - 1 && t > knots[k]![0]) k++;
  const [t0, x0] = knots[k - 1]!;
  const [t1, x1] = knots[k]!;
  return t1 === t0 ? x1 : x0 + ((t - t0) / (t1 - t0)) * (x1 - x0);
}
/** The update at a pixel, a whole number inside the run. */
export function timeOf({ knots, length }: Axis, x: number): number {
  let k = 1;
  while (k < knots.length - 1 && x > knots[k]![1]) k++;
  const [t0, x0] = knots[k - 1]!;
  const [t1, x1] = knots[k]!;
  const t = x1 === x0 ? t1 : t0 + ((x - x0) / (x1 - x0)) * (t1 - t0);
  return Math.max(0, Math.min(length, Math.round(t)));
}

export interface Tick {
  readonly t: number;
  readonly x: number;
  /** Only major ticks are labelled. */
  readonly label: boolean;
  readonly major: boolean;
}

/** Ticks of every stretch at its own scale; labels at least `gap` pixels apart. */
export function ticksOf(axis: Axis, gap: number): readonly Tick[] {
  const ticks: Tick[] = [];
  let labelled = -Infinity;
  for (let k = 1; k < axis.knots.length; k++) {
    const [t0, x0] = axis.knots[k - 1]!;
    const [t1, x1] = axis.knots[k]!;
    if (x1 - x0 < 4 || t1 <= t0) continue;
    const major = niceStep((gap * (t1 - t0)) / (x1 - x0));
    const minor = minorOf(major);
    for (let t = Math.ceil(t0 / minor) * minor; t <= t1; t += minor) {
      const x = placeOf(axis, t);
      const isMajor = t % major === 0;
      if (ticks.at(-1)?.t === t) continue;
      const label = isMajor && x - labelled >= gap;
      if (label) labelled = x;
      ticks.push({ t, x, major: isMajor, label });
    }
  }
  return ticks;
}
/** The next of 1, 2, 5 × 10ᵏ: whole updates. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((k) => k * power).find((step) => step >= least) ?? 10 * power;
}
const minorOf = (major: number): number => {
  if (major < 5) return 1;
  return String(major).startsWith("2") ? major / 4 : major / 5;
};

/** The updates of a vernier of `cells` cells around t: t in the middle, but at the ends of the run. */
export function windowOf(t: number, last: number, cells: number): { readonly from: number; readonly to: number } {
  const half = (cells - 1) / 2;
  const from = Math.max(0, Math.min(t - half, last - cells + 1));
  return { from, to: from + cells - 1 };
}

/** The next round step after t: about a tenth of the run further on. */
export function stepAhead(t: number, length: number): number {
  const round = niceStep(length / 11);
  return Math.min(length, (Math.floor(t / round) + 1) * round);
}

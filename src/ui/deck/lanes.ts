/** @file Which columns are drawn on the tape, in how many lanes, how high: from a lab and what is known of its run. Pure. */
import type { Lab, Text } from "../../lesson/recipe.ts";
import type { Columns } from "../../lesson/player.ts";

export interface LaneColumn {
  readonly name: string;
  /** What tells it from the others of its lane; the lane's label where it is alone. */
  readonly label: Text;
}
export interface Lane {
  readonly label: Text;
  readonly columns: readonly LaneColumn[];
  readonly scale: "linear" | "log";
  /** What is computed is ink, what flows backwards the gradient's colour, what the model never trained on the truth's. */
  readonly role: "ink" | "grad" | "truth";
}

/** One lane for the guard, one for each further kind of track: columns whose labels begin alike ("gradient norm, hidden layer") share one. */
export function lanesOf(lab: Lab): readonly Lane[] {
  const lanes = new Map<string, Lane>();
  const tracks = Object.entries(lab.columns).filter(([, track]) => track !== null);
  tracks.sort(([a], [b]) => Number(b === lab.guard) - Number(a === lab.guard));
  for (const [name, track] of tracks) {
    const { label, scale } = track!;
    const parts = { ko: label.ko.split(/,\s*/), en: label.en.split(/,\s*/) };
    const title = { ko: parts.ko[0]!, en: parts.en[0]! };
    const key = name === lab.guard ? "guard" : `${title.ko} ${scale}`;
    const known = lanes.get(key);
    const column = { name, label: { ko: parts.ko[1] ?? title.ko, en: parts.en[1] ?? title.en } };
    lanes.set(key, { label: title, scale, role: roleOf(name), columns: [...(known?.columns ?? []), column] });
  }
  return [...lanes.values()];
}
const roleOf = (name: string): Lane["role"] => (/^grad/i.test(name) ? "grad" : /^(?:val|test)/i.test(name) ? "truth" : "ink");

export type Range = readonly [low: number, high: number];

/** The values a lane spans, rounded outwards so that it moves seldom; a log lane spans whole decades. */
export function rangeOf(scale: Lane["scale"], columns: readonly (Float32Array | undefined)[]): Range {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns)
    if (column)
      for (let i = 0; i < column.length; i++) {
        const value = column[i]!;
        if (!Number.isFinite(value) || (scale === "log" && value <= 0)) continue;
        if (value < low) low = value;
        if (value > high) high = value;
      }
  if (low > high) return scale === "log" ? [1e-3, 1] : [0, 1];
  if (scale === "log") {
    const [from, to] = [decade(Math.floor(Math.log10(low))), decade(Math.ceil(Math.log10(high)))];
    return [Math.max(from, 1e-9 * to), to > from ? to : 10 * from];
  }
  const [bottom, top] = [low < 0 ? -ceiling(-low) : 0, high > 0 ? ceiling(high) : 0];
  return top > bottom ? [bottom, top] : [bottom, bottom + 1];
}
/** 10ᵏ to the last bit, which `10 ** -4` is not. */
const decade = (k: number): number => Number(`1e${k}`);
/** The next of 1, 1.5, 2, 3, 5, 8 × 10ᵏ. */
export function ceiling(x: number): number {
  const power = 10 ** Math.floor(Math.log10(x));
  return [1, 1.5, 2, 3, 5, 8, 10].map((k) => k * power).find((limit) => limit >= x * 0.9999) ?? 10 * power;
}

/** Where a value stands between 0 (bottom) and 1 (top); null where it cannot be drawn. */
export function heightOf(value: number, [low, high]: Range, scale: Lane["scale"]): number | null {
  if (Number.isNaN(value)) return null;
  if (scale === "log") {
    if (value <= 0) return value === 0 ? 0 : null;
    return clamp01(Math.log(value / low) / Math.log(high / low));
  }
  return clamp01((value - low) / (high - low));
}
const clamp01 = (x: number) => Math.max(0, Math.min(1, x));

/** The stretch of a column the reader has been through. */
export const seenOf = (columns: Columns, name: string, seen: number): Float32Array | undefined =>
  columns[name]?.subarray(0, seen + 1);

/** @file The chapter's figures as plain data: scales, heights, paths, bins. No React, no painter. */
import type { PlayerState } from "../../lesson/player.ts";
import { fraction, group, sign, slot, type FormulaPart } from "../../ui/formula.ts";
import { count, measured } from "../../ui/numbers.ts";
import type { AscentView } from "./labs/ascent.ts";
import { CELLS, type Evidence, type LookView } from "./labs/look.ts";
import type { Words } from "./text.ts";

export const lookOf = ({ view }: PlayerState): LookView | null => (view ? (view.view as LookView) : null);
export const ascentOf = ({ view }: PlayerState): AscentView | null => (view ? (view.view as AscentView) : null);

/** A number in as few digits as tell it, at most `digits` after the point: 0.5, 0.27, 0.3154. */
export const short = (x: number, digits = 4): string =>
  measured(x, digits).replace(/\.(\d*?)0+$/, (_, kept: string) => (kept ? `.${kept}` : ""));

/** A slope to three decimals: at a peak it is 0.000, and no power of ten. */
export const slopeText = (x: number): string =>
  measured(Number.isFinite(x) && Math.abs(x) < 1e6 ? Math.round(1000 * x) / 1000 : x, 3);

/** The next height an axis ends at, so that it seldom moves while a reader drags. */
export const topOf = (highest: number): number => [0.1, 0.2, 0.3, 0.5, 1].find((top) => highest <= top) ?? 1;

export const peakOf = ({ n, k }: Evidence): number => k / n;

// ---- the likelihood on three scales ----------------------------------------------------------------------------------------------

export const SCALES = ["L", "log", "mean"] as const;
export type Scale = (typeof SCALES)[number];

/** From the mean of log P over the throws, which the lab measures, to the height on a scale. */
export function heightOf({ n, logWays }: Evidence, mean: number, scale: Scale): number {
  if (scale === "mean") return mean;
  const logL = n * mean + logWays;
  return scale === "log" ? logL : Math.exp(logL);
}
/** The derivative on a scale, from that of the mean. */
export function steepnessOf(evidence: Evidence, mean: number, slope: number, scale: Scale): number {
  if (scale === "mean") return slope;
  return scale === "log" ? evidence.n * slope : evidence.n * slope * heightOf(evidence, mean, "L");
}
/** Highest mean of log P there is: at k/n. */
export const highest = ({ n, k }: Evidence): number =>
  k === 0 || k === n ? 0 : (k * Math.log(k / n) + (n - k) * Math.log(1 - k / n)) / n;

/** What of a scale is shown: L from 0, logarithms as far down as a throw in a hundred of certainty would be. */
export function rangeOf(evidence: Evidence, scale: Scale): readonly [low: number, high: number] {
  const top = highest(evidence);
  if (scale === "L") return [0, 1.12 * heightOf(evidence, top, "L")];
  return [heightOf(evidence, top - 1, scale), heightOf(evidence, top + 0.08, scale)];
}
/** Round numbers inside a range, at most five. */
export function ticksIn([low, high]: readonly [number, number]): number[] {
  const power = 10 ** Math.floor(Math.log10((high - low) / 3));
  const step = [1, 2, 2.5, 5, 10].map((k) => k * power).find((it) => (high - low) / it <= 5)!;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, k) =>
    Number(((first + k) * step).toPrecision(6)),
  );
}

/** They all have as many decimals as one of them needs. */
export function tickTexts(ticks: readonly number[]): string[] {
  const places = Math.max(0, ...ticks.map((at) => String(at).split(".")[1]?.length ?? 0));
  return ticks.map((at) => measured(at === 0 ? 0 : at, at === 0 ? 0 : places));
}

export interface Place {
  readonly x: (theta: number) => number;
  readonly y: (height: number) => number;
}
/** The curve as an SVG path; where it is −∞ it has no place. */
export function curvePath(evidence: Evidence, scale: Scale, { x, y }: Place): string {
  let pen = "M";
  let path = "";
  evidence.curve.forEach((mean, j) => {
    const height = heightOf(evidence, mean, scale);
    if (!Number.isFinite(height)) return;
    path += `${pen}${x(j / CELLS).toFixed(1)} ${y(height).toFixed(1)}`;
    pen = "L";
  });
  return path;
}

/** Where θ has been, the present last; as far as the cursor has come. */
export function walkOf({ columns, t, head }: PlayerState, view: AscentView | null): number[] {
  const known = Array.from((columns["theta"] ?? new Float32Array(0)).subarray(0, Math.min(t, head)));
  return view ? [...known, view.theta] : known;
}
/** 0.5 → 0.1412 → … */
export const pathText = (thetas: ArrayLike<number>): string => Array.from(thetas, (theta) => short(theta, 3)).join(" → ");

// ---- the formula of one update -----------------------------------------------------------------------------------------------------

/** slope = (k/θ − (n−k)/(1−θ)) / n, and what it does to θ. */
export function slopeFormula(words: Words["climb"]): (state: PlayerState) => readonly FormulaPart[] | null {
  return (state) => {
    const view = ascentOf(state);
    if (!view || !(view.theta > 0 && view.theta < 1)) return null;
    const { n, k, theta, slope } = view;
    const config = state.recipe.edits.reduce((now, { t, set }) => (t <= state.t ? { ...now, ...set } : now), state.recipe.config);
    const lr = Number(config["lr"]);
    const sum = config["reduction"] === "sum";
    const descent = config["descent"] === true;
    const used = (descent ? -1 : 1) * (sum ? n * slope : slope);
    const mean = [
      sign(words.slopeOf(words.axis(words.scales[sum ? "log" : "mean"], descent))),
      slot({ id: "slope", value: measured(used, 4), isResult: true, flow: "grad" }),
      sign("="),
    ];
    const inside = group(
      fraction([sign(String(k))], [slot({ id: "theta", label: "θ", value: short(theta) })]),
      sign("−"),
      fraction([sign(String(n - k))], [slot({ id: "rest", label: "1−θ", value: short(1 - theta) })]),
    );
    return [
      ...mean,
      ...(descent ? [sign("−")] : []),
      ...(sum ? [inside] : [fraction([sign("1")], [sign(String(n))]), inside]),
      sign("→", words.then),
      sign(words.next),
      slot({ id: "next", value: short(descent ? theta - lr * used : theta + lr * used), isResult: true }),
      sign("="),
      slot({ id: "was", label: "θ", value: short(theta) }),
      sign(descent ? "−" : "+"),
      slot({ id: "lr", label: "lr", value: String(lr) }),
      sign("×"),
      slot({ id: "grad", value: measured(used, 4), flow: "grad" }),
    ];
  };
}
/** What is being computed in the present beat. */
export const litTerms = ({ trace, beat }: PlayerState): readonly string[] => {
  const line = beat === null ? undefined : trace?.beats[beat]?.line;
  return line === "backward" ? ["slope"] : line === "step" ? ["next", "lr", "grad"] : line === "forward" ? ["theta", "rest"] : [];
};
/** Whether the two pulls at θ are to be seen: while the slope is computed and used. */
export const areForcesShown = ({ trace, beat }: PlayerState): boolean =>
  beat !== null && ["backward", "step"].includes(trace?.beats[beat]?.line ?? "");
/** Where a line of the update under the cursor stands: before the beat, at it, or after. Null between updates. */
const placeOf = ({ trace, beat }: PlayerState, line: string): number | null => {
  const at = trace?.beats.findIndex((it) => it.line === line) ?? -1;
  return beat === null || at < 0 ? null : Math.sign(at - beat);
};
/** What the line that moves θ makes of it, from that line on to the end of the update; else null. */
export const nextOf = (s: PlayerState): number | null => {
  const place = placeOf(s, "step");
  return place !== null && place <= 0 ? (s.columns["next"]?.[s.t] ?? null) : null;
};
/** Whether the update under the cursor has yet to work its slope out. */
export const isSlopeToCome = (s: PlayerState): boolean => placeOf(s, "backward") === 1;
/** What the leader ties at each line, from code outwards. */
const CHAINS: { readonly [line: string]: readonly string[] } = {
  backward: ["line:backward", "term:slope"],
  step: ["line:step", "term:next"],
};
export const chainOf = ({ trace, beat }: PlayerState): readonly string[] | null =>
  (beat === null ? undefined : CHAINS[trace?.beats[beat]?.line ?? ""]) ?? null;

// ---- many experiments ----------------------------------------------------------------------------------------------------------------

export interface Histogram {
  /** How many of each bin; bin j is centred on j · width. */
  readonly bins: readonly number[];
  readonly width: number;
  readonly mean: number;
  readonly spread: number;
  readonly runs: number;
}
/** θ̂ of the first `runs` experiments of `n` throws each: a bin for every k/n, none narrower than a hundredth. */
export function histogramOf(estimates: Float32Array, runs: number, n: number): Histogram | null {
  const seen = estimates.subarray(0, Math.min(runs, estimates.length));
  if (seen.length === 0) return null;
  const width = Math.max(1 / n, 0.01);
  const bins = Array.from({ length: Math.round(1 / width) + 1 }, () => 0);
  let sum = 0;
  for (const it of seen) {
    bins[Math.min(bins.length - 1, Math.round(it / width))]!++;
    sum += it;
  }
  const mean = sum / seen.length;
  const spread = Math.sqrt(seen.reduce((all, it) => all + (it - mean) * (it - mean), 0) / seen.length);
  return { bins, width, mean, spread, runs: seen.length };
}
export const describeHistogram = (words: Words["repeats"], it: Histogram | null, n: number): string =>
  it ? words.alt(count(it.runs), count(n), measured(it.mean, 3), measured(it.spread, 4)) : words.empty;

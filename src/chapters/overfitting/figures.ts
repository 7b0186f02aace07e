/** @file The chapter's figures: from a player's state, or from facts, to plain data. No React. */
import type { Fact } from "../../lesson/facts.ts";
import type { PlayerState } from "../../lesson/player.ts";
import type { Curve } from "../../ui/Curves.tsx";
import { decimate } from "../../ui/decimate.ts";
import { sign, slot, type FormulaPart } from "../../ui/formula.ts";
import type { FitView } from "./labs/poly.ts";
import { error } from "./shown.ts";
import type { Words } from "./text.ts";

/** The least error on points that nobody has seen: the square of the noise. */
export const FLOOR = 0.09;

/** What a polynomial's and a network's view have in common. */
type AnyFit = Omit<FitView, "degree"> & Partial<Pick<FitView, "degree">>;
export const fitOf = ({ view }: PlayerState): AnyFit | null => (view === null ? null : (view.view as AnyFit));

/** The gap, with the two numbers it is made of. A length, not a verdict: nothing says where it becomes too large. */
export function gapFormula(words: Words): (state: PlayerState) => readonly FormulaPart[] | null {
  return (state) => {
    const view = fitOf(state);
    if (!view) return null;
    const gap = view.valError - view.trainError;
    return [
      sign(words.gap),
      slot({ id: "gap", value: gap < 0 ? `−${error(-gap)}` : error(gap), isResult: true }),
      sign("="),
      slot({ id: "val", label: words.marks.val, value: error(view.valError) }),
      sign("−"),
      slot({ id: "train", label: words.marks.train, value: error(view.trainError) }),
    ];
  };
}
/** The term a beat works out. */
export const litTerms = ({ trace, beat }: PlayerState): readonly string[] => {
  const line = beat === null ? undefined : trace?.beats[beat]?.line;
  return line === "validate" ? ["val"] : line === "train" || line === "forward" ? ["train"] : [];
};

/** Columns of a run as far as the cursor has been through them; `hidden` adds what only the book can see. */
export function errorCurves(s: PlayerState, words: Words, hidden: boolean): Curve[] {
  const of = (name: string, role: Curve["role"], label: string): Curve => {
    const { x, y } = thinned(s.columns[name], s.seen + 1, s.length);
    return { role, label, x, y };
  };
  const curves = [of("train", "train", words.train), of("val", "val", words.val)];
  if (hidden) curves.push(of("population", "hidden", words.population));
  return curves.filter(({ x }) => x.length > 0);
}

/** A column to be drawn: short ones as they are, long ones by the least and the greatest of each stretch; what was not measured is left out. */
export function thinned(column: Float32Array | undefined, to: number, length: number): { x: number[]; y: number[] } {
  if (!column) return { x: [], y: [] };
  const gaps = column.length > 1 && Number.isNaN(column[1]!);
  const points = gaps || length <= 600 ? every(column, to) : decimate(column, 0, to, length);
  const kept = points.x.flatMap((x, k) =>
    points.y[k] === null || Number.isNaN(points.y[k]!) ? [] : [[x, points.y[k]!] as const],
  );
  return { x: kept.map(([x]) => x), y: kept.map(([, y]) => y) };
}
const every = (column: Float32Array, to: number) => {
  const y = Array.from(column.subarray(0, to));
  return { x: y.map((_, k) => k), y };
};

/** The two curves of a pair that the build ran. */
export function pairCurves(fact: Fact | undefined, words: Words): Curve[] {
  if (!fact?.at) return [];
  const x = [...fact.at];
  return [
    { role: "train", label: words.train, x, y: Array.from(fact.columns["train"]!) },
    { role: "val", label: words.val, x, y: Array.from(fact.columns["val"]!) },
  ];
}

/** How far the validation errors of the splits so far lie apart. */
export interface Spread {
  readonly splits: number;
  readonly low: number;
  readonly high: number;
  /** By n − 1, as torch.std has it; NaN of one split. */
  readonly deviation: number;
}
export function spreadOf(values: ArrayLike<number>): Spread | null {
  const known = Array.from(values).filter(Number.isFinite);
  const splits = known.length;
  if (splits === 0) return null;
  const mean = known.reduce((sum, x) => sum + x, 0) / splits;
  const squares = known.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { splits, low: Math.min(...known), high: Math.max(...known), deviation: Math.sqrt(squares / (splits - 1)) };
}

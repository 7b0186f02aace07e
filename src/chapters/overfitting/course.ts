/** @file The course of a curve in numbers: what one who sees it takes in at a glance, for a text that stands in its place. No React, no words. */

/**
 * Where a curve turns: indices of its local extremes, in order. `rises(low, high)` says whether high is so far above low that it counts;
 * what wavers less than that is no turn. Neither end is one.
 */
export function turnsOf(values: ArrayLike<number>, rises: (low: number, high: number) => boolean): number[] {
  const turns: number[] = [];
  let [low, high, way] = [0, 0, 0];
  for (let k = 1; k < values.length; k++) {
    if (values[k]! > values[high]!) high = k;
    if (values[k]! < values[low]!) low = k;
    const up = way < 1 && rises(values[low]!, values[k]!);
    if (!up && (way < 0 || !rises(values[k]!, values[high]!))) continue;
    const turn = up ? low : high;
    if (turn > 0) turns.push(turn);
    way = up ? 1 : -1;
    low = high = k;
  }
  return turns;
}

/** So many times higher than where it was lowest, and an error has turned. */
const TURN = 1.25;
/** So many times higher than at the look before, and it has jumped. */
export const JUMP = 1.2;

/** An error over the updates it was looked at. */
export interface Course {
  readonly start: number;
  readonly end: number;
  readonly low: { readonly at: number; readonly value: number };
  /** Updates at which it turned, up or down. */
  readonly turns: readonly number[];
  /** How often it jumped up from one look to the next. */
  readonly jumps: number;
}
/** Of errors above 0 at the updates `at`. */
export function courseOf(at: ArrayLike<number>, values: ArrayLike<number>): Course {
  const all = Array.from(values);
  const low = all.indexOf(Math.min(...all));
  return {
    start: all[0]!,
    end: all.at(-1)!,
    low: { at: at[low]!, value: all[low]! },
    turns: turnsOf(all, (a, b) => b > TURN * a).map((k) => at[k]!),
    jumps: all.filter((value, k) => k > 0 && value > JUMP * all[k - 1]!).length,
  };
}

/** So far beyond its points, and a curve has left them. */
export const AIR = 0.05;
/** A fitted curve among its points. */
export interface Shape {
  readonly turns: number;
  /** How far it goes above the highest point, and below the lowest; 0 where it does not. */
  readonly above: number;
  readonly below: number;
}
/** Of ŷ at equally spaced x; a turn is one that goes up or down by more than a thirtieth of what the points span. */
export function shapeOf(curve: ArrayLike<number>, y: ArrayLike<number>): Shape {
  const [all, points] = [Array.from(curve), Array.from(y)];
  const [least, most] = [Math.min(...points), Math.max(...points)];
  return {
    turns: turnsOf(all, (a, b) => b - a > (most - least) / 30).length,
    above: Math.max(0, Math.max(...all) - most),
    below: Math.max(0, least - Math.min(...all)),
  };
}

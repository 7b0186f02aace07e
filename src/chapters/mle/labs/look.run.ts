/** @file The two functions of one formula, counted in float64: the machine of mle/look, and what other labs of the chapter say of n and k. */
import { exp, log } from "../../../core/math.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import look, { CELLS, type Evidence, type LookView } from "./look.ts";

/** a log b, where nothing times anything is nothing: 0 · log 0 = 0. */
const times = (a: number, b: number): number => (a === 0 ? 0 : b > 0 ? a * log(b) : b === 0 ? -Infinity : NaN);

/** k log θ + (n−k) log(1−θ); NaN outside [0, 1], where there is no probability. */
export const logOfThrows = (n: number, k: number, theta: number): number => times(k, theta) + times(n - k, 1 - theta);

/** log of n! / (k! (n−k)!). */
export function logWays(n: number, k: number): number {
  let sum = 0;
  for (let j = 1; j <= k; j++) sum += log((n - k + j) / j);
  return sum;
}
/** d log L / dθ; it knows nothing of the coefficient. */
export const slopeOf = (n: number, k: number, theta: number): number =>
  (k === 0 ? 0 : k / theta) - (k === n ? 0 : (n - k) / (1 - theta));

export const evidenceOf = (n: number, k: number): Evidence => ({
  ...{ n, k, logWays: logWays(n, k) },
  curve: Float32Array.from({ length: CELLS + 1 }, (_, j) => logOfThrows(n, k, j / CELLS) / n),
});

/** Simpson's rule takes so many steps: the sharpest curve of this lab is smooth to them. */
const FINE = 4000;

/** ∫ f over [0, 1]. */
function integral(f: (x: number) => number): number {
  let sum = f(0) + f(1);
  for (let j = 1; j < FINE; j++) sum += (j % 2 === 1 ? 4 : 2) * f(j / FINE);
  return sum / (3 * FINE);
}

export default defineMachine(look, {
  init: () => ({}),
  update: () => ({}),
  view(_, __, { config: { n, k: wished, theta } }): LookView {
    const k = Math.min(wished, n);
    const bars = Float32Array.from({ length: n + 1 }, (_bar, j) => exp(logWays(n, j) + logOfThrows(n, j, theta)));
    const evidence = evidenceOf(n, k);
    const logL = (at: number) => evidence.logWays + logOfThrows(n, k, at);
    return {
      ...{ ...evidence, theta, bars, logL: logL(theta), slope: slopeOf(n, k, theta) },
      sum: bars.reduce((sum, p) => sum + p, 0),
      area: integral((at) => exp(logL(at))),
    };
  },
});

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

/** Simpson's rule takes so many steps: one that the sharpest curve of the book does not notice. */
const FINE = 10_000;

export function evidenceOf(n: number, k: number): Evidence {
  const ways = logWays(n, k);
  const likelihood = (theta: number) => exp(ways + logOfThrows(n, k, theta));
  let area = likelihood(0) + likelihood(1);
  for (let j = 1; j < FINE; j++) area += (j % 2 === 1 ? 4 : 2) * likelihood(j / FINE);
  const curve = Float32Array.from({ length: CELLS + 1 }, (_, j) => logOfThrows(n, k, j / CELLS) / n);
  return { n, k, curve, logWays: ways, area: area / (3 * FINE) };
}

export default defineMachine(look, {
  init: () => ({}),
  update: () => ({}),
  view(_, __, { config: { n, k: wished, theta } }): LookView {
    const k = Math.min(wished, n);
    const bars = Float32Array.from({ length: n + 1 }, (_bar, j) => exp(logWays(n, j) + logOfThrows(n, j, theta)));
    const logL = logWays(n, k) + logOfThrows(n, k, theta);
    return { ...evidenceOf(n, k), theta, bars, sum: bars.reduce((sum, p) => sum + p, 0), logL, slope: slopeOf(n, k, theta) };
  },
});

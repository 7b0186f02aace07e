/** @file One number seen from two sides: P(K = k) over k for the θ chosen, L(θ) over θ for the k observed. Nothing is trained. */
import { py } from "../../../lesson/listing.ts";
import { describeLab, int, real } from "../../../lesson/recipe.ts";

/** What n throws and k tacks on their backs say of θ. */
export interface Evidence {
  readonly n: number;
  readonly k: number;
  /** log L(θ) / n without the coefficient, θ = 0 … 1 in `CELLS` equal steps; −∞ where the likelihood is 0. */
  readonly curve: Float32Array;
  /** log of n! / (k! (n−k)!), which knows nothing of θ. */
  readonly logWays: number;
}
/** The picture for one θ. */
export interface LookView extends Evidence {
  readonly theta: number;
  /** P(K = j; θ) for j = 0 … n. */
  readonly bars: Float32Array;
  /** The bars, added up. */
  readonly sum: number;
  /** ∫ L(θ) dθ over [0, 1], counted by Simpson's rule. */
  readonly area: number;
  /** log L(θ), coefficient included. */
  readonly logL: number;
  /** d log L / dθ = k/θ − (n−k)/(1−θ). */
  readonly slope: number;
}
/** Steps of `curve`. */
export const CELLS = 400;

export default describeLab({
  config: {
    n: int({ default: 100, min: 1, max: 200, label: { ko: "던진 횟수 n", en: "throws n" } }),
    k: int({ default: 27, min: 0, max: 200, label: { ko: "누운 횟수 k", en: "on their backs k" } }),
    theta: real({ default: 0.35, min: 0, max: 1, scale: "linear", label: { ko: "θ", en: "θ" } }),
  },
  length: () => 0,
  epoch: () => 1,
  code: ({ config: { n, k, theta } }) => py`
    #@fold imports
    import torch
    from torch.distributions import Binomial

    #@end
    n, k = ${n}, ${{ ...k, value: Math.min(k.value, n.value) }}
    # θ is fixed, k runs: probability
    p = Binomial(n, torch.tensor(${theta})).log_prob(torch.arange(n + 1.)).exp()
    print(p.sum())
    # k is fixed, θ runs: likelihood
    theta = torch.linspace(0, 1, ${CELLS + 1})
    L = Binomial(n, theta).log_prob(torch.tensor(float(k))).exp()
    print(torch.trapezoid(L, theta))
  `,
  lines: {},
  columns: { logL: null },
  guard: "logL",
});

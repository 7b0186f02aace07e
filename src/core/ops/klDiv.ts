/** @file Kullback-Leibler divergence of a distribution from log-probabilities. */
import { apply, give, wants } from "../autograd.ts";
import { exp, log } from "../math.ts";
import type { Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { div } from "./arithmetic.ts";
import { eachEntry } from "./eachEntry.ts";
import { mustMatch, reduced, type Reduction } from "./loss.ts";
import { defineOp } from "./op.ts";
import { sum } from "./reduce.ts";

const klDivOp = defineOp({
  name: "klDiv",
  torch: "F.kl_div",
  tex: String.raw`\bar x = -t\,\bar y,\quad \bar t = \bar y\,(\ln t + 1 - x)`,
  forward: ({ a: x, b: target }) => eachEntry((q, p) => (p === 0 ? 0 : p * log(p)) - p * q, x, target!),
  backward({ a: x, b: target }, g) {
    if (wants(x))
      give(
        x,
        eachEntry((up, p) => -p * up, g, target!),
      );
    if (wants(target))
      give(
        target,
        eachEntry((up, q, p) => (p === 0 ? NaN : up * (log(p) + 1 - q)), g, x, target),
      );
  },
  // prettier-ignore
  examples: [{ inputs: [[-1.2, -0.5, -2], [0.3, 0.6, 0.1]], call: (x, t) => klDiv(x!, t!, { reduction: "sum" }) }],
});

const klDivLogOp = defineOp({
  name: "klDivLog",
  torch: "F.kl_div(log_target=True)",
  tex: String.raw`\bar x = -e^{t}\,\bar y,\quad \bar t = \bar y\,e^{t}(t - x + 1)`,
  forward: ({ a: x, b: target }) => eachEntry((q, logp) => exp(logp) * (logp - q), x, target!),
  backward({ a: x, b: target }, g) {
    if (wants(x))
      give(
        x,
        eachEntry((up, logp) => -exp(logp) * up, g, target!),
      );
    if (wants(target))
      give(
        target,
        eachEntry((up, q, logp) => up * exp(logp) * (logp - q + 1), g, x, target),
      );
  },
  // prettier-ignore
  examples: [{ inputs: [[-1.2, -0.5, -2], [-1.1, -0.6, -2.2]], call: (x, t) => klDiv(x!, t!, { logTarget: true }) }],
});

export interface KlDivOptions {
  /** "batchmean" is the sum over the first size, which is the mathematical one; PyTorch's default is "mean" all the same. */
  readonly reduction?: Reduction | "batchmean";
  /** Whether the target too comes as log-probabilities. */
  readonly logTarget?: boolean;
}

/**
 * t·(log t − x), its mean unless told otherwise; x are log-probabilities, t probabilities. Where t is 0 the loss is 0 and t's own
 * gradient NaN, as PyTorch's. Shape: alike → (), or theirs with "none".
 */
export function klDiv(x: Tensor, t: Tensor, { reduction = "mean", logTarget = false }: KlDivOptions = {}): Tensor {
  mustMatch("klDiv", x, t);
  const losses = apply(logTarget ? klDivLogOp : klDivOp, x, t);
  return reduction === "batchmean" ? div(sum(losses), x.shape[0] ?? 1) : reduced("klDiv", losses, reduction);
}

export const klDivOps = [klDivOp, klDivLogOp];

export const klDivAbout: readonly About[] = [
  {
    op: klDivOp,
    family: "losses",
    value: String.raw`y = t\,(\ln t - x)`,
    meaning: { ko: "두 분포가 얼마나 다른지 잽니다.", en: "How different two distributions are." },
  },
  {
    op: klDivLogOp,
    prints: [
      {
        inputs: [
          [-1, -2, -0.5],
          [-0.7, -1.2, -2],
        ],
        call: (x, t) => klDiv(x!, t!, { reduction: "none", logTarget: true }),
        y: [0.1489756, 0.24095534, -0.20300293],
        grads: [
          [-0.49658531, -0.3011942, -0.13533528],
          [0.64556092, 0.54214954, -0.067667648],
        ],
      },
    ],
    family: "losses",
    value: "y = e^{t}(t - x)",
    meaning: { ko: "두 분포를 모두 로그로 받아 차이를 잽니다.", en: "The same, with both distributions given as logarithms." },
  },
];

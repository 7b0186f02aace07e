import { kernelsOf, scratch, type Tensor } from "../tensor.ts";
import { addQuotient, average, averageOfSquares } from "./averages.ts";
import { Optimizer, slopeOf, type Hyper, type ParamGroup, type Params } from "./optimizer.ts";
import type { ParamState } from "./paramState.ts";

export interface AdamHyper extends Hyper {
  /** How much of the old average of gradients, and of their squares, is kept. */
  betas: readonly [number, number];
  eps: number;
  /** Divide by the largest average of squares so far, which never falls. */
  amsgrad: boolean;
}
const defaults: AdamHyper = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, amsgrad: false, maximize: false };

/**
 * Averages of the gradient and of its square; steps by their quotient, so about lr in every coordinate.
 *
 * g = ∇ + λp;  m = β₁m + (1 − β₁)g;  v = β₂v + (1 − β₂)g²;  p = p − lr·m̂ / (√v̂ + ε), m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ).
 *
 * `weightDecay` λ is L2 in the gradient; AdamW decays the weight itself. With `amsgrad` v̂ = max(v₁ … vₜ)/(1 − β₂ᵗ): the paper corrects neither
 * average, PyTorch both. ε stands outside the root, as in Algorithm 1 of the paper; the variant of its section 2 (ε̂) puts it before the correction.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html
 * @see https://arxiv.org/abs/1412.6980 (Adam), https://arxiv.org/abs/1904.09237 (AMSGrad)
 */
export class Adam extends Optimizer<AdamHyper> {
  constructor(params: Params<AdamHyper>, options: Readonly<Partial<AdamHyper>> = {}) {
    super(params, { ...defaults, ...options });
  }
  protected who(): string {
    return "Adam";
  }
  protected override runsInLanes(): boolean {
    return true;
  }
  protected remembers(): readonly string[] {
    return ["step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq"];
  }
  protected check({ betas, eps }: AdamHyper): void {
    this.expectAtLeast0({ eps });
    this.expectBetas(betas);
  }

  protected update(p: Tensor, g: Tensor, group: ParamGroup<AdamHyper>, state: ParamState): void {
    this.move(p, g, group, state, group.weightDecay);
  }

  /** The step with this weight decay in the gradient. */
  protected move(p: Tensor, g: Tensor, group: AdamHyper, state: ParamState, weightDecay: number): void {
    const b1 = group.betas[0];
    const b2 = group.betas[1];
    const t = state.count();
    const stepSize = group.lr / (1 - state.power1.at(b1, t));
    const root = Math.sqrt(1 - state.power2.at(b2, t));
    const m = state.tensor("exp_avg").ptr;
    const v = state.tensor("exp_avg_sq").ptr;
    const k = kernelsOf(p);
    const n = p.entries;
    if (!group.amsgrad) {
      const up = group.maximize ? slopeOf(p, g, { ...group, weightDecay: 0 }) : g.ptr;
      k.adam(n, p.ptr, up, m, v, b1, 1 - b1, b2, 1 - b2, stepSize, root, group.eps, weightDecay);
      return;
    }
    const slope = slopeOf(p, g, { ...group, weightDecay });
    const most = state.tensor("max_exp_avg_sq").ptr;
    const [tmp, scale] = [scratch(n * p.dtype.size), scratch(n * p.dtype.size)];
    average(k, n, m, b1, slope);
    averageOfSquares(k, p.dtype, n, v, b2, slope);
    k.maximum(n, most, v, most);
    k.sqrt(n, most, scale);
    k.divScalar(n, scale, root, scale);
    k.addScalar(n, scale, group.eps, scale);
    addQuotient(k, n, p.ptr, -stepSize, m, scale, tmp);
  }
}

import { kernelsOf, scratch, type Tensor } from "../tensor.ts";
import { addQuotient, average } from "./averages.ts";
import { Optimizer, slopeOf, type Hyper, type ParamGroup, type Params } from "./optimizer.ts";
import type { ParamState } from "./paramState.ts";

interface AdamaxHyper extends Hyper {
  betas: readonly [number, number];
  eps: number;
}
const defaults: AdamaxHyper = { lr: 2e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, maximize: false };

/**
 * Adam with the largest gradient of late in the place of their root mean square.
 *
 * g = ∇ + λp;  m = β₁m + (1 − β₁)g;  u = max(β₂u, |g| + ε);  p = p − lr·m / ((1 − β₁ᵗ)·u).
 *
 * The paper has no ε: there u may be 0, and the step 0/0. u needs no correction for its start at 0.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.Adamax.html
 * @see https://arxiv.org/abs/1412.6980 (section 7.1)
 */
export class Adamax extends Optimizer<AdamaxHyper> {
  constructor(params: Params<AdamaxHyper>, options: Readonly<Partial<AdamaxHyper>> = {}) {
    super(params, { ...defaults, ...options });
  }
  protected who(): string {
    return "Adamax";
  }
  protected remembers(): readonly string[] {
    return ["step", "exp_avg", "exp_inf"];
  }
  protected check({ betas, eps }: AdamaxHyper): void {
    this.expectAtLeast0({ eps });
    this.expectBetas(betas);
  }

  protected update(p: Tensor, g: Tensor, group: ParamGroup<AdamaxHyper>, state: ParamState): void {
    const [k, n] = [kernelsOf(p), p.numel];
    const [b1, b2] = group.betas;
    const lr = group.lr / (1 - state.power1.at(b1, state.count()));
    const slope = slopeOf(p, g, group);
    const m = state.tensor("exp_avg").ptr;
    const u = state.tensor("exp_inf").ptr;
    const tmp = scratch(n * p.dtype.size);
    average(k, n, m, b1, slope);
    k.mulScalar(n, u, b2, u);
    k.abs(n, slope, tmp);
    k.addScalar(n, tmp, group.eps, tmp);
    k.maximum(n, u, tmp, u);
    addQuotient(k, n, p.ptr, -lr, m, u, tmp);
  }
}

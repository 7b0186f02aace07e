import { kernelsOf, scratch, type Tensor } from "../tensor.ts";
import { averageOfSquares } from "./averages.ts";
import { Optimizer, slopeOf, type Hyper, type ParamGroup, type Params } from "./optimizer.ts";
import type { ParamState } from "./paramState.ts";

interface AdadeltaHyper extends Hyper {
  /** How much of the old averages of squares is kept. */
  rho: number;
  eps: number;
}
const defaults: AdadeltaHyper = { lr: 1, rho: 0.9, eps: 1e-6, weightDecay: 0, maximize: false };

/**
 * Scales the gradient by how large steps have been over how large gradients have been, so that a step has the unit of the parameter.
 *
 * g = ∇ + λp;  v = ρv + (1 − ρ)g²;  d = g·√(u + ε) / √(v + ε);  u = ρu + (1 − ρ)d²;  p = p − lr·d.
 *
 * The paper has no lr (it is 1) and ρ = 0.95. Here ε stands inside both roots, as in the paper.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.Adadelta.html
 * @see https://arxiv.org/abs/1212.5701
 */
export class Adadelta extends Optimizer<AdadeltaHyper> {
  constructor(params: Params<AdadeltaHyper>, options: Readonly<Partial<AdadeltaHyper>> = {}) {
    super(params, { ...defaults, ...options });
  }
  protected who(): string {
    return "Adadelta";
  }
  protected remembers(): readonly string[] {
    return ["step", "square_avg", "acc_delta"];
  }
  protected check({ rho, eps }: AdadeltaHyper): void {
    this.expectAtLeast0({ eps });
    if (!(rho >= 0 && rho <= 1)) throw new RangeError(`Adadelta: expected rho in [0, 1], came ${rho}`);
  }

  protected update(p: Tensor, g: Tensor, group: ParamGroup<AdadeltaHyper>, state: ParamState): void {
    const { lr, rho, eps } = group;
    const [k, n] = [kernelsOf(p), p.numel];
    state.count();
    const slope = slopeOf(p, g, group);
    const v = state.tensor("square_avg").ptr;
    const u = state.tensor("acc_delta").ptr;
    const [tmp, step] = [scratch(n * p.dtype.size), scratch(n * p.dtype.size)];
    averageOfSquares(k, p.dtype, n, v, rho, slope);
    k.addScalar(n, v, eps, tmp);
    k.sqrt(n, tmp, tmp);
    k.addScalar(n, u, eps, step);
    k.sqrt(n, step, step);
    k.div(n, step, tmp, step);
    k.mul(n, step, slope, step);
    averageOfSquares(k, p.dtype, n, u, rho, step);
    k.axpy(n, -lr, step, p.ptr);
  }
}

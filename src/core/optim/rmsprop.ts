import { kernelsOf, scratch, type Tensor } from "../tensor.ts";
import { addProduct, addQuotient, average, averageOfSquares } from "./averages.ts";
import { Optimizer, slopeOf, type Hyper, type ParamGroup, type Params } from "./optimizer.ts";
import type { ParamState } from "./paramState.ts";

interface RMSpropHyper extends Hyper {
  /** How much of the old average of squares is kept. */
  alpha: number;
  eps: number;
  momentum: number;
  /** Divide by the deviation instead of the root mean square. */
  centered: boolean;
}
const defaults: RMSpropHyper = {
  lr: 1e-2,
  alpha: 0.99,
  eps: 1e-8,
  weightDecay: 0,
  momentum: 0,
  centered: false,
  maximize: false,
};

/**
 * Divides the gradient by the root of the average of its squares.
 *
 * g = ∇ + λp;  v = αv + (1 − α)g²;  s = √v + ε;  p = p − lr·g/s, or b = μb + g/s, p = p − lr·b with momentum μ.
 * `centered`: m = αm + (1 − α)g and s = √(v − m²) + ε.
 *
 * ε stands outside the root, as in PyTorch; TensorFlow puts it inside. Hinton's lecture has no ε, α = 0.9, and no correction for the start at 0.
 * Where rounding makes v − m² negative, NaN comes out, as in PyTorch.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.RMSprop.html
 */
export class RMSprop extends Optimizer<RMSpropHyper> {
  constructor(params: Params<RMSpropHyper>, options: Readonly<Partial<RMSpropHyper>> = {}) {
    super(params, { ...defaults, ...options });
  }
  protected who(): string {
    return "RMSprop";
  }
  protected remembers(): readonly string[] {
    return ["step", "square_avg", "momentum_buffer", "grad_avg"];
  }
  protected check({ alpha, eps, momentum }: RMSpropHyper): void {
    this.expectAtLeast0({ alpha, eps, momentum });
  }

  protected update(p: Tensor, g: Tensor, group: ParamGroup<RMSpropHyper>, state: ParamState): void {
    const { lr, alpha, eps, momentum } = group;
    const [k, n] = [kernelsOf(p), p.numel];
    state.count();
    const slope = slopeOf(p, g, group);
    const v = state.tensor("square_avg").ptr;
    const [tmp, scale] = [scratch(n * p.dtype.size), scratch(n * p.dtype.size)];
    averageOfSquares(k, p.dtype, n, v, alpha, slope);
    if (group.centered) {
      const m = state.tensor("grad_avg").ptr;
      average(k, n, m, alpha, slope);
      k.neg(n, m, tmp);
      addProduct(k, p.dtype, n, v, tmp, m, scale);
      k.sqrt(n, scale, scale);
    } else k.sqrt(n, v, scale);
    k.addScalar(n, scale, eps, scale);
    if (momentum > 0) {
      const b = state.tensor("momentum_buffer").ptr;
      k.mulScalar(n, b, momentum, b);
      addQuotient(k, n, b, 1, slope, scale, tmp);
      k.axpy(n, -lr, b, p.ptr);
    } else addQuotient(k, n, p.ptr, -lr, slope, scale, tmp);
  }
}

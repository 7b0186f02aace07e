import { kernelsOf, scratch, type Tensor } from "../tensor.ts";
import { addProduct, addQuotient } from "./averages.ts";
import { Optimizer, slopeOf, type Hyper, type ParamGroup, type Params } from "./optimizer.ts";
import type { ParamState } from "./paramState.ts";

interface AdagradHyper extends Hyper {
  lrDecay: number;
  /** What the sums of squares start from. */
  initialAccumulatorValue: number;
  eps: number;
}
const defaults: AdagradHyper = { lr: 1e-2, lrDecay: 0, eps: 1e-10, weightDecay: 0, initialAccumulatorValue: 0, maximize: false };

/**
 * Divides the gradient by the root of the sum of all its squares so far, so that what has moved much moves ever less.
 *
 * g = ∇ + λp;  s = s + g²;  p = p − lrₜ·g / (√s + ε), lrₜ = lr / (1 + (t − 1)·lrDecay).
 *
 * The paper knows neither `lrDecay` nor weight decay. As in PyTorch, what the sums start from
 * is one number for all groups. They are made at a parameter's first gradient; PyTorch makes them, equal, in the constructor.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.Adagrad.html
 * @see https://jmlr.org/papers/v12/duchi11a.html
 */
export class Adagrad extends Optimizer<AdagradHyper> {
  constructor(params: Params<AdagradHyper>, options: Readonly<Partial<AdagradHyper>> = {}) {
    super(params, { ...defaults, ...options });
  }
  protected who(): string {
    return "Adagrad";
  }
  protected remembers(): readonly string[] {
    return ["step", "sum"];
  }
  protected check({ lrDecay, initialAccumulatorValue, eps }: AdagradHyper): void {
    this.expectAtLeast0({ lrDecay, initialAccumulatorValue, eps });
  }

  protected update(p: Tensor, g: Tensor, group: ParamGroup<AdagradHyper>, state: ParamState): void {
    const [k, n] = [kernelsOf(p), p.numel];
    const lr = group.lr / (1 + (state.count() - 1) * group.lrDecay);
    const slope = slopeOf(p, g, group);
    const sum = state.tensor("sum", this.defaults.initialAccumulatorValue).ptr;
    const [tmp, scale] = [scratch(n * p.dtype.size), scratch(n * p.dtype.size)];
    addProduct(k, p.dtype, n, sum, slope, slope, sum);
    k.sqrt(n, sum, scale);
    k.addScalar(n, scale, group.eps, scale);
    addQuotient(k, n, p.ptr, -lr, slope, scale, tmp);
  }
}

import { kernelsOf, scratch, type Tensor } from "../tensor.ts";
import { Optimizer, slopeOf, type Hyper, type ParamGroup, type Params } from "./optimizer.ts";
import type { ParamState } from "./paramState.ts";

interface SGDHyper extends Hyper {
  momentum: number;
  dampening: number;
  nesterov: boolean;
}
const defaults: SGDHyper = { lr: 1e-3, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false, maximize: false };

/**
 * Steps against the gradient, with a memory of past steps when there is momentum.
 *
 * g = ∇ + λp;  v = μv + (1 − τ)g (v = g at the first step);  p = p − lr·v, or p − lr·(g + μv) with Nesterov.
 *
 * λ `weightDecay`, μ `momentum`, τ `dampening`. The velocity is not scaled by lr, unlike Sutskever's v = μv + lr·g, p = p − v: a new lr acts on
 * the whole velocity at once. `maximize` takes −∇ for ∇.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html
 */
export class SGD extends Optimizer<SGDHyper> {
  constructor(params: Params<SGDHyper>, options: Readonly<Partial<SGDHyper>> = {}) {
    super(params, { ...defaults, ...options });
  }
  protected who(): string {
    return "SGD";
  }
  protected override runsInLanes(): boolean {
    return true;
  }
  protected remembers(): readonly string[] {
    return ["momentum_buffer"];
  }
  protected check({ momentum, dampening, nesterov }: SGDHyper): void {
    this.expectAtLeast0({ momentum });
    if (nesterov && (momentum === 0 || dampening !== 0)) {
      throw new RangeError(`SGD: expected momentum > 0 and dampening 0 with nesterov, came ${momentum} and ${dampening}`);
    }
  }

  protected update(p: Tensor, g: Tensor, group: ParamGroup<SGDHyper>, state: ParamState): void {
    const slope = slopeOf(p, g, group);
    kernelsOf(p).axpy(p.entries, -group.lr, group.momentum === 0 ? slope : velocity(p, slope, group, state), p.ptr);
  }
}

/** Where the direction of the step lies: the velocity, or what Nesterov makes of it. */
function velocity(p: Tensor, slope: number, { momentum, dampening, nesterov }: SGDHyper, state: ParamState): number {
  const [k, n] = [kernelsOf(p), p.entries];
  const first = !state.has("momentum_buffer");
  const v = state.tensor("momentum_buffer").ptr;
  if (first) k.mulScalar(n, slope, 1, v);
  else {
    k.mulScalar(n, v, momentum, v);
    k.axpy(n, 1 - dampening, slope, v);
  }
  if (!nesterov) return v;
  const ahead = scratch(n * p.dtype.size);
  k.mulScalar(n, slope, 1, ahead);
  k.axpy(n, momentum, v, ahead);
  return ahead;
}

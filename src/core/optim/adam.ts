import { isRecording, tellInPlace } from "../autograd.ts";
import type { StateValue } from "../state.ts";
import { contiguous, kernelsOf, type Tensor } from "../tensor.ts";
import { Optimizer } from "./optimizer.ts";

interface Options {
  readonly lr?: number;
  readonly betas?: readonly [number, number];
  readonly eps?: number;
  readonly weightDecay?: number;
}

/**
 * m = β₁m + (1 − β₁)g;  v = β₂v + (1 − β₂)g²;  p = p − lr·m̂ / (√v̂ + ε), m̂ and v̂ corrected for their start at 0.
 *
 * `weightDecay` is L2 in the gradient (g + λp), as PyTorch's Adam has it; AdamW decays the weight itself.
 * βᵗ is a running product, because engines differ in `Math.pow`.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html
 */
export class Adam extends Optimizer {
  beta1: number;
  beta2: number;
  eps: number;
  weightDecay: number;
  private powers: [number, number][];

  constructor(params: Iterable<Tensor>, options: Options = {}) {
    super(params, options.lr ?? 1e-3);
    [this.beta1, this.beta2] = options.betas ?? [0.9, 0.999];
    this.eps = options.eps ?? 1e-8;
    this.weightDecay = options.weightDecay ?? 0;
    this.powers = this.params.map(() => [1, 1]);
  }

  protected update(p: Tensor, grad: Tensor, i: number): void {
    const [m, v] = [this.buffer(i, "exp_avg"), this.buffer(i, "exp_avg_sq")];
    const power = this.powers[i]!;
    power[0] *= this.beta1;
    power[1] *= this.beta2;
    this.steps[i]!++;
    const stepSize = this.lr / (1 - power[0]);
    const root = Math.sqrt(1 - power[1]);
    const { beta1: b1, beta2: b2, eps, weightDecay } = this;
    kernelsOf(p).adam(p.numel, p.ptr, contiguous(grad).ptr, m.ptr, v.ptr, b1, 1 - b1, b2, 1 - b2, stepSize, root, eps, weightDecay);
    if (isRecording()) tellInPlace("adam", p, [grad]);
  }

  protected get hyper(): Readonly<Record<string, number | boolean>> {
    const { beta1, beta2, eps, weightDecay } = this;
    return { beta1, beta2, eps, weightDecay };
  }
  protected setHyper(saved: Readonly<Record<string, StateValue>>): void {
    this.beta1 = saved["beta1"] as number;
    this.beta2 = saved["beta2"] as number;
    this.eps = saved["eps"] as number;
    this.weightDecay = saved["weightDecay"] as number;
    this.powers = (saved["steps"] as number[]).map((t) => [powerOf(this.beta1, t), powerOf(this.beta2, t)]);
  }
}

/** βᵗ as the running product has it. */
function powerOf(beta: number, t: number): number {
  let power = 1;
  for (let i = 0; i < t; i++) power *= beta;
  return power;
}

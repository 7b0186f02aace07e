import { isRecording, tellInPlace } from "../autograd.ts";
import type { StateValue } from "../state.ts";
import { contiguous, emptyLike, kernelsOf, type Tensor } from "../tensor.ts";
import { Optimizer } from "./optimizer.ts";

interface Options {
  readonly lr: number;
  readonly momentum?: number;
  readonly dampening?: number;
  readonly weightDecay?: number;
  readonly nesterov?: boolean;
  readonly maximize?: boolean;
}

/**
 * g = ∇ + λp;  v = μv + (1 − τ)g (v = g at the first step);  p = p − lr·(g + μv if Nesterov, else v).
 *
 * PyTorch's momentum: the velocity is not scaled by lr, unlike Sutskever's v = μv − lr·g.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html
 */
export class SGD extends Optimizer {
  momentum: number;
  dampening: number;
  weightDecay: number;
  nesterov: boolean;
  maximize: boolean;

  constructor(params: Iterable<Tensor>, options: Options) {
    super(params, options.lr);
    this.momentum = options.momentum ?? 0;
    this.dampening = options.dampening ?? 0;
    this.weightDecay = options.weightDecay ?? 0;
    this.nesterov = options.nesterov ?? false;
    this.maximize = options.maximize ?? false;
    if (this.nesterov && (this.momentum <= 0 || this.dampening !== 0)) {
      throw new Error("SGD: expected momentum > 0 and dampening 0 with nesterov");
    }
  }

  protected update(p: Tensor, grad: Tensor, i: number): void {
    const k = kernelsOf(p);
    const n = p.numel;
    let g = contiguous(grad);
    if (this.maximize) {
      const up = emptyLike(p);
      k.neg(n, g.ptr, up.ptr);
      g = up;
    }
    if (this.weightDecay !== 0) {
      const decayed = emptyLike(p);
      k.mulScalar(n, p.ptr, this.weightDecay, decayed.ptr);
      k.add(n, g.ptr, decayed.ptr, decayed.ptr);
      g = decayed;
    }
    if (this.momentum !== 0) g = this.withMomentum(g, i);
    k.axpy(n, -this.lr, g.ptr, p.ptr);
    this.steps[i]!++;
    if (isRecording()) tellInPlace("sgd", p, [grad]);
  }

  private withMomentum(g: Tensor, i: number): Tensor {
    const k = kernelsOf(g);
    const n = g.numel;
    const first = this.steps[i] === 0;
    const v = this.buffer(i, "momentum_buffer");
    if (first) k.mulScalar(n, g.ptr, 1, v.ptr);
    else {
      k.mulScalar(n, v.ptr, this.momentum, v.ptr);
      k.axpy(n, 1 - this.dampening, g.ptr, v.ptr);
    }
    if (!this.nesterov) return v;
    const ahead = emptyLike(g);
    k.mulScalar(n, v.ptr, this.momentum, ahead.ptr);
    k.add(n, g.ptr, ahead.ptr, ahead.ptr);
    return ahead;
  }

  protected get hyper(): Readonly<Record<string, number | boolean>> {
    const { momentum, dampening, weightDecay, nesterov, maximize } = this;
    return { momentum, dampening, weightDecay, nesterov, maximize };
  }
  protected setHyper(saved: Readonly<Record<string, StateValue>>): void {
    this.momentum = saved["momentum"] as number;
    this.dampening = saved["dampening"] as number;
    this.weightDecay = saved["weightDecay"] as number;
    this.nesterov = saved["nesterov"] as boolean;
    this.maximize = saved["maximize"] as boolean;
  }
}

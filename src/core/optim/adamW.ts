import { kernelsOf, type Tensor } from "../tensor.ts";
import { Adam, type AdamHyper } from "./adam.ts";
import type { ParamGroup, Params } from "./optimizer.ts";
import type { ParamState } from "./paramState.ts";

/**
 * Adam with the weight decay taken out of the gradient: every weight shrinks by the same factor, however large its gradients are.
 *
 * p = p − lr·λ·p, then Adam's step with λ = 0.
 *
 * The decay is scaled by lr, as in PyTorch; the paper scales it by the schedule alone, so its λ is ours times lr.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html
 * @see https://arxiv.org/abs/1711.05101
 */
export class AdamW extends Adam {
  constructor(params: Params<AdamHyper>, options: Readonly<Partial<AdamHyper>> = {}) {
    super(params, { weightDecay: 1e-2, ...options });
  }
  protected override who(): string {
    return "AdamW";
  }
  protected override update(p: Tensor, g: Tensor, group: ParamGroup<AdamHyper>, state: ParamState): void {
    kernelsOf(p).mulScalar(p.entries, p.ptr, 1 - group.lr * group.weightDecay, p.ptr);
    this.move(p, g, group, state, 0);
  }
}

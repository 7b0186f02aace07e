import type { StateDict } from "../../state.ts";
import type { Optimizer } from "../optimizer.ts";
import { LRScheduler, numberOf, type SchedulerOptions } from "./scheduler.ts";

/**
 * Multiplies lr by γ every epoch: lrₜ = γ·lrₜ₋₁.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ExponentialLR.html
 */
export class ExponentialLR extends LRScheduler {
  gamma: number;

  constructor(optimizer: Optimizer, gamma: number, options: SchedulerOptions = {}) {
    super(optimizer, options);
    this.gamma = gamma;
    this.begin();
  }
  protected next(lr: number): number {
    return this.lastEpoch > 0 ? lr * this.gamma : lr;
  }

  override stateDict(): StateDict {
    return { gamma: this.gamma, ...super.stateDict() };
  }
  override loadStateDict(state: StateDict): void {
    const gamma = numberOf(state, "gamma");
    super.loadStateDict(state);
    this.gamma = gamma;
  }
}

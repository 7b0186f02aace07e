import type { StateDict } from "../../state.ts";
import type { Optimizer } from "../optimizer.ts";
import { LRScheduler, numberOf, type SchedulerOptions } from "./scheduler.ts";

/**
 * Multiplies lr by γ every `stepSize` epochs: lrₜ = γ·lrₜ₋₁ when stepSize divides t, else lrₜ₋₁.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.StepLR.html
 */
export class StepLR extends LRScheduler {
  stepSize: number;
  gamma: number;

  constructor(
    optimizer: Optimizer,
    stepSize: number,
    { gamma = 0.1, ...rest }: { readonly gamma?: number } & SchedulerOptions = {},
  ) {
    super(optimizer, rest);
    if (!Number.isInteger(stepSize) || stepSize < 1)
      throw new RangeError(`StepLR: expected a stepSize of 1 or more, came ${stepSize}`);
    this.stepSize = stepSize;
    this.gamma = gamma;
    this.begin();
  }
  protected next(lr: number): number {
    return this.lastEpoch > 0 && this.lastEpoch % this.stepSize === 0 ? lr * this.gamma : lr;
  }

  override stateDict(): StateDict {
    return { step_size: this.stepSize, gamma: this.gamma, ...super.stateDict() };
  }
  override loadStateDict(state: StateDict): void {
    const [stepSize, gamma] = [numberOf(state, "step_size"), numberOf(state, "gamma")];
    super.loadStateDict(state);
    [this.stepSize, this.gamma] = [stepSize, gamma];
  }
}

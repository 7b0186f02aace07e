import type { StateDict } from "../../state.ts";
import type { Optimizer } from "../optimizer.ts";
import { LRScheduler, numberOf, numbersOf, type SchedulerOptions } from "./scheduler.ts";

/**
 * Multiplies lr by γ at each milestone: lrₜ = γ·lrₜ₋₁ when t is one, else lrₜ₋₁. A milestone named twice counts twice.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.MultiStepLR.html
 */
export class MultiStepLR extends LRScheduler {
  milestones: readonly number[];
  gamma: number;

  constructor(
    optimizer: Optimizer,
    milestones: readonly number[],
    { gamma = 0.1, ...rest }: { readonly gamma?: number } & SchedulerOptions = {},
  ) {
    super(optimizer, rest);
    this.milestones = [...milestones];
    this.gamma = gamma;
    this.begin();
  }
  protected next(lr: number): number {
    let factor = 1;
    for (const epoch of this.milestones) if (epoch === this.lastEpoch) factor *= this.gamma;
    return lr * factor;
  }

  override stateDict(): StateDict {
    return { milestones: this.milestones, gamma: this.gamma, ...super.stateDict() };
  }
  override loadStateDict(state: StateDict): void {
    const [milestones, gamma] = [numbersOf(state, "milestones"), numberOf(state, "gamma")];
    super.loadStateDict(state);
    [this.milestones, this.gamma] = [milestones, gamma];
  }
}

import type { Optimizer } from "../optimizer.ts";
import { LRScheduler, type SchedulerOptions } from "./scheduler.ts";

type Factor = (epoch: number) => number;

/**
 * The first lr times what a function says of the epoch: lrₜ = base·f(t). One function for all groups, or one for each.
 *
 * The functions are not part of the saved state.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.LambdaLR.html
 */
export class LambdaLR extends LRScheduler {
  private readonly factors: readonly Factor[];

  constructor(optimizer: Optimizer, lrLambda: Factor | readonly Factor[], options: SchedulerOptions = {}) {
    super(optimizer, options);
    const groups = optimizer.paramGroups.length;
    this.factors = typeof lrLambda === "function" ? Array<Factor>(groups).fill(lrLambda) : [...lrLambda];
    if (this.factors.length !== groups) throw new Error(`LambdaLR: expected ${groups} functions, came ${this.factors.length}`);
    this.begin();
  }
  protected next(_lr: number, base: number, group: number): number {
    return base * this.factors[group]!(this.lastEpoch);
  }
}

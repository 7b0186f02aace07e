/** @file What every scheduler of an epoch number shares. Schedules are recursive, as PyTorch's: the next lr comes from the present one. */
import type { StateDict, Stateful, StateValue } from "../../state.ts";
import type { Optimizer } from "../optimizer.ts";

export interface SchedulerOptions {
  /** The epoch a run goes on from; −1 starts at 0. From 0 on, every group must have its `initialLr` already. */
  readonly lastEpoch?: number;
}

/**
 * Sets the lr of every group of an optimiser, epoch by epoch: `optimizer.step()` … `scheduler.step()`.
 *
 * An lr that was changed by hand is the one the schedule goes on from, except under LambdaLR. Groups added later keep theirs.
 * @see https://docs.pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate
 */
export abstract class LRScheduler implements Stateful {
  readonly optimizer: Optimizer;
  /** The lr each group started from. */
  protected baseLrs: readonly number[];
  /** Epochs finished: −1 before the first lr is set. */
  lastEpoch: number;
  private lastLr: readonly number[] = [];

  constructor(optimizer: Optimizer, { lastEpoch = -1 }: SchedulerOptions) {
    if (!Number.isInteger(lastEpoch) || lastEpoch < -1)
      throw new RangeError(`LRScheduler: expected lastEpoch ≥ -1, came ${lastEpoch}`);
    this.optimizer = optimizer;
    this.baseLrs = optimizer.paramGroups.map((group, i) => {
      if (lastEpoch >= 0 && group.initialLr === null) {
        throw new Error(`LRScheduler: expected initialLr in paramGroups[${i}] to go on from epoch ${lastEpoch}, came none`);
      }
      return (group.initialLr ??= group.lr);
    });
    this.lastEpoch = lastEpoch;
  }

  /** The lr of epoch `lastEpoch` for one group, from its lr now and the one it started from. */
  protected abstract next(lr: number, base: number, group: number): number;
  /** The lr of the epoch a schedule begins in: `next`, unless the recursion cannot start there. */
  protected first(lr: number, base: number, group: number): number {
    return this.next(lr, base, group);
  }
  /** Sets the first lr; a constructor's last line. */
  protected begin(): void {
    this.lastEpoch++;
    this.set((lr, base, i) => this.first(lr, base, i));
  }
  /** Ends an epoch: every group gets its next lr. */
  step(): void {
    this.lastEpoch++;
    this.set((lr, base, i) => this.next(lr, base, i));
  }
  private set(rate: (lr: number, base: number, group: number) => number): void {
    const groups = this.optimizer.paramGroups;
    this.baseLrs.forEach((base, i) => (groups[i]!.lr = rate(groups[i]!.lr, base, i)));
    this.lastLr = groups.map(({ lr }) => lr);
  }
  /** What the last step has set, a number a group. */
  getLastLr(): number[] {
    return [...this.lastLr];
  }

  stateDict(): StateDict {
    return { base_lrs: this.baseLrs, last_epoch: this.lastEpoch, _last_lr: this.lastLr };
  }
  /** The optimiser's own lr is in the optimiser's state. */
  loadStateDict(state: StateDict): void {
    const baseLrs = numbersOf(state, "base_lrs");
    if (baseLrs.length !== this.baseLrs.length) {
      throw new Error(`loadStateDict: expected ${this.baseLrs.length} numbers in "base_lrs", came ${baseLrs.length}`);
    }
    const [lastEpoch, lastLr] = [numberOf(state, "last_epoch"), numbersOf(state, "_last_lr")];
    [this.baseLrs, this.lastEpoch, this.lastLr] = [baseLrs, lastEpoch, lastLr];
  }
}

/** A number of a saved state. */
export function numberOf(state: StateDict, name: string): number {
  const value = state[name];
  if (typeof value !== "number")
    throw new Error(`loadStateDict: expected a number "${name}", came ${value === undefined ? "none" : typeof value}`);
  return value;
}
/** A list of numbers of a saved state. */
export function numbersOf(state: StateDict, name: string): number[] {
  const value = state[name];
  if (Array.isArray(value) && value.every((x: StateValue): x is number => typeof x === "number")) return [...value];
  throw new Error(`loadStateDict: expected a list of numbers "${name}", came ${value === undefined ? "none" : "something else"}`);
}

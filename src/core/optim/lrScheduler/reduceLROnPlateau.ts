import type { StateDict, Stateful } from "../../state.ts";
import type { Tensor } from "../../tensor.ts";
import type { Optimizer } from "../optimizer.ts";
import { numberOf, numbersOf } from "./scheduler.ts";

interface Options {
  /** Whether the metric should fall or rise. */
  readonly mode?: "min" | "max";
  readonly factor?: number;
  /** How many epochs without improvement are let pass; the one after them reduces lr. */
  readonly patience?: number;
  /** How much better than the best an improvement must be: a part of it (`rel`) or an amount (`abs`). */
  readonly threshold?: number;
  readonly thresholdMode?: "rel" | "abs";
  /** Epochs after a reduction in which nothing is held against the metric. */
  readonly cooldown?: number;
  /** Where lr stops falling, for all groups or each. */
  readonly minLr?: number | readonly number[];
  /** A reduction smaller than this is not made. */
  readonly eps?: number;
}

/**
 * Multiplies lr by `factor` when a metric has not improved for more than `patience` epochs: `scheduler.step(valLoss)`.
 *
 * Better means less than best·(1 − threshold), or than best − threshold with thresholdMode "abs"; with mode "max" more than best·(1 + threshold) or
 * best + threshold. NaN is never better.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html
 */
export class ReduceLROnPlateau implements Stateful {
  readonly optimizer: Optimizer;
  mode: "min" | "max";
  factor: number;
  patience: number;
  threshold: number;
  thresholdMode: "rel" | "abs";
  cooldown: number;
  minLrs: readonly number[];
  eps: number;
  best: number;
  numBadEpochs = 0;
  cooldownCounter = 0;
  lastEpoch = 0;
  private lastLr: readonly number[];

  constructor(optimizer: Optimizer, options: Options = {}) {
    const groups = optimizer.paramGroups;
    const { minLr = 0 } = options;
    this.optimizer = optimizer;
    this.mode = options.mode ?? "min";
    this.factor = options.factor ?? 0.1;
    this.patience = options.patience ?? 10;
    this.threshold = options.threshold ?? 1e-4;
    this.thresholdMode = options.thresholdMode ?? "rel";
    this.cooldown = options.cooldown ?? 0;
    this.minLrs = typeof minLr === "number" ? groups.map(() => minLr) : [...minLr];
    this.eps = options.eps ?? 1e-8;
    this.best = this.mode === "min" ? Infinity : -Infinity;
    this.lastLr = groups.map(({ lr }) => lr);
    if (!(this.factor < 1)) throw new RangeError(`ReduceLROnPlateau: expected a factor below 1, came ${this.factor}`);
    if (this.minLrs.length !== groups.length) {
      throw new RangeError(`ReduceLROnPlateau: expected ${groups.length} numbers minLr, came ${this.minLrs.length}`);
    }
  }

  /** Ends an epoch with this value of the metric. */
  step(metric: number | Tensor): void {
    const value = typeof metric === "number" ? metric : metric.item();
    this.lastEpoch++;
    if (this.isBetter(value)) {
      this.best = value;
      this.numBadEpochs = 0;
    } else this.numBadEpochs++;
    if (this.cooldownCounter > 0) {
      this.cooldownCounter--;
      this.numBadEpochs = 0;
    }
    if (this.numBadEpochs > this.patience) {
      this.reduce();
      this.cooldownCounter = this.cooldown;
      this.numBadEpochs = 0;
    }
    this.lastLr = this.optimizer.paramGroups.map(({ lr }) => lr);
  }
  private isBetter(value: number): boolean {
    const { best, threshold, thresholdMode } = this;
    if (this.mode === "min") return value < (thresholdMode === "rel" ? best * (1 - threshold) : best - threshold);
    return value > (thresholdMode === "rel" ? best * (threshold + 1) : best + threshold);
  }
  private reduce(): void {
    this.minLrs.forEach((min, i) => {
      const group = this.optimizer.paramGroups[i]!;
      const lr = Math.max(group.lr * this.factor, min);
      if (group.lr - lr > this.eps) group.lr = lr;
    });
  }
  /** What every group has had since the last step. */
  getLastLr(): number[] {
    return [...this.lastLr];
  }

  stateDict(): StateDict {
    return {
      mode: this.mode,
      factor: this.factor,
      patience: this.patience,
      threshold: this.threshold,
      threshold_mode: this.thresholdMode,
      cooldown: this.cooldown,
      min_lrs: this.minLrs,
      eps: this.eps,
      best: this.best,
      num_bad_epochs: this.numBadEpochs,
      cooldown_counter: this.cooldownCounter,
      last_epoch: this.lastEpoch,
      _last_lr: this.lastLr,
    };
  }
  loadStateDict(state: StateDict): void {
    const minLrs = numbersOf(state, "min_lrs");
    if (minLrs.length !== this.minLrs.length) {
      throw new Error(`loadStateDict: expected ${this.minLrs.length} numbers in "min_lrs", came ${minLrs.length}`);
    }
    const lastLr = numbersOf(state, "_last_lr");
    const numbers = {
      factor: numberOf(state, "factor"),
      patience: numberOf(state, "patience"),
      threshold: numberOf(state, "threshold"),
      cooldown: numberOf(state, "cooldown"),
      eps: numberOf(state, "eps"),
      best: numberOf(state, "best"),
      numBadEpochs: numberOf(state, "num_bad_epochs"),
      cooldownCounter: numberOf(state, "cooldown_counter"),
      lastEpoch: numberOf(state, "last_epoch"),
    };
    const mode = oneOf(state, "mode", ["min", "max"]);
    const thresholdMode = oneOf(state, "threshold_mode", ["rel", "abs"]);
    Object.assign(this, numbers, { minLrs, lastLr, mode, thresholdMode });
  }
}

function oneOf<T extends string>(state: StateDict, name: string, words: readonly T[]): T {
  const found = words.find((word) => word === state[name]);
  if (found === undefined)
    throw new Error(`loadStateDict: expected "${name}" to be ${words.join(" or ")}, came ${String(state[name])}`);
  return found;
}

import { cos } from "../../math.ts";
import type { StateDict } from "../../state.ts";
import type { Optimizer } from "../optimizer.ts";
import { LRScheduler, numberOf, type SchedulerOptions } from "./scheduler.ts";

/**
 * Half a cosine from the first lr down to `etaMin` in `tMax` epochs, and up again in as many: η + ½(base − η)(1 + cos(πt/T)).
 *
 * Computed from the lr before: (1 + cos(πt/T)) / (1 + cos(π(t − 1)/T))·(lrₜ₋₁ − η) + η, and by ½(base − η)(1 − cos(π/T)) upward from the bottom,
 * where that is 0/0. The paper's warm restarts are not part of it.
 * @see https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.CosineAnnealingLR.html
 * @see https://arxiv.org/abs/1608.03983
 */
export class CosineAnnealingLR extends LRScheduler {
  tMax: number;
  etaMin: number;

  constructor(optimizer: Optimizer, tMax: number, { etaMin = 0, ...rest }: { readonly etaMin?: number } & SchedulerOptions = {}) {
    super(optimizer, rest);
    if (!Number.isInteger(tMax) || tMax < 1)
      throw new RangeError(`CosineAnnealingLR: expected a tMax of 1 or more, came ${tMax}`);
    this.tMax = tMax;
    this.etaMin = etaMin;
    this.begin();
  }
  protected override first(lr: number, base: number): number {
    const { lastEpoch: t, tMax, etaMin } = this;
    return t === 0 ? lr : etaMin + ((base - etaMin) * (1 + cos((t * Math.PI) / tMax))) / 2;
  }
  protected next(lr: number, base: number): number {
    const { lastEpoch: t, tMax, etaMin } = this;
    if (t === 0) return lr;
    if ((t - 1 - tMax) % (2 * tMax) === 0) return lr + ((base - etaMin) * (1 - cos(Math.PI / tMax))) / 2;
    return ((1 + cos((Math.PI * t) / tMax)) / (1 + cos((Math.PI * (t - 1)) / tMax))) * (lr - etaMin) + etaMin;
  }

  override stateDict(): StateDict {
    return { T_max: this.tMax, eta_min: this.etaMin, ...super.stateDict() };
  }
  override loadStateDict(state: StateDict): void {
    const [tMax, etaMin] = [numberOf(state, "T_max"), numberOf(state, "eta_min")];
    super.loadStateDict(state);
    [this.tMax, this.etaMin] = [tMax, etaMin];
  }
}

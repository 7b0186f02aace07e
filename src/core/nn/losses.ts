/** @file Losses as objects, as the lectures write them: `criterion = nn.BCELoss()`. Each holds the options of its function in F. */
import { binaryCrossEntropy, binaryCrossEntropyWithLogits, type BceOptions, type LogitsOptions } from "../ops/bce.ts";
import { crossEntropy, nllLoss, type ClassOptions, type CrossEntropyOptions } from "../ops/crossEntropy.ts";
import { klDiv, type KlDivOptions } from "../ops/klDiv.ts";
import { l1Loss, mseLoss, smoothL1Loss, type LossOptions, type SmoothOptions } from "../ops/loss.ts";
import type { Tensor } from "../tensor.ts";

abstract class Loss<Options> {
  protected readonly options: Options | undefined;
  constructor(options?: Options) {
    this.options = options;
  }
  abstract forward(input: Tensor, target: Tensor): Tensor;
}

/** Mean squared error. */
export class MSELoss extends Loss<LossOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return mseLoss(input, target, this.options);
  }
}
/** Mean absolute error. */
export class L1Loss extends Loss<LossOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return l1Loss(input, target, this.options);
  }
}
/** Squared error near 0, absolute error beyond `beta`. */
export class SmoothL1Loss extends Loss<SmoothOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return smoothL1Loss(input, target, this.options);
  }
}
/** Binary cross-entropy of probabilities. */
export class BCELoss extends Loss<BceOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return binaryCrossEntropy(input, target, this.options);
  }
}
/** Binary cross-entropy of logits. */
export class BCEWithLogitsLoss extends Loss<LogitsOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return binaryCrossEntropyWithLogits(input, target, this.options);
  }
}
/** Softmax and cross-entropy of logits (N, C, …) with class indices (N, …) or probabilities. */
export class CrossEntropyLoss extends Loss<CrossEntropyOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return crossEntropy(input, target, this.options);
  }
}
/** Negative log-likelihood of log-probabilities (N, C, …) with class indices (N, …). */
export class NLLLoss extends Loss<ClassOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return nllLoss(input, target, this.options);
  }
}
/** Kullback-Leibler divergence of a target distribution from log-probabilities. */
export class KLDivLoss extends Loss<KlDivOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return klDiv(input, target, this.options);
  }
}

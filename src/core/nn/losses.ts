/** @file Losses as objects, as the lectures write them: `criterion = nn.BCELoss()`. */
import { binaryCrossEntropy } from "../ops/bce.ts";
import { crossEntropy } from "../ops/crossEntropy.ts";
import { mseLoss } from "../ops/loss.ts";
import type { Tensor } from "../tensor.ts";

/** Binary cross-entropy of probabilities, mean over all entries. */
export class BCELoss {
  forward(input: Tensor, target: Tensor): Tensor {
    return binaryCrossEntropy(input, target);
  }
}
/** Softmax and cross-entropy of logits (N, C) with class indices (N), mean over the batch. */
export class CrossEntropyLoss {
  forward(input: Tensor, target: Tensor): Tensor {
    return crossEntropy(input, target);
  }
}
/** Mean squared error. */
export class MSELoss {
  forward(input: Tensor, target: Tensor): Tensor {
    return mseLoss(input, target);
  }
}

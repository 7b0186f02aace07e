/** @file torch.nn.functional: what layers and losses compute, without owning anything. */
export { relu, sigmoid, tanh } from "./ops/activation.ts";
export { binaryCrossEntropy, binaryCrossEntropyWithLogits } from "./ops/bce.ts";
export { conv2d } from "./ops/conv.ts";
export { crossEntropy, nllLoss } from "./ops/crossEntropy.ts";
export { dropout } from "./ops/dropout.ts";
export { embedding, oneHot } from "./ops/indexing.ts";
export { klDiv } from "./ops/klDiv.ts";
export { l1Loss, mseLoss, smoothL1Loss } from "./ops/loss.ts";
export { linear } from "./ops/matmul.ts";
export { batchNorm, layerNorm } from "./ops/normalise.ts";
export { avgPool2d, maxPool2d } from "./ops/pool.ts";
export { elu, gelu, leakyRelu, logsigmoid, silu, softplus } from "./ops/rectifiers.ts";
export { logSoftmax, softmax } from "./ops/softmax.ts";

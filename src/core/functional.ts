/** @file torch.nn.functional: what layers and losses compute, without owning anything. */
export { relu, sigmoid, tanh } from "./ops/activation.ts";
export { binaryCrossEntropy, crossEntropy, mseLoss } from "./ops/loss.ts";
export { linear } from "./ops/matmul.ts";
export { logSoftmax, softmax } from "./ops/softmax.ts";

/** @file Which ops have a sentence about their gradient, beside the formula. An op without one has said it all in the formula. */

// prettier-ignore
const noted = [
  "add", "mul", "div", "exp", "log", "sqrt", "abs", "square", "sign", "maximum", "clamp", "sigmoid", "tanh", "relu", "leakyRelu",
  "softmax", "logSoftmax", "matmul", "linear", "sum", "mean", "max", "amax", "cumsum", "mseLoss", "binaryCrossEntropy",
  "binaryCrossEntropyWithLogits", "crossEntropy", "reshape", "expand", "slice", "cat", "gather", "dropout", "batchNorm", "conv2d",
  "maxPool2d",
] as const;
export type Notes = { readonly [op in (typeof noted)[number]]: string };
/** What a list says of an op; null where it says nothing. */
export const noteOf = (notes: { readonly [op: string]: string }, op: string): string | null =>
  Object.hasOwn(notes, op) ? notes[op]! : null;

export { Adadelta } from "./adadelta.ts";
export { Adagrad } from "./adagrad.ts";
export { Adam } from "./adam.ts";
export { Adamax } from "./adamax.ts";
export { AdamW } from "./adamW.ts";
export * as lrScheduler from "./lrScheduler/index.ts";
export { Optimizer, type ParamGroup } from "./optimizer.ts";
export { RMSprop } from "./rmsprop.ts";
export { SGD } from "./sgd.ts";

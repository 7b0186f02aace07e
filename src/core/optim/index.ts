export { Adam } from "./adam.ts";
export { Optimizer } from "./optimizer.ts";
export { SGD } from "./sgd.ts";

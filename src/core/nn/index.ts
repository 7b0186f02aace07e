export * from "./activations.ts";
export { BatchNorm1d } from "./batchNorm.ts";
export * from "./conv.ts";
export * from "./layers.ts";
export * from "./losses.ts";
export { buffer, Module, parameter } from "./module.ts";
export * as init from "./init.ts";

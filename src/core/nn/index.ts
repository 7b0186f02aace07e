export * from "./layers.ts";
export * from "./losses.ts";
export { Module, parameter } from "./module.ts";
export * as init from "./init.ts";

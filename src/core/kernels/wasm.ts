/**
 * @file The fast body of every kernel: WebAssembly with SIMD, written at start-up by our own assembler.
 *
 * pow, sin and cos stay in plain.ts: no lesson waits for them, and what is not there need not be kept equal.
 */
import { memory } from "../memory.ts";
import { Module, constant, store } from "./emit.ts";
import type { FloatKernels, Kernels } from "./kernels.ts";
import { plain } from "./plain.ts";
import { casts, data } from "./wasm/data.ts";
import { elementwise } from "./wasm/elementwise.ts";
import { F32, F64, type Dtype } from "./wasm/loops.ts";
import { losses } from "./wasm/loss.ts";
import { matmuls } from "./wasm/matmul.ts";
import { reductions } from "./wasm/reduce.ts";
import { softmaxes } from "./wasm/softmax.ts";

export type Casts = Pick<Kernels, "toF32" | "toF64">;

/** Whether the engine runs vector instructions. */
export function hasSimd(): boolean {
  const probe = new Module();
  probe.func("probe", "i", (p) => store(p, constant("f32x4", 0)));
  return WebAssembly.validate(probe.bytes());
}

/** The module of one dtype's kernels. */
export function moduleBytes(T: Dtype): Uint8Array<ArrayBuffer> {
  const module = new Module();
  for (const family of [elementwise, reductions, softmaxes, losses, matmuls, data]) family(module, T);
  if (T === F32) casts(module);
  return module.bytes();
}

function instantiate(T: Dtype): Record<string, unknown> {
  return new WebAssembly.Instance(new WebAssembly.Module(moduleBytes(T)), { env: { memory } }).exports;
}

/** Functions of those names, from the module or, where it has none, from the plain kernels. */
function pick<Kernel extends object>(exports: Record<string, unknown>, reference: Kernel): Kernel {
  return Object.fromEntries(Object.entries(reference).map(([name, body]) => [name, exports[name] ?? body])) as Kernel;
}

/** The two dtypes are two modules, since most pages never need the second. */
export function makeF32(): { readonly f32: FloatKernels; readonly casts: Casts } {
  const exports = instantiate(F32);
  const { toF32, toF64 } = plain;
  return { f32: pick(exports, plain.f32), casts: pick(exports, { toF32, toF64 }) };
}

export function makeF64(): FloatKernels {
  return pick(instantiate(F64), plain.f64);
}

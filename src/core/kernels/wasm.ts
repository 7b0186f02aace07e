/**
 * @file The fast body of every kernel: WebAssembly with SIMD, by our own assembler. A kernel is written when it is first called, so that
 * loading costs nearly nothing and a page pays for what it uses: a tenth of a millisecond each.
 *
 * pow, sin and cos stay in plain.ts: no lesson waits for them, and what is not there need not be kept equal.
 */
import { memory } from "../memory.ts";
import { Module, constant, store } from "./emit.ts";
import type { FloatKernels, Kernels } from "./kernels.ts";
import { plain } from "./plain.ts";
import { casts, data } from "./wasm/data.ts";
import { elementwise } from "./wasm/elementwise.ts";
import { F32, F64, type Dtype, type Shelf } from "./wasm/loops.ts";
import { losses } from "./wasm/loss.ts";
import { matmuls } from "./wasm/matmul.ts";
import { reductions } from "./wasm/reduce.ts";
import { writeSmallProduct, type SmallProduct } from "./wasm/small.ts";
import { softmaxes } from "./wasm/softmax.ts";

export type Casts = Pick<Kernels, "toF32" | "toF64">;
type Kernel = (...args: number[]) => void;

/** Whether the engine runs vector instructions. */
export function hasSimd(): boolean {
  const probe = new Module();
  probe.func("probe", "i", (p) => store(p, constant("f32x4", 0)));
  return WebAssembly.validate(probe.bytes());
}

/**
 * The functions of `reference`, those on the shelf in WebAssembly: at first stand-ins, which put the kernel into their place in the
 * object when they are called.
 */
function standIns<T extends object>(reference: T, shelf: Shelf): T {
  const made: Partial<Record<string, Kernel>> = {};
  const standIn = (name: string, write: (module: Module) => void): Kernel => {
    const first: Kernel = (...args) => {
      if (made[name] === undefined) Object.assign(made, instantiate(write));
      const kernel = made[name]!;
      if (kernels[name] === first) kernels[name] = kernel;
      kernel(...args);
    };
    return first;
  };
  const entries = Object.entries<Kernel>(reference as Record<string, Kernel>);
  // Made in one go, so that V8 gives the objects of both dtypes one hidden class with fast properties.
  const kernels = Object.fromEntries(
    entries.map(([name, body]) => [name, shelf.has(name) ? standIn(name, shelf.get(name)!) : body]),
  );
  return kernels as T;
}

export function instantiate(write: (module: Module) => void): Record<string, unknown> {
  const module = new Module();
  write(module);
  return new WebAssembly.Instance(new WebAssembly.Module(module.bytes()), { env: { memory } }).exports;
}

export function makeFloatKernels(T: Dtype): FloatKernels {
  const shelf: Shelf = new Map();
  for (const family of [elementwise, reductions, softmaxes, losses, data]) family(shelf, T);
  const reference = T === F32 ? plain.f32 : plain.f64;
  return standIns({ ...reference, ...products(reference, T) }, shelf);
}

/** Up to so many multiplications a product is small: a tile would be no faster, and takes ten times as long to write. */
const SMALL = 24;

/** The products, by how much there is to multiply. Neither kind is written before it is wanted. */
function products({ matmulNN, matmulNT, matmulTN, linear }: FloatKernels, T: Dtype): Partial<FloatKernels> {
  const shelf: Shelf = new Map();
  matmuls(shelf, T);
  const large = standIns({ matmulNN, matmulNT, matmulTN, linear }, shelf);
  const unwritten: SmallProduct = () => undefined;
  const small = standIns({ product: unwritten }, new Map([["product", (module) => writeSmallProduct(module, T)]]));
  const { size } = T;
  return {
    matmulNN: (M, K, N, a, b, c, tmp) =>
      M * K * N <= SMALL
        ? small.product(M, K, N, a, K * size, size, b, N * size, size, 0, c)
        : large.matmulNN(M, K, N, a, b, c, tmp),
    matmulNT: (M, K, N, a, b, c, tmp) =>
      M * K * N <= SMALL
        ? small.product(M, K, N, a, K * size, size, b, size, K * size, 0, c)
        : large.matmulNT(M, K, N, a, b, c, tmp),
    matmulTN: (M, K, N, a, b, c, tmp) =>
      M * K * N <= SMALL
        ? small.product(M, K, N, a, size, M * size, b, N * size, size, 0, c)
        : large.matmulTN(M, K, N, a, b, c, tmp),
    linear: (M, K, N, x, w, bias, y, tmp) =>
      M * K * N <= SMALL
        ? small.product(M, K, N, x, K * size, size, w, size, K * size, bias, y)
        : large.linear(M, K, N, x, w, bias, y, tmp),
  };
}

export function makeCasts(): Casts {
  const shelf: Shelf = new Map();
  casts(shelf);
  return standIns({ toF32: plain.toF32, toF64: plain.toF64 }, shelf);
}

export function makeKernels(): Kernels {
  return { f32: makeFloatKernels(F32), f64: makeFloatKernels(F64), ...makeCasts() };
}

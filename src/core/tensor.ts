/**
 * @file Tensor: an offset into the one memory, a shape, and what autograd needs to know. Its ops are in ops/, its methods in methods.ts.
 */
import { bool, float32, float64, int64, type DType } from "./dtype.ts";
import { f32, f64, kernels as castKernels } from "./kernels/index.ts";
import type { FloatKernels } from "./kernels/kernels.ts";
import * as memory from "./memory.ts";
import type { OpRecord } from "./ops/op.ts";
import { inferShape, numelOf, sameShape, scalarShape, showShape, wrapDim, type Shape } from "./shape.ts";

/** One recorded op: which, on what, and what came out. Nodes are pooled and live on the tape; a tensor points at the one it came from. */
export interface Node {
  op: OpRecord;
  a: Tensor;
  b: Tensor | null;
  c: Tensor | null;
  /** Inputs beyond three (cat). */
  rest: readonly Tensor[] | null;
  /** The output; null when the node was freed by a backward pass. */
  y: Tensor | null;
  /** What forward keeps for backward besides its inputs and output. */
  saved: Tensor | null;
  /** Numbers and lists that are not tensors. */
  attrs: unknown;
  /** The gradient that has arrived so far, and whether it is the node's own to add into. */
  grad: Tensor | null;
  gradOwned: boolean;
  /** The room that was last handed out for the gradient. A gradient on its way never leaves the walk, so nobody holds this tensor. */
  room: Tensor | null;
  readonly index: number;
}

export type TypedArray = Float32Array | Float64Array | Uint8Array | BigInt64Array;
/** Numbers in nested lists, as PyTorch's `torch.tensor` takes them. */
export type Nested = number | boolean | readonly Nested[];

export class Tensor {
  /** Byte offset of the first entry. */
  readonly ptr: number;
  readonly shape: Shape;
  readonly numel: number;
  readonly dtype: DType;
  /** Entries between neighbours along each dimension; null when row-major without gaps. */
  readonly strides: readonly number[] | null;
  readonly region: memory.Region;
  /** The region's when this was made. Only `emptyLike` ever moves it on. */
  generation: number;

  requiresGrad = false;
  /** The node this tensor came from; null for a leaf. */
  node: Node | null = null;
  /** Accumulated gradient of a leaf, or null before the first backward and after `zeroGrad`. */
  grad: Tensor | null = null;
  /** Where a leaf's gradient lives, kept when `grad` is set to null. */
  gradBuffer: Tensor | null = null;

  constructor(
    ptr: number,
    shape: Shape,
    numel: number,
    dtype: DType,
    strides: readonly number[] | null,
    region: memory.Region,
    generation: number,
  ) {
    this.ptr = ptr;
    this.shape = shape;
    this.numel = numel;
    this.dtype = dtype;
    this.strides = strides;
    this.region = region;
    this.generation = generation;
  }

  /** Values an entry: 1, or those of a region with lanes. Lanes lie innermost; shape, strides and numel know nothing of them. */
  get lanes(): number {
    return this.region.lanes;
  }
  /** Values in the memory: numel × lanes. What a kernel that works entry by entry counts. */
  get entries(): number {
    return this.numel * this.region.lanes;
  }
  get isLeaf(): boolean {
    return this.node === null;
  }
  get ndim(): number {
    return this.shape.length;
  }
  get alive(): boolean {
    return this.generation === this.region.generation;
  }

  /** Size along one dimension, or all of them. */
  size(): Shape;
  size(dim: number): number;
  size(dim?: number): Shape | number {
    return dim === undefined ? this.shape : this.shape[wrapDim("size", dim, this.ndim)]!;
  }

  /** The one entry of a tensor that has one; float32 widened to double, as Python's `item()`. */
  item(): number {
    if (this.numel !== 1) throw new RangeError(`item: expected a tensor of one entry, came ${showShape(this.shape)}`);
    mustLive(this);
    if (this.lanes !== 1) manyLanes(this, "item");
    if (this.dtype === float32) return memory.f32()[this.ptr >> 2]!;
    if (this.dtype === float64) return memory.f64()[this.ptr >> 3]!;
    return Number(this.toArray()[0]);
  }

  /** A copy of the entries in row-major order. int64 comes as float64 (exact to ±2⁵³), bool as 0 and 1. */
  toArray(): Float32Array | Float64Array | Uint8Array {
    if (this.lanes !== 1) manyLanes(this, "toArray");
    const { ptr, numel, dtype } = contiguous(this);
    if (dtype === float32) return memory.f32().slice(ptr >> 2, (ptr >> 2) + numel);
    if (dtype === float64) return memory.f64().slice(ptr >> 3, (ptr >> 3) + numel);
    if (dtype === bool) return memory.u8().slice(ptr, ptr + numel);
    const words = memory.i32();
    return Float64Array.from(
      { length: numel },
      (_, i) => words[(ptr >> 2) + 2 * i + 1]! * 2 ** 32 + (words[(ptr >> 2) + 2 * i]! >>> 0),
    );
  }

  /** A copy of the raw little-endian bytes, row-major. */
  bytes(): Uint8Array<ArrayBuffer> {
    if (this.lanes !== 1) manyLanes(this, "bytes");
    const { ptr, numel, dtype } = contiguous(this);
    return memory.u8().slice(ptr, ptr + numel * dtype.size) as Uint8Array<ArrayBuffer>;
  }

  /** Overwrites the entries with raw bytes of the same length, those of every lane alike; autograd does not see it. */
  setBytes(bytes: Uint8Array): void {
    mustLive(this);
    const size = this.numel * this.dtype.size;
    if (this.strides !== null) throw new Error("setBytes: expected a contiguous tensor, came a view");
    if (bytes.length !== size)
      throw new RangeError(`setBytes: expected ${size} bytes for ${showShape(this.shape)}, came ${bytes.length}`);
    if (this.lanes === 1) return memory.u8().set(bytes, this.ptr);
    const to = memory.u8();
    const { size: each } = this.dtype;
    for (let i = 0; i < this.numel; i++) {
      const entry = bytes.subarray(i * each, (i + 1) * each);
      for (let l = 0; l < this.lanes; l++) to.set(entry, this.ptr + (i * this.lanes + l) * each);
    }
  }
}

function manyLanes(x: Tensor, who: string): never {
  throw new Error(
    `${who}: expected a tensor of one lane, came ${showShape(x.shape)} with ${x.lanes}; read them with laneOf or measured`,
  );
}

/** Throws when the arena a tensor was made in has been reset since: its bytes belong to a later update. */
export function mustLive(x: Tensor): void {
  if (!x.alive) dead(x, "Tensor");
}
/** What is said of a tensor that is no longer alive; `who` wanted to read it. */
export function dead(x: Tensor, who: string): never {
  const { name, generation } = x.region;
  throw new Error(
    `${who}: expected a living tensor, came one of shape ${showShape(x.shape)} made in generation ${x.generation} of "${name}", which is in generation ${generation}; keep it outside the arena, or copy it with toArray()`,
  );
}

/** The kernels of a float tensor. */
export function kernelsOf(x: Tensor): FloatKernels {
  if (x.dtype === float32) return f32;
  if (x.dtype === float64) return f64;
  throw new TypeError(`expected a float tensor, came ${x.dtype.name}`);
}

/** Entries as they happen to be. */
export function empty(shape: Shape, dtype: DType = float32, region = memory.currentRegion()): Tensor {
  const n = numelOf(shape);
  return new Tensor(region.alloc(n * region.lanes * dtype.size), shape, n, dtype, null, region, region.generation);
}

/**
 * Room for a tensor of x's shape and dtype, in the current region. `old`, which nobody may hold any more, is made young again where it
 * would be the same: an update makes the same tensors at the same places as the one before it.
 */
export function emptyLike(x: Tensor, old: Tensor | null = null): Tensor {
  const region = memory.currentRegion();
  const at = region.alloc(x.numel * region.lanes * x.dtype.size);
  if (old !== null && old.ptr === at && old.region === region && old.shape === x.shape && old.dtype === x.dtype) {
    old.generation = region.generation;
    return old;
  }
  return new Tensor(at, x.shape, x.numel, x.dtype, null, region, region.generation);
}

/** `n` bytes for a kernel to work in. */
export function scratch(bytes: number): number {
  return memory.currentRegion().alloc(bytes);
}

/** The same memory under another shape (and strides). */
export function alias(x: Tensor, shape: Shape, strides: readonly number[] | null = null, offset = 0): Tensor {
  const at = x.ptr + offset * x.lanes * x.dtype.size;
  return new Tensor(at, shape, numelOf(shape), x.dtype, strides, x.region, x.generation);
}

export function full(shape: Shape, value: number, dtype: DType = float32): Tensor {
  const y = empty(shape, dtype);
  if (dtype.isFloat) kernelsOf(y).fill(y.entries, value, y.ptr);
  else for (let i = 0; i < y.numel; i++) setEntry(y, i, value);
  return y;
}
export const zeros = (shape: Shape, dtype: DType = float32): Tensor => full(shape, 0, dtype);
export const ones = (shape: Shape, dtype: DType = float32): Tensor => full(shape, 1, dtype);

/** Of every lane. */
function setEntry(y: Tensor, i: number, value: number): void {
  if (y.lanes === 1) return setOne(y, i, value);
  for (let l = 0; l < y.lanes; l++) setOne(y, i * y.lanes + l, value);
}
function setOne(y: Tensor, i: number, value: number): void {
  if (y.dtype === float32) memory.f32()[(y.ptr >> 2) + i] = value;
  else if (y.dtype === float64) memory.f64()[(y.ptr >> 3) + i] = value;
  else if (y.dtype === bool) memory.u8()[y.ptr + i] = value ? 1 : 0;
  else {
    const at = (y.ptr >> 2) + 2 * i;
    const whole = Math.trunc(value); // towards 0, as PyTorch
    memory.i32()[at] = whole;
    memory.i32()[at + 1] = Math.floor(whole / 2 ** 32);
  }
}

function flatten(data: Nested, into: (number | boolean)[] = []): (number | boolean)[] {
  if (typeof data === "object") for (const item of data) flatten(item, into);
  else into.push(data);
  return into;
}

function shapeOfNested(data: Nested): number[] {
  return Array.isArray(data) ? [data.length, ...(data.length > 0 ? shapeOfNested(data[0] as Nested) : [])] : [];
}

/** A tensor from numbers in nested lists, or from a typed array with a shape. Booleans make a bool tensor; the rest is float32 unless said. */
export function tensor(
  data: Nested | Float32Array | Float64Array | Uint8Array | Int32Array | Uint32Array,
  options: { dtype?: DType; shape?: Shape; requiresGrad?: boolean } = {},
): Tensor {
  const flat = ArrayBuffer.isView(data) ? data : flatten(data);
  const found = ArrayBuffer.isView(data) ? [data.length] : shapeOfNested(data as Nested);
  if (numelOf(found) !== flat.length) throw new RangeError("tensor: expected lists of equal length, came ragged ones");
  const shape = options.shape === undefined ? found : inferShape("tensor", options.shape, flat.length);
  const dtype = options.dtype ?? (typeof flat[0] === "boolean" ? bool : float32);
  const y = empty(shape.length === 0 ? scalarShape : shape, dtype);
  for (let i = 0; i < flat.length; i++) setEntry(y, i, Number(flat[i]));
  if (options.requiresGrad === true) {
    if (!dtype.isFloat) throw new TypeError(`tensor: expected a float dtype for a gradient, came ${dtype.name}`);
    y.requiresGrad = true;
  }
  return y;
}

/** x itself when row-major without gaps, else a copy that is. */
export function contiguous(x: Tensor): Tensor {
  mustLive(x);
  if (x.strides === null) return x;
  const y = empty(x.shape, x.dtype);
  if (x.lanes === 1) copyStrided(x.shape, x.strides, x.ptr, y.ptr, x.dtype, false);
  else copyStrided([...x.shape, x.lanes], [...x.strides.map((s) => s * x.lanes), 1], x.ptr, y.ptr, x.dtype, false);
  return y;
}

/** The same of a tensor that is known to live: an input that `apply` has let in, a gradient on its way. */
export const dense = (x: Tensor): Tensor => (x.strides === null ? x : contiguous(x));

/** Writes contiguous `x` into the memory that view `y` looks at; used by gradients of views and by `copy_`. */
export function writeThrough(x: Tensor, y: Tensor): void {
  if (y.lanes !== 1) manyLanes(y, "writeThrough");
  copyStrided(y.shape, y.strides ?? contiguousStrides(y), contiguous(x).ptr, y.ptr, y.dtype, true);
}

function contiguousStrides(x: Tensor): number[] {
  const strides = new Array<number>(x.shape.length);
  let step = 1;
  for (let i = x.shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= x.shape[i]!;
  }
  return strides;
}

/** Four dimensions go to the kernel at once; more are walked here. */
function copyStrided(shape: Shape, strides: readonly number[], x: number, y: number, dtype: DType, scatter: boolean): void {
  if (shape.length > 4) {
    const rest = numelOf(shape.slice(1)) * dtype.size;
    for (let i = 0; i < shape[0]!; i++) {
      const step = i * strides[0]! * dtype.size;
      if (scatter) copyStrided(shape.slice(1), strides.slice(1), x + i * rest, y + step, dtype, scatter);
      else copyStrided(shape.slice(1), strides.slice(1), x + step, y + i * rest, dtype, scatter);
    }
    return;
  }
  const d = [...Array<number>(4 - shape.length).fill(1), ...shape] as [number, number, number, number];
  const s = [...Array<number>(4 - shape.length).fill(0), ...strides] as [number, number, number, number];
  if (dtype.isFloat) {
    const k = dtype === float32 ? f32 : f64;
    if (scatter) k.scatterStrided(...d, ...s, x, y);
    else k.copyStrided(...d, ...s, x, y);
  } else copyBytes(d, s, x, y, dtype.size, scatter);
}

function copyBytes(d: readonly number[], s: readonly number[], x: number, y: number, size: number, scatter: boolean): void {
  const bytes = memory.u8();
  let at = 0;
  for (let i = 0; i < d[0]!; i++)
    for (let j = 0; j < d[1]!; j++)
      for (let k = 0; k < d[2]!; k++)
        for (let l = 0; l < d[3]!; l++, at += size) {
          const far = (i * s[0]! + j * s[1]! + k * s[2]! + l * s[3]!) * size;
          const [from, to] = scatter ? [x + at, y + far] : [x + far, y + at];
          bytes.copyWithin(to, from, from + size);
        }
}

/** x stretched to `shape` by broadcasting, as a contiguous array. */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  return contiguous(expandView(x, shape));
}

/** x stretched to `shape` without copying: a stretched dimension has stride 0. */
export function expandView(x: Tensor, shape: Shape): Tensor {
  if (sameShape(shape, x.shape)) return x;
  const from = x.strides ?? contiguousStrides(x);
  const lead = shape.length - x.shape.length;
  const strides = shape.map((d, i) => (i < lead || (x.shape[i - lead] === 1 && d !== 1) ? 0 : from[i - lead]!));
  return alias(x, shape, strides);
}

/** Sums a gradient back to the shape that broadcasting stretched. */
export function sumTo(g: Tensor, shape: Shape): Tensor {
  if (g.shape.length === shape.length && g.shape.every((d, i) => d === shape[i])) return g;
  const lead = g.shape.length - shape.length;
  let x = contiguous(g);
  let sizes: readonly number[] = x.shape;
  for (let i = g.shape.length - 1; i >= 0; i--) {
    if (i >= lead && (shape[i - lead] !== 1 || sizes[i] === 1)) continue;
    x = sumDim(x, sizes, i);
    sizes = sizes.map((d, j) => (j === i ? 1 : d));
  }
  return alias(x, shape);
}

function sumDim(x: Tensor, sizes: readonly number[], dim: number): Tensor {
  const outer = numelOf(sizes.slice(0, dim));
  const inner = numelOf(sizes.slice(dim + 1));
  const y = empty([outer * inner], x.dtype);
  sumLines(x, outer, sizes[dim]!, inner, y.ptr);
  return y;
}

/** y = the sums over the middle of contiguous x (outer, n, inner), in the order of the kernel `sum`, each lane by itself. */
export function sumLines(x: Tensor, outer: number, n: number, inner: number, y: number): void {
  const { lanes } = x;
  // Below 8 entries the order of a full sum is one chain, as it is beside others.
  if (lanes === 1 || inner !== 1 || n < 8) return kernelsOf(x).sum(outer, n, inner * lanes, x.ptr, y);
  const row = lanes * x.dtype.size;
  const tmp = scratch(8 * row);
  for (let o = 0; o < outer; o++) sumByEight(kernelsOf(x), n, lanes, row, x.ptr + o * n * row, y + o * row, tmp);
}

/** The contract's eight chains, here of whole rows of lanes: entry i to chain i mod 8, folded (l, l + 4), then (0 + 1) + (2 + 3), then the tail. */
function sumByEight(k: FloatKernels, n: number, lanes: number, row: number, x: number, y: number, tmp: number): void {
  k.sum(1, n >> 3, 8 * lanes, x, tmp);
  k.add(4 * lanes, tmp, tmp + 4 * row, tmp);
  k.add(lanes, tmp, tmp + row, tmp);
  k.add(lanes, tmp + 2 * row, tmp + 3 * row, tmp + 2 * row);
  k.add(lanes, tmp, tmp + 2 * row, y);
  for (let i = n & ~7; i < n; i++) k.add(lanes, y, x + i * row, y);
}

/** x in another dtype: x itself when it has it already. */
export function castTo(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  const from = contiguous(x);
  const y = empty(x.shape, dtype);
  const n = x.entries;
  if (!x.dtype.isFloat && x.lanes !== 1) manyLanes(x, "cast");
  if (x.dtype.isFloat && dtype.isFloat) (dtype === float64 ? castKernels.toF64 : castKernels.toF32)(n, from.ptr, y.ptr);
  else if (dtype.isFloat) (x.dtype === bool ? kernelsOf(y).fromBool : kernelsOf(y).fromInt64)(n, from.ptr, y.ptr);
  else if (x.dtype.isFloat && dtype === int64) kernelsOf(from).toInt64(n, from.ptr, y.ptr);
  else {
    const values = from.toArray();
    for (let i = 0; i < n; i++) setEntry(y, i, values[i]!);
  }
  return y;
}

/**
 * @file A state dict as plain bytes and back. Small values lie in one block; each large one has its own, so that two snapshots in which
 * it is the same can share it (the generator's 624 words, data that never changes).
 */
import { float32, float64, type DType } from "../core/dtype.ts";
import * as memory from "../core/memory.ts";
import { sameShape, type Shape } from "../core/shape.ts";
import type { StateValue } from "../core/state.ts";
import { contiguous, empty, Tensor } from "../core/tensor.ts";

/** Bytes from which a value has a block of its own. */
const LARGE = 1024;
/** Up to so many bytes a loop is faster than a view and a copy. */
const LOOP = 96;

export interface Block {
  readonly bytes: Uint8Array;
  /** How many kept snapshots hold it; the keyframes' budget counts it once. */
  holders: number;
}

type Kind = "dict" | "list" | "tensor" | "u32" | "f64" | "scalar" | "text" | "bigint";
type Detail = null | string | bigint | { readonly dtype: DType; readonly shape: Shape };
/** One value of the tree, or the head of a dict or list. */
export interface Entry {
  readonly kind: Kind;
  readonly key: string;
  /** Children of a dict or list; bytes of everything else. */
  readonly size: number;
  /** Text and bigints are part of the layout; a tensor's dtype and shape too. */
  readonly detail: Detail;
}

/** A state dict, packed. Nothing in it changes, and nothing in it is the core's memory. */
export interface Packed {
  readonly layout: readonly Entry[];
  readonly small: Uint8Array;
  readonly large: readonly Block[];
  /** Bytes of all of it, and of what is not shared with the snapshot before. */
  readonly bytes: number;
  readonly fresh: number;
}

/** Null, booleans and numbers: one byte says which, eight hold the number. */
const SCALAR = 9;

let room = new Uint8Array(1 << 14);
let doubles = new DataView(room.buffer);

function grow(bytes: number): void {
  const larger = new Uint8Array(2 * bytes);
  larger.set(room);
  room = larger;
  doubles = new DataView(room.buffer);
}

/** Packs a tree; what is equal to its counterpart in `before` is shared with it. */
export function pack(tree: StateValue, before: Packed | null): Packed {
  const packer = new Packer(before);
  packer.value("", tree);
  return packer.finish();
}

class Packer {
  private readonly known: readonly Entry[];
  private readonly shared: readonly Block[];
  private readonly large: Block[] = [];
  /** Null as long as the layout is that of the snapshot before. */
  private layout: Entry[] | null = null;
  private count = 0;
  private at = 0;
  private total = 0;
  private saved = 0;

  constructor(before: Packed | null) {
    this.known = before?.layout ?? [];
    this.shared = before?.large ?? [];
  }

  value(key: string, value: StateValue): void {
    if (value === null || typeof value === "number" || typeof value === "boolean") this.scalar(key, value);
    else if (typeof value === "string") this.note("text", key, 0, value);
    else if (typeof value === "bigint") this.note("bigint", key, 0, value);
    else if (value instanceof Tensor) this.tensor(key, value);
    else if (value instanceof Uint32Array) this.array("u32", key, value);
    else if (value instanceof Float64Array) this.array("f64", key, value);
    else if (Array.isArray(value)) this.list(key, value);
    else this.dict(key, value as { readonly [key: string]: StateValue });
  }

  finish(): Packed {
    const layout = this.layout ?? (this.count === this.known.length ? this.known : this.known.slice(0, this.count));
    return {
      layout,
      small: room.slice(0, this.at),
      large: this.large,
      bytes: this.total + this.at,
      fresh: this.total - this.saved + this.at,
    };
  }

  private list(key: string, values: readonly StateValue[]): void {
    this.note("list", key, values.length, null);
    for (let i = 0; i < values.length; i++) this.value(String(i), values[i]!);
  }

  private dict(key: string, values: { readonly [key: string]: StateValue }): void {
    const keys = Object.keys(values);
    this.note("dict", key, keys.length, null);
    for (const name of keys) this.value(name, values[name]!);
  }

  private scalar(key: string, value: null | number | boolean): void {
    this.note("scalar", key, SCALAR, null);
    if (this.at + SCALAR > room.length) grow(this.at + SCALAR);
    room[this.at] = value === null ? 0 : value === false ? 1 : value === true ? 2 : 3;
    doubles.setFloat64(this.at + 1, typeof value === "number" ? value : 0, true);
    this.at += SCALAR;
  }

  private array(kind: "u32" | "f64", key: string, value: Uint32Array | Float64Array): void {
    this.note(kind, key, value.byteLength, null);
    this.bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), 0, value.byteLength);
  }

  private tensor(key: string, value: Tensor): void {
    const { ptr, dtype, shape, numel } = contiguous(value);
    const known = this.known[this.count]?.detail;
    const same = known !== null && typeof known === "object" && known.dtype === dtype && sameShape(known.shape, shape);
    this.note("tensor", key, numel * dtype.size, same ? known : { dtype, shape });
    this.bytes(memory.u8(), ptr, ptr + numel * dtype.size);
  }

  private bytes(source: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (length >= LARGE) return this.block(source.subarray(from, to));
    if (this.at + length > room.length) grow(this.at + length);
    if (length > LOOP) room.set(source.subarray(from, to), this.at);
    else for (let i = 0; i < length; i++) room[this.at + i] = source[from + i]!;
    this.at += length;
  }

  private block(bytes: Uint8Array): void {
    const before = this.shared[this.large.length];
    const same = before !== undefined && equal(before.bytes, bytes);
    this.large.push(same ? before : { bytes: bytes.slice(), holders: 0 });
    this.total += bytes.length;
    if (same) this.saved += bytes.length;
  }

  private note(kind: Kind, key: string, size: number, detail: Detail): void {
    if (this.layout === null) {
      const known = this.known[this.count];
      if (known?.kind === kind && known.key === key && known.size === size && known.detail === detail) {
        this.count++;
        return;
      }
      this.layout = this.known.slice(0, this.count);
    }
    this.layout.push({ kind, key, size, detail });
    this.count++;
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  const whole = (a.byteOffset | b.byteOffset) % 4 === 0 ? a.length >> 2 : 0;
  if (whole > 0) {
    const p = new Int32Array(a.buffer, a.byteOffset, whole);
    const q = new Int32Array(b.buffer, b.byteOffset, whole);
    for (let i = 0; i < whole; i++) if (p[i] !== q[i]) return false;
  }
  for (let i = 4 * whole; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The bytes of each entry in the layout's order (none for dicts, lists, text and bigints): views of the snapshot, not to be written. */
export function bytesOf({ layout, small, large }: Packed): (Uint8Array | null)[] {
  let at = 0;
  let block = 0;
  return layout.map(({ kind, size }) => {
    if (kind === "dict" || kind === "list" || kind === "text" || kind === "bigint") return null;
    if (kind !== "scalar" && size >= LARGE) return large[block++]!.bytes;
    at += size;
    return small.subarray(at - size, at);
  });
}

/** The tree again. Its tensors are new ones, in the current region. */
export function unpack(packed: Packed): StateValue {
  const bytes = bytesOf(packed);
  let next = 0;
  const read = (): StateValue => {
    const entry = packed.layout[next]!;
    const own = bytes[next++]!;
    if (entry.kind === "list") return Array.from({ length: entry.size }, read);
    if (entry.kind !== "dict") return leaf(entry, own);
    const dict: Record<string, StateValue> = {};
    for (let i = 0; i < entry.size; i++) dict[packed.layout[next]!.key] = read();
    return dict;
  };
  return read();
}

function leaf({ kind, detail }: Entry, bytes: Uint8Array): StateValue {
  if (kind === "text" || kind === "bigint") return detail as string | bigint;
  if (kind === "scalar") return scalarOf(bytes);
  if (kind === "u32") return new Uint32Array(bytes.slice().buffer);
  if (kind === "f64") return new Float64Array(bytes.slice().buffer);
  const { dtype, shape } = detail as { dtype: DType; shape: Shape };
  const tensor = empty(shape, dtype);
  tensor.setBytes(bytes);
  return tensor;
}

function scalarOf(bytes: Uint8Array): null | number | boolean {
  if (bytes[0] !== 3) return bytes[0] === 0 ? null : bytes[0] === 2;
  return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(1, true);
}

/** How many bytes a float of this entry has: 4, 8, or 0 for what holds no floats. */
export function floatSize({ kind, detail }: Entry): 0 | 4 | 8 {
  if (kind === "f64") return 8;
  if (kind !== "tensor") return 0;
  const { dtype } = detail as { dtype: DType };
  return dtype === float32 ? 4 : dtype === float64 ? 8 : 0;
}

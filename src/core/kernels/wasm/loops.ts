/** @file The two float types as the kernels see them, and the loops nearly all kernels are made of. */
import { constant, load, local, loop, shuffle, store, storeLane, when } from "../emit.ts";
import type { Local, Module, Operand, Value } from "../emit.ts";

export interface Dtype {
  readonly name: "f32" | "f64";
  readonly vector: "f32x4" | "f64x2";
  /** Bytes of an entry, and their log₂. */
  readonly size: 4 | 8;
  readonly shift: 2 | 3;
}
export const F32: Dtype = { name: "f32", vector: "f32x4", size: 4, shift: 2 };
export const F64: Dtype = { name: "f64", vector: "f64x2", size: 8, shift: 3 };

/** By the kernel's name, what writes it into a module: nothing is written before it is wanted. Several may have one writer. */
export type Shelf = Map<string, (module: Module) => void>;

/** Parameters have a letter each: i for counts and offsets, s for scalars of the dtype. */
export function func(module: Module, T: Dtype, name: string, params: string, body: (...params: Local[]) => void): number {
  return module.func(name, params.replaceAll("s", T === F32 ? "f" : "d"), body);
}

/** Puts a kernel on the shelf that needs no other. */
export function kernel(shelf: Shelf, T: Dtype, name: string, params: string, body: (...params: Local[]) => void): void {
  shelf.set(name, (module) => func(module, T, name, params, body));
}

export const bytesOf = (T: Dtype, n: Value): Value => n.shl(T.shift);

/** A vector with x in every lane. */
export const splat = (T: Dtype, x: Operand): Value =>
  typeof x === "number" ? constant(T.vector, x) : x.to(T === F32 ? "f32x4.splat" : "f64x2.splat");

export function advance(bytes: Operand, ...pointers: readonly Local[]): void {
  for (const p of pointers) p.set(p.add(bytes));
}

/** Stores vectors, or as much of each as `left` bytes hold: whole entries. */
export function storeSome(T: Dtype, left: Value, ...stores: readonly (readonly [y: Value, v: Local])[]): void {
  when(
    left.ge(16),
    () => stores.forEach(([y, v]) => store(y, v)),
    () => stores.forEach(([y, v]) => storeRest(T, left, y, v)),
  );
}

function storeRest(T: Dtype, left: Value, y: Value, v: Local): void {
  if (T === F64) return storeLane(8, y, v);
  when(left.and(8), () => {
    storeLane(8, y, v);
    v.set(shuffle(v, v, [2, 3, 2, 3]));
  });
  when(left.and(4), () => storeLane(4, y.add(left.and(8)), v));
}

/**
 * y[i] = f(x[i], …) for n entries, vector by vector. The pointers move.
 *
 * There is no scalar tail: every array starts at a multiple of 16, so the last vector can be read whole (its far lanes are
 * somebody's bytes, but they are in the memory), and only the lanes that belong to y are stored.
 */
export function map(T: Dtype, n: Value, inputs: readonly Local[], y: Local, f: (...x: Local[]) => Value): void {
  const end = local(y.add(bytesOf(T, n)));
  loop(y.lt(end), () => {
    const v = local(f(...inputs.map((x) => local(load(T.vector, x)))));
    storeSome(T, local(end.sub(y)), [y, v]);
    advance(16, ...new Set([...inputs, y]));
  });
}

/** The same by pairs, where f works in float64: its arguments and its result are pairs of the dtype. */
export function mapPairs(T: Dtype, n: Value, inputs: readonly Local[], y: Local, f: (...x: Local[]) => Value): void {
  const end = local(y.add(bytesOf(T, n)));
  loop(y.lt(end), () => {
    const v = local(f(...inputs.map((x) => local(load(T === F32 ? "f32x4.64zero" : "f64x2", x)))));
    when(
      y.add(2 * T.size).le(end),
      () => (T === F32 ? storeLane(8, y, v) : store(y, v)),
      () => storeLane(T.size, y, v),
    );
    advance(2 * T.size, ...new Set([...inputs, y]));
  });
}

/** A pair of the dtype (of float32 the lower two lanes) as float64, and float64 rounded to such a pair. */
export const widen = (T: Dtype, pair: Value): Value => (T === F32 ? pair.to("f64x2.promote_low_f32x4") : pair);
export const narrow = (T: Dtype, x: Value): Value => (T === F32 ? x.to("f32x4.demote_f64x2_zero") : x);

/** A count as a float of the dtype. */
export const count = (T: Dtype, n: Value): Value => n.to(T === F32 ? "f32.convert_i32_s" : "f64.convert_i32_s");

/**
 * Runs `body` for every line of (outer, n, inner) along the middle. The pointers stand at the line's first entry; its entries lie
 * `stride` bytes apart. `outer` counts down.
 */
export function eachLine(
  T: Dtype,
  [outer, n, inner]: readonly [Local, Value, Value],
  pointers: readonly Local[],
  body: (stride: Local) => void,
): void {
  const stride = local(bytesOf(T, inner));
  const nextSlab = local(stride.mul(n.sub(1)));
  loop(outer, () => {
    const left = local(inner);
    loop(left, () => {
      body(stride);
      advance(T.size, ...pointers);
      advance(-1, left);
    });
    advance(nextSlab, ...pointers);
    advance(-1, outer);
  });
}

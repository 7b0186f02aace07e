/**
 * @file Runs side by side: what is written into one lane, what is read from one, and numbers that are worked out lane by lane.
 *
 * Tensors made in a region with lanes have a value for each run in every entry; shapes stay those of one run, and an op that has no form
 * for lanes throws. Entry i lies at i·lanes … i·lanes + lanes − 1. Whatever is summed within one lane is summed in the order of a
 * tensor without lanes, so each lane has the bits that its run has alone.
 */
import { float32 } from "./dtype.ts";
import * as memory from "./memory.ts";
import { scalarShape, showShape } from "./shape.ts";
import { contiguous, empty, mustLive, type Tensor } from "./tensor.ts";

/** The lanes a region needs for so many runs: fours, so that each entry is a whole number of vectors. Those beyond are spare. */
export const lanesFor = (runs: number): number => (runs + 3) & ~3;

/** The memory as entries of x's dtype, and the index of x's first value. Valid until the next allocation. */
function valuesOf(x: Tensor): { v: Float32Array | Float64Array; at: number } {
  if (!x.dtype.isFloat) throw new TypeError(`lanes: expected a float tensor, came ${x.dtype.name}`);
  mustLive(x);
  return x.dtype === float32 ? { v: memory.f32(), at: x.ptr >> 2 } : { v: memory.f64(), at: x.ptr >> 3 };
}

/** A copy of one lane, row-major: what the run of this lane has as `toArray()`. */
export function laneOf(x: Tensor, lane: number): Float32Array | Float64Array {
  if (!(lane >= 0 && lane < x.lanes)) throw new RangeError(`laneOf: expected a lane 0 … ${x.lanes - 1}, came ${lane}`);
  const { v, at } = valuesOf(contiguous(x));
  const copy = x.dtype === float32 ? new Float32Array(x.numel) : new Float64Array(x.numel);
  for (let i = 0; i < x.numel; i++) copy[i] = v[at + i * x.lanes + lane]!;
  return copy;
}

/** A copy of a 0-d tensor's number in each lane. */
export function lanesOf(x: Tensor): Float32Array | Float64Array {
  if (x.numel !== 1) throw new RangeError(`lanesOf: expected a tensor of one entry, came ${showShape(x.shape)}`);
  const { v, at } = valuesOf(x);
  return v.slice(at, at + x.lanes);
}

/** Overwrites one lane of a contiguous tensor. */
export function setLane(x: Tensor, lane: number, values: ArrayLike<number>): void {
  const { v, at } = valuesOf(x);
  for (let i = 0; i < x.numel; i++) v[at + i * x.lanes + lane] = values[i]!;
}

/** Entry k of a contiguous float tensor, in the lane that is being read. */
export type Read = (x: Tensor, k: number) => number;

/**
 * A number that is measured from outside, not by an op: `measure` reads entries and works in float64; its result is rounded to a 0-d
 * float32 tensor. With lanes it is asked once a lane. No recorder hears of it, and it has no gradient.
 */
export function measured(measure: (read: Read) => number): Tensor {
  const y = empty(scalarShape, float32);
  const { lanes } = y;
  let lane = 0;
  const read: Read = (x, k) => {
    if (x.strides !== null || x.lanes !== lanes || !x.alive) unreadable("measured", x, lanes);
    const at = k * lanes + lane;
    return x.dtype === float32 ? memory.f32()[(x.ptr >> 2) + at]! : memory.f64()[(x.ptr >> 3) + at]!;
  };
  for (; lane < lanes; lane++) {
    const result = measure(read); // may grow the memory, so the view is taken after
    memory.f32()[(y.ptr >> 2) + lane] = result;
  }
  return y;
}

/** A copy of entry k of a contiguous float tensor as a 0-d tensor, in every lane; as `measured`, it is not an op. */
export function entryOf(x: Tensor, k: number): Tensor {
  if (!(k >= 0 && k < x.numel)) throw new RangeError(`entryOf: expected an entry 0 … ${x.numel - 1}, came ${k}`);
  const y = empty(scalarShape, x.dtype);
  if (x.strides !== null || x.lanes !== y.lanes) unreadable("entryOf", x, y.lanes);
  const { v, at } = valuesOf(x);
  v.copyWithin(valuesOf(y).at, at + k * x.lanes, at + (k + 1) * x.lanes);
  return y;
}

function unreadable(who: string, x: Tensor, lanes: number): never {
  mustLive(x);
  throw new Error(`${who}: expected a contiguous tensor of ${lanes} lanes, came one of ${x.lanes} or a view`);
}

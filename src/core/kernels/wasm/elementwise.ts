/** @file Kernels whose every output depends on one place of each input. A formula serves both dtypes. */
import { constant, load, local, loop, shuffle, shuffleBytes, store, storeLow, when } from "../emit.ts";
import type { Local, Value } from "../emit.ts";
import {
  F32,
  advance,
  bytesOf,
  kernel,
  map,
  mapPairs,
  narrow,
  splat,
  storeSome,
  widen,
  type Dtype,
  type Shelf,
} from "./loops.ts";
import { exp, log, log1p, sigmoid, tanh } from "./math.ts";

const one = (x: Value): Value => constant(x.type, 1);

const unary: Record<string, (x: Local) => Value> = {
  neg: (x) => x.neg(),
  abs: (x) => x.abs(),
  // A mask gives +1 or −1 its bits; NaN is neither, and 0 as in PyTorch.
  sign: (x) => x.gt(0).and(1).or(x.lt(0).and(-1)),
  sqrt: (x) => x.sqrt(),
  square: (x) => x.mul(x),
  reciprocal: (x) => one(x).div(x),
  relu: (x) => x.andnot(x.le(0)),
};

/** Computed in float64 and rounded once. */
const wide: Record<string, (T: Dtype, x: Local) => Value> = {
  exp,
  log,
  log1p: (_, x) => log1p(x),
  tanh: (_, x) => tanh(x),
  sigmoid,
};

const binary: Record<string, (a: Local, b: Local) => Value> = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => a.div(b),
  maximum: (a, b) => a.max(b),
  minimum: (a, b) => a.min(b),
  sigmoidBackward: (g, y) => g.mul(one(y).sub(y)).mul(y),
  tanhBackward: (g, y) => g.mul(one(y).sub(y.mul(y))),
  reluBackward: (g, y) => g.andnot(y.le(0)),
};

const withScalar: Record<string, (x: Local, s: Local) => Value> = {
  addScalar: (x, s) => x.add(s),
  rsubScalar: (x, s) => s.sub(x),
  mulScalar: (x, s) => x.mul(s),
  divScalar: (x, s) => x.div(s),
  rdivScalar: (x, s) => s.div(x),
};

const comparisons = {
  eq: (a: Value, b: Value) => a.eq(b),
  lt: (a: Value, b: Value) => a.lt(b),
  le: (a: Value, b: Value) => a.le(b),
  gt: (a: Value, b: Value) => a.gt(b),
  ge: (a: Value, b: Value) => a.ge(b),
};

/** y[i] = 1 or 0, a byte each, as lane i of the mask f(x[i], …) is set or not. */
function mapToBytes(T: Dtype, n: Value, inputs: readonly Local[], y: Local, f: (...x: Value[]) => Value): void {
  const lanes = 16 / T.size;
  const lowBytes = Array.from({ length: 16 }, (_, i) => (i % lanes) * T.size);
  const end = local(y.add(n));
  loop(y.lt(end), () => {
    const mask = local(f(...inputs.map((x) => load(T.vector, x))));
    const flags = local(shuffleBytes(mask, mask, lowBytes).as("i32x4").lane(0).and(0x01010101));
    const left = local(end.sub(y));
    if (T === F32) {
      when(left.ge(4), () => store(y, flags));
      // Of a last group of three or fewer, pairs go first.
      when(left.lt(4), () => {
        when(left.and(2), () => storeLow(2, y, flags));
        when(left.and(1), () => storeLow(1, y.add(left.and(2)), left.and(2).choose(flags.shr(16), flags)));
      });
    } else {
      when(left.ge(2), () => storeLow(2, y, flags));
      when(left.lt(2), () => storeLow(1, y, flags));
    }
    advance(16, ...inputs);
    advance(lanes, y);
  });
}

/** a·b + c, of float32 with one rounding: two products at a time are exact in float64, and one sum remains. */
function fused(T: Dtype, a: Local, b: Local, c: Local): Value {
  if (T !== F32) return c.add(a.mul(b));
  const pair = (x: Value, y: Value, z: Value): Value => narrow(T, widen(T, z).add(widen(T, x).mul(widen(T, y))));
  const upper = (v: Value): Value => shuffle(v, v, [2, 3, 2, 3]);
  return shuffle(pair(a, b, c), pair(upper(a), upper(b), upper(c)), [0, 1, 4, 5]);
}

/** The order of the contract, to the rounding. Scalars come as vectors. */
function adam(T: Dtype, n: Local, [p, g, m, v]: readonly [Local, Local, Local, Local], scalars: readonly Local[]): void {
  const [b1, c1, b2, c2, stepSize, bc2, eps, wd] = scalars.map((s) => local(splat(T, s))) as [Local, Local, Local, Local, Local, Local, Local, Local]; // prettier-ignore
  const decays = local(scalars[7]!.ne(0));
  const end = local(p.add(bytesOf(T, n)));
  loop(p.lt(end), () => {
    const [param, grad] = [local(load(T.vector, p)), local(load(T.vector, g))];
    when(decays, () => grad.set(fused(T, wd, param, grad)));
    const mean = local(fused(T, grad, c1, local(load(T.vector, m).mul(b1))));
    const square = local(fused(T, local(c2.mul(grad)), grad, local(load(T.vector, v).mul(b2))));
    const next = local(param.sub(stepSize.mul(mean).div(square.sqrt().div(bc2).add(eps))));
    storeSome(T, local(end.sub(p)), [p, next], [m, mean], [v, square]);
    advance(16, p, g, m, v);
  });
}

export function elementwise(shelf: Shelf, T: Dtype): void {
  kernel(shelf, T, "fill", "isi", (n, value, y) => {
    const v = local(splat(T, value));
    map(T, n, [], y, () => v);
  });
  for (const [name, f] of Object.entries(unary)) {
    kernel(shelf, T, name, "iii", (n, x, y) => map(T, n, [x], y, f));
  }
  for (const [name, f] of Object.entries(wide)) {
    kernel(shelf, T, name, "iii", (n, x, y) => mapPairs(T, n, [x], y, (v) => narrow(T, f(T, local(widen(T, v))))));
  }
  for (const [name, f] of Object.entries(binary)) {
    kernel(shelf, T, name, "iiii", (n, a, b, y) => map(T, n, [a, b], y, f));
  }
  for (const [name, f] of Object.entries(withScalar)) {
    kernel(shelf, T, name, "iisi", (n, x, scalar, y) => {
      const s = local(splat(T, scalar));
      map(T, n, [x], y, (v) => f(v, s));
    });
  }
  kernel(shelf, T, "clamp", "iissi", (n, x, lo, hi, y) => {
    const [low, high] = [local(splat(T, lo)), local(splat(T, hi))];
    map(T, n, [x], y, (v) => v.pmax(low).pmin(high)); // the entry first, or NaN would be lost
  });
  kernel(shelf, T, "axpy", "isii", (n, alpha, x, y) => {
    const a = local(splat(T, alpha));
    map(T, n, [x, y], y, (entry, old) => fused(T, a, entry, old));
  });
  for (const name of ["eq", "lt", "le"] as const) {
    kernel(shelf, T, name, "iiii", (n, a, b, y) => mapToBytes(T, n, [a, b], y, comparisons[name]));
  }
  for (const [name, f] of Object.entries(comparisons)) {
    kernel(shelf, T, `${name}Scalar`, "iisi", (n, x, scalar, y) => {
      const s = local(splat(T, scalar));
      mapToBytes(T, n, [x], y, (v) => f(v, s));
    });
  }
  kernel(shelf, T, "adam", "iiiii" + "ssssssss", (n, p, g, m, v, ...scalars) => adam(T, n, [p, g, m, v], scalars)); // prettier-ignore
}

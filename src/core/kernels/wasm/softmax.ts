/** @file Softmax, its logarithm, their gradients, and cross-entropy on top of them. */
import { call, constant, load, loadLane, local, loop, store, storeLane, when } from "../emit.ts";
import type { Local, Module, Value } from "../emit.ts";
import {
  F32,
  advance,
  bytesOf,
  count,
  eachLine,
  func,
  kernel,
  mapPairs,
  narrow,
  splat,
  widen,
  type Dtype,
  type Shelf,
} from "./loops.ts";
import { exp, log } from "./math.ts";

/** Runs `body` for every two entries of a line from the pointers on; of an odd line's last pair the second is not there. */
function eachPair(n: Value, stride: Local, starts: readonly Local[], body: (pair: Pair) => void): void {
  const pointers = starts.map((p) => local(p));
  const [first] = pointers as [Local];
  const end = local(first.add(stride.mul(n)));
  loop(first.lt(end), () => {
    const both = local(first.add(stride).lt(end));
    body({ pointers, both, stride });
    advance(stride.shl(1), ...pointers);
  });
}

interface Pair {
  readonly pointers: readonly Local[];
  /** Whether there is a second entry. */
  readonly both: Local;
  readonly stride: Local;
}

function loadPair(T: Dtype, { pointers, both, stride }: Pair, which = 0): Local {
  const p = pointers[which]!;
  const pair = local(T === F32 ? load("f32x4.32zero", p) : load("f64x2.64zero", p));
  when(both, () => pair.set(loadLane(T.size, p.add(stride), pair, 1)));
  return pair;
}

function storePair(T: Dtype, { pointers, both, stride }: Pair, v: Local, which = 0): void {
  const p = pointers[which]!;
  storeLane(T.size, p, v);
  when(both, () => storeLane(T.size, p.add(stride), v, 1));
}

/** Runs `body` for every entry of a line from p on. */
function eachEntry(n: Value, stride: Local, starts: readonly Local[], body: (...pointers: Local[]) => void): void {
  const pointers = starts.map((p) => local(p));
  const [first] = pointers as [Local];
  const end = local(first.add(stride.mul(n)));
  loop(first.lt(end), () => {
    body(...pointers);
    advance(stride, ...pointers);
  });
}

/**
 * Softmax or its logarithm of every line: largest entry, then Σ exp in float64, then the outputs.
 *
 * exp is computed twice, since float32 outputs are no place to keep float64 in.
 */
function normalise(T: Dtype, sizes: readonly [Local, Local, Local], x: Local, y: Local, logarithm: boolean): void {
  const [, n] = sizes;
  eachLine(T, sizes, [x, y], (stride) => {
    const most = local(constant(T.name, -Infinity));
    eachEntry(n, stride, [x], (p) => {
      const entry = local(load(T.name, p));
      most.set(entry.gt(most).choose(entry, most));
    });
    const shift = local(widen(T, splat(T, most)));
    const sum = local(constant("f64", 0));
    eachPair(n, stride, [x], (pair) => {
      const e = local(exp(T, local(widen(T, loadPair(T, pair)).sub(shift))));
      sum.set(sum.add(e.lane(0)));
      when(pair.both, () => sum.set(sum.add(e.lane(1))));
    });
    const sums = local(sum.to("f64x2.splat"));
    if (logarithm) sums.set(log(F32, sums)); // a sum of at least 1: nothing denormal
    eachPair(n, stride, [x, y], (pair) => {
      const shifted = local(widen(T, loadPair(T, pair)).sub(shift));
      storePair(T, pair, local(narrow(T, logarithm ? shifted.sub(sums) : exp(T, shifted).div(sums))), 1);
    });
  });
}

export function softmaxes(shelf: Shelf, T: Dtype): void {
  kernel(shelf, T, "softmax", "iiiii", (outer, n, inner, x, y) => normalise(T, [outer, n, inner], x, y, false));

  kernel(shelf, T, "softmaxBackward", "iiiiii", (outer, n, inner, g, y, dx) =>
    eachLine(T, [outer, n, inner], [g, y, dx], (stride) => {
      const sum = local(constant(T.name, 0));
      eachEntry(n, stride, [g, y], (p, q) => sum.set(sum.add(load(T.name, p).mul(load(T.name, q)))));
      eachEntry(n, stride, [g, y, dx], (p, q, d) => store(d, load(T.name, q).mul(load(T.name, p).sub(sum))));
    }),
  );

  kernel(shelf, T, "logSoftmaxBackward", "iiiiii", (outer, n, inner, g, y, dx) =>
    eachLine(T, [outer, n, inner], [g, y, dx], (stride) => {
      const sum = local(constant(T.name, 0));
      eachEntry(n, stride, [g], (p) => sum.set(sum.add(load(T.name, p))));
      const sums = local(splat(T, sum));
      eachPair(n, stride, [g, y, dx], (pair) => {
        const p = narrow(T, exp(T, widen(T, loadPair(T, pair, 1))));
        storePair(T, pair, local(loadPair(T, pair, 0).sub(p.mul(sums))), 2);
      });
    }),
  );

  const logSoftmaxAndCrossEntropy = (module: Module): void => {
    const logSoftmax = func(module, T, "logSoftmax", "iiiii", (outer, n, inner, x, y) =>
      normalise(T, [outer, n, inner], x, y, true),
    );
    func(module, T, "crossEntropy", "iiiiii", (N, C, x, t, logp, y) => {
      call(logSoftmax, N, C, constant("i32", 1), x, logp);
      const sum = local(constant(T.name, 0));
      const left = local(N);
      loop(left, () => {
        sum.set(sum.add(load(T.name, logp.add(bytesOf(T, load("i32", t))))));
        advance(8, t);
        advance(bytesOf(T, C), logp);
        advance(-1, left);
      });
      store(y, sum.neg().div(count(T, N)));
    });
  };
  shelf.set("logSoftmax", logSoftmaxAndCrossEntropy);
  shelf.set("crossEntropy", logSoftmaxAndCrossEntropy);

  kernel(shelf, T, "crossEntropyBackward", "iiiiii", (N, C, g, logp, t, dx) => {
    const scale = local(load(T.name, g).div(count(T, N)));
    const scales = local(splat(T, scale));
    const row = local(dx);
    mapPairs(T, N.mul(C), [logp], dx, (pair) => narrow(T, exp(T, widen(T, pair))).mul(scales));
    loop(N, () => {
      const at = local(row.add(bytesOf(T, load("i32", t))));
      store(at, load(T.name, at).sub(scale));
      advance(8, t);
      advance(bytesOf(T, C), row);
      advance(-1, N);
    });
  });
}

/** @file Plain and WebAssembly kernels: the same bytes, nothing else touched; and a few values worked out by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activeKernels, f32, f64, useKernels } from "../../src/core/kernels/index.ts";
import type { FloatKernels, Kernels } from "../../src/core/kernels/kernels.ts";
import { plain } from "../../src/core/kernels/plain.ts";
import { productRoom } from "../../src/core/kernels/room.ts";
import { makeKernels } from "../../src/core/kernels/wasm.ts";
import { makeNarrow } from "../../src/core/kernels/wasm/narrow.ts";
import { f32 as asF32, f64 as asF64, heap, i32 as asI32, u8 } from "../../src/core/memory.ts";

const wasm = makeKernels();

// ---- one call as data ----

type Content = "floats" | "index" | "bytes" | "flags" | "int64";
interface Arr {
  readonly bytes: number;
  readonly content: Content;
  /** For an index: its entries are below this. */
  readonly below: number;
  /** Scratch may be left in any state. */
  role: "in" | "out" | "scratch";
  /** Bytes past a multiple of 16. */
  readonly shift: number;
  /** The share of zeros among floats, of either sign. */
  zeros: number;
}
type Arg = number | Arr;

interface Sizes {
  /** Entries of flat kernels. */
  readonly n: number;
  /** Small, medium and small dimensions of the others. */
  readonly d: readonly [number, number, number, number];
  readonly choice: number;
}

/** Makes the arguments of a call. Arrays are told apart by identity: the same one twice is a call in place. */
class Call {
  readonly T: "f32" | "f64";
  readonly size: 4 | 8;
  private choice: number;
  constructor(T: "f32" | "f64", choice: number) {
    this.T = T;
    this.size = T === "f32" ? 4 : 8;
    this.choice = choice;
  }
  private array(bytes: number, content: Content, role: Arr["role"], below = 0, shift = 0): Arr {
    return { bytes, content, role, below, shift, zeros: 0 };
  }
  in(n: number): Arr {
    return this.array(n * this.size, "floats", "in");
  }
  /** An output of n entries: a new array, or now and then one of the given inputs of that size. */
  out(n: number, ...inPlace: Arr[]): Arr {
    const candidates = inPlace.filter(({ bytes }) => bytes === n * this.size);
    const pick = this.choice % (candidates.length + 2);
    this.choice = Math.floor(this.choice / 7);
    const same = candidates[pick];
    if (same === undefined) return this.array(n * this.size, "floats", "out");
    same.role = "out";
    return same;
  }
  tmp(bytes: number): Arr {
    return this.array(bytes, "floats", "scratch");
  }
  outBytes(n: number): Arr {
    return this.array(n, "bytes", "out");
  }
  outInt64(n: number): Arr {
    return this.array(8 * n, "int64", "out");
  }
  index(n: number, below: number): Arr {
    return this.array(8 * n, "index", "in", below);
  }
  bytes(n: number, shift: number): Arr {
    return this.array(n, "bytes", "in", 0, shift);
  }
  flags(n: number): Arr {
    return this.array(n, "flags", "in");
  }
  int64(n: number): Arr {
    return this.array(8 * n, "int64", "in");
  }
  scalar(): number {
    const list = [0.5, 0, -1, 1 / 3, NaN, Infinity, -Infinity, 1e-40, -0, 3, 1e300, -2.5, 0.1, 2, 1e-12, -1e-300];
    const s = list[this.choice % list.length]!;
    this.choice = Math.floor(this.choice / 5) + 1;
    return s;
  }
}

type Make = (c: Call, sizes: Sizes) => Arg[];
const unary: Make = (c, { n }) => {
  const x = c.in(n);
  return [n, x, c.out(n, x)];
};
const binary: Make = (c, { n }) => {
  const [a, b] = [c.in(n), c.in(n)];
  return [n, a, b, c.out(n, a, b)];
};
const withScalar: Make = (c, { n }) => {
  const x = c.in(n);
  return [n, x, c.scalar(), c.out(n, x)];
};
const compare: Make = (c, { n }) => [n, c.in(n), c.in(n), c.outBytes(n)];
const compareScalar: Make = (c, { n }) => [n, c.in(n), c.scalar(), c.outBytes(n)];
const reduce: Make = (c, { d: [outer, inner, , n] }) => [outer, n, inner, c.in(outer * n * inner), c.out(outer * inner)];
const extreme: Make = (c, { d: [outer, inner, , middle] }) => {
  const n = middle + 1;
  return [outer, n, inner, c.in(outer * n * inner), c.out(outer * inner), c.outInt64(outer * inner)];
};
const lines: Make = (c, { d: [outer, inner, , n] }) => {
  const x = c.in(outer * n * inner);
  return [outer, n, inner, x, c.out(outer * n * inner, x)];
};
const linesBackward: Make = (c, { d: [outer, inner, , n] }) => {
  const [g, y] = [c.in(outer * n * inner), c.in(outer * n * inner)];
  return [outer, n, inner, g, y, c.out(outer * n * inner, g, y)];
};
/** Most are a little off the tile's sides, some go through the scalar path. */
const matmul: Make = (c, { d: [small, small2, medium, medium2], choice }) => {
  const [M, K, N] = [
    [medium, small, medium2],
    [small, medium, small2],
    [medium, medium2, small],
    [small, medium2, medium],
    [medium2, small2, medium],
  ][choice % 5] as [number, number, number];
  return [M, K, N, c.in(M * K), c.in(K * N), c.out(M * N), c.tmp(productRoom(M, K, N, c.size))];
};
/** Large enough that zeros are looked for, a little off the block's sides. */
const sparse: Make = (c, { d: [, small, medium, medium2], choice }) => {
  const [M, N] = choice % 2 ? [16 + medium, 128 + medium2] : [128 + medium2, 16 + medium];
  const factors = [c.in(M * (small + 1)), c.in((small + 1) * N)] as const;
  for (const factor of factors) factor.zeros = ZEROS[(choice = Math.floor(choice / 4)) % 4]!;
  return [M, small + 1, N, ...factors, c.out(M * N), c.tmp(productRoom(M, small + 1, N, c.size))];
};
const ZEROS = [0, 0.5, 0.8, 1];
/** Strides of a dense array with its dimensions in another order, now and then backwards or broadcast. */
function strided(c: Call, { d, choice }: Sizes, scatter: boolean): Arg[] {
  const dims = [d[0] % 5, d[1] % 5, d[2] % 7, d[3] % 13].sort(() => 0);
  const order = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [0, 1, 3, 2],
    [2, 0, 3, 1],
    [1, 0, 2, 3],
  ][choice % 5]!;
  const strides = [0, 0, 0, 0];
  let step = 1 + (choice % 7 === 0 ? 1 : 0);
  for (const i of order) {
    strides[i] = step;
    step *= dims[i]!;
  }
  if (!scatter && choice % 3 === 0) strides[choice % 4] = 0;
  const n = dims.reduce((a, b) => a * b, 1);
  const dense = c.in(n);
  const wide = c.in(step + 1);
  if (!scatter) return [...dims, ...strides, wide, c.out(n)];
  wide.role = "out";
  return [...dims, ...strides, dense, wide];
}

const calls: Record<keyof FloatKernels, Make> = {
  fill: (c, { n }) => [n, c.scalar(), c.out(n)],
  neg: unary, abs: unary, sign: unary, sqrt: unary, square: unary, reciprocal: unary, exp: unary, log: unary, log1p: unary,
  sin: unary, cos: unary, tanh: unary, sigmoid: unary, relu: unary,
  add: binary, sub: binary, mul: binary, div: binary, maximum: binary, minimum: binary, pow: binary,
  addScalar: withScalar, rsubScalar: withScalar, mulScalar: withScalar, divScalar: withScalar, rdivScalar: withScalar,
  powScalar: withScalar,
  clamp: (c, { n }) => {
    const x = c.in(n);
    return [n, x, c.scalar(), c.scalar(), c.out(n, x)];
  },
  eq: compare, lt: compare, le: compare,
  eqScalar: compareScalar, ltScalar: compareScalar, leScalar: compareScalar, gtScalar: compareScalar, geScalar: compareScalar,
  sigmoidBackward: binary, tanhBackward: binary, reluBackward: binary,
  axpy: (c, { n }) => {
    const x = c.in(n);
    const y = c.in(n);
    y.role = "out";
    return [n, c.scalar(), x, y];
  },
  sum: (c, sizes) => (sizes.choice % 2 ? reduce(c, sizes) : [sizes.d[0], sizes.n, 1, c.in(sizes.d[0] * sizes.n), c.out(sizes.d[0])]),
  prod: reduce,
  max: extreme, min: extreme,
  softmax: lines, logSoftmax: lines, softmaxBackward: linesBackward, logSoftmaxBackward: linesBackward,
  matmulNN: matmul, matmulNT: matmul, matmulTN: matmul,
  linear: (c, sizes) => {
    const [M, K, N, x, w, y, tmp] = matmul(c, sizes) as [number, number, number, Arr, Arr, Arr, Arr];
    return [M, K, N, x, w, sizes.choice % 3 ? c.in(N) : 0, y, tmp];
  },
  bce: (c, { n }) => [n, c.in(n), c.in(n), c.out(1), c.tmp(n * c.size)],
  bceBackward: (c, { n }) => {
    const [x, t] = [c.in(n), c.in(n)];
    return [n, c.in(1), x, t, c.out(n, x, t)];
  },
  mse: (c, { n }) => [n, c.in(n), c.in(n), c.out(1), c.tmp(n * c.size)],
  mseBackward: (c, { n }) => {
    const [a, b] = [c.in(n), c.in(n)];
    return [n, c.in(1), a, b, c.out(n, a, b)];
  },
  crossEntropy: (c, { d: [, , N, classes] }) => {
    const C = classes + 1;
    const x = c.in(N * C);
    return [N, C, x, c.index(N, C), c.out(N * C, x), c.out(1)];
  },
  crossEntropyBackward: (c, { d: [, , N, classes] }) => {
    const C = classes + 1;
    const logp = c.in(N * C);
    return [N, C, c.in(1), logp, c.index(N, C), c.out(N * C, logp)];
  },
  adam: (c, { n, choice }) => {
    const [p, g, m, v] = [c.in(n), c.in(n), c.in(n), c.in(n)];
    p.role = m.role = v.role = "out";
    return [n, p, g, m, v, 0.9, 1 - 0.9, 0.999, 1 - 0.999, 1e-3, 0.0316, 1e-8, choice % 2 ? 0 : 0.01];
  },
  copyStrided: (c, sizes) => strided(c, sizes, false),
  scatterStrided: (c, sizes) => strided(c, sizes, true),
  gatherRows: (c, { d: [rows, , n, width] }) => [n, width, c.index(n, rows + 1), c.in((rows + 1) * width), c.out(n * width)],
  scatterAddRows: (c, { d: [rows, , n, width] }) => {
    const dx = c.in((rows + 1) * width);
    dx.role = "out";
    return [n, width, c.index(n, rows + 1), c.in(n * width), dx];
  },
  gatherBytes: (c, { d: [rows, shift, n, width] }) => [n, width, c.index(n, rows + 1), c.bytes((rows + 1) * width, shift), c.out(n * width)],
  fromBool: (c, { n }) => [n, c.flags(n), c.out(n)],
  fromInt64: (c, { n }) => [n, c.int64(n), c.out(n)],
  toInt64: (c, { n }) => [n, c.in(n), c.outInt64(n)],
}; // prettier-ignore

// ---- running it ----

/** A small generator of its own, so that a failing case is told by its seed. */
function randoms(seed: number): () => number {
  let s = seed | 0;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SPECIALS = [
  NaN, Infinity, -Infinity, 0, -0, 1, -1, 0.5, 1e-45, -1e-40, 1e-310, -5e-324, 3.4e38, -3.4e38, 1.7e308, -1e200, 1e-38, 88.7, -103.9,
  -104.1, 709.7, -745, 1 - 2 ** -24, 2 ** -24, 9007199254740992, 9007199254740994, -4294967296.5, 1.2345e9, 255, 2 ** 31,
]; // prettier-ignore

const WINDOW = 1 << 20;
const base = heap.alloc(WINDOW);

function fillFloats(T: "f32" | "f64", at: number, n: number, zeros: number, random: () => number): void {
  const v = T === "f32" ? asF32() : asF64();
  const specials = [0, 0, 0.05, 0.6][Math.floor(random() * 4)]!;
  const kind = Math.floor(random() * 4);
  for (let i = 0; i < n; i++) {
    const u = random();
    if (zeros > 0 && random() < zeros) {
      v[at / (T === "f32" ? 4 : 8) + i] = u < 0.2 ? -0 : 0;
      continue;
    }
    const x = kind === 0 ? u : kind === 1 ? (u - 0.5) * 8 : kind === 2 ? (u - 0.5) * 300 : Math.round((u - 0.5) * 9);
    v[at / (T === "f32" ? 4 : 8) + i] = random() < specials ? SPECIALS[Math.floor(random() * SPECIALS.length)]! : x;
  }
}

interface Layout {
  readonly places: ReadonlyMap<Arr, number>;
  readonly end: number;
}

/** Lays the arrays out with gaps between them; all bytes that belong to none are noise. */
function layOut(args: readonly Arg[], T: "f32" | "f64", random: () => number): Layout {
  const places = new Map<Arr, number>();
  let at = base + 64;
  for (const arr of args) {
    if (typeof arr === "number" || places.has(arr)) continue;
    places.set(arr, at + arr.shift);
    at += (arr.shift + arr.bytes + 15) & ~15;
    at += 16 * Math.floor(random() * 4);
  }
  const end = at + 64;
  if (end > base + WINDOW) throw new RangeError(`the case is too large: ${end - base} bytes`);
  const bytes = u8();
  for (let i = base; i < end; i++) bytes[i] = random() * 256;
  for (const [arr, start] of places) {
    if (arr.content === "floats") fillFloats(T, start, arr.bytes / (T === "f32" ? 4 : 8), arr.zeros, random);
    if (arr.content === "flags") for (let i = 0; i < arr.bytes; i++) bytes[start + i] = random() * 2;
    if (arr.content === "index") {
      for (let i = 0; i < arr.bytes / 8; i++) asI32().set([Math.floor(random() * arr.below), 0], start / 4 + 2 * i);
    }
  }
  return { places, end };
}

/** What is wrong with two images of the memory from `base` on, in words; NaN of either sort equals NaN. */
function differences(T: "f32" | "f64", { places }: Layout, before: Buffer, byPlain: Buffer, byWasm: Buffer): string[] {
  const found: string[] = [];
  const size = T === "f32" ? 4 : 8;
  const outside = (image: Buffer, from: number, to: number): void => {
    if (Buffer.compare(image.subarray(from, to), before.subarray(from, to)) !== 0) found.push(`wrote outside, in ${from}…${to}`);
  };
  let at = 0;
  for (const [arr, start] of [...places].sort(([, a], [, b]) => a - b)) {
    if (arr.role === "in") continue;
    const [from, to] = [start - base, start - base + arr.bytes];
    for (const image of [byPlain, byWasm]) outside(image, at, from);
    at = to;
    if (arr.role === "scratch" || Buffer.compare(byPlain.subarray(from, to), byWasm.subarray(from, to)) === 0) continue;
    const step = arr.content === "floats" ? size : 1;
    for (let i = from; i < to; i += step) {
      const read = (image: Buffer): number =>
        step === 1 ? image[i]! : size === 4 ? image.readFloatLE(i) : image.readDoubleLE(i);
      const [x, y] = [read(byPlain), read(byWasm)];
      if (!Object.is(x, y)) found.push(`entry ${(i - from) / step}: plain ${x}, wasm ${y}${Object.is(y, -0) ? " (-0)" : ""}`);
    }
  }
  for (const image of [byPlain, byWasm]) outside(image, at, before.length);
  return found.slice(0, 5);
}

function compareOnce(
  T: "f32" | "f64",
  args: readonly Arg[],
  seed: number,
  run: (set: Kernels) => (...args: number[]) => void,
): void {
  const layout = layOut(args, T, randoms(seed));
  const numbers = args.map((arg) => (typeof arg === "number" ? arg : layout.places.get(arg)!));
  const image = (): Buffer => Buffer.from(u8().slice(base, layout.end).buffer);
  const before = image();
  run(plain)(...numbers);
  const byPlain = image();
  u8().set(before, base);
  run(wasm)(...numbers);
  expect(differences(T, layout, before, byPlain, image())).toEqual([]);
}

const size = (most: number): fc.Arbitrary<number> => fc.oneof(fc.nat(9), fc.nat(most));
const sizes: fc.Arbitrary<Sizes> = fc.record({
  n: fc.oneof({ weight: 9, arbitrary: size(70) }, { weight: 1, arbitrary: fc.nat(1500) }),
  d: fc.tuple(fc.nat(5), fc.nat(20), size(40), size(70)),
  choice: fc.nat(100000),
});

describe.each(["f32", "f64"] as const)("%s: plain and wasm give the same bytes", (T) => {
  test.each(Object.keys(plain[T]) as (keyof FloatKernels)[])("%s", (name) => {
    expect(calls).toHaveProperty(name);
    const property = fc.property(sizes, fc.nat(), (s, seed) => {
      const call = new Call(T, s.choice);
      compareOnce(T, calls[name](call, s), seed, (set) => set[T][name] as (...args: number[]) => void);
    });
    fc.assert(property, { seed: 42, numRuns: 80 });
  });
});

describe.each(["f32", "f64"] as const)("%s: zeros left out, the same bytes", (T) => {
  test.each(["matmulNN", "matmulNT", "matmulTN", "linear"] as const)("%s", (name) => {
    const property = fc.property(sizes, fc.nat(), (s, seed) => {
      const call = new Call(T, s.choice);
      const args = sparse(call, s);
      if (name === "linear") args.splice(5, 0, s.choice % 3 ? call.in(args[2] as number) : 0);
      compareOnce(T, args, seed, (set) => set[T][name] as (...args: number[]) => void);
    });
    fc.assert(property, { seed: 42, numRuns: 150 });
  });

  test("a factor of zeros is taken apart while the other one is finite", () => {
    const [M, K, N] = [16, 5, 128];
    const size = T === "f32" ? 4 : 8;
    const [a, b, c] = [heap.alloc(M * K * size), heap.alloc(K * N * size), heap.alloc(M * N * size)];
    const tmp = heap.alloc(productRoom(M, K, N, size));
    const v = T === "f32" ? asF32() : asF64();
    const way = (inA: number, inB: number): string => {
      v.fill(0, a / size, a / size + M * K);
      v.fill(1, b / size, b / size + K * N);
      v[a / size + 7] = inA;
      v[b / size + K * N - 1] = inB;
      wasm[T].matmulNN(M, K, N, a, b, c, tmp);
      return asI32()[tmp / 4] === 1 ? "sparse" : "dense";
    };
    expect([way(2, 1), way(NaN, 1), way(2, -0), way(2, NaN), way(2, -Infinity), way(2, Infinity)]).toEqual(
      ["sparse", "sparse", "sparse", "dense", "dense", "dense"], // prettier-ignore
    );
  });
});

describe("a narrow layer on zeros", () => {
  const narrow = makeNarrow();
  /** First x·wᵀ + b, then the gradient of w. */
  const both =
    (set: Kernels) =>
    (...args: number[]): void => {
      const [M, K, N, x, w, bias, y, g, dw, tmp, lists] = args;
      const found = set === wasm && narrow.linear(M!, K!, N!, x!, w!, bias!, y!, lists!);
      if (!found) set.f32.linear(M!, K!, N!, x!, w!, bias!, y!, tmp!);
      const done = found && narrow.weights(M!, K!, N!, g!, x!, dw!, lists!);
      if (!done) set.f32.matmulTN(N!, M!, K!, g!, x!, dw!, tmp!);
    };

  test("gives the bytes of the plain products, a little off its sides", () => {
    const property = fc.property(sizes, fc.nat(), ({ d: [small, , medium, medium2], choice }, seed) => {
      const c = new Call("f32", choice);
      const [M, K, N] = [16 + medium, 16 + medium2, 9 + (small % 4)];
      const [x, w, g] = [c.in(M * K), c.in(K * N), c.in(M * N)];
      x.zeros = [0.5, 0.7, 0.9, 1][choice % 4]!;
      const tmp = c.tmp(Math.max(productRoom(M, K, N, 4), productRoom(N, M, K, 4)));
      const bias = choice % 3 ? c.in(N) : 0;
      expect(narrow.fit(M, K, N, 4)).toBe(true);
      compareOnce("f32", [M, K, N, x, w, bias, c.out(M * N), g, c.out(N * K), tmp, c.tmp(narrow.room(M, K))], seed, both);
    });
    fc.assert(property, { seed: 42, numRuns: 200 });
  });

  const [M, K, N] = [20, 21, 10];
  const [x, w, g, y, dw] = [M * K, K * N, M * N, M * N, N * K].map((n) => heap.alloc(4 * n)) as [number, number, number, number, number]; // prettier-ignore
  const room = narrow.room(M, K);
  const lists = heap.alloc(room + 4096);

  /** Whether both are done with every third entry of x not zero, and these numbers among those of x, w and g. */
  const done = (inX: number, inW: number, inG: number): [linear: boolean, weights: boolean] => {
    const v = asF32();
    for (let i = 0; i < M * K; i++) v[x / 4 + i] = i % 3 ? 0 : 2;
    v.fill(1, w / 4, w / 4 + K * N);
    v.fill(1, g / 4, g / 4 + M * N);
    [v[x / 4 + 6], v[w / 4 + K * N - 1], v[g / 4 + M * N - 1]] = [inX, inW, inG];
    return [narrow.linear(M, K, N, x, w, 0, y, lists), narrow.weights(M, K, N, g, x, dw, lists)];
  };

  test("is done while the factor beside x is finite", () => {
    expect(done(2, 1, 1)).toEqual([true, true]);
    expect(done(NaN, -0, 1e38)).toEqual([true, true]);
    for (const s of [NaN, Infinity, -Infinity]) {
      expect(done(2, s, 1)[0]).toBe(false);
      expect(done(2, 1, s)).toEqual([true, false]);
    }
  });

  test("stays within its room, also where there are zeros only where the guess looks", () => {
    const v = asF32();
    u8().fill(77, lists + room, lists + room + 4096);
    for (let i = 0; i < M * K; i++) v[x / 4 + i] = i % 16 < 4 ? 0 : 1;
    v.fill(1, w / 4, w / 4 + K * N);
    expect(narrow.linear(M, K, N, x, w, 0, y, lists)).toBe(true);
    expect(new Set(u8().subarray(lists + room, lists + room + 4096))).toEqual(new Set([77]));
    expect(v[y / 4]).toBe(Array.from(v.subarray(x / 4, x / 4 + K)).reduce((a, b) => a + b));
  });
});

test.each(["f32", "f64"] as const)("%s: bce of answers that are 0 or 1, the same bytes", (T) => {
  const [size, v] = T === "f32" ? [4, asF32()] : [8, asF64()];
  const n = 2048;
  const [x, t, tmp] = [heap.alloc(n * size), heap.alloc(n * size), heap.alloc(n * size)];
  const y = heap.alloc(size);
  const random = randoms(7);
  const edges = [0, -0, 1, 1e-45, 1e-310, 1e-38, 2 ** -24, 2 ** -31, 1 - 2 ** -24, 1 - 2 ** -53, 0.5, 1.5, -1e-9, Infinity, NaN];
  for (let i = 0; i < n; i++) {
    const near = 2 ** -(random() * 40);
    const inside = i % 3 === 0 ? random() : i % 3 === 1 ? near : 1 - near;
    v[x / size + i] = random() < 0.1 ? edges[Math.floor(random() * edges.length)]! : inside;
    v[t / size + i] = random() < 0.05 ? random() : random() < 0.5 ? 0 : 1;
  }
  const losses = (set: Kernels): Buffer => {
    set[T].bce(n, x, t, y, tmp);
    return Buffer.from(u8().slice(tmp, tmp + n * size).buffer);
  };
  const [byPlain, byWasm] = [losses(plain), losses(wasm)];
  const bytes = (all: Buffer, i: number): string => all.subarray(i * size, (i + 1) * size).toString("hex");
  const nan = (all: Buffer, i: number): boolean => Number.isNaN(size === 4 ? all.readFloatLE(4 * i) : all.readDoubleLE(8 * i));
  const wrong = Array.from({ length: n }, (_, i) => i).filter(
    (i) => bytes(byPlain, i) !== bytes(byWasm, i) && !(nan(byPlain, i) && nan(byWasm, i)),
  );
  expect(wrong.map((i) => [v[x / size + i], v[t / size + i]])).toEqual([]);
});

test.each(["f32", "f64"] as const)(
  "%s: zeros where the guess looks, and nowhere else: the lists stop before their room ends",
  (T) => {
    const [M, K, N] = [64, 40, 128];
    const size = T === "f32" ? 4 : 8;
    const [a, b, c] = [heap.alloc(M * K * size), heap.alloc(K * N * size), heap.alloc(M * N * size)];
    const room = productRoom(M, K, N, size);
    const tmp = heap.alloc(room + 4096);
    const v = T === "f32" ? asF32() : asF64();
    v.fill(1, b / size, b / size + K * N);
    for (let i = 0; i < M * K; i++) v[a / size + i] = (i * size) % 64 < 16 ? 0 : 1;
    u8().fill(77, tmp, tmp + room + 4096);
    wasm[T].matmulNN(M, K, N, a, b, c, tmp);
    expect(
      u8()
        .subarray(tmp + room, tmp + room + 4096)
        .every((byte) => byte === 77),
    ).toBe(true);
    expect(v[c / size]).toBe(Array.from(v.subarray(a / size, a / size + K)).reduce((x, y) => x + y));
  },
);

test.each(["toF32", "toF64"] as const)("%s: plain and wasm give the same bytes", (name) => {
  const property = fc.property(size(70), fc.nat(), (n, seed) => {
    const from = name === "toF32" ? new Call("f64", 0).in(n) : new Call("f32", 0).in(n);
    const to = name === "toF32" ? new Call("f32", 0).out(n) : new Call("f64", 0).out(n);
    compareOnce(name === "toF32" ? "f64" : "f32", [n, from, to], seed, (set) => set[name]);
  });
  fc.assert(property, { seed: 42, numRuns: 80 });
});

describe("the set in use", () => {
  test("is WebAssembly where the engine has SIMD, as Node does", () => expect(activeKernels()).toBe("wasm"));

  test("changes inside the same objects", () => {
    const [x, y] = [heap.alloc(16), heap.alloc(16)];
    try {
      for (const set of ["plain", "wasm", "plain", "wasm"] as const) {
        useKernels(set);
        expect(activeKernels()).toBe(set);
        expect(f32.sqrt === plain.f32.sqrt).toBe(set === "plain");
        asF64()[x / 8] = 4;
        f64.sqrt(1, x, y);
        expect(asF64()[y / 8]).toBe(2);
        expect(f64.sqrt === plain.f64.sqrt).toBe(set === "plain");
      }
    } finally {
      useKernels("wasm");
    }
  });

  test("a kernel of WebAssembly is written when it is first called, and then stands in the object itself", () => {
    const fresh = makeKernels();
    const before = fresh.f32.logSoftmax;
    const at = heap.alloc(64);
    const native = (f: unknown): boolean => String(f).includes("[native code]");
    expect(native(before)).toBe(false);
    fresh.f32.logSoftmax(1, 2, 1, at, at);
    expect(native(fresh.f32.logSoftmax)).toBe(true);
    before(1, 2, 1, at, at); // a stand-in that was kept goes on working
    const kept = Object.entries(fresh.f32).filter(([name, f]) => f === plain.f32[name as keyof FloatKernels]);
    expect(kept.map(([name]) => name)).toEqual(["sin", "cos", "pow", "powScalar"]);
    expect(Object.keys(fresh.f32)).toEqual(Object.keys(plain.f32));
  });
});

describe.each(["plain", "wasm"] as const)("%s: worked out by hand", (set) => {
  const { f32: k } = set === "plain" ? plain : wasm;
  const place = (entries: readonly number[]): number => {
    const at = heap.alloc(4 * entries.length);
    asF32().set(entries, at / 4);
    return at;
  };
  const read = (at: number, n: number): number[] => Array.from(asF32().subarray(at / 4, at / 4 + n));
  const tmp = heap.alloc(4096);
  const big = 2 ** 24; // big + 1 = big in float32, and big + 2 is the next number

  test("sum: 8 lanes, then (l, l + 4), then (0 + 1) + (2 + 3), then the tail", () => {
    const y = heap.alloc(4);
    // Lane 0 is big and lane 4 is −big: they meet first, so the ones of the other lanes survive; one by one they would be lost.
    k.sum(1, 8, 1, place([big, 1, 1, 1, -big, 1, 1, 1]), y);
    expect(read(y, 1)).toEqual([6]);
    // The lanes 1, 2 and 3 wait for lane 0: (big + 1) + (1 + 1).
    k.sum(1, 8, 1, place([big, 1, 1, 1, 0, 0, 0, 0]), y);
    expect(read(y, 1)).toEqual([big + 2]);
    // The ninth entry comes last: ((big + 0) + 1) + 1 rounds twice.
    k.sum(1, 10, 1, place([big, 0, 0, 0, 0, 0, 0, 0, 1, 1]), y);
    expect(read(y, 1)).toEqual([big]);
    // Entry 8 goes to lane 0 again.
    k.sum(1, 16, 1, place([big, 0, 0, 0, 0, 0, 0, 0, -big, 1, 0, 0, 0, 0, 0, 0]), y);
    expect(read(y, 1)).toEqual([1]);
  });

  test("sum over a dimension in the middle: one ascending chain", () => {
    const y = heap.alloc(8);
    k.sum(1, 4, 2, place([big, 1, 1, 1, 1, big, -big, -big]), y);
    expect(read(y, 2)).toEqual([0, 2]);
  });

  test("matmul: ascending, and the product is rounded before it is added", () => {
    const c = heap.alloc(16);
    k.matmulNN(1, 4, 1, place([big, 1, 1, -big]), place([1, 1, 1, 1]), c, tmp);
    expect(read(c, 1)).toEqual([0]);
    // (1 + 2⁻¹²)² = 1 + 2⁻¹¹ + 2⁻²⁴ rounds to 1 + 2⁻¹¹; a fused multiply-add would leave 2⁻²⁴.
    const x = 1 + 2 ** -12;
    k.matmulNN(1, 2, 1, place([-1 - 2 ** -11, x]), place([1, x]), c, tmp);
    expect(read(c, 1)).toEqual([0]);
    // The chain starts from +0, so that −0 never comes out.
    k.matmulNT(1, 1, 1, place([-0]), place([1]), c, tmp);
    expect(read(c, 1)).toEqual([0]);
  });

  test("matmul: no terms give zeros, and linear then gives the bias", () => {
    const c = place([7, 7, 7, 7]);
    k.matmulNN(2, 0, 2, tmp, tmp, c, tmp);
    expect(read(c, 4)).toEqual([0, 0, 0, 0]);
    k.linear(2, 0, 2, tmp, tmp, place([3, 5]), c, tmp);
    expect(read(c, 4)).toEqual([3, 5, 3, 5]);
  });

  test("matmuls: small integers in every layout", () => {
    const c = heap.alloc(64);
    const a = place([1, 2, 3, 4, 5, 6]); // (2,3), or (3,2) transposed
    const b = place([1, 0, 2, 0, 1, 3]);
    k.matmulNN(2, 3, 2, a, b, c, tmp);
    expect(read(c, 4)).toEqual([1 + 4 + 3, 0 + 0 + 9, 4 + 10 + 6, 0 + 0 + 18]);
    k.matmulNT(2, 3, 2, a, b, c, tmp);
    expect(read(c, 4)).toEqual([1 + 0 + 6, 0 + 2 + 9, 4 + 0 + 12, 0 + 5 + 18]);
    k.matmulTN(2, 3, 2, a, b, c, tmp);
    expect(read(c, 4)).toEqual([1 + 6 + 5, 0 + 0 + 15, 2 + 8 + 6, 0 + 0 + 18]);
  });

  test("max: the first of equals, and the first NaN before all", () => {
    const [y, index] = [heap.alloc(8), heap.alloc(16)];
    k.max(2, 4, 1, place([1, 5, 5, 2, 1, NaN, 9, NaN]), y, index);
    expect(read(y, 2)).toEqual([5, NaN]);
    expect(Array.from(asI32().subarray(index / 4, index / 4 + 4))).toEqual([1, 0, 1, 0]);
  });

  test("relu and clamp: NaN stays NaN, and relu's zero is +0; the sign of NaN is 0, as PyTorch's", () => {
    const [x, y] = [place([-0, NaN, -1, 2]), heap.alloc(16)];
    k.relu(4, x, y);
    expect(read(y, 4)).toEqual([0, NaN, 0, 2]);
    k.sign(4, x, y);
    expect(read(y, 4)).toEqual([0, 0, -1, 1]);
    k.clamp(4, x, -0.5, 0.5, y);
    expect(read(y, 4)).toEqual([-0, NaN, -0.5, 0.5]);
  });

  test("bce: a certain answer costs nothing, a wrong one 100", () => {
    const y = heap.alloc(4);
    k.bce(2, place([1, 0]), place([1, 0]), y, tmp);
    expect(read(y, 1)).toEqual([0]);
    k.bce(2, place([0, 1]), place([1, 0]), y, tmp);
    expect(read(y, 1)).toEqual([100]);
  });

  test("toInt64: towards zero, and nonsense becomes 0", () => {
    const y = heap.alloc(8 * 6);
    k.toInt64(6, place([-1.9, 1.9, NaN, Infinity, -(2 ** 40), 2 ** 60]), y);
    const words = asI32().subarray(y / 4, y / 4 + 12);
    expect(Array.from(words)).toEqual([-1, -1, 1, 0, 0, 0, 0, 0, 0, -256, 0, 0]);
  });

  test("gatherBytes: every byte is divided by 255 and rounded once", () => {
    const [index, bytes, y] = [heap.alloc(8), heap.alloc(256), heap.alloc(4 * 256)];
    asI32().fill(0, index / 4, index / 4 + 2);
    const all = Array.from({ length: 256 }, (_, i) => i);
    u8().set(all, bytes);
    k.gatherBytes(1, 256, index, bytes, y);
    expect(read(y, 256)).toEqual(all.map((x) => Math.fround(x / 255)));
  });
});

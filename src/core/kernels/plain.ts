/**
 * @file The reference body of every kernel: plain loops, meant to be read. What they compute is what the fast ones must compute.
 *
 * One source serves both dtypes. `round` is Math.fround for float32 and nothing for float64; a single + − × ÷ √ needs none, since
 * storing its float64 result in a Float32Array rounds to the same bits (53 ≥ 2·24 + 2).
 */
import { cos, exp, log, log1p, pow, sigmoid, sin, tanh } from "../math.ts";
import { f32, f64, i32, u8 } from "../memory.ts";
import type { FloatKernels, Kernels } from "./kernels.ts";

interface Dtype {
  readonly view: () => Float32Array | Float64Array;
  /** log₂ of an entry's bytes. */
  readonly shift: number;
  readonly round: (x: number) => number;
}

const float32: Dtype = { view: f32, shift: 2, round: Math.fround };
const float64: Dtype = { view: f64, shift: 3, round: (x) => x };

const TWO53 = 9007199254740992;
const TWO32 = 4294967296;

/** PyTorch's max(x, least): NaN stays. */
const atLeast = (x: number, least: number): number => (x < least ? least : x);
const atMost = (x: number, most: number): number => (x > most ? most : x);

function kernelsOf({ view, shift, round }: Dtype): FloatKernels {
  const unary = (f: (x: number) => number) => (n: number, x: number, y: number) => {
    const v = view();
    const [xs, ys] = [x >> shift, y >> shift];
    for (let i = 0; i < n; i++) v[ys + i] = f(v[xs + i]!);
  };

  const binary = (f: (a: number, b: number) => number) => (n: number, a: number, b: number, y: number) => {
    const v = view();
    const [as, bs, ys] = [a >> shift, b >> shift, y >> shift];
    for (let i = 0; i < n; i++) v[ys + i] = f(v[as + i]!, v[bs + i]!);
  };

  const withScalar = (f: (x: number, s: number) => number) => (n: number, x: number, scalar: number, y: number) => {
    const v = view();
    const [xs, ys, s] = [x >> shift, y >> shift, round(scalar)];
    for (let i = 0; i < n; i++) v[ys + i] = f(v[xs + i]!, s);
  };

  const compare = (f: (a: number, b: number) => boolean) => (n: number, a: number, b: number, y: number) => {
    const v = view();
    const out = u8();
    const [as, bs] = [a >> shift, b >> shift];
    for (let i = 0; i < n; i++) out[y + i] = f(v[as + i]!, v[bs + i]!) ? 1 : 0;
  };

  const compareScalar = (f: (x: number, s: number) => boolean) => (n: number, x: number, scalar: number, y: number) => {
    const v = view();
    const out = u8();
    const [xs, s] = [x >> shift, round(scalar)];
    for (let i = 0; i < n; i++) out[y + i] = f(v[xs + i]!, s) ? 1 : 0;
  };

  /** The sum of n entries from index `at` on, by 8 lanes. */
  function sumOf(v: Float32Array | Float64Array, at: number, n: number): number {
    const whole = n - (n % 8);
    let sum = 0;
    if (whole > 0) {
      const lanes = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let i = 0; i < whole; i++) lanes[i % 8] = round(lanes[i % 8]! + v[at + i]!);
      const [a, b, c, d] = [0, 1, 2, 3].map((l) => round(lanes[l]! + lanes[l + 4]!)) as [number, number, number, number];
      sum = round(round(a + b) + round(c + d));
    }
    for (let i = whole; i < n; i++) sum = round(sum + v[at + i]!);
    return sum;
  }

  /** Calls f(first, stride, o) for each output o of a reduction over the middle of (outer, n, inner). */
  function eachLine(outer: number, n: number, inner: number, f: (first: number, stride: number, o: number) => void): void {
    for (let i = 0; i < outer; i++) for (let j = 0; j < inner; j++) f(i * n * inner + j, inner, i * inner + j);
  }

  const extreme =
    (better: (x: number, best: number) => boolean) =>
    (outer: number, n: number, inner: number, x: number, y: number, index: number) => {
      const v = view();
      const words = i32();
      eachLine(outer, n, inner, (first, stride, o) => {
        let best = v[(x >> shift) + first]!;
        let at = 0;
        for (let k = 1; k < n && best === best; k++) {
          const entry = v[(x >> shift) + first + k * stride]!;
          if (!better(entry, best) && entry === entry) continue;
          best = entry;
          at = k;
        }
        v[(y >> shift) + o] = best;
        words[(index >> 2) + 2 * o] = at;
        words[(index >> 2) + 2 * o + 1] = 0;
      });
    };

  /** Softmax and its logarithm share all but the last line. */
  const normalise =
    (f: (shifted: number, sum: number, logSum: number) => number) =>
    (outer: number, n: number, inner: number, x: number, y: number) => {
      const v = view();
      const [xs, ys] = [x >> shift, y >> shift];
      eachLine(outer, n, inner, (first, stride) => {
        let most = -Infinity;
        for (let k = 0; k < n; k++) {
          const entry = v[xs + first + k * stride]!;
          if (entry > most) most = entry; // a NaN reaches every output through the sum
        }
        let sum = 0;
        for (let k = 0; k < n; k++) sum += exp(v[xs + first + k * stride]! - most);
        const logSum = log(sum);
        for (let k = 0; k < n; k++) {
          const at = first + k * stride;
          v[ys + at] = f(v[xs + at]! - most, sum, logSum);
        }
      });
    };

  const logSoftmax = normalise((shifted, _, logSum) => shifted - logSum);

  /** c[i,j] = Σ a·b + bias[j], where rows and columns of a and b lie these many entries apart. */
  function product(
    [M, K, N]: readonly [number, number, number],
    [a, aRow, aCol]: readonly [number, number, number],
    [b, bRow, bCol]: readonly [number, number, number],
    bias: number,
    c: number,
  ): void {
    const v = view();
    const [as, bs, cs, at] = [a >> shift, b >> shift, c >> shift, bias >> shift];
    for (let i = 0; i < M; i++) {
      for (let j = 0; j < N; j++) {
        let sum = 0;
        for (let k = 0; k < K; k++) sum = round(sum + round(v[as + i * aRow + k * aCol]! * v[bs + k * bRow + j * bCol]!));
        v[cs + i * N + j] = bias === 0 ? sum : sum + v[at + j]!;
      }
    }
  }

  /** Σ l / n, where l(i) is kept in tmp. */
  function meanOf(n: number, l: (v: Float32Array | Float64Array, i: number) => number, y: number, tmp: number): void {
    const v = view();
    for (let i = 0; i < n; i++) v[(tmp >> shift) + i] = l(v, i);
    v[y >> shift] = sumOf(v, tmp >> shift, n) / round(n);
  }

  /** Calls f(index of the strided side) for each entry of (d0, d1, d2, d3) in row-major order. */
  function eachStrided(dims: readonly number[], strides: readonly number[], f: (at: number) => void): void {
    const [d0, d1, d2, d3] = dims as [number, number, number, number];
    const [s0, s1, s2, s3] = strides as [number, number, number, number];
    for (let i = 0; i < d0; i++)
      for (let j = 0; j < d1; j++) for (let k = 0; k < d2; k++) for (let l = 0; l < d3; l++) f(i * s0 + j * s1 + k * s2 + l * s3);
  }

  return {
    fill(n, value, y) {
      view().fill(value, y >> shift, (y >> shift) + n);
    },

    neg: unary((x) => -x),
    abs: unary(Math.abs),
    sign: unary((x) => (x > 0 ? 1 : x < 0 ? -1 : 0)),
    sqrt: unary(Math.sqrt),
    square: unary((x) => x * x),
    reciprocal: unary((x) => 1 / x),
    exp: unary(exp),
    log: unary(log),
    log1p: unary(log1p),
    sin: unary(sin),
    cos: unary(cos),
    tanh: unary(tanh),
    sigmoid: unary(sigmoid),
    relu: unary((x) => (x <= 0 ? 0 : x)),

    add: binary((a, b) => a + b),
    sub: binary((a, b) => a - b),
    mul: binary((a, b) => a * b),
    div: binary((a, b) => a / b),
    maximum: binary(Math.max), // exact in every engine: NaN if either is, and +0 above −0
    minimum: binary(Math.min),
    pow: binary(pow),

    addScalar: withScalar((x, s) => x + s),
    rsubScalar: withScalar((x, s) => s - x),
    mulScalar: withScalar((x, s) => x * s),
    divScalar: withScalar((x, s) => x / s),
    rdivScalar: withScalar((x, s) => s / x),
    powScalar: withScalar(pow),
    clamp(n, x, lo, hi, y) {
      const [low, high] = [round(lo), round(hi)];
      unary((entry) => atMost(atLeast(entry, low), high))(n, x, y);
    },

    eq: compare((a, b) => a === b),
    lt: compare((a, b) => a < b),
    le: compare((a, b) => a <= b),
    eqScalar: compareScalar((x, s) => x === s),
    ltScalar: compareScalar((x, s) => x < s),
    leScalar: compareScalar((x, s) => x <= s),
    gtScalar: compareScalar((x, s) => x > s),
    geScalar: compareScalar((x, s) => x >= s),

    sigmoidBackward: binary((g, y) => round(g * round(1 - y)) * y),
    tanhBackward: binary((g, y) => g * round(1 - round(y * y))),
    reluBackward: binary((g, y) => (y <= 0 ? 0 : g)),

    axpy(n, alpha, x, y) {
      const a = round(alpha);
      binary((entry, old) => old + a * entry)(n, x, y, y);
    },

    sum(outer, n, inner, x, y) {
      const v = view();
      eachLine(outer, n, inner, (first, stride, o) => {
        let sum = 0;
        if (inner === 1) sum = sumOf(v, (x >> shift) + first, n);
        else for (let k = 0; k < n; k++) sum = round(sum + v[(x >> shift) + first + k * stride]!);
        v[(y >> shift) + o] = sum;
      });
    },
    prod(outer, n, inner, x, y) {
      const v = view();
      eachLine(outer, n, inner, (first, stride, o) => {
        let product = 1;
        for (let k = 0; k < n; k++) product = round(product * v[(x >> shift) + first + k * stride]!);
        v[(y >> shift) + o] = product;
      });
    },
    max: extreme((x, best) => x > best),
    min: extreme((x, best) => x < best),

    softmax: normalise((shifted, sum) => exp(shifted) / sum),
    logSoftmax,
    softmaxBackward(outer, n, inner, g, y, dx) {
      const v = view();
      const [gs, ys, ds] = [g >> shift, y >> shift, dx >> shift];
      eachLine(outer, n, inner, (first, stride) => {
        let sum = 0;
        for (let k = 0; k < n; k++) sum = round(sum + round(v[gs + first + k * stride]! * v[ys + first + k * stride]!));
        for (let k = 0; k < n; k++) {
          const at = first + k * stride;
          v[ds + at] = v[ys + at]! * round(v[gs + at]! - sum);
        }
      });
    },
    logSoftmaxBackward(outer, n, inner, g, y, dx) {
      const v = view();
      const [gs, ys, ds] = [g >> shift, y >> shift, dx >> shift];
      eachLine(outer, n, inner, (first, stride) => {
        let sum = 0;
        for (let k = 0; k < n; k++) sum = round(sum + v[gs + first + k * stride]!);
        for (let k = 0; k < n; k++) {
          const at = first + k * stride;
          v[ds + at] = v[gs + at]! - round(round(exp(v[ys + at]!)) * sum);
        }
      });
    },

    matmulNN: (M, K, N, a, b, c) => product([M, K, N], [a, K, 1], [b, N, 1], 0, c),
    matmulNT: (M, K, N, a, b, c) => product([M, K, N], [a, K, 1], [b, 1, K], 0, c),
    matmulTN: (M, K, N, a, b, c) => product([M, K, N], [a, 1, M], [b, N, 1], 0, c),
    linear: (M, K, N, x, w, bias, y) => product([M, K, N], [x, K, 1], [w, 1, K], bias, y),

    bce(n, x, t, y, tmp) {
      const loss = (p: number, target: number): number => {
        const off = atLeast(round(log1p(-p)), -100);
        const on = atLeast(round(log(p)), -100);
        return round(round(target - 1) * off) - round(target * on);
      };
      meanOf(n, (v, i) => loss(v[(x >> shift) + i]!, v[(t >> shift) + i]!), y, tmp);
    },
    bceBackward(n, g, x, t, dx) {
      const upstream = view()[g >> shift]!;
      const [least, count] = [round(1e-12), round(n)];
      const f = (p: number, target: number): number =>
        round(round(upstream * round(p - target)) / atLeast(round(round(1 - p) * p), least)) / count;
      binary(f)(n, x, t, dx);
    },
    mse(n, a, b, y, tmp) {
      const square = (d: number): number => d * d;
      meanOf(n, (v, i) => square(round(v[(a >> shift) + i]! - v[(b >> shift) + i]!)), y, tmp);
    },
    mseBackward(n, g, a, b, da) {
      const upstream = view()[g >> shift]!;
      const twice = round(2 / round(n));
      binary((x, t) => round(twice * round(x - t)) * upstream)(n, a, b, da);
    },
    crossEntropy(N, C, x, t, logp, y) {
      logSoftmax(N, C, 1, x, logp);
      const v = view();
      const words = i32();
      let sum = 0;
      for (let i = 0; i < N; i++) sum = round(sum + v[(logp >> shift) + i * C + words[(t >> 2) + 2 * i]!]!);
      v[y >> shift] = -sum / round(N);
    },
    crossEntropyBackward(N, C, g, logp, t, dx) {
      const v = view();
      const words = i32();
      const s = round(v[g >> shift]! / round(N));
      for (let i = 0; i < N; i++) {
        for (let j = 0; j < C; j++) {
          const d = round(round(exp(v[(logp >> shift) + i * C + j]!)) * s);
          v[(dx >> shift) + i * C + j] = j === words[(t >> 2) + 2 * i] ? d - s : d;
        }
      }
    },

    adam(n, p, g, m, v, beta1, rest1, beta2, rest2, step, root, epsilon, decay) {
      const a = view();
      const [ps, gs, ms, vs] = [p >> shift, g >> shift, m >> shift, v >> shift];
      const [b1, c1, b2, c2] = [round(beta1), round(rest1), round(beta2), round(rest2)];
      const [stepSize, bc2, eps, wd] = [round(step), round(root), round(epsilon), round(decay)];
      for (let i = 0; i < n; i++) {
        const grad = wd === 0 ? a[gs + i]! : round(a[gs + i]! + wd * a[ps + i]!);
        const mean = round(round(a[ms + i]! * b1) + grad * c1);
        const square = round(round(a[vs + i]! * b2) + round(c2 * grad) * grad);
        const scale = round(round(round(Math.sqrt(square)) / bc2) + eps);
        a[ms + i] = mean;
        a[vs + i] = square;
        a[ps + i] = a[ps + i]! - round(round(stepSize * mean) / scale);
      }
    },

    copyStrided(d0, d1, d2, d3, s0, s1, s2, s3, x, y) {
      const v = view();
      let to = y >> shift;
      eachStrided([d0, d1, d2, d3], [s0, s1, s2, s3], (at) => (v[to++] = v[(x >> shift) + at]!));
    },
    scatterStrided(d0, d1, d2, d3, s0, s1, s2, s3, x, y) {
      const v = view();
      let from = x >> shift;
      eachStrided([d0, d1, d2, d3], [s0, s1, s2, s3], (at) => (v[(y >> shift) + at] = v[from++]!));
    },
    gatherRows(n, width, index, x, y) {
      const v = view();
      const words = i32();
      for (let i = 0; i < n; i++) {
        const row = (x >> shift) + words[(index >> 2) + 2 * i]! * width;
        for (let j = 0; j < width; j++) v[(y >> shift) + i * width + j] = v[row + j]!;
      }
    },
    scatterAddRows(n, width, index, g, dx) {
      const v = view();
      const words = i32();
      for (let i = 0; i < n; i++) {
        const row = (dx >> shift) + words[(index >> 2) + 2 * i]! * width;
        for (let j = 0; j < width; j++) v[row + j] = v[row + j]! + v[(g >> shift) + i * width + j]!;
      }
    },
    gatherBytes(n, width, index, bytes, y) {
      const v = view();
      const from = u8();
      const words = i32();
      for (let i = 0; i < n; i++) {
        const row = bytes + words[(index >> 2) + 2 * i]! * width;
        for (let j = 0; j < width; j++) v[(y >> shift) + i * width + j] = from[row + j]! / 255;
      }
    },

    fromBool(n, x, y) {
      const v = view();
      const from = u8();
      for (let i = 0; i < n; i++) v[(y >> shift) + i] = from[x + i] === 0 ? 0 : 1;
    },
    fromInt64(n, x, y) {
      const v = view();
      const words = i32();
      for (let i = 0; i < n; i++) v[(y >> shift) + i] = words[(x >> 2) + 2 * i + 1]! * TWO32 + (words[(x >> 2) + 2 * i]! >>> 0);
    },
    toInt64(n, x, y) {
      const v = view();
      const words = i32();
      for (let i = 0; i < n; i++) {
        const entry = v[(x >> shift) + i]!;
        const whole = entry >= -TWO53 && entry <= TWO53 ? Math.trunc(entry) : 0;
        words[(y >> 2) + 2 * i] = whole | 0; // modulo 2^32
        words[(y >> 2) + 2 * i + 1] = Math.floor(whole / TWO32);
      }
    },
  };
}

export const plain: Kernels = {
  f32: kernelsOf(float32),
  f64: kernelsOf(float64),
  toF64(n, x, y) {
    const [from, to] = [f32(), f64()];
    for (let i = 0; i < n; i++) to[(y >> 3) + i] = from[(x >> 2) + i]!;
  },
  toF32(n, x, y) {
    const [from, to] = [f64(), f32()];
    for (let i = 0; i < n; i++) to[(y >> 2) + i] = from[(x >> 3) + i]!;
  },
};

/**
 * @file The contract of every kernel: one signature, two bodies (plain.ts is the reference, wasm.ts the fast one), the same bits.
 *
 * A kernel takes counts and byte offsets into the one memory and returns nothing. Every array is contiguous and row-major;
 * offsets are multiples of 16. Outputs may be the same array as an input of the same size (in place) unless said otherwise,
 * and never overlap partly. Kernels never allocate and never grow the memory: what they need is handed in as `tmp`.
 *
 * Bits
 * - float32 kernels round after every + − × ÷ √; a scalar is rounded to float32 once, at the door.
 * - Transcendentals (exp, log, tanh, sigmoid …) are evaluated in float64 by core/math.ts and rounded once.
 * - Each output of a matrix product is one chain, k ascending, from +0, multiply then add, two roundings.
 * - A sum over contiguous entries (`sum`, and everything that says "summed as sum") uses 8 lanes: entry i goes to lane i mod 8 for
 *   the first ⌊n/8⌋·8 entries, each lane from +0; then lanes fold as (l, l+4), then (0+1)+(2+3); then the tail is added in order.
 *   With n < 8 that is +0 and the entries in order. Both dtypes use 8 lanes.
 * - A sum over a non-contiguous dimension is one chain an output, ascending, from +0.
 * - NaN goes in, NaN comes out (payloads aside); max and min prefer NaN, as PyTorch's do.
 */

/** Kernels of one float dtype; `x`, `y`, `a`, `b`, `g` … are byte offsets, `n`, `M`, `K`, `N` … counts of entries. */
export interface FloatKernels {
  /** y[i] = value */
  fill(n: number, value: number, y: number): void;

  // ---- one array in, one out: y[i] = f(x[i]) ----
  neg(n: number, x: number, y: number): void;
  abs(n: number, x: number, y: number): void;
  sign(n: number, x: number, y: number): void; // NaN → 0, as PyTorch; ±0 → 0
  sqrt(n: number, x: number, y: number): void;
  square(n: number, x: number, y: number): void;
  reciprocal(n: number, x: number, y: number): void;
  exp(n: number, x: number, y: number): void;
  log(n: number, x: number, y: number): void;
  log1p(n: number, x: number, y: number): void;
  sin(n: number, x: number, y: number): void;
  cos(n: number, x: number, y: number): void;
  tanh(n: number, x: number, y: number): void;
  sigmoid(n: number, x: number, y: number): void; // 1 / (1 + exp(−x)), all in float64, rounded once
  relu(n: number, x: number, y: number): void; // x > 0 ? x : NaN stays NaN : +0

  // ---- two arrays in, one out ----
  add(n: number, a: number, b: number, y: number): void;
  sub(n: number, a: number, b: number, y: number): void;
  mul(n: number, a: number, b: number, y: number): void;
  div(n: number, a: number, b: number, y: number): void;
  maximum(n: number, a: number, b: number, y: number): void; // NaN if either is
  minimum(n: number, a: number, b: number, y: number): void;
  pow(n: number, a: number, b: number, y: number): void;

  // ---- an array and a scalar ----
  addScalar(n: number, x: number, s: number, y: number): void; // x + s
  rsubScalar(n: number, x: number, s: number, y: number): void; // s − x
  mulScalar(n: number, x: number, s: number, y: number): void;
  divScalar(n: number, x: number, s: number, y: number): void; // x / s
  rdivScalar(n: number, x: number, s: number, y: number): void; // s / x
  powScalar(n: number, x: number, s: number, y: number): void;
  clamp(n: number, x: number, lo: number, hi: number, y: number): void; // NaN stays NaN

  // ---- comparisons: y is one byte an entry, 0 or 1 ----
  eq(n: number, a: number, b: number, y: number): void;
  lt(n: number, a: number, b: number, y: number): void;
  le(n: number, a: number, b: number, y: number): void;
  eqScalar(n: number, x: number, s: number, y: number): void;
  ltScalar(n: number, x: number, s: number, y: number): void;
  leScalar(n: number, x: number, s: number, y: number): void;
  gtScalar(n: number, x: number, s: number, y: number): void;
  geScalar(n: number, x: number, s: number, y: number): void;

  // ---- gradients of elementwise functions ----
  sigmoidBackward(n: number, g: number, y: number, dx: number): void; // (g·(1 − y))·y
  tanhBackward(n: number, g: number, y: number, dx: number): void; // g·(1 − y·y)
  reluBackward(n: number, g: number, y: number, dx: number): void; // y ≤ 0 ? 0 : g

  // ---- accumulate ----
  /**
   * y[i] = y[i] + alpha·x[i], evaluated in float64 and rounded once: PyTorch fuses this one (`add_(grad, alpha=-lr)`), and a float64
   * sum of an exact product is its fused multiply-add but for one case in 2²⁹. float64: two roundings. SGD's step is axpy(n, −lr, grad, param).
   */
  axpy(n: number, alpha: number, x: number, y: number): void;

  // ---- reductions; x is (outer, n, inner), y is (outer, inner) ----
  /** Each output summed as above: 8 lanes when inner = 1, one ascending chain an output otherwise. n = 0 gives 0. */
  sum(outer: number, n: number, inner: number, x: number, y: number): void;
  /** Products, one ascending chain from 1. */
  prod(outer: number, n: number, inner: number, x: number, y: number): void;
  /** Largest entry and its first index (int64); the first NaN wins. n ≥ 1. */
  max(outer: number, n: number, inner: number, x: number, y: number, index: number): void;
  min(outer: number, n: number, inner: number, x: number, y: number, index: number): void;

  // ---- softmax over the middle of (outer, n, inner); row maximum subtracted, exps and their ascending sum in float64 ----
  softmax(outer: number, n: number, inner: number, x: number, y: number): void; // round(exp(x − max) / Σ)
  logSoftmax(outer: number, n: number, inner: number, x: number, y: number): void; // round((x − max) − log Σ)
  /** dx = y·(g − Σ g·y), the sum one ascending chain of the dtype. */
  softmaxBackward(outer: number, n: number, inner: number, g: number, y: number, dx: number): void;
  /** dx = g − round(exp(y))·Σ g. */
  logSoftmaxBackward(outer: number, n: number, inner: number, g: number, y: number, dx: number): void;

  // ---- matrix products; c never overlaps a, b or tmp. tmp: productRoom(M, K, N, size) bytes, see room.ts ----
  matmulNN(M: number, K: number, N: number, a: number, b: number, c: number, tmp: number): void; // a (M,K) · b (K,N)
  matmulNT(M: number, K: number, N: number, a: number, b: number, c: number, tmp: number): void; // a (M,K) · b (N,K)ᵀ
  matmulTN(M: number, K: number, N: number, a: number, b: number, c: number, tmp: number): void; // a (K,M)ᵀ · b (K,N)
  /** y = x (M,K) · w (N,K)ᵀ + bias (N); bias = 0 for none. The bias is added last. */
  linear(M: number, K: number, N: number, x: number, w: number, bias: number, y: number, tmp: number): void;

  // ---- losses (means over n entries, a 0-d output at y), each summed as `sum` ----
  /** l = (t − 1)·max(log1p(−x), −100) − t·max(log x, −100), each log rounded first; y = Σ l / n. l is kept in tmp (n entries). */
  bce(n: number, x: number, t: number, y: number, tmp: number): void;
  /** dx = (g·(x − t) / max((1 − x)·x, 1e-12)) / n; g is a 0-d array. */
  bceBackward(n: number, g: number, x: number, t: number, dx: number): void;
  /** d = a − b; y = Σ d·d / n; d·d is kept in tmp (n entries). */
  mse(n: number, a: number, b: number, y: number, tmp: number): void;
  /** da = ((2/n)·(a − b))·g, with 2/n rounded first; g is a 0-d array. */
  mseBackward(n: number, g: number, a: number, b: number, da: number): void;
  /** logp (N,C) = logSoftmax over C; y = −Σ logp[i, t[i]] / N, one ascending chain. t is int64, 0 ≤ t < C. */
  crossEntropy(N: number, C: number, x: number, t: number, logp: number, y: number): void;
  /** s = g/N; dx[i,j] = round(exp(logp))·s, minus s where j = t[i]. g is a 0-d array. */
  crossEntropyBackward(N: number, C: number, g: number, logp: number, t: number, dx: number): void;

  // ---- optimisers, one pass over a parameter ----
  /**
   * PyTorch's Adam, to its bits: g' = g ⊕ wd·p (when wd ≠ 0); m = (m·b1) ⊕ g'·c1; v = (v·b2) ⊕ (c2·g')·g';
   * p = p − (stepSize·m) / (√v / bc2 + eps). ⊕ rounds product and sum once, as `axpy`; everything else in the order written. c1 = 1 − b1, c2 = 1 − b2, bc2 = √(1 − b2ᵗ), made in float64 by the caller.
   */
  adam(
    n: number,
    p: number,
    g: number,
    m: number,
    v: number,
    b1: number,
    c1: number,
    b2: number,
    c2: number,
    stepSize: number,
    bc2: number,
    eps: number,
    wd: number,
  ): void;

  // ---- moving data ----
  /** y = x read with strides (in entries), row-major over (d0,d1,d2,d3). A stride may be 0 or negative. x, y must not overlap. */
  copyStrided(
    d0: number,
    d1: number,
    d2: number,
    d3: number,
    s0: number,
    s1: number,
    s2: number,
    s3: number,
    x: number,
    y: number,
  ): void;
  /** The other way round: y at those strides = x, which is contiguous. */
  scatterStrided(
    d0: number,
    d1: number,
    d2: number,
    d3: number,
    s0: number,
    s1: number,
    s2: number,
    s3: number,
    x: number,
    y: number,
  ): void;
  /** y[i, :] = x[index[i], :]; rows of `width` entries, index int64 (0 ≤ index < rows; the caller checks). */
  gatherRows(n: number, width: number, index: number, x: number, y: number): void;
  /** dx[index[i], :] += g[i, :], i ascending. */
  scatterAddRows(n: number, width: number, index: number, g: number, dx: number): void;
  /** y[i, :] = bytes[index[i], :] / 255 (one division, as ToTensor does); bytes are uint8 rows of `width`, at any byte offset. */
  gatherBytes(n: number, width: number, index: number, bytes: number, y: number): void;

  // ---- between dtypes ----
  fromBool(n: number, x: number, y: number): void; // bytes → 0/1
  fromInt64(n: number, x: number, y: number): void; // through float64, exact to 2^53
  toInt64(n: number, x: number, y: number): void; // truncates; NaN, ±inf and beyond ±2^53 → 0
}

/** Both dtypes, and the two conversions between them. Int64 is two little-endian words, bool one byte. */
export interface Kernels {
  readonly f32: FloatKernels;
  readonly f64: FloatKernels;
  toF64(n: number, x: number, y: number): void;
  toF32(n: number, x: number, y: number): void;
}

/**
 * @file PyTorch's vectorised float32 Box-Muller transform: 16 uniform numbers become 16 normal ones.
 *
 * log, sin and cos are S. Moshier's Cephes single-precision polynomials, as they reached PyTorch through J. Pommier's avx_mathfun
 * (zlib licence), with a fused multiply-add where PyTorch's compiled code has one. They are private to this file: right to about one
 * unit in the last place, and good for nothing but giving PyTorch's own bits.
 * @see http://www.netlib.org/cephes/
 */
import { fma } from "./fma.ts";

const f = Math.fround;

const SQRT_HALF = f(0.70710678);
const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1,
  -2.4999993993e-1, 3.3333331174e-1,
].map(f) as [number, number, number, number, number, number, number, number, number];
const [L0, L1, L2, L3, L4, L5, L6, L7, L8] = LOG;
const LN2_LOW = f(-2.1219444e-4); // ln 2 in two parts, so that e·ln 2 keeps its low bits
const LN2_HIGH = f(0.693359375);

const FOUR_OVER_PI = f(1.27323954473516);
const QUARTER_1 = f(-0.78515625); // −π/4 in three parts, for the same reason
const QUARTER_2 = f(-2.4187564849853515625e-4);
const QUARTER_3 = f(-3.77489497744594108e-8);
const C0 = f(2.443315711809948e-5);
const C1 = f(-1.388731625493765e-3);
const C2 = f(4.166664568298827e-2);
const S0 = f(-1.9515295891e-4);
const S1 = f(8.3321608736e-3);
const S2 = f(-1.6666654611e-1);
const TWO_PI = f(2 * Math.PI);

const asFloat = new Float32Array(1);
const asBits = new Int32Array(asFloat.buffer);

/** √(−2·log(1 − u)) for a uniform number 0 ≤ u < 1. */
function radiusOf(u: number): number {
  asFloat[0] = 1 - u;
  const bits = asBits[0]!;
  let e = (bits >>> 23) - 126;
  asBits[0] = (bits & 0x007fffff) | 0x3f000000;
  let m = asFloat[0]; // 1 − u = m·2^e, ½ ≤ m < 1
  if (m < SQRT_HALF) {
    e -= 1;
    m = f(f(m - 1) + m);
  } else {
    m = f(m - 1);
  }
  const z = f(m * m);
  let y = fma(L0, m, L1);
  y = fma(y, m, L2);
  y = fma(y, m, L3);
  y = fma(y, m, L4);
  y = fma(y, m, L5);
  y = fma(y, m, L6);
  y = fma(y, m, L7);
  y = fma(y, m, L8);
  y = fma(f(y * m), z, f(e * LN2_LOW));
  y = fma(-0.5, z, y);
  const log = f(e * LN2_HIGH + f(m + y)); // fused in PyTorch; the sum is exact in float64, so one rounding here too
  return f(Math.sqrt(f(-2 * log)));
}

/** d[j] = radius·cos θ·std + mean and d[j + 8] = radius·sin θ·std + mean, with θ = 2π·u ≥ 0. */
function turn(d: Float32Array, j: number, radius: number, u: number, mean: number, std: number): void {
  let x = f(TWO_PI * u);
  const octant = (Math.trunc(f(x * FOUR_OVER_PI)) + 1) & ~1;
  x = f(octant * QUARTER_1 + x); // exact sums again
  x = f(octant * QUARTER_2 + x);
  x = f(octant * QUARTER_3 + x);
  const z = f(x * x);
  let c = fma(fma(C0, z, C1), z, C2);
  c = f(c * z);
  c = fma(c, z, -f(z / 2));
  c = f(c + 1);
  let s = fma(fma(S0, z, S1), z, S2);
  s = f(s * z);
  s = fma(s, x, x);
  const swap = (octant & 2) !== 0;
  const cos = swap ? s : c;
  const sin = swap ? c : s;
  d[j] = fma(f(radius * (((octant - 2) & 4) === 0 ? -cos : cos)), std, mean);
  d[j + 8] = fma(f(radius * ((octant & 4) !== 0 ? -sin : sin)), std, mean);
}

/**
 * Transforms `d[start … start + 15]` in place: for j = 0 … 7, r = √(−2·log(1 − d[j])) and θ = 2π·d[j + 8] give two normal numbers.
 * `mean` and `std` are float32 already.
 */
export function blockNormal(d: Float32Array, start: number, mean: number, std: number): void {
  for (let j = start; j < start + 8; j++) {
    turn(d, j, radiusOf(d[j]!), d[j + 8]!, mean, std);
  }
}

/**
 * @file exp, log and their relatives on two float64 lanes: core/math.ts once more, the same operations in the same order.
 *
 * What stands there as a case stands here as a mask. Where the result is rounded to float32 anyway (`T` is F32), steps fall away
 * that only matter beyond its range: e^±104 is already 0 and ∞ in float32, and no float32 is a denormal float64.
 */
import {
  EXP,
  INV_LN2,
  LN2_HI,
  LN2_LO,
  LOG_EVEN,
  LOG_ODD,
  MIN_NORMAL,
  ROUND,
  SQRT_HALF,
  TO_SQRT_HALF,
  TWO54,
} from "../../math.ts";
import { constant, local, type Local, type Value } from "../emit.ts";
import { F32, type Dtype } from "./loops.ts";

const K = (x: number): Value => constant("f64x2", x);

const TWO32 = 4294967296;
const TWO52 = 4503599627370496;

/** c₀ + x·(c₁ + x·(c₂ + …)). */
function horner(x: Value, coefficients: readonly number[]): Value {
  return coefficients.map(K).reduceRight((rest, c) => c.add(x.mul(rest)));
}

/** x = k·ln 2 + hi − lo; `rounded` holds k in its lowest bits. */
function reduce(x: Value): { rounded: Local; hi: Local; lo: Local } {
  const rounded = local(x.mul(INV_LN2).add(ROUND));
  const k = local(rounded.sub(ROUND));
  return { rounded, hi: local(x.sub(k.mul(LN2_HI))), lo: local(k.mul(LN2_LO)) };
}

/** 2ᵏ for the integer in the low half of each lane. */
const power = (k: Value): Value => k.as("i64x2").add(1023).shl(52).as("f64x2");

/** x·2ᵏ; in float32's range one factor does, beyond it two of half the exponent. */
function scale(T: Dtype, x: Value, rounded: Value): Value {
  if (T === F32) return x.mul(power(rounded));
  const half = local(rounded.as("i32x4").sar(1));
  return x.mul(power(half)).mul(power(rounded.as("i32x4").sub(half)));
}

/** x within what exp can tell apart. */
const clamp = (T: Dtype, x: Value): Local => local(T === F32 ? x.pmax(K(-104)).pmin(K(104)) : x.pmax(K(-746)).pmin(K(710)));

/** c = r − r²·P(r²), so that exp(r) = 1 + r + r·c / (2 − c). */
function correction(r: Value): Value {
  const z = local(r.mul(r));
  return r.sub(z.mul(horner(z, EXP)));
}

export function exp(T: Dtype, x: Value): Value {
  const { rounded, hi, lo } = reduce(clamp(T, x));
  const r = local(hi.sub(lo));
  const c = local(correction(r));
  return scale(T, K(1).sub(lo.sub(r.mul(c).div(K(2).sub(c))).sub(hi)), rounded);
}

export function sigmoid(T: Dtype, x: Value): Value {
  const { rounded, hi, lo } = reduce(clamp(T, x.neg()));
  const r = local(hi.sub(lo));
  const d = local(K(2).sub(correction(r)));
  return d.div(d.add(scale(T, d.add(K(2).mul(r)), rounded)));
}

export function tanh(x: Value): Value {
  const sign = local(x.and(K(-0)));
  const { rounded, hi, lo } = reduce(local(x.abs().mul(-2).pmax(K(-50))));
  const r = local(hi.sub(lo));
  const d = local(K(2).sub(correction(r)));
  const s = local(power(rounded));
  const q = local(s.mul(K(2).mul(r)));
  const y = K(1).sub(s).mul(d).sub(q).div(K(1).add(s).mul(d).add(q));
  return y.or(sign);
}

/** Splits u into k and f, u = 2ᵏ·(1 + f); k is shifted by `bias`. */
function split(u: Value, bias: Value): { k: Local; f: Local } {
  const high = local(u.as("i64x2").add(constant("i64x2", TO_SQRT_HALF * TWO32)));
  // 2^52 with an integer or'ed into its fraction is 2^52 plus that integer.
  const k = high.shr(52).or(K(TWO52)).as("f64x2").sub(bias);
  const m = high.and(constant("i64x2", TWO52 - 1)).add(constant("i64x2", SQRT_HALF * TWO32));
  return { k: local(k), f: local(m.as("f64x2").sub(1)) };
}

function logReduced(f: Local, k: Local, c: Value | null): Value {
  const s = local(f.div(K(2).add(f)));
  const z = local(s.mul(s));
  const w = local(z.mul(z));
  const even = w.mul(horner(w, LOG_EVEN));
  const odd = z.mul(horner(w, LOG_ODD));
  const h = local(f.mul(0.5).mul(f));
  const low = k.mul(LN2_LO);
  const small = s
    .mul(h.add(odd.add(even)))
    .add(c === null ? low : low.add(c))
    .sub(h);
  const big = local(k.mul(LN2_HI));
  const sum = local(big.add(f));
  return sum.add(big.sub(sum).add(f).add(small));
}

/** y where x − pole is positive and finite; −∞ at the pole, NaN below it, x itself for ∞ and NaN. */
function atPole(x: Local, pole: number, y: Value): Value {
  const regular = x.gt(pole).and(x.lt(Infinity));
  const other = x.or(x.lt(pole)); // a mask is a NaN
  return regular.choose(y, x.eq(pole).choose(K(-Infinity), other));
}

const BIAS = TWO52 + 1023;

/** The logarithm of what is positive, finite and no denormal. */
export function logOfNormal(x: Value): Value {
  const { k, f } = split(x, K(BIAS));
  return logReduced(f, k, null);
}

export function log(T: Dtype, x: Local): Value {
  if (T === F32) return atPole(x, 0, logOfNormal(x));
  const tiny = local(x.lt(MIN_NORMAL));
  const { k, f } = split(local(tiny.choose(x.mul(TWO54), x)), tiny.choose(K(BIAS + 54), K(BIAS)));
  return atPole(x, 0, logReduced(f, k, null));
}

export function log1p(x: Local): Value {
  const u = local(x.add(1));
  const lost = x.gt(1).choose(K(1).sub(u.sub(x)), x.sub(u.sub(1)));
  const { k, f } = split(u, K(BIAS));
  const y = local(logReduced(f, k, lost.div(u)));
  return x
    .abs()
    .lt(1.1102230246251565e-16)
    .choose(x, atPole(x, -1, y));
}

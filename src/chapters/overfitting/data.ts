/** @file The chapter's points as tensors, and polynomials through them. Float64, outside autograd. */
import { clone, F, float64, noGrad, tensor, type Tensor } from "../../core/index.ts";
import { lstsq } from "../../core/linalg.ts";
import { noisy } from "../../lesson/data/noisy.ts";
import { evaluate } from "../../lesson/evaluate.ts";
import { readPoints } from "../../lesson/points.ts";
import { cut, functionOf, type FitView, type PointsView } from "./labs/poly.ts";

export interface DataConfig {
  readonly n: number;
  readonly trainEnd: number;
  readonly valEnd: number;
  readonly dataSeed: number;
  readonly f: string;
  readonly points: string;
}

/** The points in their order. Shape: (n), (n) float32. */
export function pointsOf(config: DataConfig): { readonly x: Tensor; readonly y: Tensor } {
  const own = readPoints(config.points);
  if (own) return { x: tensor(own.map(({ x }) => x)), y: tensor(own.map(({ y }) => y)) };
  const e = functionOf(config)!;
  return noisy(config.n, config.dataSeed, (x) => evaluate(e, x));
}

const POPULATION = 2000;
/** Points that no one in the lesson has: where the error is nearly the true one. None where the reader brought the points. */
export function populationOf(config: DataConfig, seed: number): { readonly x: Tensor; readonly y: Tensor } {
  const e = functionOf(config);
  return e ? noisy(POPULATION, seed, (x) => evaluate(e, x)) : { x: tensor([]), y: tensor([]) };
}

/** Shape: (n), from, to → (to − from); a copy in the current region. */
export const part = (x: Tensor, from: number, to: number): Tensor => clone(x.slice(0, from, to));

/** 1, x, x² … as columns. Shape: (n) → (n, degree + 1) float64. */
export function powers(x: Tensor, degree: number): Tensor {
  const from = x.toArray();
  const columns = degree + 1;
  const out = new Float64Array(from.length * columns);
  for (let i = 0; i < from.length; i++) {
    for (let k = 0, power = 1; k < columns; k++, power *= Number(from[i])) out[i * columns + k] = power;
  }
  return tensor(out, { dtype: float64, shape: [from.length, columns] });
}

/** The coefficients of the best polynomial, the constant first. Shape: x (n), y (n) → (degree + 1, 1) float64. */
export const fitted = (x: Tensor, y: Tensor, degree: number): Tensor =>
  lstsq(powers(x, degree), y.double().reshape([y.numel, 1]));

/** Mean squared error of a polynomial by the listing's ops, so that a trace shows them. NaN of no points. Shape: w (k, 1), x (n), y (n). */
export function errorOf(w: Tensor, x: Tensor, y: Tensor): number {
  if (x.numel === 0) return NaN;
  return noGrad(() => F.mseLoss(powers(x, w.size(0) - 1).matmul(w), y.double().reshape([y.numel, 1])).item());
}

/** The value of a polynomial, by Horner's rule. */
export function valueAt(w: ArrayLike<number>, x: number): number {
  let value = 0;
  for (let k = w.length - 1; k >= 0; k--) value = value * x + w[k]!;
  return value;
}
/** `errorOf` beside the lesson: in no trace, and quick on two thousand points. */
export function hiddenErrorOf(w: ArrayLike<number>, x: Tensor, y: Tensor): number {
  const [xs, ys] = [numbersOf(x), numbersOf(y)];
  let sum = 0;
  for (let i = 0; i < xs.length; i++) {
    const off = valueAt(w, xs[i]!) - ys[i]!;
    sum += off * off;
  }
  return sum / xs.length;
}
export const numbersOf = (x: Tensor): Float64Array | Float32Array => x.toArray() as Float64Array;

/** `points` equally spaced x in [−1, 1], float32. */
export const across = (points: number): Float32Array =>
  Float32Array.from({ length: points }, (_, k) => -1 + (2 * k) / Math.max(points - 1, 1));

/** What the plane shows of the data, in the order of x and y. */
export function pointsView(config: DataConfig, x: Tensor, y: Tensor, points: number): PointsView {
  const e = functionOf(config);
  const { train, val } = cut(config);
  return {
    x: x.toArray() as Float32Array,
    y: y.toArray() as Float32Array,
    train,
    val,
    truth: e ? (noGrad(() => evaluate(e, tensor(across(points)))).toArray() as Float32Array) : null,
  };
}

/** What the plane shows of a polynomial. */
export function fitView(
  config: DataConfig,
  given: { x: Tensor; y: Tensor; xAll: Tensor; yAll: Tensor },
  w: ArrayLike<number>,
  points: number,
): FitView {
  const { x, y, xAll, yAll } = given;
  const { n, train, val } = cut(config);
  const error = (from: number, to: number) => hiddenErrorOf(w, x.slice(0, from, to), y.slice(0, from, to));
  return {
    ...pointsView(config, x, y, points),
    degree: w.length - 1,
    curve: across(points).map((at) => valueAt(w, at)),
    trainError: error(0, train),
    valError: error(train, val),
    testError: error(val, n),
    population: hiddenErrorOf(w, xAll, yAll),
  };
}

/** @file What PyTorch keeps under torch.linalg, as far as the book asks for it: least squares. Outside autograd. */
import { float64 } from "./dtype.ts";
import { showShape } from "./shape.ts";
import { tensor, type Tensor } from "./tensor.ts";

/** Columns of doubles. */
type Columns = readonly Float64Array[];

/** A sweep of rotations over all pairs of columns; sixteen columns need about eight, and rounding never more than this. */
const MAX_SWEEPS = 60;
const EPS = 2 ** -52;
const square = (x: number): number => x * x;

/**
 * The x that makes ‖Ax − b‖ least, and of those the shortest: `torch.linalg.lstsq(A, b, driver="gelsd").solution`.
 *
 * Singular values below eps · max(m, n) of the largest count as 0, as in numpy and PyTorch. Computed in float64 whatever A is.
 * Shape: A (m, n), b (m, k) → (n, k) float64.
 * @see one-sided Jacobi (Hestenes): A V has orthogonal columns, whose lengths are the singular values. Only + − × ÷ √, so exact everywhere.
 */
export function lstsq(A: Tensor, b: Tensor): Tensor {
  const [m = 0, n = 0] = A.shape;
  const [rows = 0, k = 0] = b.shape;
  if (A.ndim !== 2 || b.ndim !== 2 || rows !== m) {
    throw new RangeError(`lstsq: expected (m,n) and (m,k), came ${showShape(A.shape)} and ${showShape(b.shape)}`);
  }
  const [a, y] = [A.toArray(), b.toArray()];
  const tall = m >= n;
  const work = tall ? columnsOf(a, m, n, 1, n) : columnsOf(a, n, m, n, 1);
  const turns = orthogonalise(work);
  const lengths = work.map((column) => dot(column, column));
  const least = square(EPS * Math.max(m, n)) * Math.max(0, ...lengths);
  const x = new Float64Array(n * k);
  for (let c = 0; c < k; c++) {
    const target = Float64Array.from({ length: m }, (_, i) => Number(y[i * k + c]));
    for (let j = 0; j < work.length; j++) {
      if (!(lengths[j]! > least)) continue;
      const [from, to] = tall ? [work[j]!, turns[j]!] : [turns[j]!, work[j]!];
      const share = dot(from, target) / lengths[j]!;
      for (let i = 0; i < n; i++) x[i * k + c] = x[i * k + c]! + share * to[i]!;
    }
  }
  return tensor(x, { dtype: float64, shape: [n, k] });
}

/** `count` columns of `length` entries each, out of numbers `step` and `next` apart. */
function columnsOf(a: ArrayLike<number | bigint>, length: number, count: number, next: number, step: number): Float64Array[] {
  return Array.from({ length: count }, (_, j) => Float64Array.from({ length }, (_, i) => Number(a[i * step + j * next])));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Turns the columns, two at a time, until all are at right angles; returns the turns, as columns of V. */
function orthogonalise(columns: Columns): Columns {
  const n = columns.length;
  const turns = Array.from({ length: n }, (_, j) => Float64Array.from({ length: n }, (_, i) => Number(i === j)));
  for (let sweep = 0, turned = true; turned && sweep < MAX_SWEEPS; sweep++) {
    turned = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) turned = turnPair(columns[p]!, columns[q]!, turns[p]!, turns[q]!) || turned;
    }
  }
  return turns;
}

/** Brings two columns to a right angle by the smaller of the two turns that do; false where they stand so already. */
function turnPair(p: Float64Array, q: Float64Array, vp: Float64Array, vq: Float64Array): boolean {
  const [alpha, beta, gamma] = [dot(p, p), dot(q, q), dot(p, q)];
  if (!(Math.abs(gamma) > EPS * Math.sqrt(alpha * beta)) || gamma === 0) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  const tan = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cos = 1 / Math.sqrt(1 + tan * tan);
  rotate(p, q, cos, cos * tan);
  rotate(vp, vq, cos, cos * tan);
  return true;
}

function rotate(a: Float64Array, b: Float64Array, cos: number, sin: number): void {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    a[i] = cos * x - sin * y;
    b[i] = sin * x + cos * y;
  }
}

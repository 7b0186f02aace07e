/** @file Matrix products: a·b for vectors, matrices and batches of them, and the fused x·Wᵀ + b. */
import { apply, give, roomFor, wants } from "../autograd.ts";
import { narrowKernels } from "../kernels/index.ts";
import { productRoom } from "../kernels/room.ts";
import { broadcastShape, matrixShape, numelOf, sameShape, scalarShape, showShape, type Shape } from "../shape.ts";
import { alias, broadcastTo, contiguous, dense, empty, kernelsOf, scratch, sumTo, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { add, mul } from "./arithmetic.ts";
import { linearInLanes } from "./lanes.ts";
import { outputOfLinear, rowsOf } from "./linearShape.ts";
import { defineOp } from "./op.ts";
import { unsqueeze } from "./view.ts";

/** Room for a product (M,K) · (K,N) in x's dtype to work in. */
export const roomToMultiply = (x: Tensor, M: number, K: number, N: number): number => scratch(productRoom(M, K, N, x.dtype.size));

/** The last two sizes of x read as a matrix: a vector stands as a row on the left, as a column on the right. */
function asMatrix(x: Tensor, side: "left" | "right"): { rows: number; cols: number; batch: Shape } {
  const { shape } = x;
  if (shape.length === 1)
    return side === "left" ? { rows: 1, cols: shape[0]!, batch: [] } : { rows: shape[0]!, cols: 1, batch: [] };
  return { rows: shape[shape.length - 2]!, cols: shape[shape.length - 1]!, batch: shape.slice(0, -2) };
}

interface Product {
  readonly M: number;
  readonly K: number;
  readonly N: number;
  readonly batch: Shape;
}
function productOf(a: Tensor, b: Tensor): Product {
  if (a.ndim === 0 || b.ndim === 0) {
    throw new RangeError(`matmul: expected at least one dimension each, came ${showShape(a.shape)} @ ${showShape(b.shape)}`);
  }
  const left = asMatrix(a, "left");
  const right = asMatrix(b, "right");
  if (left.cols !== right.rows) throw new RangeError(`matmul: inner sizes differ, ${showShape(a.shape)} @ ${showShape(b.shape)}`);
  return { M: left.rows, K: left.cols, N: right.cols, batch: broadcastShape("matmul", left.batch, right.batch) };
}

function outputShape(a: Tensor, b: Tensor, { M, N, batch }: Product): Shape {
  if (a.ndim === 2 && b.ndim === 2) return matrixShape(M, N);
  if (a.ndim === 1 && b.ndim === 1) return scalarShape;
  return [...batch, ...(a.ndim === 1 ? [] : [M]), ...(b.ndim === 1 ? [] : [N])];
}

/** x with the batch dimensions of the product, contiguous: (batch…, rows, cols). */
function batched(x: Tensor, batch: Shape, rows: number, cols: number): Tensor {
  if (batch.length === 0) return contiguous(x);
  return broadcastTo(alias(contiguous(x), x.ndim === 1 ? [rows, cols] : x.shape), [...batch, rows, cols]);
}

type Layout = "matmulNN" | "matmulNT" | "matmulTN";
function multiply(layout: Layout, count: number, M: number, K: number, N: number, a: Tensor, b: Tensor, c: Tensor): void {
  const kernel = kernelsOf(a)[layout];
  const tmp = roomToMultiply(a, M, K, N);
  const { size } = a.dtype;
  for (let i = 0; i < count; i++)
    kernel(M, K, N, a.ptr + i * M * K * size, b.ptr + i * K * N * size, c.ptr + i * M * N * size, tmp);
}

const matmulOp = defineOp({
  name: "matmul",
  torch: "torch.matmul",
  tex: String.raw`\bar a = \bar y\,b^\top,\quad \bar b = a^\top\bar y`,
  forward({ a, b }) {
    const p = productOf(a, b!);
    const y = empty(outputShape(a, b!, p), a.dtype);
    const left = batched(a, p.batch, p.M, p.K);
    const right = batched(b!, p.batch, p.K, p.N);
    multiply("matmulNN", numelOf(p.batch), p.M, p.K, p.N, left, right, y);
    return y;
  },
  backward({ a, b }, g) {
    const p = productOf(a, b!);
    const count = numelOf(p.batch);
    if (wants(a)) {
      const da = empty([...p.batch, p.M, p.K], a.dtype);
      multiply("matmulNT", count, p.M, p.N, p.K, g, batched(b!, p.batch, p.K, p.N), da);
      give(a, summedTo(da, p.batch, a));
    }
    if (wants(b)) {
      const db = empty([...p.batch, p.K, p.N], b.dtype);
      multiply("matmulTN", count, p.K, p.M, p.N, batched(a, p.batch, p.M, p.K), g, db);
      give(b, summedTo(db, p.batch, b));
    }
  },
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]], [[1, -1], [0.5, 2], [-3, 0.1]]], call: (a, b) => matmul(a!, b!) },
    { inputs: [[1, 2, 3], [0.5, -1, 2]], call: (a, b) => matmul(a!, b!) },
    { inputs: [[[[1, 2]], [[3, 4]]], [[1, -1], [0.5, 2]]], call: (a, b) => matmul(a!, b!) },
    { inputs: [[[1, 2, 3], [4, 5, 6]], [0.5, -1, 2]], call: (a, b) => matmul(a!, b!) },
    { inputs: [[[[1, 2]]], [[[1, -1], [0.5, 2]], [[0.1, 3], [-2, 1]]]], call: (a, b) => matmul(a!, b!) },
    { inputs: [[[1, 2], [3, -1]], [[[1, -1], [0.5, 2]], [[0.1, 3], [-2, 1]]]], call: (a, b) => matmul(a!, b!) },
  ],
});

function summedTo(grad: Tensor, batch: Shape, x: Tensor): Tensor {
  if (x.ndim <= 2) return alias(batch.length === 0 ? grad : sumTo(grad, grad.shape.slice(batch.length)), x.shape);
  return sumTo(grad, x.shape);
}

/**
 * Matrix product with PyTorch's rules: (M,K)·(K,N), vectors on either side, leading dimensions as a batch that broadcasts.
 * Both inputs have one float dtype. Each entry is one chain over k, ascending. Shape: a (…, M, K), b (…, K, N) → (…, M, N).
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  if (a.dtype !== b.dtype || !a.dtype.isFloat)
    throw new TypeError(`matmul: expected one float dtype, came ${a.dtype.name} and ${b.dtype.name}`);
  return apply(matmulOp, a, b);
}

/** `linear` without x's zeros where that is possible: then the lists for `weights`, else null. */
function narrowLinear(M: number, K: number, N: number, x: Tensor, w: Tensor, bias: number, y: Tensor): number | null {
  const narrow = narrowKernels();
  if (!narrow?.fit(M, K, N, x.dtype.size)) return null;
  const lists = scratch(narrow.room(M, K));
  return narrow.linear(M, K, N, dense(x).ptr, dense(w).ptr, bias, y.ptr, lists) ? lists : null;
}

const linearOp = defineOp({
  name: "linear",
  torch: "F.linear",
  tex: String.raw`\bar x = \bar y\,W,\quad \bar W = \bar y^\top x,\quad \bar b = \textstyle\sum_n \bar y_n`,
  parts: "x.matmul(w.t()).add(b)",
  forward(call) {
    const { a: x, b: w, c: bias } = call;
    const K = w!.shape[1]!;
    const N = w!.shape[0]!;
    const y = outputOfLinear(x, w!, bias);
    const M = rowsOf(x, K);
    const offset = bias === null ? 0 : dense(bias).ptr;
    call.attrs = narrowLinear(M, K, N, x, w!, offset, y);
    if (call.attrs === null) kernelsOf(x).linear(M, K, N, dense(x).ptr, dense(w!).ptr, offset, y.ptr, roomToMultiply(x, M, K, N));
    return y;
  },
  backward({ a: x, b: w, c: bias, attrs: lists }, g) {
    const K = w!.shape[1]!;
    const N = w!.shape[0]!;
    const M = rowsOf(x, K);
    const kernels = kernelsOf(g);
    if (wants(x)) {
      const dx = roomFor(x);
      kernels.matmulNN(M, N, K, g.ptr, contiguous(w!).ptr, dx.ptr, roomToMultiply(g, M, N, K));
      give(x, dx);
    }
    if (wants(w)) {
      const dw = roomFor(w);
      // As in PyTorch x must still be what it was; else the lists would be another's.
      const done = lists !== null && narrowKernels()?.weights(M, K, N, g.ptr, dense(x).ptr, dw.ptr, lists as number);
      if (!done) kernels.matmulTN(N, M, K, g.ptr, contiguous(x).ptr, dw.ptr, roomToMultiply(g, N, M, K));
      give(w, dw);
    }
    if (wants(bias)) {
      const db = roomFor(bias);
      kernels.sum(1, M, N, g.ptr, db.ptr);
      give(bias, db);
    }
  },
  lanes: linearInLanes,
  // prettier-ignore
  examples: [
    {
      inputs: [[[1, 2, 3], [4, 5, 6]], [[1, -1, 0.5], [2, 0.1, -3]], [0.5, -0.25]],
      call: (x, w, b) => linear(x!, w!, b!),
    },
    { inputs: [[1, 2, 3], [[1, -1, 0.5]], [0.5]], call: (x, w, b) => linear(x!, w!, b!) },
  ],
});

/** y = x·Wᵀ + b, fused. Shape: x (…, in), w (out, in), b (out) → (…, out). */
export function linear(x: Tensor, w: Tensor, bias: Tensor | null = null): Tensor {
  return apply(linearOp, x, w, bias);
}

/** beta·c + alpha·(a·b), c broadcast. Shape: c, a (M, K), b (K, N) → (M, N). */
export function addmm(c: Tensor, a: Tensor, b: Tensor, { beta = 1, alpha = 1 }: { beta?: number; alpha?: number } = {}): Tensor {
  if (a.ndim !== 2 || b.ndim !== 2)
    throw new RangeError(`addmm: expected two matrices, came ${showShape(a.shape)} and ${showShape(b.shape)}`);
  const product = matmul(a, b);
  if (!sameShape(broadcastShape("addmm", c.shape, product.shape), product.shape)) {
    throw new RangeError(`addmm: expected a shape that stretches to ${showShape(product.shape)}, came ${showShape(c.shape)}`);
  }
  return add(beta === 1 ? c : mul(c, beta), product, alpha);
}
/** A batch of matrix products. Shape: a (B, M, K), b (B, K, N) → (B, M, N). */
export function bmm(a: Tensor, b: Tensor): Tensor {
  if (a.ndim !== 3 || b.ndim !== 3 || a.shape[0] !== b.shape[0]) {
    throw new RangeError(`bmm: expected (B,M,K) and (B,K,N), came ${showShape(a.shape)} and ${showShape(b.shape)}`);
  }
  return matmul(a, b);
}
/** yᵢⱼ = aᵢ·bⱼ. Shape: a (N,), b (M,) → (N, M). */
export function outer(a: Tensor, b: Tensor): Tensor {
  if (a.ndim !== 1 || b.ndim !== 1)
    throw new RangeError(`outer: expected two vectors, came ${showShape(a.shape)} and ${showShape(b.shape)}`);
  return mul(unsqueeze(a, 1), b);
}

export const matmulOps = [matmulOp, linearOp];

export const matmulAbout: readonly About[] = [
  {
    op: matmulOp,
    family: "products",
    value: String.raw`y = a\,b`,
    meaning: { ko: "행렬을 곱합니다.", en: "Multiplies matrices." },
  },
  {
    op: linearOp,
    family: "products",
    value: String.raw`y = x\,W^\top + b`,
    meaning: { ko: "가중치를 곱하고 편향을 더합니다. 층 하나의 셈입니다.", en: "Times the weights, plus the bias: one layer." },
  },
];

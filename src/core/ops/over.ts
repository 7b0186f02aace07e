/** @file Over which dimensions an op reduces, and how a tensor looks from there: as lines, the middle of (outer, n, inner). */
import { numelOf, scalarShape, showShape, stridesOf, wrapDim, type Shape } from "../shape.ts";
import { alias, contiguous, expandView, type Tensor } from "../tensor.ts";

/** One dimension, several in any order, or null for all; an empty list is all too, as PyTorch's is. */
export type Dims = number | readonly number[] | null;

/** Dimensions counted from the front, ascending; null for all. */
export interface Over {
  readonly dims: readonly number[] | null;
  readonly keepdim: boolean;
}
export const everything: Over = { dims: null, keepdim: false };

/** The dimensions of a call, checked; `who` stands in the error. */
export function over(who: string, x: Tensor, dim: Dims, keepdim = false): Over {
  if (dim === null) return keepdim ? { dims: null, keepdim: x.ndim > 0 } : everything;
  if (typeof dim === "number") return { dims: [wrapDim(who, dim, x.ndim)], keepdim: keepdim && x.ndim > 0 };
  const dims = dim.map((d) => wrapDim(who, d, x.ndim)).sort((a, b) => a - b);
  if (dims.some((d, i) => d === dims[i - 1])) throw new RangeError(`${who}: expected each dim once, came ${showShape(dim)}`);
  return { dims: dims.length === 0 ? null : dims, keepdim: keepdim && x.ndim > 0 };
}

/** A contiguous array (outer, n, inner) in which each line to be reduced is the middle. */
export interface Lines {
  readonly x: Tensor;
  readonly outer: number;
  readonly n: number;
  readonly inner: number;
}
/** Entries of the dimensions `from` … `to` − 1. */
function sizeOf(shape: Shape, from: number, to: number): number {
  let n = 1;
  for (let i = from; i < to; i++) n *= shape[i]!;
  return n;
}
/** x as lines: x itself where the dimensions are neighbours, else a copy with them moved to the end. */
export function linesOf(x: Tensor, { dims }: Over): Lines {
  if (dims === null || x.ndim === 0) return { x: contiguous(x), outer: 1, n: x.numel, inner: 1 };
  const { shape } = x;
  const first = dims[0]!;
  const end = first + dims.length;
  if (dims[dims.length - 1] === end - 1) {
    return {
      x: contiguous(x),
      outer: sizeOf(shape, 0, first),
      n: sizeOf(shape, first, end),
      inner: sizeOf(shape, end, shape.length),
    };
  }
  const order = [...shape.map((_, i) => i).filter((i) => !dims.includes(i)), ...dims];
  const strides = x.strides ?? stridesOf(shape);
  const moved = alias(
    x,
    order.map((i) => shape[i]!),
    order.map((i) => strides[i]!),
  );
  return { x: contiguous(moved), outer: numelOf(moved.shape.slice(0, -dims.length)), n: countOf(x, dims), inner: 1 };
}
/** Entries a line has. */
export const countOf = (x: Tensor, dims: readonly number[] | null): number =>
  dims === null || x.ndim === 0 ? x.numel : dims.reduce((n, d) => n * x.shape[d]!, 1);

/** x's shape with 1 for what was reduced. */
export function keptShape(x: Tensor, { dims }: Over): Shape {
  return x.shape.map((d, i) => (dims === null || dims.includes(i) ? 1 : d));
}
export function reducedShape(x: Tensor, { dims, keepdim }: Over): Shape {
  if (keepdim) return keptShape(x, { dims, keepdim });
  return dims === null ? scalarShape : x.shape.filter((_, i) => !dims.includes(i));
}
/** What a reduction of x returned (or its gradient), stretched back over x's shape as a view. */
export function stretch(g: Tensor, x: Tensor, attrs: Over): Tensor {
  return expandView(alias(g, keptShape(x, attrs)), x.shape);
}

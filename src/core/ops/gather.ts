/** @file Entries named by an index tensor along one dimension: gather reads them, scatter writes them, indexSelect takes whole slices. */
import { apply, give, inPlace, wants } from "../autograd.ts";
import { int64 } from "../dtype.ts";
import { showShape, stridesOf, wrapDim, type Shape } from "../shape.ts";
import { contiguous, full, tensor, writeThrough, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { defineOp } from "./op.ts";
import { addedAt, indicesOf, putAt, takenFrom, walk } from "./positions.ts";
import { copied } from "./rearrange.ts";
import { slice } from "./view.ts";

/** Positions in x, one for each entry of an index tensor (gather, scatter) or of an output (indexSelect). */
interface Positions {
  readonly at: Int32Array;
  readonly shape: Shape;
}

const gatherOp = defineOp({
  name: "gather",
  torch: "torch.gather",
  tex: String.raw`\bar x_{t_k} = \textstyle\sum_k \bar y_k`,
  forward: ({ a, attrs }) => takenFrom(a, (attrs as Positions).at, (attrs as Positions).shape),
  backward: ({ a, attrs }, g) => give(a, addedAt(g, (attrs as Positions).at, a.shape)),
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => gather(x!, 1, tensor([[2, 0], [1, 1]], { dtype: int64 })) },
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => gather(x!, 0, tensor([[1, 0, 1]], { dtype: int64 })) },
  ],
});

const indexSelectOp = defineOp({
  name: "indexSelect",
  torch: "torch.index_select",
  tex: String.raw`\bar x_{i} = \textstyle\sum_{k:\,t_k = i}\bar y_k`,
  forward: ({ a, attrs }) => takenFrom(a, (attrs as Positions).at, (attrs as Positions).shape),
  backward: ({ a, attrs }, g) => give(a, addedAt(g, (attrs as Positions).at, a.shape)),
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => indexSelect(x!, 1, tensor([2, 0, 2, 1], { dtype: int64 })) },
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => indexSelect(x!, 0, tensor([1], { dtype: int64 })) },
  ],
});

const scatterOp = defineOp({
  name: "scatter",
  torch: "torch.scatter",
  tex: String.raw`\bar x = \bar y,\ 0 \text{ at } t;\quad \bar s_k = \bar y_{t_k}`,
  forward({ a, c: src, attrs }) {
    const y = copied(a);
    putAt(src!, (attrs as Positions).at, y);
    return y;
  },
  backward({ a, c: src, attrs }, g) {
    const { at, shape } = attrs as Positions;
    if (wants(a)) {
      const da = copied(g);
      putAt(full(shape, 0, g.dtype), at, da);
      give(a, da);
    }
    if (wants(src)) give(src, takenFrom(g, at, shape));
  },
  // prettier-ignore
  examples: [
    {
      inputs: [[[1, 2, 3], [4, 5, 6]], [[10, 20], [30, 40]]],
      call: (x, src) => scatter(x!, 1, tensor([[2, 0], [1, 0]], { dtype: int64 }), src!),
    },
  ],
});

/** Checks an index for gather and scatter, and finds the position in x that each of its entries names along `dim`. */
function positions(who: string, x: Tensor, dim: number, index: Tensor): Positions {
  const d = wrapDim(who, dim, x.ndim);
  const fits = index.ndim === x.ndim && index.shape.every((n, i) => i === d || n <= x.shape[i]!);
  if (index.dtype !== int64 || !fits) {
    const expected = `an int64 index that fits ${showShape(x.shape)} outside dim ${d}`;
    throw new RangeError(`${who}: expected ${expected}, came ${index.dtype.name} ${showShape(index.shape)}`);
  }
  const strides = stridesOf(x.shape);
  const at = walk(
    index.shape,
    strides.map((s, i) => (i === d ? 0 : s)),
  );
  const named = indicesOf(who, index, x.shape[d] ?? 1);
  return { at: at.map((base, i) => base + named[i]! * (strides[d] ?? 1)), shape: index.shape };
}

/** y[i][j] = x[i][index[i][j]] for dim 1, and so on. Shape: index has x's dimensions, smaller sizes are allowed → index's shape. Indices outside x are refused. */
export function gather(x: Tensor, dim: number, index: Tensor): Tensor {
  return apply(gatherOp, x, index, null, positions("gather", x, dim, index));
}
/** Slices of x along `dim` by their numbers. Shape: index (n,) int64 → x's, with n for that size. */
export function indexSelect(x: Tensor, dim: number, index: Tensor): Tensor {
  const d = wrapDim("indexSelect", dim, x.ndim);
  if (index.dtype !== int64 || index.ndim > 1) {
    throw new RangeError(
      `indexSelect: expected an int64 index of one dimension, came ${index.dtype.name} ${showShape(index.shape)}`,
    );
  }
  const shape = x.shape.map((n, i) => (i === d ? index.numel : n));
  const strides = stridesOf(x.shape);
  const own = stridesOf(shape)[d] ?? 1;
  const named = indicesOf("indexSelect", index, x.shape[d] ?? 1);
  const bases = walk(
    shape,
    strides.map((s, i) => (i === d ? 0 : s)),
  );
  const at = bases.map((base, i) => base + named[Math.floor(i / own) % index.numel]! * (strides[d] ?? 1));
  return apply(indexSelectOp, x, index, null, { at, shape } satisfies Positions);
}

/** src cut to the index's shape, or a number as often. */
function sourceFor(who: string, x: Tensor, index: Tensor, src: Tensor | number): Tensor {
  if (typeof src === "number") return full(index.shape, src, x.dtype);
  const fits = src.ndim === index.ndim && src.dtype === x.dtype && index.shape.every((n, i) => n <= src.shape[i]!);
  if (!fits) {
    const expected = `a ${x.dtype.name} source of at least ${showShape(index.shape)}`;
    throw new RangeError(`${who}: expected ${expected}, came ${src.dtype.name} ${showShape(src.shape)}`);
  }
  return index.shape.reduce((part, n, d) => (part.shape[d] === n ? part : slice(part, d, 0, n)), src);
}
/**
 * x with y[i][index[i][j]] = src[i][j] for dim 1, and so on; src may be a number. Where indices repeat, the last one stays.
 * Shape: x's; index has x's dimensions, and src at least index's sizes. Indices outside x are refused.
 */
export function scatter(x: Tensor, dim: number, index: Tensor, src: Tensor | number): Tensor {
  const where = positions("scatter", x, dim, index);
  return apply(scatterOp, x, index, sourceFor("scatter", x, index, src), where);
}
/** As `scatter`, into x itself. */
export function scatter_(x: Tensor, dim: number, index: Tensor, src: Tensor | number): Tensor {
  const { at } = positions("scatter_", x, dim, index);
  const from = sourceFor("scatter_", x, index, src);
  return inPlace("scatter_", x, [index, from], () => {
    const y = contiguous(x);
    putAt(from, at, y);
    if (y !== x) writeThrough(y, x);
  });
}

export const gatherOps = [gatherOp, indexSelectOp, scatterOp];

export const gatherAbout: readonly About[] = [
  {
    op: gatherOp,
    family: "picking",
    value: "y_k = x_{t_k}",
    meaning: { ko: "칸마다 번호로 값을 골라 옵니다.", en: "Picks a value by number for each entry." },
  },
  {
    op: indexSelectOp,
    family: "picking",
    value: "y_k = x_{t_k}",
    meaning: { ko: "번호로 행이나 열을 고릅니다.", en: "Picks rows or columns by number." },
  },
  {
    op: scatterOp,
    family: "picking",
    value: String.raw`y = x, \quad y_{t_k} = s_k`,
    meaning: { ko: "번호로 정한 자리에 값을 써넣습니다.", en: "Writes values where numbers say." },
  },
];

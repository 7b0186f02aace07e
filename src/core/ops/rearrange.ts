/** @file The same entries in another order, or several times: flip, repeat. And a copy: clone. */
import { apply, give } from "../autograd.ts";
import { u8 } from "../memory.ts";
import { showShape, stridesOf, wrapDim } from "../shape.ts";
import { alias, contiguous as packed, emptyLike, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { defineOp } from "./op.ts";
import { expand, reshape } from "./view.ts";

/** A contiguous copy of x that runs backwards along `dims`: a view with negative strides, which begins at its last entry. */
function flipped(x: Tensor, dims: readonly number[]): Tensor {
  if (x.numel === 0 || x.ndim === 0) return copied(x);
  const strides = x.strides ?? stridesOf(x.shape);
  const offset = dims.reduce((sum, d) => sum + (x.shape[d]! - 1) * strides[d]!, 0);
  return packed(
    alias(
      x,
      x.shape,
      strides.map((s, i) => (dims.includes(i) ? -s : s)),
      offset,
    ),
  );
}
const flipOp = defineOp({
  name: "flip",
  torch: "torch.flip",
  tex: String.raw`\bar x = \mathrm{flip}(\bar y)`,
  forward: ({ a, attrs }) => flipped(a, attrs as readonly number[]),
  backward: ({ a, attrs }, g) => give(a, flipped(g, attrs as readonly number[])),
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => flip(x!, [0]) },
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => flip(x!, [0, -1]) },
  ],
});

/** The entries of x in memory of their own. */
export function copied(x: Tensor): Tensor {
  if (x.strides !== null) return packed(x);
  const y = emptyLike(x);
  u8().copyWithin(y.ptr, x.ptr, x.ptr + x.numel * x.dtype.size);
  return y;
}
const cloneOp = defineOp({
  name: "clone",
  torch: "torch.clone",
  tex: String.raw`\bar x = \bar y`,
  forward: ({ a }) => copied(a),
  backward: ({ a }, g) => give(a, g),
  // prettier-ignore
  examples: [{ inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => clone(x!) }],
});

/** A copy in memory of its own, which gradients go through. Shape: any → the same. */
export const clone = (x: Tensor): Tensor => apply(cloneOp, x);
/** x itself when row-major without gaps, else a copy that is. */
export const contiguous = (x: Tensor): Tensor => (x.strides === null ? x : clone(x));

/** x backwards along each of `dims`, a copy. Shape: any → the same. */
export function flip(x: Tensor, dims: readonly number[]): Tensor {
  const wrapped = dims.map((d) => wrapDim("flip", d, x.ndim));
  if (new Set(wrapped).size !== dims.length) throw new RangeError(`flip: expected each dim once, came ${showShape(dims)}`);
  return apply(flipOp, x, null, null, wrapped);
}
/** x side by side, `reps` times along each dimension; more reps than dimensions make new ones in front, fewer are refused. */
export function repeat(x: Tensor, reps: readonly number[]): Tensor {
  const lead = reps.length - x.ndim;
  if (lead < 0 || reps.some((r) => !Number.isInteger(r) || r < 0)) {
    throw new RangeError(`repeat: expected ${x.ndim} or more whole numbers for ${showShape(x.shape)}, came ${showShape(reps)}`);
  }
  const shape = reps.map((_, i) => (i < lead ? 1 : x.shape[i - lead]!));
  const spaced = reshape(
    x,
    shape.flatMap((n) => [1, n]),
  ); // (d₀, d₁) → (1, d₀, 1, d₁)
  return reshape(
    expand(
      spaced,
      shape.flatMap((n, i) => [reps[i]!, n]),
    ),
    shape.map((n, i) => n * reps[i]!),
  );
}

export const rearrangeOps = [flipOp, cloneOp];

export const rearrangeAbout: readonly About[] = [
  {
    op: flipOp,
    family: "shapes",
    value: String.raw`y = \mathrm{flip}(x)`,
    meaning: { ko: "순서를 뒤집습니다.", en: "Turns the order around." },
    settings: "dims",
  },
  { op: cloneOp, family: "shapes", value: "y = x", meaning: { ko: "똑같이 베낍니다.", en: "Makes a copy." }, settings: "" },
];

/** @file The largest and smallest: max and min pick one entry along a dimension and say where, amax and amin share among equals. */
import { apply, give } from "../autograd.ts";
import { float64, int64 } from "../dtype.ts";
import { castTo, empty, kernelsOf, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { cast } from "./cast.ts";
import { eachEntry } from "./eachEntry.ts";
import { defineOp, type OpRecord } from "./op.ts";
import { linesOf, over, reducedShape, stretch, type Dims, type Over } from "./over.ts";
import { addedAt } from "./positions.ts";

export interface Extreme {
  readonly values: Tensor;
  readonly indices: Tensor;
}
type Kernel = "max" | "min";

/** Values and indices along the lines of x. Integers go by way of float64, exact to 2⁵³. */
function best(kernel: Kernel, who: string, input: Tensor, attrs: Over): Extreme {
  const x = input.dtype.isFloat ? input : castTo(input, float64);
  const lines = linesOf(x, attrs);
  const shape = reducedShape(x, attrs);
  if (lines.n === 0 && lines.outer * lines.inner > 0) throw new RangeError(`${who}: expected at least one entry, came none`);
  const [values, indices] = [empty(shape, x.dtype), empty(shape, int64)];
  if (lines.n > 0) kernelsOf(x)[kernel](lines.outer, lines.n, lines.inner, lines.x.ptr, values.ptr, indices.ptr);
  return { values, indices };
}

/** The gradient goes to the one entry that was picked. */
/* @__NO_SIDE_EFFECTS__ */
function picking(kernel: Kernel): OpRecord {
  return defineOp({
    name: kernel,
    torch: `torch.${kernel}`,
    tex: String.raw`\bar x_i = \bar y\,[i = i^*]`,
    forward(call) {
      const { values, indices } = best(kernel, kernel, call.a, call.attrs as Over);
      call.saved = indices;
      return values;
    },
    backward({ a, attrs, saved }, g) {
      const { n, inner } = linesOf(a, attrs as Over);
      const picked = saved!.toArray();
      give(
        a,
        addedAt(
          g,
          Int32Array.from(picked, (i, o) => (Math.floor(o / inner) * n + i) * inner + (o % inner)),
          a.shape,
        ),
      );
    },
    // prettier-ignore
    examples: [
      { inputs: [[[1, 5, 3], [4, 2, 6]]], call: (x) => (kernel === "max" ? max : min)(x!, 1).values },
      { inputs: [[[1, 5, 3], [4, 2, 6]]], call: (x) => (kernel === "max" ? max : min)(x!, 0, true).values },
    ],
  });
}

/** How an op that shares treats NaN: `max()` gives the gradient to the NaNs, `amax` makes all of it NaN, as PyTorch's do. */
interface Sharing extends Over {
  readonly toNaN: boolean;
}
/* @__NO_SIDE_EFFECTS__ */
function sharing(name: "amax" | "amin"): OpRecord {
  const kernel = name === "amax" ? "max" : "min";
  return defineOp({
    name,
    torch: `torch.${name}`,
    tex: String.raw`\bar x_i = \bar y\,\frac{[x_i = y]}{\#\{j : x_j = y\}}`,
    forward: ({ a, attrs }) => best(kernel, name, a, attrs as Over).values,
    backward({ a, y, attrs }, g) {
      const { toNaN } = attrs as Sharing;
      const equal = (x: number, most: number): number => (x === most || (toNaN && x !== x && most !== most) ? 1 : 0);
      const hits = eachEntry(equal, a, stretch(y!, a, attrs as Over));
      const { x, outer, n, inner } = linesOf(hits, attrs as Over);
      const count = empty(g.shape, g.dtype);
      kernelsOf(g).sum(outer, n, inner, x.ptr, count.ptr);
      give(
        a,
        eachEntry((hit, up, many) => (hit * up) / many, hits, stretch(g, a, attrs as Over), stretch(count, a, attrs as Over)),
      );
    },
    // prettier-ignore
    examples: [
      { inputs: [[[1, 5, 3], [4, 2, 6]]], call: (x) => (name === "amax" ? amax : amin)(x!, 1) },
      { inputs: [[[[1, 5], [3, 4]], [[2, 6], [0, 7]]]], call: (x) => (name === "amax" ? amax : amin)(x!, [0, 2], true) },
      { inputs: [[[1, 5, 3], [4, 2, 6]]], call: (x) => (kernel === "max" ? max : min)(x!) },
    ],
  });
}

const [maxOp, minOp] = [picking("max"), picking("min")];
const [amaxOp, aminOp] = [sharing("amax"), sharing("amin")];

function extreme(op: OpRecord, shared: OpRecord, x: Tensor, dim: number | null, keepdim: boolean): Tensor | Extreme {
  if (dim === null) return cast(apply(shared, x, null, null, { ...over(op.name, x, null), toNaN: true }), x.dtype);
  const attrs = over(op.name, x, dim, keepdim);
  const values = apply(op, x, null, null, attrs);
  const indices = values.node?.saved ?? best(op.name as Kernel, op.name, x, attrs).indices;
  return { values: cast(values, x.dtype), indices };
}

/**
 * The largest entry; of equals, each gets its share of the gradient. With `dim`: the largest along it and where they stand first, and
 * all the gradient goes there. NaN beats all. Shape: any → (), or x's without `dim` (1 for it with `keepdim`). Throws of no entries.
 */
export function max(x: Tensor): Tensor;
export function max(x: Tensor, dim: number, keepdim?: boolean): Extreme;
export function max(x: Tensor, dim: number | null = null, keepdim = false): Tensor | Extreme {
  return extreme(maxOp, amaxOp, x, dim, keepdim);
}
/** The smallest entry, or the smallest along `dim`; as `max`. */
export function min(x: Tensor): Tensor;
export function min(x: Tensor, dim: number, keepdim?: boolean): Extreme;
export function min(x: Tensor, dim: number | null = null, keepdim = false): Tensor | Extreme {
  return extreme(minOp, aminOp, x, dim, keepdim);
}
/** The largest entries over some dimensions, all unless told. The gradient is shared evenly among equals. Throws of no entries. */
export function amax(x: Tensor, dim: Dims = null, keepdim = false): Tensor {
  return cast(apply(amaxOp, x, null, null, { ...over("amax", x, dim, keepdim), toNaN: false }), x.dtype);
}
/** The smallest entries over some dimensions; as `amax`. */
export function amin(x: Tensor, dim: Dims = null, keepdim = false): Tensor {
  return cast(apply(aminOp, x, null, null, { ...over("amin", x, dim, keepdim), toNaN: false }), x.dtype);
}

function bestIndex(kernel: Kernel, input: Tensor, dim: number | null, keepdim: boolean): Tensor {
  return best(kernel, `arg${kernel}`, input, over(`arg${kernel}`, input, dim, keepdim)).indices;
}
/** Index of the first largest entry along `dim`, or in the flattened tensor. int64, no gradient. Throws of no entries. */
export function argmax(x: Tensor, dim: number | null = null, keepdim = false): Tensor {
  return bestIndex("max", x, dim, keepdim);
}
/** Index of the first smallest entry; as `argmax`. */
export function argmin(x: Tensor, dim: number | null = null, keepdim = false): Tensor {
  return bestIndex("min", x, dim, keepdim);
}

export const extremeOps = [maxOp, minOp, amaxOp, aminOp];

export const extremeAbout: readonly About[] = [
  {
    op: maxOp,
    family: "reductions",
    value: String.raw`y = x_{i^*},\quad i^* = \arg\max_i x_i`,
    meaning: { ko: "가장 큰 값과 그 자리를 찾습니다.", en: "The largest value, and where it stands." },
  },
  {
    op: minOp,
    family: "reductions",
    value: String.raw`y = x_{i^*},\quad i^* = \arg\min_i x_i`,
    meaning: { ko: "가장 작은 값과 그 자리를 찾습니다.", en: "The smallest value, and where it stands." },
  },
  {
    op: amaxOp,
    family: "reductions",
    value: String.raw`y = \max_i x_i`,
    meaning: {
      ko: "가장 큰 값을 구합니다. 여럿이면 기울기를 나눕니다.",
      en: "The largest value; several that tie share the gradient.",
    },
  },
  {
    op: aminOp,
    family: "reductions",
    value: String.raw`y = \min_i x_i`,
    meaning: {
      ko: "가장 작은 값을 구합니다. 여럿이면 기울기를 나눕니다.",
      en: "The smallest value; several that tie share the gradient.",
    },
  },
];

/** @file Entries chosen by a mask: where, maskedFill, maskedSelect, and the triangles of a matrix. */
import { apply, give, wants } from "../autograd.ts";
import { bool, float64, type DType } from "../dtype.ts";
import { u8 } from "../memory.ts";
import { broadcastShape, showShape } from "../shape.ts";
import { broadcastTo, castTo, empty, sumTo, tensor, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { cast } from "./cast.ts";
import { eachEntry } from "./eachEntry.ts";
import { defineOp } from "./op.ts";
import { addedAt, takenFrom } from "./positions.ts";
import { numberBeside, resultType, resultTypeWith } from "./whole.ts";

function mustBeMask(who: string, mask: Tensor): void {
  if (mask.dtype !== bool) throw new TypeError(`${who}: expected a bool mask, came ${mask.dtype.name} ${showShape(mask.shape)}`);
}
/** A mask as 0 and 1 of another dtype, stretched. */
const maskAs = (mask: Tensor, like: Tensor): Tensor => castTo(broadcastTo(mask, like.shape), like.dtype);
const pass = (g: number, on: number): number => (on === 0 ? 0 : g);
const block = (g: number, on: number): number => (on === 0 ? g : 0);

const whereOp = defineOp({
  name: "where",
  torch: "torch.where",
  tex: String.raw`\bar a = [c]\,\bar y,\quad \bar b = [\lnot c]\,\bar y`,
  forward({ a: mask, b, c }) {
    const shape = broadcastShape("where", broadcastShape("where", mask.shape, b!.shape), c!.shape);
    const [x, other] = [broadcastTo(b!, shape), broadcastTo(c!, shape)];
    return eachEntry((on, p, q) => (on === 0 ? q : p), maskAs(mask, x), x, other);
  },
  backward({ a: mask, b, c }, g) {
    const on = maskAs(mask, g);
    if (wants(b)) give(b, sumTo(eachEntry(pass, g, on), b.shape));
    if (wants(c)) give(c, sumTo(eachEntry(block, g, on), c.shape));
  },
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3]], [[10], [20]]], call: (a, b) => where(tensor([true, false, true]), a!, b!) },
    { inputs: [[1, 2, 3], 5], call: (a, b) => where(tensor([[true, false, true], [false, false, true]]), a!, b!) },
  ],
});

const maskedFillOp = defineOp({
  name: "maskedFill",
  torch: "Tensor.masked_fill",
  tex: String.raw`\bar x = [\lnot m]\,\bar y`,
  forward({ a, b: mask, attrs }) {
    const x = broadcastTo(a, broadcastShape("maskedFill", a.shape, mask!.shape));
    return eachEntry((v, on) => (on === 0 ? v : (attrs as number)), x, maskAs(mask!, x));
  },
  backward: ({ a, b: mask }, g) => give(a, sumTo(eachEntry(block, g, maskAs(mask!, g)), a.shape)),
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => maskedFill(x!, tensor([true, false, true]), -9) },
    { inputs: [[1, 2, 3]], call: (x) => maskedFill(x!, tensor([[true, false, true], [false, false, true]]), -9) },
  ],
});

const maskedSelectOp = defineOp({
  name: "maskedSelect",
  torch: "torch.masked_select",
  tex: String.raw`\bar x_{m} = \bar y,\ 0 \text{ elsewhere}`,
  forward({ a, b: mask, attrs }) {
    const at = attrs as Int32Array;
    return takenFrom(broadcastTo(a, broadcastShape("maskedSelect", a.shape, mask!.shape)), at, [at.length]);
  },
  backward({ a, b: mask, attrs }, g) {
    const shape = broadcastShape("maskedSelect", a.shape, mask!.shape);
    give(a, sumTo(addedAt(g, attrs as Int32Array, shape), a.shape));
  },
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => maskedSelect(x!, tensor([[true, false, true], [false, false, true]])) },
    { inputs: [[1, 2, 3]], call: (x) => maskedSelect(x!, tensor([[true, false, true], [false, false, true]])) },
  ],
});

/** Ops on floats, for any dtype: integers and bools go by way of float64. */
const onFloats = (dtype: DType, x: Tensor, f: (x: Tensor) => Tensor): Tensor =>
  cast(f(dtype.isFloat ? cast(x, dtype) : castTo(x, float64)), dtype);

/** a where the mask is true, b elsewhere; all three broadcast, and a and b may be numbers. */
export function where(mask: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  mustBeMask("where", mask);
  const x = typeof a !== "number" ? a : typeof b !== "number" ? numberBeside(b, a) : tensor(a);
  const other = typeof b === "number" ? numberBeside(x, b) : b;
  const dtype = resultType(x, other);
  return onFloats(dtype, x, (p) => apply(whereOp, mask, p, cast(other, p.dtype)));
}
/** x with `value` where the mask is true; both broadcast. In x's dtype: a fraction for integers is refused. */
export function maskedFill(x: Tensor, mask: Tensor, value: number): Tensor {
  mustBeMask("maskedFill", mask);
  const wanted = resultTypeWith(x, value);
  if (wanted.isFloat && !x.dtype.isFloat)
    throw new TypeError(`maskedFill: expected a whole number for ${x.dtype.name}, came ${value}`);
  return onFloats(x.dtype, x, (p) => apply(maskedFillOp, p, mask, null, value));
}
/** The entries where the mask is true, in row-major order. Shape: x and mask broadcast → (how many,). */
export function maskedSelect(x: Tensor, mask: Tensor): Tensor {
  mustBeMask("maskedSelect", mask);
  const whole = broadcastTo(mask, broadcastShape("maskedSelect", x.shape, mask.shape)).toArray();
  return apply(
    maskedSelectOp,
    x,
    mask,
    null,
    Int32Array.from(whole.keys()).filter((i) => whole[i] === 1),
  );
}

/** A mask of the entries of (…, N, M) whose column less row satisfies `inside`. */
function triangle(who: string, x: Tensor, diagonal: number, inside: (offset: number) => boolean): Tensor {
  if (!Number.isInteger(diagonal)) throw new RangeError(`${who}: expected the number of a diagonal, came ${diagonal}`);
  if (x.ndim < 2) throw new RangeError(`${who}: expected at least two dimensions, came ${showShape(x.shape)}`);
  const [N, M] = x.shape.slice(-2) as [number, number];
  const mask = empty([N, M], bool);
  for (let i = 0; i < N * M; i++) u8()[mask.ptr + i] = inside((i % M) - Math.floor(i / M)) ? 1 : 0;
  return mask;
}
/** The lower triangle of each matrix (…, N, M), 0 above the `diagonal`-th diagonal. */
export function tril(x: Tensor, diagonal = 0): Tensor {
  return maskedFill(
    x,
    triangle("tril", x, diagonal, (offset) => offset > diagonal),
    0,
  );
}
/** The upper triangle of each matrix (…, N, M), 0 below the `diagonal`-th diagonal. */
export function triu(x: Tensor, diagonal = 0): Tensor {
  return maskedFill(
    x,
    triangle("triu", x, diagonal, (offset) => offset < diagonal),
    0,
  );
}

export const whereOps = [whereOp, maskedFillOp, maskedSelectOp];

export const whereAbout: readonly About[] = [
  {
    op: whereOp,
    family: "picking",
    value: String.raw`y = \begin{cases} a & c \\ b & \text{else} \end{cases}`,
    meaning: { ko: "조건에 따라 둘 중 하나를 고릅니다.", en: "Picks one of two by a condition." },
  },
  {
    op: maskedFillOp,
    family: "picking",
    value: String.raw`y = \begin{cases} \text{value} & m \\ x & \text{else} \end{cases}`,
    meaning: { ko: "가린 자리를 한 값으로 채웁니다.", en: "Fills what is masked with one value." },
    settings: "value",
  },
  {
    op: maskedSelectOp,
    family: "picking",
    value: "y = x_{m}",
    meaning: { ko: "고른 자리의 값만 한 줄로 모읍니다.", en: "Collects the selected values in one line." },
  },
];

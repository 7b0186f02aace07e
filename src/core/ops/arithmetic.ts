/** @file a + b, a − b, a · b, a / b, −a: two tensors that broadcast, or a tensor and a number. */
import { apply, give, wants } from "../autograd.ts";
import { bool, float32 } from "../dtype.ts";
import type { FloatKernels } from "../kernels/kernels.ts";
import { broadcastShape } from "../shape.ts";
import { broadcastTo, contiguous, empty, emptyLike, kernelsOf, sumTo, type Node, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { cast, toFloat } from "./cast.ts";
import { defineOp, type OpRecord } from "./op.ts";
import { isWhole, numberBeside, resultType, whole } from "./whole.ts";

type Binary = "add" | "sub" | "mul" | "div" | "maximum" | "minimum" | "pow";
type WithScalar = "addScalar" | "rsubScalar" | "mulScalar" | "divScalar" | "rdivScalar";

/** y = a ∘ b over the broadcast shape. */
export function binary(kernel: Binary, call: Node): Tensor {
  const { a, b } = call;
  const shape = broadcastShape(call.op.name, a.shape, b!.shape);
  const left = a.shape === shape ? contiguous(a) : broadcastTo(a, shape);
  const right = b!.shape === shape ? contiguous(b!) : broadcastTo(b!, shape);
  const y = empty(shape, a.dtype);
  kernelsOf(a)[kernel](y.entries, left.ptr, right.ptr, y.ptr);
  return y;
}

/** A new array x ∘ y of one shape; for formulas. */
export function combine(kernel: Binary, x: Tensor, y: Tensor): Tensor {
  const out = emptyLike(y);
  kernelsOf(x)[kernel](out.entries, contiguous(x).ptr, contiguous(y).ptr, out.ptr);
  return out;
}

/** A new array x ∘ s. */
export function withScalar(kernel: WithScalar, x: Tensor, s: number): Tensor {
  const y = empty(x.shape, x.dtype);
  kernelsOf(x)[kernel](x.entries, contiguous(x).ptr, s, y.ptr);
  return y;
}

const stretched = (x: Tensor, g: Tensor): Tensor => (x.shape === g.shape ? contiguous(x) : broadcastTo(x, g.shape));

const addOp = defineOp({
  name: "add",
  torch: "torch.add",
  tex: String.raw`\bar a = \bar y,\quad \bar b = \bar y`,
  forward: (call) => binary("add", call),
  backward({ a, b }, g) {
    if (wants(a)) give(a, sumTo(g, a.shape));
    if (wants(b)) give(b, sumTo(g, b.shape));
  },
  lanes: true,
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3]], [[10], [20]]], call: (a, b) => add(a!, b!) },
    { inputs: [[1.5, -2], 0.5], call: (a, b) => add(a!, b!) },
  ],
});

const subOp = defineOp({
  name: "sub",
  torch: "torch.sub",
  tex: String.raw`\bar a = \bar y,\quad \bar b = -\bar y`,
  forward: (call) => binary("sub", call),
  backward({ a, b }, g) {
    if (wants(a)) give(a, sumTo(g, a.shape));
    if (wants(b)) give(b, sumTo(withScalar("mulScalar", g, -1), b.shape));
  },
  lanes: true,
  // prettier-ignore
  examples: [{ inputs: [[[1, 2, 3]], [[10], [20]]], call: (a, b) => sub(a!, b!) }],
});

const mulOp = defineOp({
  name: "mul",
  torch: "torch.mul",
  tex: String.raw`\bar a = \bar y\,b,\quad \bar b = \bar y\,a`,
  forward: (call) => binary("mul", call),
  backward({ a, b }, g) {
    if (wants(a)) give(a, sumTo(combine("mul", g, stretched(b!, g)), a.shape));
    if (wants(b)) give(b, sumTo(combine("mul", g, stretched(a, g)), b.shape));
  },
  lanes: true,
  // prettier-ignore
  examples: [
    { inputs: [[[1, 2, 3]], [[10], [20]]], call: (a, b) => mul(a!, b!) },
    { inputs: [[3, -2]], call: (a) => mul(a!, a!) },
  ],
});

const divOp = defineOp({
  name: "div",
  torch: "torch.div",
  tex: String.raw`\bar a = \bar y / b,\quad \bar b = -\bar y\,(a/b)/b`,
  forward: (call) => binary("div", call),
  backward({ a, b }, g) {
    const over = stretched(b!, g);
    if (wants(a)) give(a, sumTo(combine("div", g, over), a.shape));
    if (wants(b)) {
      const slope = combine("div", combine("div", stretched(a, g), over), over);
      give(b, sumTo(combine("mul", withScalar("mulScalar", g, -1), slope), b.shape));
    }
  },
  lanes: true,
  // prettier-ignore
  examples: [{ inputs: [[[1, 2, 3]], [[10], [-20]]], call: (a, b) => div(a!, b!) }],
});

/** y = x ∘ s, one record for each place a number can stand in. */
/* @__NO_SIDE_EFFECTS__ */
function scalarOp(name: string, kernel: WithScalar, tex: string, torch: string, dx: (call: Node, g: Tensor) => Tensor): OpRecord {
  const op: OpRecord = defineOp({
    name,
    torch,
    tex,
    forward: (call) => withScalar(kernel, call.a, call.attrs as number),
    backward: (call, g) => give(call.a, dx(call, g)),
    lanes: true,
    // prettier-ignore
    examples: [{ inputs: [[1, -2, 0.5]], call: (x) => apply(op, x!, null, null, 3) }],
  });
  return op;
}
const keep = (_: Node, g: Tensor): Tensor => g;
const addScalarOp = scalarOp("addScalar", "addScalar", String.raw`\bar x = \bar y`, "x + s", keep);
const rsubScalarOp = scalarOp("rsubScalar", "rsubScalar", String.raw`\bar x = -\bar y`, "s - x", (_, g) =>
  withScalar("mulScalar", g, -1),
);
const mulScalarOp = scalarOp("mulScalar", "mulScalar", String.raw`\bar x = s\,\bar y`, "x * s", ({ attrs }, g) =>
  withScalar("mulScalar", g, attrs as number),
);
const divScalarOp = scalarOp("divScalar", "divScalar", String.raw`\bar x = \bar y / s`, "x / s", ({ attrs }, g) =>
  withScalar("divScalar", g, attrs as number),
);
const rdivScalarOp = scalarOp("rdivScalar", "rdivScalar", String.raw`\bar x = -\bar y\,y / x`, "s / x", ({ a, y }, g) =>
  combine("mul", withScalar("mulScalar", g, -1), combine("div", y!, a)),
);
const negOp = defineOp({
  name: "neg",
  torch: "torch.neg",
  tex: String.raw`\bar x = -\bar y`,
  forward: ({ a }) => unary("neg", a),
  backward: ({ a }, g) => give(a, unary("neg", g)),
  lanes: true,
  // prettier-ignore
  examples: [{ inputs: [[1, -2, 0.5]], call: (x) => neg(x!) }],
});

/** y = f(x) by one kernel of that name. */
export function unary(kernel: UnaryKernel, x: Tensor): Tensor {
  const y = empty(x.shape, x.dtype);
  kernelsOf(x)[kernel](x.entries, contiguous(x).ptr, y.ptr);
  return y;
}
export type UnaryKernel = {
  [K in keyof FloatKernels]: FloatKernels[K] extends (n: number, x: number, y: number) => void ? K : never;
}[keyof FloatKernels];

/** y = a ∘ b in the dtype that both make together: in whole numbers where both have them and the op does. */
export function both(op: OpRecord, a: Tensor, b: Tensor): Tensor {
  if (a.dtype === b.dtype && a.dtype.isFloat) return apply(op, a, b);
  const dtype = resultType(a, b);
  if (!dtype.isFloat && isWhole(op.name)) return whole(op.name, a, b);
  const wanted = dtype.isFloat ? dtype : float32;
  return apply(op, cast(a, wanted), cast(b, wanted));
}
/** The same for an integer tensor x and a number; a fraction makes x float32. */
function beside(op: OpRecord, x: Tensor, s: number): Tensor {
  if (!Number.isInteger(s)) return apply(op, cast(x, float32), null, null, s);
  const number = numberBeside(x, s);
  if (op === rsubScalarOp) return whole("sub", number, x);
  return whole(op === mulScalarOp ? "mul" : "add", x, number);
}

/** a + b. With `alpha`, a + alpha·b. */
export function add(a: Tensor, b: Tensor | number, alpha = 1): Tensor {
  if (typeof b === "number")
    return a.dtype.isFloat ? apply(addScalarOp, a, null, null, b * alpha) : beside(addScalarOp, a, b * alpha);
  return both(addOp, a, alpha === 1 ? b : mul(b, alpha));
}
/** a − b. */
export function sub(a: Tensor, b: Tensor | number): Tensor {
  return typeof b === "number" ? add(a, -b) : both(subOp, a, b);
}
/** s − a. */
export function rsub(a: Tensor, s: number): Tensor {
  return a.dtype.isFloat ? apply(rsubScalarOp, a, null, null, s) : beside(rsubScalarOp, a, s);
}
/** a · b, entry by entry. */
export function mul(a: Tensor, b: Tensor | number): Tensor {
  if (typeof b === "number") return a.dtype.isFloat ? apply(mulScalarOp, a, null, null, b) : beside(mulScalarOp, a, b);
  return both(mulOp, a, b);
}
/** a / b. Of integers too it is a float. */
export function div(a: Tensor, b: Tensor | number): Tensor {
  return typeof b === "number" ? apply(divScalarOp, toFloat(a), null, null, b) : both(divOp, a, b);
}
/** s / a. */
export function rdiv(a: Tensor, s: number): Tensor {
  return apply(rdivScalarOp, toFloat(a), null, null, s);
}
/** −a. */
export function neg(a: Tensor): Tensor {
  if (a.dtype === bool) throw new TypeError("neg: expected a tensor of numbers, came bool");
  return a.dtype.isFloat ? apply(negOp, a) : mul(a, -1);
}

export const arithmeticOps = [
  addOp,
  subOp,
  mulOp,
  divOp,
  negOp,
  addScalarOp,
  rsubScalarOp,
  mulScalarOp,
  divScalarOp,
  rdivScalarOp,
];

export const arithmeticAbout: readonly About[] = [
  { op: addOp, family: "elementwise", value: "y = a + b", meaning: { ko: "자리마다 더합니다.", en: "Adds entry by entry." } },
  { op: subOp, family: "elementwise", value: "y = a - b", meaning: { ko: "자리마다 뺍니다.", en: "Subtracts entry by entry." } },
  {
    op: mulOp,
    family: "elementwise",
    value: String.raw`y = a\,b`,
    meaning: { ko: "자리마다 곱합니다.", en: "Multiplies entry by entry." },
  },
  { op: divOp, family: "elementwise", value: "y = a / b", meaning: { ko: "자리마다 나눕니다.", en: "Divides entry by entry." } },
  { op: negOp, family: "elementwise", value: "y = -x", meaning: { ko: "부호를 뒤집습니다.", en: "Turns the sign." } },
  {
    op: addScalarOp,
    family: "elementwise",
    value: "y = x + s",
    meaning: { ko: "모든 칸에 같은 수를 더합니다.", en: "Adds one number to every entry." },
  },
  {
    op: rsubScalarOp,
    family: "elementwise",
    value: "y = s - x",
    meaning: { ko: "한 수에서 모든 칸을 뺍니다.", en: "Takes every entry from one number." },
  },
  {
    op: mulScalarOp,
    family: "elementwise",
    value: String.raw`y = s\,x`,
    meaning: { ko: "모든 칸에 같은 수를 곱합니다.", en: "Multiplies every entry by one number." },
  },
  {
    op: divScalarOp,
    family: "elementwise",
    value: "y = x / s",
    meaning: { ko: "모든 칸을 같은 수로 나눕니다.", en: "Divides every entry by one number." },
  },
  {
    op: rdivScalarOp,
    family: "elementwise",
    value: "y = s / x",
    meaning: { ko: "한 수를 모든 칸으로 나눕니다.", en: "Divides one number by every entry." },
  },
];

/** @file Powers: xˢ, sˣ, aᵇ. */
import { apply, give, wants } from "../autograd.ts";
import { float32, float64 } from "../dtype.ts";
import { log, pow as power } from "../math.ts";
import { broadcastTo, contiguous, emptyLike, full, kernelsOf, sumTo, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { binary, combine, both, unary, withScalar } from "./arithmetic.ts";
import { cast } from "./cast.ts";
import { eachEntry } from "./eachEntry.ts";
import { defineOp } from "./op.ts";

/** xˢ; for ±½ by the root, as PyTorch does it: of −∞ that is NaN, and −0 keeps its sign. */
function powered(x: Tensor, s: number): Tensor {
  if (s === 0.5) return unary("sqrt", x);
  if (s === -0.5) return unary("reciprocal", unary("sqrt", x));
  const y = emptyLike(x);
  kernelsOf(x).powScalar(x.numel, x.ptr, s, y.ptr);
  return y;
}
const powScalarOp = defineOp({
  name: "powScalar",
  torch: "torch.pow",
  tex: String.raw`\bar x = s\,x^{s-1}\,\bar y`,
  forward: ({ a, attrs }) => powered(contiguous(a), attrs as number),
  backward({ a, attrs }, g) {
    const s = attrs as number;
    if (s === 0) give(a, full(a.shape, 0, a.dtype));
    else give(a, combine("mul", g, withScalar("mulScalar", powered(contiguous(a), s - 1), s)));
  },
  // prettier-ignore
  examples: [
    { inputs: [[0.5, 2, 1.5]], call: (x) => pow(x!, 3) },
    { inputs: [[0.5, 2, 1.5]], call: (x) => pow(x!, -0.5) },
    { inputs: [[0.5, -2, 1.5]], call: (x) => pow(x!, 2) },
  ],
});

const powOp = defineOp({
  name: "pow",
  torch: "torch.pow",
  tex: String.raw`\bar a = \bar y\,b\,a^{b-1},\quad \bar b = \bar y\,y \ln a \quad (\bar b = 0 \text{ where } a = 0 \le b)`,
  forward: (call) => binary("pow", call),
  backward({ a, b, y }, g) {
    const [base, exponent] = [broadcastTo(a, g.shape), broadcastTo(b!, g.shape)];
    if (wants(a))
      give(
        a,
        sumTo(
          eachEntry((up, x, s) => (s === 0 ? 0 : up * s * power(x, s - 1)), g, base, exponent),
          a.shape,
        ),
      );
    if (wants(b)) {
      const slope = eachEntry((x, s, result) => (x === 0 && s >= 0 ? 0 : result * log(x)), base, exponent, y!);
      give(b, sumTo(combine("mul", g, slope), b.shape));
    }
  },
  // prettier-ignore
  examples: [
    { inputs: [[[0.5, 2, 1.5]], [[1.2], [-2]]], call: (a, b) => pow(a!, b!) },
    { inputs: [[0.5, 2], 1.7], call: (a, b) => pow(a!, b!) },
  ],
});

const rpowScalarOp = defineOp({
  name: "rpowScalar",
  torch: "torch.pow",
  tex: String.raw`\bar x = \bar y\,y \ln s \quad (0 \text{ where } s = 0 \le x)`,
  forward: ({ a, attrs }) => eachEntry((x) => power(attrs as number, x), a),
  backward({ a, y, attrs }, g) {
    const s = attrs as number;
    give(
      a,
      eachEntry((up, x, result) => (s === 0 && x >= 0 ? 0 : up * (result * log(s))), g, a, y!),
    );
  },
  // prettier-ignore
  examples: [{ inputs: [[0.5, -2, 1.5]], call: (x) => rpow(x!, 2) }],
});

/** xˢ, or aᵇ of two tensors that broadcast. 0⁰ is 1. A whole power of integers is an integer; PyTorch and we refuse a negative one. */
export function pow(x: Tensor, s: number | Tensor): Tensor {
  if (typeof s !== "number") return both(powOp, x, s);
  if (x.dtype.isFloat) return apply(powScalarOp, x, null, null, s);
  if (!Number.isInteger(s)) return pow(cast(x, float32), s);
  if (s < 0) throw new RangeError(`pow: expected a power ≥ 0 for ${x.dtype.name}, came ${s}`);
  return cast(pow(cast(x, float64), s), x.dtype);
}
/** sˣ for a number s. */
export function rpow(x: Tensor, s: number): Tensor {
  return apply(rpowScalarOp, x.dtype.isFloat ? x : cast(x, float32), null, null, s);
}

export const powOps = [powScalarOp, powOp, rpowScalarOp];

export const powAbout: readonly About[] = [
  {
    op: powScalarOp,
    family: "elementwise",
    value: "y = x^{s}",
    meaning: { ko: "칸마다 같은 지수로 거듭제곱합니다.", en: "Every entry to the same power." },
  },
  {
    op: powOp,
    family: "elementwise",
    value: "y = a^{b}",
    meaning: { ko: "밑도 지수도 칸마다 다릅니다.", en: "Base and exponent, both entry by entry." },
  },
  {
    op: rpowScalarOp,
    family: "elementwise",
    value: "y = s^{x}",
    meaning: { ko: "같은 밑을 칸마다 다른 지수로 거듭제곱합니다.", en: "One base, to a power for each entry." },
  },
];

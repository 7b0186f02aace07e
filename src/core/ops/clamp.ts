/** @file The larger or smaller of two, entry by entry, and values held between two bounds. */
import { apply, give, wants } from "../autograd.ts";
import { broadcastTo, contiguous, emptyLike, kernelsOf, sumTo, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { binary, both } from "./arithmetic.ts";
import { cast, double } from "./cast.ts";
import { eachEntry } from "./eachEntry.ts";
import { defineOp, type OpRecord } from "./op.ts";
import { resultTypeWith } from "./whole.ts";

/** What is chosen gets the gradient; where both are equal each gets half. `loses` says whether x was not chosen. */
/* @__NO_SIDE_EFFECTS__ */
function larger(name: "maximum" | "minimum", sign: string, loses: (x: number, other: number) => boolean): OpRecord {
  const op: OpRecord = defineOp({
    name,
    torch: `torch.${name}`,
    tex: String.raw`\bar a = \bar y\,([a ${sign} b] + \tfrac12[a = b]),\quad \bar b = \bar y\,([b ${sign} a] + \tfrac12[a = b])`,
    forward: (call) => binary(name, call),
    backward({ a, b }, g) {
      const [p, q] = [broadcastTo(a, g.shape), broadcastTo(b!, g.shape)];
      const share = (up: number, x: number, other: number): number => (loses(x, other) ? 0 : x === other ? up / 2 : up);
      if (wants(a)) give(a, sumTo(eachEntry(share, g, p, q), a.shape));
      if (wants(b)) give(b, sumTo(eachEntry(share, g, q, p), b.shape));
    },
    // prettier-ignore
    examples: [
      { inputs: [[[1, 5, 3]], [[2], [4]]], call: (a, b) => both(op, a!, b!) },
      { inputs: [[1, 5, 3], 2], call: (a, b) => both(op, a!, b!) },
    ],
  });
  return op;
}
const maximumOp = larger("maximum", ">", (x, other) => x < other);
const minimumOp = larger("minimum", "<", (x, other) => x > other);

interface Bounds {
  readonly min: number;
  readonly max: number;
}
const clampOp = defineOp({
  name: "clamp",
  torch: "torch.clamp",
  tex: String.raw`\bar x = \bar y\,[\min \le x \le \max]`,
  forward({ a, attrs }) {
    const { min, max } = attrs as Bounds;
    const x = contiguous(a);
    const y = emptyLike(x);
    kernelsOf(x).clamp(x.numel, x.ptr, min, max, y.ptr);
    return y;
  },
  backward({ a, attrs }, g) {
    const { min, max } = attrs as Bounds;
    const round = a.dtype.size === 4 ? Math.fround : Number; // the bounds as forward saw them
    const [low, high] = [round(min), round(max)];
    give(
      a,
      eachEntry((up, x) => (x >= low && x <= high ? up : 0), g, a),
    );
  },
  // prettier-ignore
  examples: [
    { inputs: [[0.5, -2, 3, 0.1]], call: (x) => clamp(x!, -1, 1) },
    { inputs: [[0.5, -2, 3, 0.1]], call: (x) => clamp(x!, null, 1) },
  ],
});

/** The larger of a and b, entry by entry; NaN if either is. Equals share the gradient. Shape: two that broadcast → theirs. */
export const maximum = (a: Tensor, b: Tensor): Tensor => both(maximumOp, a, b);
/** The smaller of a and b, entry by entry; NaN if either is. Equals share the gradient. Shape: two that broadcast → theirs. */
export const minimum = (a: Tensor, b: Tensor): Tensor => both(minimumOp, a, b);
/** x held between `min` and `max`; null is no bound, and two are refused. At a bound the gradient passes; where min > max, all is max. */
export function clamp(x: Tensor, min: number | null = null, max: number | null = null): Tensor {
  if (min === null && max === null) throw new TypeError("clamp: expected at least one bound, came none");
  const wanted = resultTypeWith(x, [min, max].every((s) => s === null || Number.isInteger(s)) ? 0 : 0.5);
  const bounds: Bounds = { min: min ?? -Infinity, max: max ?? Infinity };
  return wanted.isFloat
    ? apply(clampOp, cast(x, wanted), null, null, bounds)
    : cast(apply(clampOp, double(x), null, null, bounds), wanted);
}

export const clampOps = [maximumOp, minimumOp, clampOp];

export const clampAbout: readonly About[] = [
  {
    op: maximumOp,
    family: "elementwise",
    value: String.raw`y = \max(a, b)`,
    meaning: { ko: "자리마다 큰 쪽을 고릅니다.", en: "The larger of two, entry by entry." },
  },
  {
    op: minimumOp,
    family: "elementwise",
    value: String.raw`y = \min(a, b)`,
    meaning: { ko: "자리마다 작은 쪽을 고릅니다.", en: "The smaller of two, entry by entry." },
  },
  {
    op: clampOp,
    family: "elementwise",
    value: String.raw`y = \begin{cases} \min & x < \min \\ \max & x > \max \\ x & \text{else} \end{cases}`,
    meaning: { ko: "정한 범위 안으로 잘라 넣습니다.", en: "Cuts what lies outside two bounds." },
  },
];

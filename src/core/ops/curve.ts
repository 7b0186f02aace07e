/** @file Ops of one tensor, entry by entry, that are a curve and its slope: the shortest way to write one. */
import { apply, give } from "../autograd.ts";
import type { Tensor } from "../tensor.ts";
import { eachEntry } from "./eachEntry.ts";
import { defineOp, type OpRecord } from "./op.ts";

/** y = f(x), x̄ = ȳ·f′(x); `s` and `r` are the settings of a call. */
interface Curve {
  readonly f: (x: number, s: number, r: number) => number;
  readonly slope: (x: number, s: number, r: number) => number;
}
interface Settings {
  readonly s: number;
  readonly r: number;
}
const plain: Settings = { s: 0, r: 0 };
/** The settings in x's dtype, as PyTorch rounds them. */
function settingsOf(attrs: unknown, { dtype }: Tensor): Settings {
  const { s, r } = attrs as Settings;
  return dtype.size === 4 ? { s: Math.fround(s), r: Math.fround(r) } : { s, r };
}
/** On both sides of every bend, and off it. */
const POINTS = [0.5, -2, 3, 1.2, -0.1, -4];

/** The record; `tex` is the slope alone. It has an example for each of `settings`, at POINTS: a bend of yours must be between them. */
/* @__NO_SIDE_EFFECTS__ */
export function curve(
  name: string,
  torch: string,
  tex: string,
  { f, slope }: Curve,
  settings: readonly Settings[] = [plain],
): OpRecord {
  const op: OpRecord = defineOp({
    name,
    torch,
    tex: String.raw`\bar x = \bar y \cdot ${tex}`,
    forward({ a, attrs }) {
      const { s, r } = settingsOf(attrs, a);
      return eachEntry((x) => f(x, s, r), a);
    },
    backward({ a, attrs }, g) {
      const { s, r } = settingsOf(attrs, a);
      give(
        a,
        eachEntry((up, x) => up * slope(x, s, r), g, a),
      );
    },
    examples: settings.map((each) => ({ inputs: [POINTS], call: (x) => onCurve(op, x!, each) })),
  });
  return op;
}
/** The curve at every entry of x, floats of any shape. */
export function onCurve(op: OpRecord, x: Tensor, settings: Settings = plain): Tensor {
  if (!x.dtype.isFloat) throw new TypeError(`${op.name}: expected a float tensor, came ${x.dtype.name}`);
  return apply(op, x, null, null, settings);
}

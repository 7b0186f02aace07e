/** @file ReLU's relatives: leakyRelu, elu, silu, gelu, softplus, logsigmoid. Each is a curve and its slope. */
import { apply, give } from "../autograd.ts";
import { erf, exp, expm1, log1p, sigmoid, tanh } from "../math.ts";
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
/** On both sides of every bend, and off it. */
const POINTS = [0.5, -2, 3, 1.2, -0.1, -4];

/* @__NO_SIDE_EFFECTS__ */
function curve(name: string, torch: string, tex: string, { f, slope }: Curve, settings: readonly Settings[] = [plain]): OpRecord {
  const op: OpRecord = defineOp({
    name,
    torch,
    tex: String.raw`\bar x = \bar y \cdot ${tex}`,
    forward({ a, attrs }) {
      const { s, r } = attrs as Settings;
      return eachEntry((x) => f(x, s, r), a);
    },
    backward({ a, attrs }, g) {
      const { s, r } = attrs as Settings;
      give(
        a,
        eachEntry((up, x) => up * slope(x, s, r), g, a),
      );
    },
    examples: settings.map((each) => ({ inputs: [POINTS], call: (x) => run(op, x!, each) })),
  });
  return op;
}
function run(op: OpRecord, x: Tensor, settings: Settings): Tensor {
  if (!x.dtype.isFloat) throw new TypeError(`${op.name}: expected a float tensor, came ${x.dtype.name}`);
  return apply(op, x, null, null, settings);
}

const leakyReluOp = curve(
  "leakyRelu",
  "F.leaky_relu",
  String.raw`\begin{cases} 1 & x > 0 \\ s & \text{else} \end{cases}`,
  { f: (x, s) => (x > 0 ? x : s * x), slope: (x, s) => (x > 0 ? 1 : s) },
  [
    { s: 0.01, r: 0 },
    { s: 0.3, r: 0 },
  ],
);
const eluOp = curve(
  "elu",
  "F.elu",
  String.raw`\begin{cases} 1 & x > 0 \\ \alpha e^{x} & \text{else} \end{cases}`,
  { f: (x, s) => (x > 0 ? x : s * expm1(x)), slope: (x, s) => (x > 0 ? 1 : s * exp(x)) },
  [
    { s: 1, r: 0 },
    { s: 0.5, r: 0 },
  ],
);
const siluOp = curve("silu", "F.silu", String.raw`\sigma(x)\,(1 + x\,\sigma(-x))`, {
  f: (x) => x * sigmoid(x),
  slope: (x) => sigmoid(x) * (1 + x * sigmoid(-x)),
});

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
const normalBelow = (x: number): number => 0.5 * (1 + erf(x / Math.SQRT2));
const geluOp = curve("gelu", "F.gelu", String.raw`\bigl(\Phi(x) + x\,\varphi(x)\bigr)`, {
  f: (x) => x * normalBelow(x),
  slope: (x) => normalBelow(x) + (x * exp(-0.5 * x * x)) / SQRT_TWO_PI,
});

const ROOT = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715; // of the tanh that stands for erf in GPT-2
const bent = (x: number): number => tanh(ROOT * (x + CUBIC * x * x * x));
const geluTanhOp = curve(
  "geluTanh",
  'F.gelu(approximate="tanh")',
  String.raw`\tfrac12\bigl(1 + u + x\,(1 - u^2)\sqrt{2/\pi}\,(1 + 0.134145\,x^2)\bigr),\quad u = \tanh(\sqrt{2/\pi}\,(x + 0.044715\,x^3))`,
  {
    f: (x) => 0.5 * x * (1 + bent(x)),
    slope(x) {
      const u = bent(x);
      return 0.5 * (1 + u) + 0.5 * x * (1 - u * u) * ROOT * (1 + 3 * CUBIC * x * x);
    },
  },
);
const softplusOp = curve(
  "softplus",
  "F.softplus",
  String.raw`\begin{cases} 1 & \beta x > \text{threshold} \\ \sigma(\beta x) & \text{else} \end{cases}`,
  {
    f: (x, beta, threshold) => (x * beta > threshold ? x : log1p(exp(x * beta)) / beta),
    slope: (x, beta, threshold) => (x * beta > threshold ? 1 : sigmoid(x * beta)),
  },
  [
    { s: 1, r: 20 },
    { s: 2, r: 3 },
  ],
);
const logsigmoidOp = curve("logsigmoid", "F.logsigmoid", String.raw`\sigma(-x)`, {
  f: (x) => Math.min(x, 0) - log1p(exp(-Math.abs(x))),
  slope: (x) => sigmoid(-x),
});

/** x where it is positive, else `negativeSlope`·x; the slope at 0 is the negative one. Shape, as of all here: floats of any → the same. */
export const leakyRelu = (x: Tensor, negativeSlope = 0.01): Tensor => run(leakyReluOp, x, { s: negativeSlope, r: 0 });
/** x where it is positive, else α·(eˣ − 1). */
export const elu = (x: Tensor, alpha = 1): Tensor => run(eluOp, x, { s: alpha, r: 0 });
/** x·σ(x). */
export const silu = (x: Tensor): Tensor => run(siluOp, x, plain);
/** x·Φ(x), Φ the normal distribution; or with "tanh" the older formula that comes near it. */
export function gelu(x: Tensor, { approximate = "none" }: { approximate?: "none" | "tanh" } = {}): Tensor {
  if (approximate !== "none" && approximate !== "tanh")
    throw new RangeError(`gelu: expected "none" or "tanh", came "${String(approximate)}"`);
  return run(approximate === "tanh" ? geluTanhOp : geluOp, x, plain);
}
/** log(1 + e^(β·x)) / β; x itself where β·x is above the threshold. */
export const softplus = (x: Tensor, beta = 1, threshold = 20): Tensor => run(softplusOp, x, { s: beta, r: threshold });
/** log σ(x), exact for large −x. */
export const logsigmoid = (x: Tensor): Tensor => run(logsigmoidOp, x, plain);

export const rectifierOps = [leakyReluOp, eluOp, siluOp, geluOp, geluTanhOp, softplusOp, logsigmoidOp];

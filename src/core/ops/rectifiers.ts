/** @file ReLU's relatives: leakyRelu, elu, silu, gelu, softplus, logsigmoid. Each is a curve and its slope. */
import { erf, exp, expm1, log1p, sigmoid, tanh } from "../math.ts";
import type { Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { curve, onCurve } from "./curve.ts";

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
export const leakyRelu = (x: Tensor, negativeSlope = 0.01): Tensor => onCurve(leakyReluOp, x, { s: negativeSlope, r: 0 });
/** x where it is positive, else α·(eˣ − 1). */
export const elu = (x: Tensor, alpha = 1): Tensor => onCurve(eluOp, x, { s: alpha, r: 0 });
/** x·σ(x). */
export const silu = (x: Tensor): Tensor => onCurve(siluOp, x);
/** x·Φ(x), Φ the normal distribution; or with "tanh" the older formula that comes near it. */
export function gelu(x: Tensor, { approximate = "none" }: { approximate?: "none" | "tanh" } = {}): Tensor {
  if (approximate !== "none" && approximate !== "tanh")
    throw new RangeError(`gelu: expected "none" or "tanh", came "${String(approximate)}"`);
  return onCurve(approximate === "tanh" ? geluTanhOp : geluOp, x);
}
/** log(1 + e^(β·x)) / β; x itself where β·x is above the threshold. */
export const softplus = (x: Tensor, beta = 1, threshold = 20): Tensor => onCurve(softplusOp, x, { s: beta, r: threshold });
/** log σ(x), exact for large −x. */
export const logsigmoid = (x: Tensor): Tensor => onCurve(logsigmoidOp, x);

export const rectifierOps = [leakyReluOp, eluOp, siluOp, geluOp, geluTanhOp, softplusOp, logsigmoidOp];

export const rectifierAbout: readonly About[] = [
  {
    op: leakyReluOp,
    family: "activations",
    value: String.raw`y = \begin{cases} x & x > 0 \\ s\,x & \text{else} \end{cases}`,
    meaning: { ko: "음수를 0 대신 아주 작게 줄입니다.", en: "Makes negative numbers very small instead of 0." },
    settings: { s: "negative_slope" },
  },
  {
    op: eluOp,
    family: "activations",
    value: String.raw`y = \begin{cases} x & x > 0 \\ \alpha\,(e^{x} - 1) & \text{else} \end{cases}`,
    meaning: { ko: "음수를 −α 쪽으로 매끄럽게 눕힙니다.", en: "Bends negative numbers smoothly towards −α." },
    settings: { s: "alpha" },
  },
  {
    op: siluOp,
    family: "activations",
    value: String.raw`y = x\,\sigma(x)`,
    meaning: { ko: "자기 자신에 시그모이드를 곱합니다.", en: "The number times its sigmoid." },
  },
  {
    op: geluOp,
    family: "activations",
    value: String.raw`y = x\,\Phi(x)`,
    meaning: {
      ko: "자기 자신에 정규분포의 누적확률을 곱합니다.",
      en: "The number times the normal distribution’s share below it.",
    },
  },
  {
    op: geluTanhOp,
    family: "activations",
    value: String.raw`y = \tfrac12\,x\,(1 + u)`,
    meaning: { ko: "GELU를 tanh로 어림합니다. GPT-2가 쓴 식입니다.", en: "GELU approximated by a tanh, as GPT-2 has it." },
  },
  {
    op: softplusOp,
    family: "activations",
    value: String.raw`y = \tfrac{1}{\beta}\ln(1 + e^{\beta x})`,
    meaning: { ko: "모서리를 둥글린 ReLU입니다.", en: "A ReLU with a rounded corner." },
    settings: { s: "beta", r: "threshold" },
  },
  {
    op: logsigmoidOp,
    family: "activations",
    value: String.raw`y = \ln \sigma(x)`,
    meaning: { ko: "시그모이드의 로그를 넘치지 않게 구합니다.", en: "The logarithm of the sigmoid, without overflow." },
  },
];

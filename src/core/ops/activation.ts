/** @file σ, tanh, ReLU. */
import { apply, give, roomFor } from "../autograd.ts";
import type { FloatKernels } from "../kernels/kernels.ts";
import { dense, emptyLike, kernelsOf, tensor, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { toFloat } from "./cast.ts";
import { maximum } from "./clamp.ts";
import { defineOp, type OpRecord } from "./op.ts";

/** A curve and its slope as kernels. Called by closures and not by name: a name that varies costs more than XOR's whole sigmoid. */
interface Squash {
  readonly f: (k: FloatKernels, n: number, x: number, y: number) => void;
  readonly slope: (k: FloatKernels, n: number, g: number, y: number, dx: number) => void;
}

/** Activations whose derivative can be read off the output: y = f(x), x̄ = ȳ·f′(y). */
/* @__NO_SIDE_EFFECTS__ */
function activation(name: string, torch: string, tex: string, { f, slope }: Squash): OpRecord {
  const op: OpRecord = defineOp({
    name,
    torch,
    tex,
    forward({ a }) {
      const x = dense(a);
      const y = emptyLike(x);
      f(kernelsOf(x), x.entries, x.ptr, y.ptr);
      return y;
    },
    backward({ a, y }, g) {
      const dx = roomFor(a);
      slope(kernelsOf(g), g.entries, g.ptr, y!.ptr, dx.ptr);
      give(a, dx);
    },
    lanes: true,
    // prettier-ignore
    examples: [{ inputs: [[[0.5, -2, 3], [1, -0.1, -4]]], call: (x) => apply(op, x!) }],
  });
  return op;
}

const sigmoidOp = activation("sigmoid", "torch.sigmoid", String.raw`\bar x = \bar y\,(1-y)\,y`, {
  f: (k, n, x, y) => k.sigmoid(n, x, y),
  slope: (k, n, g, y, dx) => k.sigmoidBackward(n, g, y, dx),
});
const tanhOp = activation("tanh", "torch.tanh", String.raw`\bar x = \bar y\,(1-y^2)`, {
  f: (k, n, x, y) => k.tanh(n, x, y),
  slope: (k, n, g, y, dx) => k.tanhBackward(n, g, y, dx),
});
const reluOp = activation("relu", "F.relu", String.raw`\bar x = \bar y\,[y > 0]`, {
  f: (k, n, x, y) => k.relu(n, x, y),
  slope: (k, n, g, y, dx) => k.reluBackward(n, g, y, dx),
});

/** σ(x) = 1 / (1 + e⁻ˣ). Shape: any → the same; integers and bools become float32. */
export const sigmoid = (x: Tensor): Tensor => apply(sigmoidOp, toFloat(x));
/** tanh x. Shape: any → the same; integers and bools become float32. */
export const tanh = (x: Tensor): Tensor => apply(tanhOp, toFloat(x));
/** max(x, 0); the gradient at 0 is 0, as PyTorch's. Shape: any → the same; integers stay integers. */
export const relu = (x: Tensor): Tensor => (x.dtype.isFloat ? apply(reluOp, x) : maximum(x, tensor(0, { dtype: x.dtype })));

export const activationOps = [sigmoidOp, tanhOp, reluOp];

export const activationAbout: readonly About[] = [
  {
    op: sigmoidOp,
    family: "activations",
    value: String.raw`y = \frac{1}{1 + e^{-x}}`,
    meaning: { ko: "어떤 수든 0과 1 사이로 눌러 담습니다.", en: "Squeezes any number between 0 and 1." },
  },
  {
    op: tanhOp,
    family: "activations",
    value: String.raw`y = \tanh x`,
    meaning: { ko: "어떤 수든 −1과 1 사이로 눌러 담습니다.", en: "Squeezes any number between −1 and 1." },
  },
  {
    op: reluOp,
    family: "activations",
    value: String.raw`y = \max(x, 0)`,
    meaning: { ko: "음수를 0으로 바꿉니다.", en: "Sets negative numbers to 0." },
  },
];

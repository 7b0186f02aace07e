/** @file σ, tanh, ReLU. */
import { apply, give, roomFor } from "../autograd.ts";
import { kernelsOf, tensor, type Tensor } from "../tensor.ts";
import { unary } from "./arithmetic.ts";
import { toFloat } from "./cast.ts";
import { maximum } from "./clamp.ts";
import { defineOp, type OpRecord } from "./op.ts";

type Squash = "sigmoid" | "tanh" | "relu";

/** Activations whose derivative can be read off the output: y = f(x), x̄ = ȳ·f′(y). */
/* @__NO_SIDE_EFFECTS__ */
function activation(name: Squash, torch: string, tex: string): OpRecord {
  const slope = `${name}Backward` as const; // the kernel's name, made once: this runs thousands of times a second
  const op: OpRecord = defineOp({
    name,
    torch,
    tex,
    forward: ({ a }) => unary(name, a),
    backward({ a, y }, g) {
      const dx = roomFor(a);
      kernelsOf(g)[slope](g.numel, g.ptr, y!.ptr, dx.ptr);
      give(a, dx);
    },
    // prettier-ignore
    examples: [{ inputs: [[[0.5, -2, 3], [1, -0.1, -4]]], call: (x) => apply(op, x!) }],
  });
  return op;
}

const sigmoidOp = activation("sigmoid", "torch.sigmoid", String.raw`\bar x = \bar y\,(1-y)\,y`);
const tanhOp = activation("tanh", "torch.tanh", String.raw`\bar x = \bar y\,(1-y^2)`);
const reluOp = activation("relu", "F.relu", String.raw`\bar x = \bar y\,[y > 0]`);

/** σ(x) = 1 / (1 + e⁻ˣ). */
export const sigmoid = (x: Tensor): Tensor => apply(sigmoidOp, toFloat(x));
export const tanh = (x: Tensor): Tensor => apply(tanhOp, toFloat(x));
/** max(x, 0); the gradient at 0 is 0, as PyTorch's. */
export const relu = (x: Tensor): Tensor => (x.dtype.isFloat ? apply(reluOp, x) : maximum(x, tensor(0, { dtype: x.dtype })));

export const activationOps = [sigmoidOp, tanhOp, reluOp];

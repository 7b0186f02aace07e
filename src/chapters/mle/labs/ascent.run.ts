/** @file Gradient ascent on the log-likelihood by our own autograd: the machine of mle/ascent. */
import { F, full, noGrad, rsub, tensor, type Tensor } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import ascent, { type AscentView } from "./ascent.ts";
import { evidenceOf, logOfThrows, slopeOf } from "./look.run.ts";

/** log P(xᵢ; θ) of every throw. Shape: (n,) and () → (n,). */
const logOf = (x: Tensor, theta: Tensor): Tensor => x.mul(theta.log()).add(rsub(x, 1).mul(rsub(theta, 1).log()));

export default defineMachine(ascent, {
  init: ({ config: { n, k, start } }) => ({
    x: tensor(Float32Array.from({ length: n }, (_, j) => (j < k ? 1 : 0))),
    theta: tensor(start, { requiresGrad: true }),
  }),

  update({ x, theta }, { config: { lr, reduction, descent, n, k }, at }) {
    const before = theta.item();
    at("zeroGrad");
    theta.grad = null;
    at("forward");
    const logP = logOf(x, theta);
    at("goal");
    const whole = reduction === "mean" ? logP.mean() : logP.sum();
    const goal = descent ? whole.neg() : whole;
    at("backward");
    goal.backward();
    at("step");
    const move = noGrad(() => theta.grad!.mul(lr));
    noGrad(() => (descent ? theta.sub_(move) : theta.add_(move)));
    at("print");
    const mean = (descent ? -1 : 1) * (reduction === "mean" ? goal.item() : goal.item() / n);
    return { goal: mean, theta: before, next: theta.item(), off: Math.abs(before - Math.min(k, n) / n) };
  },

  view({ x, theta }, _, { config: { n, k: wished } }): AscentView {
    const k = Math.min(wished, n);
    const at = theta.item();
    const inside = at >= 0 && at <= 1;
    const bce = inside ? noGrad(() => F.binaryCrossEntropy(full([n], at), x).item()) : NaN;
    return {
      ...evidenceOf(n, k),
      theta: at,
      meanLogL: logOfThrows(n, k, at) / n,
      slope: slopeOf(n, k, at) / n,
      bce,
      measures: { theta: at },
    };
  },

  print: (i, { next }) => `${i + 1} ${float32Item(next!)}`,
  names: ({ x }) => ({ x }),
});

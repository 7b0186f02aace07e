/** @file The hand-written backward pass of XOR: no autograd, plain tensors, every step of the chain rule an op that a trace can show. */
import { clone, F, nn, noGrad, rsub, tensor, type Tensor } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import byHand, { type ByHandView } from "./byHand.ts";

/** nn.Linear's own draws, as (in, out): the lecture multiplies from the left. */
function drawn(inFeatures: number, outFeatures: number): { w: Tensor; b: Tensor } {
  const { weight, bias } = new nn.Linear(inFeatures, outFeatures);
  return { w: clone(weight.detach().t()), b: clone(bias!.detach()) };
}

export default defineMachine(byHand, {
  init() {
    const X = tensor([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const Y = tensor([[0], [1], [1], [0]]);
    const [layer1, layer2] = [drawn(2, 2), drawn(2, 1)];
    return { w1: layer1.w, b1: layer1.b, w2: layer2.w, b2: layer2.b, X, Y };
  },

  update: ({ w1, b1, w2, b2, X, Y }, { config: { lr, reduction }, i, at }) =>
    noGrad(() => {
      at("hidden");
      const a1 = X.matmul(w1).add(b1).sigmoid(); // (4, 2) → (4, 2)
      at("output");
      const yPred = a1.matmul(w2).add(b2).sigmoid(); // (4, 2) → (4, 1)
      at("loss");
      const cost = F.binaryCrossEntropy(yPred, Y);
      const n = reduction === "mean" ? X.size(0) : 1;
      at("dOutput");
      const dYPred = yPred.sub(Y).div(yPred.mul(rsub(yPred, 1)).add(1e-7));
      at("dLayer2");
      const dL2 = dYPred.mul(yPred).mul(rsub(yPred, 1)); // (4, 1)
      at("dBias2");
      const dB2 = dL2.mean(0);
      at("dWeight2");
      const dW2 = a1.t().matmul(dL2).div(n); // (2, 4)·(4, 1) → (2, 1)
      at("dHidden");
      const dA1 = dL2.matmul(w2.t()); // (4, 1)·(1, 2) → (4, 2)
      at("dLayer1");
      const dL1 = dA1.mul(a1).mul(rsub(a1, 1));
      at("dBias1");
      const dB1 = dL1.mean(0);
      at("dWeight1");
      const dW1 = X.t().matmul(dL1).div(n); // (2, 4)·(4, 2) → (2, 2)
      at("step");
      w1.sub_(dW1.mul(lr));
      b1.sub_(dB1.mul(lr));
      w2.sub_(dW2.mul(lr));
      b2.sub_(dB2.mul(lr));
      if (i % 100 === 0) at("print");
      return { cost };
    }),

  view({ w1, b1, w2, b2, X }): ByHandView {
    const a1 = X.matmul(w1).add(b1).sigmoid();
    return {
      outputs: Array.from(a1.matmul(w2).add(b2).sigmoid().toArray()),
      weights: Object.fromEntries(Object.entries({ w1, b1, w2, b2 }).map(([name, w]) => [name, Array.from(w.toArray())])),
    };
  },

  print: (i, { cost }) => (i % 100 === 0 ? `${i} ${float32Item(cost!)}` : null),
  names: ({ X, Y }) => ({ X, Y }),
  sometimes: ["print"],
});

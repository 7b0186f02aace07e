/** @file What lab-08_1 does: the machine of xor/one-layer. */
import { nn, noGrad, optim, tensor } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import oneLayer, { type LineQuery, type LineView } from "./oneLayer.ts";
import { gridOf, rightOf, sizeOf } from "./twoHidden.run.ts";

const criterion = new nn.BCELoss();

export default defineMachine(oneLayer, {
  init({ config: { lr } }) {
    const X = tensor([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const Y = tensor([[0], [1], [1], [0]]);
    const model = new nn.Sequential(new nn.Linear(2, 1), new nn.Sigmoid());
    return { model, optimizer: new optim.SGD(model.parameters(), { lr }), X, Y };
  },

  update({ model, optimizer, X, Y }, { config, i, at }) {
    optimizer.lr = config.lr;
    at("zeroGrad");
    optimizer.zeroGrad();
    at("forward");
    const hypothesis = model.forward(X); // (4, 2) → (4, 1)
    at("loss");
    const cost = criterion.forward(hypothesis, Y); // nats
    at("backward");
    cost.backward();
    at("step");
    optimizer.step();
    if (i % 100 === 0) at("print");
    return { cost, gradNorm: sizeOf(optimizer.paramGroups[0]!.params), right: rightOf(hypothesis) };
  },

  view({ model, X }, query): LineView {
    const { grid } = query as LineQuery;
    return noGrad(() => {
      const [weight, bias] = model.parameters().map((p) => Array.from(p.toArray()));
      return {
        outputs: Array.from(model.forward(X).toArray()),
        surface: model.forward(gridOf(grid)).toArray() as Float32Array,
        line: [weight![0]!, weight![1]!, bias![0]!],
      };
    });
  },

  print: (i, { cost }) => (i % 100 === 0 ? `${i} ${float32Item(cost!)}` : null),
  names: ({ X, Y }) => ({ X, Y }),
  lanes: true,
  sometimes: ["print"],
  queries: [{ grid: 41 } satisfies LineQuery],
});

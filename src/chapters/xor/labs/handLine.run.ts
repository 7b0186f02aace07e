/** @file One neuron with given weights: the machine of xor/hand-line. */
import { copy_, nn, noGrad, tensor } from "../../../core/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import handLine from "./handLine.ts";
import type { LineQuery, LineView } from "./oneLayer.ts";
import { gridOf } from "./twoHidden.run.ts";

export default defineMachine(handLine, {
  init({ config: { w1, w2, b } }) {
    const model = new nn.Sequential(new nn.Linear(2, 1), new nn.Sigmoid());
    const [weight, bias] = model.parameters();
    noGrad(() => {
      copy_(weight!, tensor([[w1, w2]]));
      copy_(bias!, tensor([b]));
    });
    return { model };
  },
  update: () => ({}),
  view({ model }, query, { config: { w1, w2, b } }): LineView {
    const { grid } = query as LineQuery;
    return noGrad(() => ({
      outputs: Array.from(
        model
          .forward(
            tensor([
              [0, 0],
              [0, 1],
              [1, 0],
              [1, 1],
            ]),
          )
          .toArray(),
      ),
      surface: model.forward(gridOf(grid)).toArray() as Float32Array,
      line: [w1, w2, b],
    }));
  },
  queries: [{ grid: 41 } satisfies LineQuery],
});

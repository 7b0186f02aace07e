/** @file The 2-2-1 network with given weights: the machine of xor/hand-hidden. Its picture is that of xor/two-hidden. */
import { copy_, nn, noGrad, tensor } from "../../../core/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import handHidden from "./handHidden.ts";
import type { TwoHiddenQuery } from "./twoHidden.ts";
import { pictureOf } from "./twoHidden.run.ts";

export default defineMachine(handHidden, {
  init({ config: { a1, a2, ab, c1, c2, cb, v1, v2, vb } }) {
    const model = new nn.Sequential(new nn.Linear(2, 2), new nn.Sigmoid(), new nn.Linear(2, 1), new nn.Sigmoid());
    const given = [
      [
        [a1, a2],
        [c1, c2],
      ],
      [ab, cb],
      [[v1, v2]],
      [vb],
    ];
    noGrad(() => model.parameters().forEach((p, k) => copy_(p, tensor(given[k]!))));
    return { model };
  },
  update: () => ({}),
  view: ({ model }, query) =>
    pictureOf(
      model,
      tensor([
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ]),
      query as TwoHiddenQuery,
    ),
  queries: [{ grid: 41 } satisfies TwoHiddenQuery],
});

/** @file One experiment an update: the machine of mle/repeats. */
import { noGrad, rand, tensor } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import repeats, { type RepeatsView } from "./repeats.ts";

export default defineMachine(repeats, {
  init: () => ({ last: tensor([0]) }),
  update: ({ last }, { config: { theta, n }, i, at }) =>
    noGrad(() => {
      const before = i > 0 ? { last: last.item() } : {};
      at("throw");
      const x = rand([n]).lt(theta).float(); // (n,)
      at("count");
      const k = x.sum();
      at("estimate");
      const estimate = k.div(n);
      at("print");
      last.fill_(estimate.item());
      return { ...before, estimate: estimate.item() };
    }),
  view: ({ last }, _, { config: { theta, n }, t }): RepeatsView => ({ theta, n, measures: t > 0 ? { last: last.item() } : {} }),
  print: (i, { estimate }) => `${i} ${float32Item(estimate!)}`,
});

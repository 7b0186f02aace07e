/** @file One experiment an update: the machine of mle/repeats. */
import { noGrad, rand } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import repeats, { type RepeatsView } from "./repeats.ts";

export default defineMachine(repeats, {
  init: () => ({}),
  update: (_, { config: { theta, n }, at }) =>
    noGrad(() => {
      at("throw");
      const x = rand([n]).lt(theta).float(); // (n,)
      at("count");
      const k = x.sum();
      at("estimate");
      const estimate = k.div(n);
      at("print");
      return { estimate: estimate.item() };
    }),
  view: (_, __, { config: { theta, n } }): RepeatsView => ({ theta, n }),
  print: (i, { estimate }) => `${i} ${float32Item(estimate!)}`,
});

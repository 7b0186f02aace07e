/** @file Throws of a tack whose θ is known to the machine alone: the machine of mle/toss. */
import { noGrad, rand, tensor } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import toss, { type TossView } from "./toss.ts";

export default defineMachine(toss, {
  init: ({ config: { secret, theta } }) => ({ theta: secret ? rand([1]) : tensor([theta]), k: tensor([0]) }),

  update: ({ theta, k }, { i, at }) =>
    noGrad(() => {
      const before = i > 0 ? { share: k.item() / i } : {}; // of nothing thrown there is no share
      at("throw");
      const u = rand([1]);
      at("land");
      const back = u.lt(theta).float();
      at("count");
      k.add_(back);
      at("estimate");
      const next = k.div(i + 1);
      at("print");
      return { ...before, next: next.item(), u: u.item(), back: back.item() };
    }),

  view: ({ theta, k }, _, { t }): TossView => ({
    ...{ theta: theta.item(), k: k.item() },
    measures: t > 0 ? { share: k.item() / t } : {},
  }),
  print: (i, { next }) => `${i + 1} ${float32Item(next!)}`,
});

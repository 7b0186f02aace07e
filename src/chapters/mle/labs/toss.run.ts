/** @file Throws of a tack whose θ is known to the machine alone: the machine of mle/toss. */
import { noGrad, rand, tensor } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import toss, { type TossView } from "./toss.ts";

export default defineMachine(toss, {
  init: ({ config: { secret, theta } }) => ({ theta: secret ? rand([1]) : tensor([theta]), k: tensor([0]) }),

  update: ({ theta, k }, { i, at }) =>
    noGrad(() => {
      const share = i === 0 ? 0 : k.item() / i;
      at("throw");
      const u = rand([1]);
      at("land");
      const back = u.lt(theta).float();
      at("count");
      k.add_(back);
      at("estimate");
      const estimate = k.div(i + 1);
      at("print");
      return { share, estimate: estimate.item(), u: u.item(), back: back.item() };
    }),

  view: ({ theta, k }): TossView => ({ theta: theta.item(), k: k.item() }),
  print: (i, { estimate }) => `${i + 1} ${float32Item(estimate!)}`,
});

/** @file What lab-07_2 does: the machine of mnist/softmax. */
import { nn, optim } from "../../../core/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import { beginning, digitSetsOf, print, queries, sometimes, update, view } from "../engine/learn.ts";
import softmax from "./softmax.ts";

export default defineMachine(softmax, {
  data: digitSetsOf,

  init(start) {
    const linear = new nn.Linear(start.data.train.width, 10);
    const optimizer = new optim.SGD(linear.parameters(), { lr: start.config.lr });
    return { linear, optimizer, ...beginning(start) };
  },

  update: (state, now) => update((x) => state.linear.forward(x), state, now),

  view(state, query, moment) {
    const { linear } = state;
    return view({ forward: (x) => linear.forward(x), first: linear, last: linear }, state, query, moment);
  },

  print,
  sometimes,
  queries,
});

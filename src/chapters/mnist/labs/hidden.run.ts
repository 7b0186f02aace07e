/** @file The machine of mnist/hidden. */
import { nn, optim } from "../../../core/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import { beginning, digitSetsOf, print, queries, sometimes, update, view } from "../engine/learn.ts";
import hidden, { UNITS } from "./hidden.ts";

export default defineMachine(hidden, {
  data: digitSetsOf,

  init(start) {
    const [first, last] = [new nn.Linear(start.data.train.width, UNITS), new nn.Linear(UNITS, 10)];
    const model = new nn.Sequential(first, new nn.ReLU(), last);
    const optimizer = new optim.Adam(model.parameters(), { lr: start.config.lr });
    return { model, optimizer, ...beginning(start) };
  },

  update: (state, now) => update((x) => state.model.forward(x), state, now),

  view(state, query, moment) {
    const { model } = state;
    const [first, , last] = model.layers as [nn.Linear, nn.ReLU, nn.Linear];
    return view({ forward: (x) => model.forward(x), first, last }, state, query, moment);
  },

  print,
  sometimes,
  queries,
});

/** @file The machine of overfitting/network: full batch, Adam, with a validation error beside it and a population error that only the book can see. */
import { F, noGrad, optim, tensor } from "../../../core/index.ts";
import { float32Item } from "../../../core/format/index.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import { errorOfNet, tanhNet } from "../../../lesson/tanhNet.ts";
import { across, pointsOf, pointsView, populationOf } from "../data.ts";
import network, { LOOK, type NetworkView } from "./network.ts";
import { cut, type FitQuery } from "./poly.ts";

/** The population of a network is drawn by this generator, whatever the data seed: all runs are held against the same points. */
const HIDDEN = 999;

export default defineMachine(network, {
  init({ config }) {
    const { x, y } = pointsOf(config);
    const all = populationOf(config, HIDDEN);
    const model = tanhNet(1, config.hidden);
    const optimizer = new optim.Adam(model.parameters(), { lr: config.lr });
    const column = (t: typeof x) => t.reshape([t.numel, 1]);
    return { model, optimizer, X: column(x), Y: column(y), XAll: column(all.x), YAll: column(all.y) };
  },

  update({ model, optimizer, X, Y, XAll, YAll }, { config, i, at }) {
    optimizer.lr = config.lr;
    const { train: a, val: b } = cut(config);
    const used = config.leak ? b : a;
    at("zeroGrad");
    optimizer.zeroGrad();
    at("forward");
    const train = F.mseLoss(model.forward(X.slice(0, 0, used)), Y.slice(0, 0, used));
    at("validate");
    const val = errorOfNet(model, X.slice(0, a, b), Y.slice(0, a, b));
    const population = i % LOOK === 0 ? errorOfNet(model, XAll, YAll) : NaN;
    at("backward");
    train.backward();
    at("step");
    optimizer.step();
    if (i % 100 === 0) at("print");
    return { train, val, population };
  },

  view({ model, X, Y, XAll, YAll }, query, { config }): NetworkView {
    const { points } = query as FitQuery;
    const { n, train: a, val: b } = cut(config);
    const error = (from: number, to: number) => errorOfNet(model, X.slice(0, from, to), Y.slice(0, from, to));
    const [train, val] = [error(0, config.leak ? b : a), error(a, b)];
    const population = errorOfNet(model, XAll, YAll);
    return {
      ...pointsView(config, X, Y, points),
      curve: noGrad(() => model.forward(tensor(across(points), { shape: [points, 1] }))).toArray() as Float32Array,
      trainError: train,
      valError: val,
      testError: error(b, n),
      population,
      measures: { train, val, population },
    };
  },

  print: (i, { train, val }) => (i % 100 === 0 ? `${i} ${float32Item(train!)} ${float32Item(val!)}` : null),
  names: ({ X, Y }) => ({ X, Y }),
  sometimes: ["print"],
  queries: [{ points: 201 } satisfies FitQuery],
});

/** @file The machine of overfitting/resplits: update i deals, fits and measures in the order it finds, then shuffles for the next. */
import { indexRows, randperm } from "../../../core/index.ts";
import { pyFixed } from "../../../core/format/index.ts";
import { lstsq } from "../../../core/linalg.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import { errorOf, fitted, fitView, hiddenErrorOf, numbersOf, pointsOf, populationOf, powers } from "../data.ts";
import { HIDDEN } from "./poly.run.ts";
import { cut, type FitQuery } from "./poly.ts";
import resplits, { type SplitView } from "./resplits.ts";

export default defineMachine(resplits, {
  init({ config }) {
    const { x, y } = pointsOf(config);
    const { x: xAll, y: yAll } = populationOf(config, HIDDEN + config.dataSeed);
    return { order: randperm(x.numel), x, y, xAll, yAll };
  },

  update({ order, x, y, xAll, yAll }, { config, at }) {
    const { n, train: a, val: b } = cut(config);
    at("deal");
    const [xs, ys] = [indexRows(x, order), indexRows(y, order)];
    at("powers");
    const A = powers(xs.slice(0, 0, a), config.degree);
    at("fit");
    const w = lstsq(A, ys.slice(0, 0, a).double().reshape([a, 1]));
    at("validate");
    const val = errorOf(w, xs.slice(0, a, b), ys.slice(0, a, b));
    at("test");
    const test = errorOf(w, xs.slice(0, b, n), ys.slice(0, b, n));
    at("print");
    const numbers = numbersOf(w);
    const train = hiddenErrorOf(numbers, xs.slice(0, 0, a), ys.slice(0, 0, a));
    at("shuffle");
    order.setBytes(randperm(n).bytes());
    return { val, test, train, population: hiddenErrorOf(numbers, xAll, yAll) };
  },

  view({ order, x, y, xAll, yAll }, query, { config }): SplitView {
    const [xs, ys] = [indexRows(x, order), indexRows(y, order)];
    const { train } = cut(config);
    const w = numbersOf(fitted(xs.slice(0, 0, train), ys.slice(0, 0, train), config.degree));
    const fit = fitView(config, { x: xs, y: ys, xAll, yAll }, w, (query as FitQuery).points);
    const measures = { train: fit.trainError, val: fit.valError, test: fit.testError, population: fit.population };
    return { ...fit, order: Float32Array.from(numbersOf(order)), measures };
  },

  print: (i, { val, test }) => `${i} ${pyFixed(val!, 4)} ${pyFixed(test!, 4)}`,
  names: ({ x, y }) => ({ x, y }),
  queries: [{ points: 201 } satisfies FitQuery],
});

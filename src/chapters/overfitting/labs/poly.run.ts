/** @file The machine of overfitting/poly: update i measures the polynomial of degree i, then fits the next one. */
import { float64, zeros, type Tensor } from "../../../core/index.ts";
import { pyFixed } from "../../../core/format/index.ts";
import { lstsq } from "../../../core/linalg.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import { errorOf, fitted, fitView, hiddenErrorOf, numbersOf, pointsOf, populationOf, powers } from "../data.ts";
import poly, { cut, MAX_DEGREE, type FitQuery, type FitView } from "./poly.ts";

/** The population of data seed s is drawn by generator 10,000 + s. */
export const HIDDEN = 10_000;

/** Writes coefficients where those of the highest degree have room; the rest are 0. */
function put(w: Tensor, found: Tensor): void {
  const all = new Float64Array(MAX_DEGREE + 1);
  all.set(numbersOf(found));
  w.setBytes(new Uint8Array(all.buffer));
}

export default defineMachine(poly, {
  init({ config }) {
    const { x, y } = pointsOf(config);
    const { x: xAll, y: yAll } = populationOf(config, HIDDEN + config.dataSeed);
    const { train } = cut(config);
    const w = zeros([MAX_DEGREE + 1, 1], float64);
    put(w, fitted(x.slice(0, 0, train), y.slice(0, 0, train), 0));
    return { w, x, y, xAll, yAll };
  },

  update({ w, x, y, xAll, yAll }, { config, i: degree, at }) {
    const { train: a, val: b } = cut(config);
    at("train");
    const [xTrain, yTrain] = [x.slice(0, 0, a), y.slice(0, 0, a)];
    const now = w.slice(0, 0, degree + 1);
    const train = errorOf(now, xTrain, yTrain);
    at("validate");
    const val = errorOf(now, x.slice(0, a, b), y.slice(0, a, b));
    at("print");
    const population = hiddenErrorOf(numbersOf(now), xAll, yAll);
    if (degree < MAX_DEGREE) {
      at("powers");
      const A = powers(xTrain, degree + 1);
      at("fit");
      put(w, lstsq(A, yTrain.double().reshape([a, 1])));
    }
    return { train, val, population };
  },

  view({ w, ...data }, query, { config, t }): FitView {
    return fitView(config, data, numbersOf(w).slice(0, Math.min(t, MAX_DEGREE) + 1), (query as FitQuery).points);
  },

  print: (i, { train, val }) => `${i} ${pyFixed(train!, 4)} ${pyFixed(val!, 4)}`,
  names: ({ x, y }) => ({ x, y }),
  sometimes: ["powers", "fit"],
  queries: [{ points: 201 } satisfies FitQuery],
});

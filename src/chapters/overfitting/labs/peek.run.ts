/** @file The machine of overfitting/peek: update i tries a candidate, asks the test, and keeps it if the test likes it. */
import {
  float64,
  generator,
  indexRows,
  randperm,
  withGenerator,
  rand,
  randn,
  zeros,
  type StateDict,
  type Stateful,
  type Tensor,
} from "../../../core/index.ts";
import { pyFixed } from "../../../core/format/index.ts";
import { lstsq } from "../../../core/linalg.ts";
import { NOISE } from "../../../lesson/data/noisy.ts";
import { evaluate } from "../../../lesson/evaluate.ts";
import { defineMachine } from "../../../lesson/machine.ts";
import {
  across,
  errorOf,
  hiddenErrorOf,
  numbersOf,
  pointsOf,
  pointsView,
  populationOf,
  powers,
  valueAt,
  type DataConfig,
} from "../data.ts";
import { HIDDEN } from "./poly.run.ts";
import peek, { REDRAWN, type PeekView } from "./peek.ts";
import { cut, functionOf, type FitQuery } from "./poly.ts";

/** The candidate the test liked best, and what it said. */
class Chosen implements Stateful {
  best = Infinity;
  readonly w: Tensor;
  constructor(degree: number) {
    this.w = zeros([degree + 1, 1], float64);
  }
  /** Whether the test likes this one better. */
  look(test: number, w: Tensor): boolean {
    if (!(test < this.best)) return false;
    this.best = test;
    this.w.setBytes(w.bytes());
    return true;
  }
  stateDict(): StateDict {
    return { best: this.best, w: this.w };
  }
  loadStateDict(state: StateDict): void {
    this.best = state["best"] as number;
    this.w.setBytes((state["w"] as Tensor).bytes());
  }
}

/** Test sets of the same size, drawn anew from where the points came from. */
function redrawn(config: DataConfig, w: ArrayLike<number>): Float32Array {
  const e = functionOf(config);
  const { n, val } = cut(config);
  const size = n - val;
  if (!e || size === 0) return new Float32Array(0);
  return withGenerator(generator(2 * HIDDEN + config.dataSeed), () =>
    Float32Array.from({ length: REDRAWN }, () => {
      const x = rand([size]).mul(2).sub(1);
      return hiddenErrorOf(w, x, evaluate(e, x).add(randn([size]).mul(NOISE)));
    }),
  );
}

export default defineMachine(peek, {
  init({ config }) {
    const { x, y } = pointsOf(config);
    const { x: xAll, y: yAll } = populationOf(config, HIDDEN + config.dataSeed);
    return { chosen: new Chosen(config.degree), x, y, xAll, yAll };
  },

  update({ chosen, x, y, xAll, yAll }, { config, at }) {
    const { n, train: a, val: b } = cut(config);
    at("draw");
    const half = randperm(a).slice(0, 0, Math.floor(a / 2) + 1);
    const [xs, ys] = [indexRows(x, half), indexRows(y, half)];
    at("fit");
    const w = lstsq(powers(xs, config.degree), ys.double().reshape([ys.numel, 1]));
    at("peek");
    const test = errorOf(w, x.slice(0, b, n), y.slice(0, b, n));
    if (chosen.look(test, w)) at("keep");
    at("print");
    const known = Number.isFinite(chosen.best);
    return { test, ...(known ? { best: chosen.best, population: hiddenErrorOf(numbersOf(chosen.w), xAll, yAll) } : {}) };
  },

  view({ chosen, x, y, xAll, yAll }, query, { config, t }): PeekView {
    const { points } = query as FitQuery;
    const w = numbersOf(chosen.w);
    const known = Number.isFinite(chosen.best);
    return {
      ...pointsView(config, x, y, points),
      peeks: t,
      curve: known ? across(points).map((at) => valueAt(w, at)) : null,
      best: known ? chosen.best : NaN,
      population: known ? hiddenErrorOf(w, xAll, yAll) : NaN,
      redrawn: known ? redrawn(config, w) : new Float32Array(0),
    };
  },

  print: (i, { test, best }) => `${i} ${pyFixed(test!, 4)} ${pyFixed(Number.isNaN(best!) ? Infinity : best!, 4)}`,
  names: ({ x, y }) => ({ x, y }),
  sometimes: ["keep"],
  queries: [{ points: 201 } satisfies FitQuery],
});

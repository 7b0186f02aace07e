/** @file Polynomials through noisy points: numpy's errors, the table of medians, what the reader may change. */
import { describe, expect, test } from "vitest";
import { cut, type FitView } from "../../src/chapters/overfitting/labs/poly.ts";
import type { PeekView } from "../../src/chapters/overfitting/labs/peek.ts";
import type { SplitView } from "../../src/chapters/overfitting/labs/resplits.ts";
import type { Config } from "../../src/lesson/recipe.ts";
import { readGolden } from "../support/golden.ts";
import { play } from "../support/play.ts";

type Errors = Readonly<Record<"train" | "val" | "population", number>>;
interface Fit extends Errors {
  readonly kind: "fit" | "solve";
  readonly n: number;
  readonly degree: number;
  readonly seed: number;
}

/** The errors of every degree, by degree. */
async function errorsOf(config: Config): Promise<Errors[]> {
  const { columns } = await (await play("overfitting/poly", { config })).run();
  return Array.from({ length: 16 }, (_, k) => ({
    train: columns["train"]![k]!,
    val: columns["val"]![k]!,
    population: columns["population"]![k]!,
  }));
}

const golden = readGolden<{ cases: Fit[] }>("lstsq");
const fits = (golden?.cases ?? []).filter(({ kind }) => kind === "fit");

describe("overfitting/poly", () => {
  test.skipIf(golden === null)("measures what numpy.linalg.lstsq does, far out of the points included", async () => {
    for (const { n, degree, seed, ...theirs } of fits) {
      const ours = (await errorsOf({ n, dataSeed: seed }))[degree]!;
      // The columns are float32, and so are the targets, whose sines may differ in the last bit.
      for (const key of ["train", "val", "population"] as const) {
        const off = Math.abs(ours[key] - theirs[key]);
        expect([n, degree, seed, key, off < 2e-6 * theirs[key] + 1e-6 * Math.sqrt(theirs[key]) + 1e-14]).toEqual([
          n,
          degree,
          seed,
          key,
          true,
        ]);
      }
    }
  });

  /** Medians over data seeds 0–29, the upper of the two middle ones: numpy's, to three digits. */
  const table: readonly (readonly [n: number, degree: number, train: number, val: number, population: number])[] = [
    [10, 1, 0.183, 0.233, 0.335],
    [10, 3, 0.039, 0.137, 0.145],
    [10, 9, 0, 19.4, 8120],
    [40, 1, 0.264, 0.308, 0.307],
    [40, 3, 0.079, 0.09, 0.108],
    [40, 9, 0.055, 0.133, 0.179],
    [40, 15, 0.041, 0.195, 15.7],
    [100, 3, 0.09, 0.096, 0.1],
    [100, 9, 0.079, 0.108, 0.106],
    [100, 15, 0.075, 0.134, 0.129],
    [400, 3, 0.092, 0.084, 0.095],
    [400, 15, 0.086, 0.083, 0.096],
  ];
  test.each([10, 40, 100, 400])("medians over thirty data seeds, %i points", { timeout: 60_000 }, async (n) => {
    const all: Errors[][] = [];
    for (let dataSeed = 0; dataSeed < 30; dataSeed++) all.push(await errorsOf({ n, dataSeed }));
    const median = (degree: number, key: keyof Errors) => all.map((errors) => errors[degree]![key]).sort((a, b) => a - b)[15]!;
    for (const [, degree, ...theirs] of table.filter(([size]) => size === n)) {
      const ours = (["train", "val", "population"] as const).map((key) => median(degree, key));
      ours.forEach((x, k) =>
        expect(Math.abs(x - theirs[k]!), `${n}, degree ${degree}: ${x}`).toBeLessThanOrEqual(
          Math.max(0.00051, 0.003 * theirs[k]!),
        ),
      );
    }
  });

  test("the view at t is the polynomial of degree t, and its errors are the column's", async () => {
    const lab = await play("overfitting/poly");
    const { columns } = await lab.run();
    for (const t of [0, 3, 9, 15]) {
      const view = await lab.view<FitView>(t, { points: 5 });
      expect(view.degree).toBe(t);
      for (const [key, error] of [
        ["train", view.trainError],
        ["val", view.valError],
        ["population", view.population],
      ] as const) {
        expect(Math.abs(columns[key]![t]! / error - 1)).toBeLessThan(1e-6);
      }
    }
    expect((await lab.view<FitView>(16, { points: 5 })).degree).toBe(15);
  });
  test("the borders deal the points out: 80 and 90 % of 40 are 32, 4 and 4", () => {
    const counts = (n: number, trainEnd = 80, valEnd = 90) => {
      const { train, val } = cut({ n, trainEnd, valEnd, points: "" });
      return [train, val - train, n - val];
    };
    expect([counts(10), counts(40), counts(100), counts(400)]).toEqual([
      [8, 1, 1],
      [32, 4, 4],
      [80, 10, 10],
      [320, 40, 40],
    ]);
    expect(counts(40, 50, 30)).toEqual([20, 0, 20]);
  });
  test("no validation point: no validation error, and the run goes on", async () => {
    const { columns, end } = await (await play("overfitting/poly", { config: { valEnd: 80 } })).run();
    expect([Number.isNaN(columns["val"]![3]!), end?.why]).toEqual([true, "length"]);
  });
  test("a function of the reader's own takes the place of the sine", async () => {
    const lab = await play("overfitting/poly", { config: { f: "x~2~pow" } });
    const view = await lab.view<FitView>(2, { points: 3 });
    expect([...view.truth!]).toEqual([1, 0, 1]);
    expect(view.population).toBeLessThan(0.12);
  });
  test("points of the reader's own: as they stand, without a population", async () => {
    const points = Array.from({ length: 10 }, (_, k) => `${(2 * k - 9) / 10}_${k}`).join("~");
    const lab = await play("overfitting/poly", { config: { points } });
    const view = await lab.view<FitView>(1, { points: 3 });
    expect([view.x.length, view.train, view.val, view.truth, view.population]).toEqual([10, 8, 9, null, NaN]);
    expect(view.testError).toBeCloseTo(0, 10);
  });
  test("a function without a value somewhere diverges by name instead of breaking", async () => {
    const { end } = await (await play("overfitting/poly", { config: { f: "x~1~sub~log" } })).run();
    expect(end).toMatchObject({ why: "diverged", t: 0, column: "train" });
  });
});

describe("overfitting/resplits", () => {
  const spread = async (n: number) => {
    const { columns } = await (await play("overfitting/resplits", { config: { n } })).run();
    const val = columns["val"]!;
    return Math.max(...val) / Math.min(...val);
  };
  test("thirty splits: validation on 4 points says anything, on 40 nearly the same", async () => {
    expect([await spread(40), await spread(400)]).toEqual([
      expect.toSatisfy((x: number) => x > 10),
      expect.toSatisfy((x: number) => x < 4),
    ]);
  });
  test("every split deals every point once, and fits on its own training points", async () => {
    const lab = await play("overfitting/resplits");
    const { columns } = await lab.run();
    for (const t of [0, 1, 29]) {
      const view = await lab.view<SplitView>(t, { points: 2 });
      expect([...view.order].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, k) => k));
      expect(columns["val"]![t]!).toBeCloseTo(view.valError, 6);
      expect(columns["test"]![t]!).toBeCloseTo(view.testError, 6);
    }
  });
});

describe("overfitting/peek", () => {
  test("the best of many peeks falls; what a fresh test says of it does not, and lies far above", async () => {
    const lab = await play("overfitting/peek");
    const { columns } = await lab.run();
    const [best, test, population] = [columns["best"]!, columns["test"]!, columns["population"]!];
    best.forEach((x, k) => expect(x).toBe(Math.min(...test.slice(0, k + 1))));
    const view = await lab.view<PeekView>(60, { points: 2 });
    expect(view.best).toBeCloseTo(best[59]!, 6);
    expect(view.population / view.best).toBeGreaterThan(2);
    const mean = view.redrawn.reduce((sum, x) => sum + x, 0) / view.redrawn.length;
    expect(Math.abs(mean / view.population - 1)).toBeLessThan(0.3);
    expect(population[59]!).toBeCloseTo(view.population, 6);
  });
});

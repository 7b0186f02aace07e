/** Seeds side by side: each lane has the bits that its run has alone. */
import { afterEach, describe, expect, test } from "vitest";
import twoHidden from "../../src/chapters/xor/labs/twoHidden.run.ts";
import { Arena, measured, nn, optim, type Tensor } from "../../src/core/index.ts";
import { activeKernels, useKernels, type KernelSet } from "../../src/core/kernels/index.ts";
import { laneOf } from "../../src/core/lanes.ts";
import { canShareLanes, LaneRun, tensorsOf } from "../../src/lesson/laneRun.ts";
import { defineMachine, type Machine } from "../../src/lesson/machine.ts";
import type { StudyReport } from "../../src/lesson/protocol.ts";
import type { Recipe } from "../../src/lesson/recipe.ts";
import { Run } from "../../src/lesson/run.ts";
import { createRunner } from "../../src/lesson/runner.ts";
import { groupsOf, rowOf, rowsOf } from "../../src/lesson/study.ts";
import { sample } from "../support/labs.ts";

const usual = activeKernels();
afterEach(() => useKernels(usual));

const arena = new Arena("test");
const recipes = (count: number, config = {}, from = 0): Recipe[] =>
  Array.from({ length: count }, (_, l) => ({ ...sample("xor/two-hidden", twoHidden, config), seed: from + l }));
const bits = (x: ArrayLike<number>): number[] => [...new Uint32Array(Float32Array.from(x).buffer)];

/** The same lab with sixty updates. */
const short: Machine = { ...twoHidden, lab: { ...twoHidden.lab, length: () => 60 } };

/** Columns of every update, then the parameters and their gradients. */
function alone(machine: Machine, recipe: Recipe, updates: number): number[][] {
  const run = new Run(machine, recipe, undefined, arena);
  const rows = Array.from({ length: updates }, () => (run.update(), bits(run.row)));
  const grads = run.keeper.parameters.map(([, p]) => bits(p.grad?.toArray() ?? []));
  const state = tensorsOf(run.state).map((x) => bits(x.toArray()));
  run.dispose();
  return [...rows, ...state, ...grads];
}
function aside(machine: Machine, each: readonly Recipe[], updates: number): number[][][] {
  const run = new LaneRun(machine, each, undefined, arena);
  const rows = Array.from({ length: updates }, () => {
    run.update();
    return each.map((_, l) => bits(run.columns.map((_, k) => run.at(k, l))));
  });
  const lanes = each.map((_, l) => [
    ...rows.map((row) => row[l]!),
    ...run.stateOf(l).map(bits),
    ...run.parameters.map((p) => bits(p.grad === null ? [] : laneOf(p.grad, l))),
  ]);
  run.dispose();
  return lanes;
}

describe.each<KernelSet>(["plain", "wasm"])("%s kernels", (set) => {
  test.each([
    [1, 2],
    [3, 1],
    [8, 2],
    [8, 5],
    [3, 16],
    [50, 2],
    [50, 10],
  ])("%i seeds of 2-%i-1 give columns, parameters and gradients to the bit", (count, hidden) => {
    useKernels(set);
    const each = recipes(count, { hidden });
    const lanes = aside(twoHidden, each, 40);
    each.forEach((recipe, l) => expect(lanes[l], `seed ${l}`).toEqual(alone(twoHidden, recipe, 40)));
  });
});

test("edits and a rate far past sense: the same bits, and each lane's own end", () => {
  const wild = recipes(9, { lr: 30 }).map((recipe) => ({ ...recipe, edits: [{ t: 20, set: { lr: 1e30 } }] }));
  const lanes = aside(twoHidden, wild, 60);
  wild.forEach((recipe, l) => expect(lanes[l]).toEqual(alone(twoHidden, recipe, 60)));
  const measure = ["cost", "right"];
  const one = wild.map((recipe, index) => rowOf(short, recipe, undefined, arena, measure, index));
  expect(rowsOf(short, wild, undefined, arena, measure, 0)).toEqual(one);
});

/** The same network under another optimiser. */
const withAdam = defineMachine(twoHidden.lab, {
  ...twoHidden,
  init: (start) => {
    const state = twoHidden.init(start) as { model: nn.Sequential };
    return { ...state, optimizer: new optim.Adam(state.model.parameters(), { lr: 0.1, weightDecay: 0.01 }) };
  },
});
test("Adam, too", () => {
  const each = recipes(5);
  const lanes = aside(withAdam, each, 40);
  each.forEach((recipe, l) => expect(lanes[l]).toEqual(alone(withAdam, recipe, 40)));
});

test("a run that diverges ends by itself; the others go on", () => {
  const limited: Machine = {
    ...short,
    update(state, now) {
      const { cost } = twoHidden.update(state, now) as { cost: Tensor };
      const [weight] = (state["model"] as nn.Module).parameters();
      return { cost: measured((read) => (now.i === 5 && read(weight!, 0) > 0 ? Infinity : read(cost, 0))) };
    },
  };
  const each = recipes(12);
  const one = each.map((recipe, index) => rowOf(limited, recipe, undefined, arena, ["cost"], index));
  expect(new Set(one.map(({ why }) => why)).size).toBe(2);
  expect(rowsOf(limited, each, undefined, arena, ["cost"], 0)).toEqual(one);
});

test("what differs by more than its seed, or has no lanes, goes one by one", () => {
  const [a, b, c, d] = recipes(4);
  const fast = { ...c!, config: { ...c!.config, lr: 3 } };
  expect(groupsOf(twoHidden, [a!, b!, fast, d!]).map((group) => group.length)).toEqual([2, 1, 1]);
  const { lanes: _, ...without } = twoHidden;
  expect(groupsOf(without, [a!, b!]).length).toBe(2);
  expect(canShareLanes({ ...twoHidden, done: () => false }, a!, b!)).toBe(false);
});

test("an update that draws cannot run in lanes, and says so", () => {
  const drawing: Machine = {
    ...twoHidden,
    update(state, now) {
      new nn.Linear(2, 2);
      return twoHidden.update(state, now);
    },
  };
  const run = new LaneRun(drawing, recipes(2), undefined, arena);
  expect(() => run.update()).toThrow("draw nothing");
  run.dispose();
});

/** The numbers are PyTorch's, of a hundred runs by themselves. */
test("the lottery: of seeds 0–99 at lr 1, 85 solve XOR with two hidden units", async () => {
  const lottery = { label: { ko: "추첨", en: "lottery" }, recipes: () => recipes(100), measure: ["cost", "right"] };
  const machine: Machine = { ...twoHidden, lab: { ...twoHidden.lab, studies: { lottery } } };
  const told: number[] = [];
  let now = 0;
  const runner = createRunner(async () => machine, { now: () => (now += 1000) });
  const { report } = await runner.handle({ type: "study", id: 1, name: "lottery", recipe: recipes(1)[0]! }, (so) =>
    told.push((so as StudyReport).rows.length),
  );
  const { rows } = report as StudyReport;
  expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, l) => l));
  expect(rows.filter(({ values }) => values[1] === 4).length).toBe(85);
  expect(told.length).toBeGreaterThan(0);
  expect(structuredClone(report)).toEqual(report);
});

test("the lottery's times: first right at update 276 (seed 34) to 3128 (seed 82), median 636", () => {
  const first = new Map<number, number>();
  const right = Object.keys(twoHidden.lab.columns).indexOf("right");
  let base = 0;
  const solved: number[] = [];
  for (const group of groupsOf(twoHidden, recipes(100))) {
    const rows = rowsOf(twoHidden, group, undefined, arena, ["right"], base, (run) => {
      for (let l = 0; l < group.length; l++) if (run.at(right, l) === 4 && !first.has(base + l)) first.set(base + l, run.t - 1);
    });
    solved.push(...rows.filter(({ values }) => values[0] === 4).map(({ index }) => index));
    base += group.length;
  }
  const times = solved.map((seed) => [first.get(seed)!, seed] as const).sort(([a], [b]) => a - b);
  expect(times[0]).toEqual([276, 34]);
  expect(times.at(-1)).toEqual([3128, 82]);
  expect(times[42]![0]).toBe(636);
});

import { describe, expect, test } from "vitest";
import { optim, tensor, type StateDict, type Stateful } from "../../src/core/index.ts";

const { CosineAnnealingLR, ExponentialLR, LambdaLR, MultiStepLR, ReduceLROnPlateau, StepLR } = optim.lrScheduler;
const sgd = (...lrs: number[]) => new optim.SGD(lrs.map((lr) => ({ params: [tensor([1], { requiresGrad: true })], lr })));
const lrsOf = (optimizer: optim.Optimizer) => optimizer.paramGroups.map(({ lr }) => lr);

interface Scheduler extends Stateful {
  step(metric: number): void;
  getLastLr(): number[];
}
const kinds: Readonly<Record<string, (optimizer: optim.Optimizer) => Scheduler>> = {
  StepLR: (o) => new StepLR(o, 3),
  MultiStepLR: (o) => new MultiStepLR(o, [1, 4, 4], { gamma: 0.5 }),
  ExponentialLR: (o) => new ExponentialLR(o, 0.9),
  CosineAnnealingLR: (o) => new CosineAnnealingLR(o, 4, { etaMin: 0.01 }),
  LambdaLR: (o) => new LambdaLR(o, [(t) => 1 / (1 + t), (t) => 1 + t]),
  ReduceLROnPlateau: (o) => new ReduceLROnPlateau(o, { patience: 1, cooldown: 1, factor: 0.5, minLr: [0.1, 0.3] }),
};
const metric = (epoch: number) => [1, 0.5, 0.6, 0.6, 0.6, 0.6, 0.2, 0.3][epoch % 8]!;

describe.each(Object.entries(kinds))("%s", (_name, make) => {
  const run = (optimizer: optim.Optimizer, scheduler: Scheduler, from: number, to: number) => {
    const lrs: number[][] = [];
    for (let epoch = from; epoch < to; epoch++) {
      scheduler.step(metric(epoch));
      lrs.push(lrsOf(optimizer));
      expect(scheduler.getLastLr()).toEqual(lrsOf(optimizer));
    }
    return lrs;
  };

  test("stateDict: with the optimiser's, a schedule goes on where it was, in a fresh one and back in the same", () => {
    for (const cut of [0, 1, 3, 6]) {
      const optimizer = sgd(0.4, 0.8);
      const scheduler = make(optimizer);
      run(optimizer, scheduler, 0, cut);
      const saved = structuredClone([optimizer.stateDict(), scheduler.stateDict()]) as [StateDict, StateDict];
      const rest = run(optimizer, scheduler, cut, 12);
      const other = sgd(9, 9);
      const fresh = make(other);
      other.loadStateDict(saved[0]);
      fresh.loadStateDict(saved[1]);
      expect(run(other, fresh, cut, 12)).toEqual(rest);
      optimizer.loadStateDict(saved[0]);
      scheduler.loadStateDict(saved[1]);
      expect([optimizer.stateDict(), scheduler.stateDict()]).toEqual(saved);
      expect(run(optimizer, scheduler, cut, 12)).toEqual(rest);
    }
  });

  test("a state without its numbers, or of other groups, is refused and changes nothing", () => {
    const scheduler = make(sgd(0.4, 0.8));
    const before = structuredClone(scheduler.stateDict());
    const wrong = structuredClone(before) as Record<string, unknown>;
    for (const name of Object.keys(before)) {
      const { [name]: _, ...rest } = before;
      expect(() => scheduler.loadStateDict(rest)).toThrow(`"${name}"`);
    }
    for (const name of ["base_lrs", "min_lrs"]) {
      if (!(name in wrong)) continue;
      expect(() => scheduler.loadStateDict({ ...before, [name]: [1] })).toThrow(
        `loadStateDict: expected 2 numbers in "${name}", came 1`,
      );
    }
    expect(scheduler.stateDict()).toEqual(before);
  });
});

test("an lr changed by hand is the one a recursive schedule goes on from", () => {
  const optimizer = sgd(0.4);
  const scheduler = new ExponentialLR(optimizer, 0.5);
  scheduler.step();
  optimizer.lr = 8;
  scheduler.step();
  expect(optimizer.lr).toBe(4);
});

test("a schedule that goes on from an epoch starts from initialLr, which the optimiser's state carries", () => {
  const optimizer = sgd(0.4);
  const first = new CosineAnnealingLR(optimizer, 10);
  for (let epoch = 0; epoch < 5; epoch++) first.step();
  const other = sgd(0.1);
  expect(() => new CosineAnnealingLR(other, 10, { lastEpoch: 4 })).toThrow(
    "LRScheduler: expected initialLr in paramGroups[0] to go on from epoch 4, came none",
  );
  other.loadStateDict(optimizer.stateDict());
  const second = new CosineAnnealingLR(other, 10, { lastEpoch: 4 });
  expect(other.lr).toBeCloseTo(optimizer.lr, 14);
  for (let epoch = 0; epoch < 20; epoch++) {
    first.step();
    second.step();
    expect(other.lr).toBeCloseTo(optimizer.lr, 12);
  }
});

test("two schedules chain: each goes on from what the other has left", () => {
  const optimizer = sgd(1);
  const [a, b] = [new ExponentialLR(optimizer, 0.5), new StepLR(optimizer, 2, { gamma: 0.1 })];
  const lrs = Array.from({ length: 4 }, () => {
    a.step();
    b.step();
    return optimizer.lr;
  });
  expect(lrs).toEqual([0.5, 0.025, 0.0125, 0.0125 * 0.5 * 0.1]);
});

test("a group added later keeps its lr", () => {
  const optimizer = sgd(1);
  const scheduler = new ExponentialLR(optimizer, 0.5);
  optimizer.addParamGroup({ params: [tensor([1], { requiresGrad: true })], lr: 3 });
  scheduler.step();
  expect(lrsOf(optimizer)).toEqual([0.5, 3]);
});

test("ReduceLROnPlateau: a tensor is a metric; NaN is never an improvement; a reduction below eps is not made", () => {
  const optimizer = sgd(1);
  const scheduler = new ReduceLROnPlateau(optimizer, {
    patience: 0,
    mode: "max",
    thresholdMode: "abs",
    threshold: 0.5,
    factor: 0.5,
  });
  for (const [value, lr] of [
    [1, 1],
    [1.5, 0.5],
    [1.6, 0.5],
    [NaN, 0.25],
  ] as const) {
    // prettier-ignore
    scheduler.step(tensor(value));
    expect(optimizer.lr).toBe(lr);
  }
  optimizer.lr = 1e-8;
  scheduler.step(0);
  expect(optimizer.lr).toBe(1e-8);
});

test.each<[string, () => unknown, string]>([
  ["a stepSize of 0", () => new StepLR(sgd(1), 0), "StepLR: expected a stepSize of 1 or more, came 0"],
  ["a tMax of 0", () => new CosineAnnealingLR(sgd(1), 0), "CosineAnnealingLR: expected a tMax of 1 or more, came 0"],
  ["an epoch before the first", () => new StepLR(sgd(1), 1, { lastEpoch: -2 }), "LRScheduler: expected lastEpoch ≥ -1, came -2"],
  ["a function too few", () => new LambdaLR(sgd(1, 2), [(t) => t]), "LambdaLR: expected 2 functions, came 1"],
  ["a factor of 1", () => new ReduceLROnPlateau(sgd(1), { factor: 1 }), "ReduceLROnPlateau: expected a factor below 1, came 1"],
  [
    "a minLr too few",
    () => new ReduceLROnPlateau(sgd(1, 2), { minLr: [0] }),
    "ReduceLROnPlateau: expected 2 numbers minLr, came 1",
  ],
])("%s is refused", (_what, make, message) => expect(make).toThrow(expect.objectContaining({ message })));

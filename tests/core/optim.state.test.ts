/** @file Optimisers beyond their formulas: groups, what is remembered, and what is saved. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  Arena,
  beginUpdate,
  float64,
  heap,
  optim,
  Region,
  tensor,
  Tensor,
  withRegion,
  type StateDict,
} from "../../src/core/index.ts";
import type { StateValue } from "../../src/core/state.ts";

type Groups = Tensor[] | { params: Tensor[]; lr?: number }[];
/** One of each formula's branches. `saved` is what PyTorch saves of a parameter after a step. */
const kinds: Readonly<Record<string, readonly [make: (params: Groups) => optim.Optimizer, saved: readonly string[]]>> = {
  SGD: [(p) => new optim.SGD(p, { lr: 0.1 }), []],
  "SGD, decay, up": [(p) => new optim.SGD(p, { lr: 0.1, weightDecay: 0.1, maximize: true }), []],
  "SGD, momentum": [(p) => new optim.SGD(p, { lr: 0.1, momentum: 0.9, dampening: 0.5 }), ["momentum_buffer"]],
  "SGD, Nesterov": [(p) => new optim.SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true }), ["momentum_buffer"]],
  Adam: [(p) => new optim.Adam(p, { lr: 0.1 }), ["step", "exp_avg", "exp_avg_sq"]],
  "Adam, amsgrad": [(p) => new optim.Adam(p, { lr: 0.1, amsgrad: true }), ["step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq"]],
  "AdamW, up": [(p) => new optim.AdamW(p, { lr: 0.1, maximize: true }), ["step", "exp_avg", "exp_avg_sq"]],
  RMSprop: [(p) => new optim.RMSprop(p), ["step", "square_avg"]],
  "RMSprop, all": [
    (p) => new optim.RMSprop(p, { momentum: 0.5, centered: true }),
    ["step", "square_avg", "momentum_buffer", "grad_avg"],
  ],
  Adagrad: [(p) => new optim.Adagrad(p, { lrDecay: 0.1, initialAccumulatorValue: 0.1 }), ["step", "sum"]],
  Adadelta: [(p) => new optim.Adadelta(p), ["step", "square_avg", "acc_delta"]],
  Adamax: [(p) => new optim.Adamax(p), ["step", "exp_avg", "exp_inf"]],
};

const parameter = (values: readonly number[], dtype?: typeof float64): Tensor =>
  tensor([...values], { requiresGrad: true, ...(dtype && { dtype }) });
/** A state dict whose tensors are copies, as a file would have them. */
function copied(value: StateValue): StateValue {
  if (value instanceof Tensor) return tensor(value.toArray(), { shape: value.shape, dtype: value.dtype });
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copied(inner)]));
}
/** The same with bits instead of tensors, to compare. */
function bits(value: StateValue): unknown {
  if (value instanceof Tensor) return [value.dtype.name, value.shape, ...value.bytes()];
  if (Array.isArray(value)) return value.map(bits);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, bits(inner)]));
}
const save = (optimizer: optim.Optimizer): StateDict => copied(optimizer.stateDict()) as StateDict;

type Gradients = readonly (readonly number[] | null)[];
function step(optimizer: optim.Optimizer, params: readonly Tensor[], gradients: Gradients): void {
  params.forEach((p, i) => (p.grad = gradients[i] === null ? null : tensor([...gradients[i]!], { dtype: p.dtype })));
  optimizer.step();
}

describe.each(Object.entries(kinds))("%s", (_name, [make, saved]) => {
  const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 });
  const gradients = fc.array(fc.tuple(fc.option(numbers, { freq: 3 }), fc.option(numbers, { freq: 3 })), {
    minLength: 1,
    maxLength: 8,
  });

  test("stateDict: loaded fresh, or back into the same optimiser, the rest of the run has the same bits", () => {
    fc.assert(
      fc.property(numbers, numbers, gradients, fc.nat(8), fc.boolean(), (a, b, steps, at, double) => {
        const cut = Math.min(at, steps.length);
        const params = [parameter(a), parameter(b, double ? float64 : undefined)];
        const optimizer = make(params);
        steps.slice(0, cut).forEach((g) => step(optimizer, params, g));
        const there = { optimizer: save(optimizer), params: params.map((p) => p.bytes()) };
        const run = (o: optim.Optimizer, own: Tensor[]) => {
          steps.slice(cut).forEach((g) => step(o, own, g));
          return [bits(o.stateDict()), own.map((p) => bits(p))];
        };
        const end = run(optimizer, params);

        const others = [parameter(a), parameter(b, double ? float64 : undefined)];
        others.forEach((p, i) => p.setBytes(there.params[i]!));
        const fresh = make(others);
        fresh.loadStateDict(there.optimizer);
        expect(bits(fresh.stateDict())).toEqual(bits(there.optimizer));
        expect(run(fresh, others)).toEqual(end);

        params.forEach((p, i) => p.setBytes(there.params[i]!));
        optimizer.loadStateDict(there.optimizer);
        expect(bits(optimizer.stateDict())).toEqual(bits(there.optimizer));
        expect(run(optimizer, params)).toEqual(end);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test("a parameter without gradient is skipped: its bits stay, and nothing of it is counted or remembered", () => {
    const [a, b] = [parameter([1, 2, 3]), parameter([4, 5, 6])];
    const optimizer = make([a, b]);
    step(optimizer, [a, b], [null, [1, 1, 1]]);
    expect([...a.toArray()]).toEqual([1, 2, 3]);
    const state = optimizer.stateDict()["state"] as Record<string, Record<string, StateValue>>;
    expect(Object.keys(state)).toEqual(saved.length > 0 ? ["1"] : []);
    expect(Object.keys(state["1"] ?? {}).sort()).toEqual([...saved].sort());
    step(
      optimizer,
      [a, b],
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    );
    const again = optimizer.stateDict()["state"] as typeof state;
    if (saved.includes("step")) expect([again["0"]!["step"], again["1"]!["step"]]).toEqual([1, 2]);
  });

  test("temporaries lie in the current region; the parameter's own grows once, however often an early state is loaded", () => {
    const [own, arena] = [new Region("own"), new Arena("update")];
    const p = withRegion(own, () => parameter(Array<number>(1000).fill(1)));
    const g = withRegion(own, () => tensor(Array<number>(1000).fill(0.1)));
    const optimizer = withRegion(own, () => make([p]));
    const early = optimizer.stateDict();
    const before = heap.size;
    const update = () => {
      beginUpdate(arena);
      p.grad = g;
      withRegion(arena, () => optimizer.step());
      return p.toArray();
    };
    const first = update();
    const size = own.size;
    for (let i = 0; i < 200; i++) {
      update();
      p.setBytes(new Uint8Array(new Float32Array(1000).fill(1).buffer));
      withRegion(arena, () => optimizer.loadStateDict(early));
      expect(optimizer.stateDict()["state"]).toEqual({});
      expect(update()).toEqual(first);
    }
    expect(own.size).toBe(size);
    expect(heap.size).toBe(before);
    own.free();
    arena.free();
  });

  test("an lr of 0 leaves the bits of every weight, and numbers assigned to a group hold from the next step on", () => {
    const [a, b] = [parameter([1, 2, 3]), parameter([1, 2, 3])];
    const optimizer = make([{ params: [a] }, { params: [b], lr: 0 }]);
    step(
      optimizer,
      [a, b],
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    );
    expect([...b.toArray()]).toEqual([1, 2, 3]);
    expect([...a.toArray()]).not.toEqual([1, 2, 3]);
    optimizer.paramGroups[1]!.lr = 0.1;
    step(optimizer, [a, b], [null, [1, 1, 1]]);
    expect([...b.toArray()]).not.toEqual([1, 2, 3]);
  });
});

describe("paramGroups", () => {
  test("a group has its own numbers, and the defaults for the rest; the shortcuts set all groups", () => {
    const [a, b, c] = [parameter([1]), parameter([2]), parameter([3])];
    const optimizer = new optim.SGD(
      [
        { params: [a], lr: 0.5 },
        { params: [b], momentum: 0.9 },
      ],
      { lr: 0.1, weightDecay: 0.2 },
    );
    optimizer.addParamGroup({ params: [c], weightDecay: 0 });
    const numbers = () => optimizer.paramGroups.map(({ lr, momentum, weightDecay }) => [lr, momentum, weightDecay]);
    expect(numbers()).toEqual([[0.5, 0, 0.2], [0.1, 0.9, 0.2], [0.1, 0, 0]]); // prettier-ignore
    expect([optimizer.lr, optimizer.weightDecay]).toEqual([0.5, 0.2]);
    optimizer.lr = 0.01;
    optimizer.weightDecay = 0.3;
    expect(numbers()).toEqual([[0.01, 0, 0.3], [0.01, 0.9, 0.3], [0.01, 0, 0.3]]); // prettier-ignore
  });

  test("zeroGrad reaches every group", () => {
    const [a, b] = [parameter([1]), parameter([2])];
    const optimizer = new optim.SGD([{ params: [a] }, { params: [b] }]);
    step(optimizer, [a, b], [[1], [1]]);
    optimizer.zeroGrad();
    expect([a.grad, b.grad]).toEqual([null, null]);
  });

  test("defaults are PyTorch's", () => {
    const p = () => [parameter([1])];
    const group = (optimizer: optim.Optimizer) => (save(optimizer)["param_groups"] as StateDict[])[0];
    const shared = { maximize: false, params: [0] };
    expect(group(new optim.SGD(p()))).toEqual({
      lr: 1e-3,
      momentum: 0,
      dampening: 0,
      weight_decay: 0,
      nesterov: false,
      ...shared,
    });
    const adam = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weight_decay: 0, amsgrad: false, ...shared };
    expect(group(new optim.Adam(p()))).toEqual(adam);
    expect(group(new optim.AdamW(p()))).toEqual({ ...adam, weight_decay: 0.01 });
    expect(group(new optim.RMSprop(p()))).toEqual({
      lr: 0.01,
      alpha: 0.99,
      eps: 1e-8,
      weight_decay: 0,
      momentum: 0,
      centered: false,
      ...shared,
    });
    expect(group(new optim.Adagrad(p()))).toEqual({
      lr: 0.01,
      lr_decay: 0,
      eps: 1e-10,
      weight_decay: 0,
      initial_accumulator_value: 0,
      ...shared,
    });
    expect(group(new optim.Adadelta(p()))).toEqual({ lr: 1, rho: 0.9, eps: 1e-6, weight_decay: 0, ...shared });
    expect(group(new optim.Adamax(p()))).toEqual({ lr: 2e-3, betas: [0.9, 0.999], eps: 1e-8, weight_decay: 0, ...shared });
  });

  const p = parameter([1, 2]);
  const output = parameter([1, 2]).mul(2);
  test.each<[string, () => unknown, string]>([
    ["no parameters", () => new optim.SGD([]), "SGD: expected at least one parameter, came none"],
    ["a parameter twice", () => new optim.SGD([p, p]), "SGD: expected each parameter once, came one of shape (2,) twice"],
    [
      "a parameter in two groups",
      () => new optim.Adam([{ params: [p] }, { params: [p] }]),
      "Adam: expected each parameter once, came one of shape (2,) twice",
    ],
    [
      "groups and parameters",
      () => new optim.Adam([{ params: [p] }, p] as Tensor[]),
      "Adam: expected parameters or groups of them, came both",
    ],
    ["an output", () => new optim.SGD([output]), "SGD: expected leaves, came the output of an op, of shape (2,)"],
    [
      "a view",
      () =>
        new optim.SGD([
          tensor([
            [1, 2],
            [3, 4],
          ]).t(),
        ]),
      "SGD: expected contiguous parameters, came a view of shape (2,2)",
    ],
    ["bools", () => new optim.SGD([tensor([true])]), "SGD: expected float parameters, came bool (1,)"],
    ["a negative lr", () => new optim.AdamW([p], { lr: -1 }), "AdamW: expected lr ≥ 0, came -1"],
    ["lr NaN", () => new optim.Adamax([p], { lr: NaN }), "Adamax: expected lr ≥ 0, came NaN"],
    [
      "a group's negative decay",
      () => new optim.SGD([{ params: [p], weightDecay: -1 }]),
      "SGD: expected weightDecay ≥ 0, came -1",
    ],
    ["β of 1", () => new optim.Adam([p], { betas: [0.9, 1] }), "Adam: expected betas in [0, 1), came 0.9, 1"],
    ["ρ above 1", () => new optim.Adadelta([p], { rho: 2 }), "Adadelta: expected rho in [0, 1], came 2"],
    ["negative momentum", () => new optim.RMSprop([p], { momentum: -0.1 }), "RMSprop: expected momentum ≥ 0, came -0.1"],
    [
      "Nesterov alone",
      () => new optim.SGD([p], { nesterov: true }),
      "SGD: expected momentum > 0 and dampening 0 with nesterov, came 0 and 0",
    ],
    [
      "another shape's gradient",
      () => step(new optim.SGD([p]), [p], [[1, 2, 3]]),
      "SGD: expected a gradient float32 (2,), came float32 (3,)",
    ],
  ])("%s is refused", (_what, make, message) => expect(make).toThrow(expect.objectContaining({ message })));
});

describe("loadStateDict", () => {
  const adam = () => {
    const params = [parameter([1, 2]), parameter([3])];
    const optimizer = new optim.Adam([{ params: [params[0]!] }, { params: [params[1]!] }], { lr: 0.1 });
    step(optimizer, params, [[1, 1], [1]]);
    return optimizer;
  };
  const group = { lr: 0.2, params: [0] };
  const both = [group, { ...group, params: [1] }];

  test("what PyTorch saves is read: ids of its own, steps as tensors, None, and numbers that ours lacks or it lacks", () => {
    const params = [parameter([1, 2]), parameter([3])];
    const optimizer = new optim.SGD(params, { lr: 0.1, momentum: 0.9, nesterov: true });
    const momentum_buffer = tensor([5, 6], { dtype: float64 });
    optimizer.loadStateDict({
      state: { 7: { momentum_buffer }, 9: { momentum_buffer: null } },
      param_groups: [{ lr: 0.2, momentum: 0.5, foreach: null, differentiable: false, params: [7, 9] }],
    });
    const { state, param_groups } = bits(save(optimizer)) as { state: unknown; param_groups: unknown };
    expect(state).toEqual({ 0: { momentum_buffer: bits(tensor([5, 6])) } });
    expect(param_groups).toMatchObject([{ lr: 0.2, momentum: 0.5, nesterov: true, params: [0, 1] }]);
    const counting = adam();
    counting.loadStateDict({ state: { 0: { step: tensor(41) } }, param_groups: both });
    expect(counting.stateDict()["state"]).toEqual({ 0: { step: 41 } });
  });

  test.each<[string, StateDict, string]>([
    ["nothing", {}, 'loadStateDict: expected a list "param_groups", came none'],
    ["one group", { state: {}, param_groups: [group] }, "loadStateDict: expected 2 parameter groups, came 1"],
    ["no state", { param_groups: both }, 'loadStateDict: expected a dict "state", came none'],
    [
      "a group that is none",
      { state: {}, param_groups: [group, 3] },
      'loadStateDict: expected a dict "param_groups.1", came number 3',
    ],
    [
      "two parameters",
      { state: {}, param_groups: [group, { ...group, params: [1, 2] }] },
      'loadStateDict: expected 1 parameters in "param_groups.1", came 2',
    ],
    [
      "lr as text",
      { state: {}, param_groups: [{ ...group, lr: "0.1" }, group] },
      'loadStateDict: expected "param_groups.0.lr" as number 0.1 is, came string 0.1',
    ],
    [
      "one beta",
      { state: {}, param_groups: [{ ...group, betas: [0.9] }, group] },
      'loadStateDict: expected "param_groups.0.betas" as a list of 2 is, came a list of 1',
    ],
    [
      "a parameter too many",
      { state: { 2: {} }, param_groups: both },
      'loadStateDict: expected state of the parameters of its groups, came also "2"',
    ],
    [
      "another shape",
      { state: { 1: { exp_avg: tensor([1, 2]) } }, param_groups: both },
      'loadStateDict: "state.1.exp_avg" is (2,), expected (1,)',
    ],
    [
      "another optimiser's",
      { state: { 0: { momentum_buffer: tensor([1, 2]) } }, param_groups: both },
      'loadStateDict: expected step, exp_avg, exp_avg_sq, max_exp_avg_sq in "state.0", came "momentum_buffer"',
    ],
    [
      "a number for a tensor",
      { state: { 0: { exp_avg: 3 } }, param_groups: both },
      'loadStateDict: expected a tensor "state.0.exp_avg", came number 3',
    ],
    [
      "half a step",
      { state: { 0: { step: 0.5 } }, param_groups: both },
      'loadStateDict: expected a number of updates "state.0.step", came number 0.5',
    ],
  ])("%s is refused, and nothing has changed", (_what, state, message) => {
    const optimizer = adam();
    const before = bits(optimizer.stateDict());
    expect(() => optimizer.loadStateDict(state)).toThrow(new Error(message));
    expect(bits(optimizer.stateDict())).toEqual(before);
  });

  test("an optimiser loads its own live state without a change", () => {
    const optimizer = adam();
    const before = bits(optimizer.stateDict());
    optimizer.loadStateDict(optimizer.stateDict());
    expect(bits(optimizer.stateDict())).toEqual(before);
  });
});

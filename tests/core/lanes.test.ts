/** Every op in lanes: each lane has the bits of a tensor without lanes, forward and backward; an op without a form for lanes refuses. */
import { afterEach, describe, expect, test } from "vitest";
import {
  Arena,
  entryOf,
  F,
  float32,
  laneOf,
  measured,
  nn,
  ops,
  optim,
  Region,
  tensor,
  withRegion,
  type Tensor,
} from "../../src/core/index.ts";
import { activeKernels, useKernels, type KernelSet } from "../../src/core/kernels/index.ts";
import { lanesFor, setLane } from "../../src/core/lanes.ts";
import type { Nested } from "../../src/core/tensor.ts";

const LANES = 8;
const usual = activeKernels();
afterEach(() => useKernels(usual));

const inLanes = <T>(f: () => T): T => withRegion(new Region("lanes", LANES), f);
/** The example's numbers as they are for lane 0, and stretched and shifted for the others. */
const nudge = (x: number, lane: number): number => Math.fround(x * (1 - lane / 64));
const shift = (data: Nested, lane: number): Nested =>
  typeof data === "number" ? nudge(data, lane) : typeof data === "boolean" ? data : data.map((inner) => shift(inner, lane));

function leaf(data: Nested): Tensor {
  const x = tensor(data, { dtype: float32 });
  x.requiresGrad = true;
  return x;
}
const bits = (x: Tensor): number[] => [...new Uint32Array((x.toArray() as Float32Array).buffer)];
const bitsOf = (x: Tensor, lane: number): number[] => [...new Uint32Array((laneOf(x, lane) as Float32Array).buffer)];

type Call = (...inputs: Tensor[]) => Tensor;
/** Output and gradients of every lane by itself, then in lanes. The upstream gradient is y: not the same everywhere. */
function compare(inputs: readonly Nested[], call: Call): void {
  const [xs, y] = inLanes(() => {
    const made = inputs.map((data) => leaf(data));
    made.forEach((x, i) => {
      for (let l = 0; l < LANES; l++) setLane(x, l, flat(shift(inputs[i]!, l)));
    });
    const out = call(...made);
    if (out.requiresGrad) out.backward({ gradient: out });
    return [made, out] as const;
  });
  for (let l = 0; l < LANES; l++) {
    const alone = inputs.map((data) => leaf(shift(data, l)));
    const one = call(...alone);
    if (one.requiresGrad) one.backward({ gradient: one });
    expect(y.shape).toEqual(one.shape);
    expect(bitsOf(y, l)).toEqual(bits(one));
    alone.forEach((x, i) => x.grad && expect(bitsOf(xs[i]!.grad!, l)).toEqual(bits(x.grad)));
  }
}
const flat = (data: Nested): number[] => (typeof data === "object" ? data.flatMap((inner) => flat(inner)) : [Number(data)]);

const able = ops.filter((op) => op.lanes !== undefined);
const unable = ops.filter((op) => op.lanes === undefined);

describe.each<KernelSet>(["plain", "wasm"])("%s kernels", (set) => {
  test.each(able.map((op) => [op.name, op] as const))("%s: its examples, lane by lane", (_, op) => {
    useKernels(set);
    for (const { inputs, call } of op.examples) compare(inputs, call);
  });

  test.each([1, 7, 8, 9, 16, 21, 40])("full sums of %i entries keep the order of eight chains in each lane", (n) => {
    useKernels(set);
    const wild = Array.from({ length: n }, (_, i) => Math.fround((i % 3 === 0 ? 1e7 : 1.1) * Math.sin(i * i + 1)));
    compare([wild], (x) => x!.sum());
    compare([[wild, wild, wild]], (x) => x!.sum(1));
    compare([[wild, wild, wild]], (x) => x!.mean(0));
    compare([wild.map(Math.abs), wild], (x, y) => x!.mul(y!).mean());
    compare([wild.map((x) => [Math.abs(Math.sin(x))])], (p) =>
      F.binaryCrossEntropy(p!, tensor(wild.map((x) => [x > 1 ? 1 : 0]))),
    );
    compare([wild.map((x) => [x, -x]), [[1e-3, 1]], [0.5]], (x, w, b) => F.linear(x!, w!, b!));
  });
});

test("ops without a form for lanes refuse, and there are both kinds", () => {
  expect(able.map(({ name }) => name)).toEqual(expect.arrayContaining(["linear", "sigmoid", "binaryCrossEntropy", "add", "sum"]));
  expect(unable.length).toBeGreaterThan(0);
  for (const op of unable) {
    for (const { inputs, call } of op.examples) {
      const run = (): Tensor => inLanes(() => call(...inputs.map((data) => leaf(data))));
      expect(run, op.name).toThrow(/lane/);
    }
  }
});

test("what would read or mix lanes throws", () => {
  const x = inLanes(() => leaf([1, 2]));
  expect(() => x.toArray()).toThrow("lane");
  expect(() => x.bytes()).toThrow("lane");
  expect(() => x.add(x), "outside of its lanes").toThrow("lane");
  expect(() =>
    inLanes(() =>
      tensor([1, 2])
        .add(leaf([1, 2]))
        .sum()
        .item(),
    ),
  ).toThrow("lane");
  const plain = leaf([1, 2]);
  expect(() => inLanes(() => plain.sigmoid()), "a tensor without lanes among those with").toThrow("lane");
  expect(() => inLanes(() => tensor([1, 2]).add_(1))).toThrow("lane");
  expect(() => new Region("three", 3)).toThrow("fours");
  expect(() => measured((read) => read(x, 0))).toThrow("lanes");
  expect(() => entryOf(x, 0)).toThrow("lanes");
  expect([1, 3, 4, 50].map(lanesFor)).toEqual([4, 4, 4, 52]);
});

describe.each<KernelSet>(["plain", "wasm"])("optimisers, %s kernels", (set) => {
  type Made = (params: Tensor[]) => { step(): void; zeroGrad(): void };
  test.each<[string, Made]>([
    ["SGD", (p) => new optim.SGD(p, { lr: 0.1 })],
    ["SGD with momentum and decay", (p) => new optim.SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01 })],
    ["Adam", (p) => new optim.Adam(p, { lr: 0.1 })],
    ["Adam, amsgrad and decay, uphill", (p) => new optim.Adam(p, { lr: 0.1, amsgrad: true, weightDecay: 0.1, maximize: true })],
    ["AdamW", (p) => new optim.AdamW(p, { lr: 0.1, weightDecay: 0.3 })],
    ["AdamW, amsgrad", (p) => new optim.AdamW(p, { lr: 0.1, amsgrad: true })],
  ])("%s: five steps, lane by lane", (_, made) => {
    useKernels(set);
    const given: Nested = [0.5, -1.25, 3, 1e-4, -7];
    const train = (w: Tensor): Tensor => {
      const optimizer = made([w]);
      for (let i = 0; i < 5; i++) {
        optimizer.zeroGrad();
        w.mul(w).sum().backward();
        optimizer.step();
      }
      return w;
    };
    const trained = inLanes(() => {
      const w = leaf(given);
      for (let l = 0; l < LANES; l++) setLane(w, l, flat(shift(given, l)));
      return train(w);
    });
    for (let l = 0; l < LANES; l++) expect(bitsOf(trained, l)).toEqual(bits(train(leaf(shift(given, l)))));
  });
});

test("an optimiser without a form for lanes refuses", () => {
  withRegion(new Arena("lanes", LANES), () => {
    const layer = new nn.Linear(2, 1);
    expect(() => new optim.RMSprop(layer.parameters())).toThrow("lane");
    expect(() => new optim.SGD(layer.parameters())).not.toThrow();
  });
});

test("measured and entryOf read each lane, and outside of lanes the one there is", () => {
  const plain = tensor([3, 4]);
  expect(measured((read) => Math.hypot(read(plain, 0), read(plain, 1))).item()).toBe(5);
  expect(entryOf(plain, 1).item()).toBe(4);
  inLanes(() => {
    const x = tensor([3, 4]);
    setLane(x, 5, [6, 8]);
    const size = measured((read) => Math.hypot(read(x, 0), read(x, 1)));
    expect([4, 5].map((l) => laneOf(size, l)[0])).toEqual([5, 10]);
    expect(laneOf(entryOf(x, 1), 5)[0]).toBe(8);
  });
});

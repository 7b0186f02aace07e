/** @file Layers: the bits they are drawn with, the names they save under, and what training and evaluation make of them. */
import { describe, expect, test } from "vitest";
import {
  F,
  generator,
  int64,
  manualSeed,
  nn,
  ones,
  optim,
  rand,
  tensor,
  withGenerator,
  type Tensor,
} from "../../src/core/index.ts";
import { Keeper } from "../../src/lesson/snapshot.ts";
import { difference, readGolden, type GoldenArray } from "../support/golden.ts";

interface Case {
  readonly kind: string;
  readonly seed: number;
  readonly code: string;
  readonly p?: number;
  readonly values: readonly GoldenArray[];
}
/** The sizes in a case's code: torch.nn.Conv2d(2,3,3) → 2, 3, 3. */
const sizes = (code: string): number[] => [...code.matchAll(/\d+(?=[,)])/g)].map(Number);
const drawn: Record<string, (c: Case) => Tensor[]> = {
  linear: ({ code }) => parametersOf(new nn.Linear(sizes(code)[0]!, sizes(code)[1]!)),
  linear_seq: () => parametersOf(new nn.Sequential(new nn.Linear(2, 10), new nn.Linear(10, 10), new nn.Linear(10, 1))),
  conv2d: ({ values: [weight] }) =>
    parametersOf(new nn.Conv2d(weight!.shape[1]!, weight!.shape[0]!, weight!.shape.slice(2) as [number, number])),
  embedding: ({ values: [weight] }) => parametersOf(new nn.Embedding(weight!.shape[0]!, weight!.shape[1]!)),
  dropout: ({ p, values: [x] }) => [new nn.Dropout(p!).forward(ones(x!.shape)), rand([1])],
};
function parametersOf(module: nn.Module): Tensor[] {
  return module.parameters();
}

for (const name of ["rng", "rng-more"]) {
  const cases = readGolden<{ cases: Case[] }>(name)?.cases.filter(({ kind }) => kind in drawn) ?? [];
  describe.skipIf(cases.length === 0)(`layers: ${name}.json`, () => {
    test.each(cases)("$kind, seed $seed: $code", (c) => {
      const made = withGenerator(generator(c.seed), () => drawn[c.kind]!(c));
      expect(made).toHaveLength(c.values.length);
      for (const [i, want] of c.values.entries()) {
        expect(made[i]!.shape).toEqual(want.shape);
        expect(difference(want, made[i]!.toArray() as Float32Array)).toBeNull();
      }
    });
  });
}

/** Everything that has a state of its own, one in the other. */
class Net extends nn.Module {
  readonly emb = new nn.Embedding(4, 3);
  readonly body = new nn.Sequential(new nn.Linear(3, 2), new nn.BatchNorm1d(2), new nn.LeakyReLU(0.1), new nn.Dropout(0.4));
  readonly norm = new nn.BatchNorm1d(2, { momentum: null });
  forward(index: Tensor): Tensor {
    return this.norm.forward(this.body.forward(this.emb.forward(index)));
  }
}
const words = () => tensor([0, 1, 2, 3, 1], { dtype: int64 });
const close = (x: Tensor, expected: readonly number[]) =>
  Array.from(x.toArray(), (v, i) => Math.abs(v - expected[i]!)).every((error) => error < 2e-6) && x.numel === expected.length;

describe("a net of layers that keep a state", () => {
  test("saves under PyTorch's names, in its order; buffers are no parameters", () => {
    const net = new Net();
    const parameters = ["emb.weight", "body.0.weight", "body.0.bias", "body.1.weight", "body.1.bias", "norm.weight", "norm.bias"];
    const buffers = (name: string) => ["running_mean", "running_var", "num_batches_tracked"].map((each) => `${name}.${each}`);
    expect(net.namedParameters().map(([name]) => name)).toEqual(parameters);
    expect(net.namedBuffers().map(([name]) => name)).toEqual([...buffers("body.1"), ...buffers("norm")]);
    expect(Object.keys(net.stateDict())).toEqual([
      ...parameters.slice(0, 5),
      ...buffers("body.1"),
      ...parameters.slice(5),
      ...buffers("norm"),
    ]);
  });
  test("three batches in training and one in evaluation give PyTorch's numbers", () => {
    // torch 1.13: manual_seed(5), the net, manual_seed(9), three forwards, eval
    manualSeed(5);
    const net = new Net();
    manualSeed(9);
    const y = [1, 2, 3].map(() => net.forward(words()))[2]!;
    // prettier-ignore
    expect(close(y, [-0.7689938, 1.9969391, 1.2215016, -0.4390386, -0.9449671, -0.5847844, -0.7290422, -0.5312641, 1.2215016, -0.4418519])).toBe(true);
    expect(close(net.norm.runningMean!, [0.5882386, 0.36454672])).toBe(true);
    expect(close(net.norm.runningVar!, [1.0898463, 1.2870482])).toBe(true);
    expect(close(net.stateDict()["body.1.running_var"] as Tensor, [0.776212, 0.73250043])).toBe(true);
    expect([net.norm.numBatchesTracked!.item(), net.norm.numBatchesTracked!.dtype]).toEqual([3, int64]);
    const seen = net.eval().forward(words());
    // prettier-ignore
    expect(close(seen, [-0.5965537, -0.3265646, -0.3289697, -0.3458894, -0.6388879, -0.3570989, -0.619235, -0.3529016, -0.3289697, -0.3458894])).toBe(true);
    expect(net.norm.numBatchesTracked!.item()).toBe(3);
  });
  test("what one saves another loads, buffers too; a snapshot brings them back with the draws", () => {
    const [from, to] = [new Net(), new Net()];
    from.forward(words());
    to.loadStateDict(from.stateDict());
    const bits = (net: Net) => Object.values(net.stateDict()).map((x) => [...(x as Tensor).bytes()]);
    expect(bits(to)).toEqual(bits(from));

    const draws = generator(3);
    withGenerator(draws, () => {
      const optimizer = new optim.SGD(from.parameters(), { lr: 0.1 });
      const keeper = new Keeper({ net: from, optimizer }, draws);
      const update = () => {
        optimizer.zeroGrad();
        from.forward(words()).square().sum().backward();
        optimizer.step();
      };
      update();
      const before = keeper.capture(null);
      update();
      const after = bits(from);
      keeper.restore(before);
      expect(bits(from)).not.toEqual(after);
      update();
      expect(bits(from)).toEqual(after);
    });
  });
  test("loading casts to the module's own dtype, as copy_ does", () => {
    const layer = new nn.Linear(2, 1, { bias: false });
    layer.loadStateDict({ weight: tensor([[0.1, 2]]).double() });
    expect([...layer.weight.toArray()]).toEqual([Math.fround(0.1), 2]);
  });
});

describe("layers are what their functions are", () => {
  const x = tensor([[0.5, -2, 3], [1, -0.1, -4]]); // prettier-ignore
  const image = rand([1, 2, 4, 4], generator(1));
  test.each<[string, nn.Module, Tensor, Tensor]>([
    ["LeakyReLU", new nn.LeakyReLU(0.2), x, F.leakyRelu(x, 0.2)],
    ["GELU", new nn.GELU(), x, F.gelu(x)],
    ["GELU, tanh", new nn.GELU({ approximate: "tanh" }), x, F.gelu(x, { approximate: "tanh" })],
    ["Softmax", new nn.Softmax(1), x, F.softmax(x, 1)],
    ["LogSoftmax", new nn.LogSoftmax(0), x, F.logSoftmax(x, 0)],
    ["Dropout in evaluation", new nn.Dropout(0.9).eval(), x, x],
    ["Flatten", new nn.Flatten(), image, image.reshape([1, 32])],
    ["Flatten from 2", new nn.Flatten(2), image, image.reshape([1, 2, 16])],
    ["MaxPool2d", new nn.MaxPool2d(2, { stride: 1 }), image, F.maxPool2d(image, 2, { stride: 1 })],
    [
      "BatchNorm1d without statistics, in evaluation",
      new nn.BatchNorm1d(3, { affine: false, trackRunningStats: false }).eval(),
      x,
      F.batchNorm(x, null, null, { training: true }),
    ],
  ])("%s", (_, layer, input, expected) => {
    const y = layer.forward(input);
    expect([y.shape, [...y.toArray()]]).toEqual([expected.shape, [...expected.toArray()]]);
  });
  test("losses hand their options on", () => {
    const [a, b] = [tensor([[0.2, 0.7]]), tensor([[0, 1]])];
    const classes = tensor([1], { dtype: int64 });
    const weight = tensor([1, 3]);
    const pairs: [Tensor, Tensor][] = [
      [new nn.MSELoss({ reduction: "sum" }).forward(a, b), F.mseLoss(a, b, { reduction: "sum" })],
      [new nn.L1Loss().forward(a, b), F.l1Loss(a, b)],
      [new nn.SmoothL1Loss({ beta: 0.25 }).forward(a, b), F.smoothL1Loss(a, b, { beta: 0.25 })],
      [new nn.BCELoss({ weight }).forward(a, b), F.binaryCrossEntropy(a, b, { weight })],
      [
        new nn.BCEWithLogitsLoss({ posWeight: weight }).forward(a, b),
        F.binaryCrossEntropyWithLogits(a, b, { posWeight: weight }),
      ],
      [new nn.CrossEntropyLoss({ labelSmoothing: 0.1 }).forward(a, classes), F.crossEntropy(a, classes, { labelSmoothing: 0.1 })],
      [new nn.NLLLoss({ weight, reduction: "sum" }).forward(a, classes), F.nllLoss(a, classes, { weight, reduction: "sum" })],
      [new nn.KLDivLoss({ reduction: "batchmean" }).forward(a, b), F.klDiv(a, b, { reduction: "batchmean" })],
    ];
    for (const [ours, theirs] of pairs) expect([...ours.toArray()]).toEqual([...theirs.toArray()]);
  });
});

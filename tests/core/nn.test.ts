/** @file Modules: what their parameters are called, and what saving and loading keeps. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { float32, float64, full, int64, nn, ones, optim, tensor, type StateDict, type Tensor } from "../../src/core/index.ts";

class Block extends nn.Module {
  readonly out = new nn.Linear(3, 1, { bias: false });
  readonly gain = nn.parameter(ones([3]));
  readonly act = new nn.Tanh();
  readonly hidden = new nn.Linear(3, 3);
  forward(x: Tensor): Tensor {
    return this.out.forward(this.act.forward(this.hidden.forward(x).mul(this.gain)));
  }
}
class Net extends nn.Module {
  readonly fc1 = new nn.Linear(2, 3);
  readonly scale = nn.parameter(ones([1]));
  readonly body = new nn.Sequential(
    new nn.Linear(3, 3),
    new nn.ReLU(),
    new nn.Sequential(new nn.Flatten(), new nn.Linear(3, 3)),
    new Block(),
  );
  readonly fc2 = new nn.Linear(1, 1);
  /** Not a parameter: it has no name and is not saved. */
  readonly constant = ones([7]);
  forward(x: Tensor): Tensor {
    return this.fc2.forward(this.body.forward(this.fc1.forward(x)).mul(this.scale));
  }
}

/** What PyTorch prints for the same module: own parameters first, then those of the children, each in the order of assignment. */
const NAMES = [
  ["scale", [1]],
  ["fc1.weight", [3, 2]],
  ["fc1.bias", [3]],
  ["body.0.weight", [3, 3]],
  ["body.0.bias", [3]],
  ["body.2.1.weight", [3, 3]],
  ["body.2.1.bias", [3]],
  ["body.3.gain", [3]],
  ["body.3.out.weight", [1, 3]],
  ["body.3.hidden.weight", [3, 3]],
  ["body.3.hidden.bias", [3]],
  ["fc2.weight", [1, 1]],
  ["fc2.bias", [1]],
] as const;

const bits = (module: nn.Module) => module.parameters().map((p) => [...p.bytes()]);

describe("namedParameters", () => {
  test("names, order and shapes are PyTorch's", () => {
    const net = new Net();
    expect(net.namedParameters().map(([name, p]) => [name, p.shape])).toEqual(NAMES);
    expect(Object.keys(net.stateDict())).toEqual(NAMES.map(([name]) => name));
    expect(net.parameters()).toEqual(net.namedParameters().map(([, p]) => p));
  });
  test("every one is a leaf that requires a gradient, and a backward pass reaches each", () => {
    const net = new Net();
    net.forward(tensor([[0.5, -0.25], [1, 2]])).sum().backward(); // prettier-ignore
    for (const [name, p] of net.namedParameters())
      expect([name, p.isLeaf, p.requiresGrad, p.grad?.shape]).toEqual([name, true, true, p.shape]);
    net.zeroGrad();
    expect(net.parameters().every((p) => p.grad === null)).toBe(true);
  });
  test("train and eval reach every module inside", () => {
    const net = new Net();
    const all = (module: nn.Module): nn.Module[] => [module, ...module.namedChildren().flatMap(([, child]) => all(child))];
    expect(all(net)).toHaveLength(13);
    net.eval();
    expect(all(net).some(({ training }) => training)).toBe(false);
    net.train();
    expect(all(net).every(({ training }) => training)).toBe(true);
  });
});

describe("stateDict", () => {
  test("what one module saves, another loads to the last bit, whatever the bits", () => {
    const [from, to] = [new Net(), new Net()];
    const sizes = from.parameters().map((p) => p.numel * 4);
    fc.assert(
      fc.property(fc.tuple(...sizes.map((n) => fc.uint8Array({ minLength: n, maxLength: n }))), (bytes) => {
        from.parameters().forEach((p, i) => p.setBytes(bytes[i]!));
        to.loadStateDict(from.stateDict());
        expect(bits(to)).toEqual(bytes.map((b) => [...b]));
      }),
      { numRuns: 50, seed: 1 },
    );
  });
  test("its tensors are the module's own; loading copies, and keeps the module's tensors and their gradients", () => {
    const [from, to] = [new nn.Linear(2, 3), new nn.Linear(2, 3)];
    expect(from.stateDict()["weight"]).toBe(from.weight);
    const { weight } = to;
    to.forward(ones([1, 2]))
      .sum()
      .backward();
    const grad = weight.grad!.toArray();
    to.loadStateDict(from.stateDict());
    expect(to.weight).toBe(weight);
    expect(weight.grad!.toArray()).toEqual(grad);
    const before = bits(to);
    from.weight.setBytes(new Uint8Array(24));
    expect(bits(to)).toEqual(before);
  });
  test("a view is loaded by its entries", () => {
    const linear = new nn.Linear(2, 3, { bias: false });
    linear.loadStateDict({ weight: tensor([[1, 2, 3], [4, 5, 6]]).t() }); // prettier-ignore
    expect([...linear.weight.toArray()]).toEqual([1, 4, 2, 5, 3, 6]);
  });

  test("another dtype is cast, as PyTorch's copy_ casts", () => {
    const linear = new nn.Linear(2, 2);
    linear.loadStateDict({
      weight: tensor([[1, 2], [3, 4]], { dtype: int64 }), // prettier-ignore
      bias: tensor([1 / 3, 1e-50], { dtype: float64 }),
    });
    expect([...linear.weight.toArray(), ...linear.bias!.toArray()]).toEqual([1, 2, 3, 4, Math.fround(1 / 3), 0]);
    linear.loadStateDict({ weight: linear.weight, bias: tensor([true, false]) });
    expect([...linear.bias!.toArray()]).toEqual([1, 0]);
    expect([linear.weight.dtype, linear.bias!.dtype, linear.bias!.requiresGrad]).toEqual([float32, float32, true]);
    const norm = new nn.BatchNorm1d(2);
    norm.loadStateDict({ ...norm.stateDict(), num_batches_tracked: tensor(3.7) });
    expect(norm.numBatchesTracked!.item()).toBe(3);
  });
  test("what is refused leaves the module as it was", () => {
    const linear = new nn.Linear(2, 2);
    const before = bits(linear);
    expect(() => linear.loadStateDict({ weight: ones([2, 2]), bias: ones([3]) })).toThrow('"bias" is (3,), expected (2,)');
    expect(bits(linear)).toEqual(before);
  });

  /** b.weight is a.weight, and `again` is a: PyTorch 1.13 printed what stands below. */
  class Tied extends nn.Module {
    readonly a = new nn.Linear(2, 2);
    readonly b = new nn.Linear(2, 2);
    readonly again = this.a;
    constructor() {
      super();
      (this.b as { weight: Tensor }).weight = this.a.weight;
    }
    forward(x: Tensor): Tensor {
      return this.again.forward(this.b.forward(this.a.forward(x)));
    }
  }
  test("tied parameters are listed once and saved under each name; the last name is the one that loads", () => {
    const tied = new Tied();
    const names = ["a.weight", "a.bias", "b.weight", "b.bias", "again.weight", "again.bias"];
    expect(tied.namedParameters().map(([name]) => name)).toEqual(["a.weight", "a.bias", "b.bias"]);
    expect(Object.keys(tied.stateDict())).toEqual(names);
    tied.loadStateDict(Object.fromEntries(names.map((name, i) => [name, full(name.endsWith("bias") ? [2] : [2, 2], i)])));
    expect(tied.parameters().map((p) => p.toArray()[0])).toEqual([4, 5, 3]);
    expect(tied.b.weight).toBe(tied.a.weight);
    const twice = new nn.Sequential(tied.a, tied.a);
    expect(twice.namedParameters().map(([name]) => name)).toEqual(["0.weight", "0.bias"]);
    expect(Object.keys(twice.stateDict())).toEqual(["0.weight", "0.bias", "1.weight", "1.bias"]);
  });
  test("an optimiser moves a tied parameter once, by both of its gradients", () => {
    const tied = new Tied();
    const before = tied.a.weight.toArray();
    const sgd = new optim.SGD(tied.parameters(), { lr: 0.5 });
    tied.forward(tensor([[1, -2]])).sum().backward(); // prettier-ignore
    const grad = tied.a.weight.grad!.toArray();
    sgd.step();
    expect([...tied.a.weight.toArray()]).toEqual([...before].map((w, i) => Math.fround(w - 0.5 * grad[i]!)));
  });

  class Two extends nn.Module {
    readonly fc1 = new nn.Linear(3, 2);
    forward(x: Tensor): Tensor {
      return this.fc1.forward(x);
    }
  }
  test.each<[string, StateDict, string]>([
    [
      "another shape",
      { "fc1.weight": ones([2, 4]), "fc1.bias": ones([2]) },
      'loadStateDict: "fc1.weight" is (2,4), expected (2,3)',
    ],
    [
      "another rank",
      { "fc1.weight": ones([2, 3]), "fc1.bias": ones([2, 1]) },
      'loadStateDict: "fc1.bias" is (2,1), expected (2,)',
    ],
    ["a tensor missing", { "fc1.weight": ones([2, 3]) }, 'loadStateDict: expected a tensor "fc1.bias", came none'],
    [
      "a number for a tensor",
      { "fc1.weight": 3, "fc1.bias": ones([2]) },
      'loadStateDict: expected a tensor "fc1.weight", came none',
    ],
    [
      "a tensor too many",
      { "fc1.weight": ones([2, 3]), "fc1.bias": ones([2]), "fc2.bias": ones([1]) },
      'loadStateDict: expected fc1.weight, fc1.bias, came also "fc2.bias"',
    ],
  ])("%s is refused", (_what, state, message) => {
    expect(() => new Two().loadStateDict(state)).toThrow(expect.objectContaining({ message }));
  });
});

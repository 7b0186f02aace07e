/** @file The lecture notebooks' printed tables, out of our core. `agreement` of a golden says how far two PyTorch builds are apart. */
import { readFileSync, existsSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  Arena,
  beginUpdate,
  data,
  F,
  int64,
  manualSeed,
  nn,
  noGrad,
  optim,
  Region,
  tensor,
  withRegion,
  type Tensor,
} from "../../src/core/index.ts";
import { readGolden } from "../support/golden.ts";

interface Notebook {
  cells: { cell: number; "torch_1.13": string; stored_2019: string }[];
}
const numbers = (text: string): number[] => [...text.matchAll(/(?:Cost: |^\d+ |cost = )(-?[\d.]+)/gm)].map((m) => Number(m[1]));
function cellOf(notebook: Notebook, cell: number): number[] {
  return numbers(notebook.cells.find((c) => c.cell === cell)!["torch_1.13"]);
}
/** Largest relative difference; printed digits are the floor. */
function worst(ours: number[], theirs: number[], digits: number): number {
  expect(ours.length).toBe(theirs.length);
  return Math.max(
    ...theirs.map((v, i) => Math.max(0, Math.abs(ours[i]! - v) - 0.5 * 10 ** -digits) / Math.max(Math.abs(v), 1e-30)),
  );
}

/** Runs `updates` updates, each in one arena, and returns the printed costs. */
function train(updates: number, step: (i: number) => Tensor, every = 1): number[] {
  const arena = new Arena("update");
  const costs: number[] = [];
  for (let i = 0; i < updates; i++) {
    beginUpdate(arena);
    const cost = withRegion(arena, () => step(i).item());
    if (i % every === 0) costs.push(cost);
  }
  arena.free();
  return costs;
}

const tips = readGolden<Notebook>("notebooks/lab-07_1_tips");
describe.skipIf(tips === null)("lab-07_1", () => {
  const X = tensor([
    [1, 2, 1],
    [1, 3, 2],
    [1, 3, 4],
    [1, 5, 5],
    [1, 7, 5],
    [1, 2, 5],
    [1, 6, 6],
    [1, 7, 7],
  ]);
  const Y = tensor([2, 2, 2, 1, 1, 1, 0, 0], { dtype: int64 });
  function softmaxTable(lr: number): { model: nn.Linear; costs: number[] } {
    const model = new nn.Linear(3, 3);
    const optimizer = new optim.SGD(model.parameters(), { lr });
    const costs = train(20, () => {
      const cost = F.crossEntropy(model.forward(X), Y);
      optimizer.zeroGrad();
      cost.backward();
      optimizer.step();
      return cost;
    });
    return { model, costs };
  }
  const norm = (x: Tensor): Tensor => x.sub(x.mean(0)).div(x.std(0));
  const scores = tensor([
    [73, 80, 75],
    [93, 88, 93],
    [89, 91, 90],
    [96, 98, 100],
    [73, 66, 70],
  ]);
  const finals = tensor([[152], [185], [180], [196], [142]]);
  function regressionTable(regularize: boolean): number[] {
    const model = new nn.Linear(3, 1);
    const optimizer = new optim.SGD(model.parameters(), { lr: 1e-1 });
    return train(20, () => {
      let cost = F.mseLoss(model.forward(norm(scores)), finals);
      if (regularize)
        cost = cost.add(
          model
            .parameters()
            .map((p) => p.norm())
            .reduce((a, b) => a.add(b)),
        );
      optimizer.zeroGrad();
      cost.backward();
      optimizer.step();
      return cost;
    });
  }

  test("prints the notebook's tables to 6 digits, the diverging one included, and 0.0 % at the end of the first", () => {
    manualSeed(1);
    const first = softmaxTable(0.1);
    expect(worst(first.costs, cellOf(tips!, 13), 6)).toBeLessThanOrEqual(1e-6);
    const test = tensor([
      [2, 1, 1],
      [3, 1, 2],
      [3, 3, 4],
    ]);
    const prediction = first.model.forward(test);
    expect(Array.from(prediction.argmax(1).toArray())).toEqual([1, 1, 1]);
    expect(F.crossEntropy(prediction, tensor([2, 2, 2], { dtype: int64 })).item()).toBeCloseTo(1.425844, 6);
    for (const [lr, cell] of [
      [1e5, 21],
      [1e-10, 25],
      [1e-1, 29],
    ] as const) {
      expect([lr, worst(softmaxTable(lr).costs, cellOf(tips!, cell), 6)]).toEqual([
        lr,
        expect.toSatisfy((x: number) => x <= 1e-6),
      ]);
    }
    expect(worst(regressionTable(false), cellOf(tips!, 44), 6)).toBeLessThanOrEqual(1e-6);
    expect(worst(regressionTable(true), cellOf(tips!, 52), 6)).toBeLessThanOrEqual(1e-6);
  });
  test("standardises with the unbiased deviation", () => {
    const rows = Array.from(norm(scores).toArray()).map((v) => v.toFixed(4));
    expect(rows.slice(0, 3)).toEqual(["-1.0674", "-0.3758", "-0.8398"]);
  });
});

function xorTable(...layers: nn.Module[]): number[] {
  const [X, Y] = [
    tensor([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
    tensor([[0], [1], [1], [0]]),
  ];
  const model = new nn.Sequential(...layers);
  const optimizer = new optim.SGD(model.parameters(), { lr: 1 });
  return train(
    10_001,
    () => {
      optimizer.zeroGrad();
      const cost = F.binaryCrossEntropy(model.forward(X), Y);
      cost.backward();
      optimizer.step();
      return cost;
    },
    100,
  );
}
const xor1 = readGolden<Notebook>("notebooks/lab-08_1_xor");
test.skipIf(xor1 === null)("lab-08_1: one layer ends at ln 2, to 6 digits", () => {
  manualSeed(777);
  expect(worst(xorTable(new nn.Linear(2, 1), new nn.Sigmoid()), cellOf(xor1!, 6), 16)).toBeLessThanOrEqual(1e-6);
});
const xor2 = readGolden<Notebook>("notebooks/lab-08_2_xor_nn");
test.skipIf(xor2 === null)("lab-08_2: two hidden units learn, to 4 digits", () => {
  manualSeed(777);
  const costs = xorTable(new nn.Linear(2, 2), new nn.Sigmoid(), new nn.Linear(2, 1), new nn.Sigmoid());
  expect(worst(costs, cellOf(xor2!, 6), 16)).toBeLessThanOrEqual(5e-5);
  expect(costs[22]!.toFixed(4)).toBe("0.4311");
});

const mnistDir = process.env["MNIST_DIR"] ?? "public/mnist";
const idx = (name: string): { data: Uint8Array } => {
  const path = join(mnistDir, name);
  return data.readIdx(existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`)), name);
};
const haveMnist = ["train-images-idx3-ubyte", "t10k-labels-idx1-ubyte"].every(
  (n) => existsSync(join(mnistDir, n)) || existsSync(join(mnistDir, `${n}.gz`)),
);
const mnist = readGolden<Notebook & { trace: Record<string, { epoch_cost: string[]; first20_batch_costs: number[] }> }>(
  "notebooks/lab-07_2_mnist_introduction",
);

describe.skipIf(mnist === null || !haveMnist)(
  haveMnist ? "lab-07_2" : `lab-07_2 (skipped: no MNIST files in ${mnistDir})`,
  () => {
    let trainSet: data.ImageDataset;
    let testSet: data.ImageDataset;
    beforeAll(() => {
      withRegion(new Region("mnist"), () => {
        trainSet = new data.ImageDataset(idx("train-images-idx3-ubyte").data, idx("train-labels-idx1-ubyte").data);
        testSet = new data.ImageDataset(idx("t10k-images-idx3-ubyte").data, idx("t10k-labels-idx1-ubyte").data);
      });
    });

    function lab(order: "today" | "2019"): { first: number[]; costs: number[]; raw: number; scaled: number } {
      manualSeed(777);
      const model = new nn.Linear(784, 10);
      const loader = new data.DataLoader(trainSet, { batchSize: 100, shuffle: true, dropLast: true, order });
      const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
      const costs: number[] = [];
      let first: number[] = [];
      for (let epoch = 0; epoch < 15; epoch++) {
        let average = 0; // the notebook's running average is a float32 tensor
        const batches = train(loader.length, () => {
          const [x, y] = loader.next();
          optimizer.zeroGrad();
          const cost = F.crossEntropy(model.forward(x!), y!);
          cost.backward();
          optimizer.step();
          average = Math.fround(average + Math.fround(cost.item() / loader.length));
          return cost;
        });
        costs.push(average);
        if (epoch === 0) first = batches.slice(0, 20);
      }
      const arena = new Arena("evaluation");
      const accuracy = (scale: number): number =>
        withRegion(arena, () =>
          noGrad(() => {
            const [x, y] = testSet.batch(Int32Array.from({ length: testSet.length }, (_, i) => i));
            const right = model.forward(x!.mul(scale)).argmax(1).eq(y!).float().sum().item();
            return right / testSet.length;
          }),
        );
      const [raw, scaled] = [accuracy(255), accuracy(1)];
      arena.free();
      return { first, costs, raw, scaled };
    }

    test("2019's order prints the stored table to 6 digits, 0.8863 raw and 0.9234 scaled", { timeout: 120_000 }, () => {
      const { first, costs, raw, scaled } = lab("2019");
      expect(worst(first, mnist!.trace["legacy_loader_torch_1.0"]!.first20_batch_costs, 7)).toBeLessThanOrEqual(1e-6);
      expect(worst(costs, mnist!.trace["legacy_loader_torch_1.0"]!.epoch_cost.map(Number), 9)).toBeLessThanOrEqual(1e-6);
      expect(worst(costs, numbers(mnist!.cells[0]!.stored_2019), 9)).toBeLessThanOrEqual(1e-6);
      expect([raw, scaled]).toEqual([0.8863, 0.9234]);
    });
    test("today's order prints today's table to 6 digits, 0.8883 raw and 0.9226 scaled", { timeout: 120_000 }, () => {
      const { first, costs, raw, scaled } = lab("today");
      expect(worst(first, mnist!.trace["modern_loader"]!.first20_batch_costs, 7)).toBeLessThanOrEqual(1e-6);
      expect(worst(costs, mnist!.trace["modern_loader"]!.epoch_cost.map(Number), 9)).toBeLessThanOrEqual(1e-6);
      expect([raw, scaled]).toEqual([0.8883, 0.9226]);
    });
  },
);

/** @file Memory is flat: what an update takes, the next one takes again. 100,000 of them leave nothing behind, neither here nor there. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import {
  Arena,
  beginUpdate,
  F,
  heap,
  int64,
  manualSeed,
  memory,
  nn,
  optim,
  Region,
  tensor,
  withRegion,
  type Tensor,
} from "../../src/core/index.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const UPDATES = 100_000;
/** After so many, everything that is made once is made: buffers of gradients, moments, compiled code. */
const WARM = 10_000;
/** What JavaScript's heap may gain: less than one small object an update. The least tensor is above 100 bytes. */
const SLACK = 20 * (UPDATES - WARM);

/** One update in the arena; returns its loss. */
type Update = () => Tensor;
const nets: Record<string, () => Update> = {
  "XOR, by SGD"() {
    const X = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]); // prettier-ignore
    const Y = tensor([[0], [1], [1], [0]]);
    const model = new nn.Sequential(new nn.Linear(2, 2), new nn.Sigmoid(), new nn.Linear(2, 1), new nn.Sigmoid());
    const optimizer = new optim.SGD(model.parameters(), { lr: 1 });
    return () => {
      optimizer.zeroGrad();
      const loss = F.binaryCrossEntropy(model.forward(X), Y);
      loss.backward();
      optimizer.step();
      return loss;
    };
  },
  "three classes, by Adam with dropout"() {
    const X = tensor([[0, 1], [1, 0], [-1, -1], [2, 2]]); // prettier-ignore
    const classes = tensor([0, 1, 2, 0], { dtype: int64 });
    const model = new nn.Sequential(new nn.Linear(2, 4), new nn.ReLU(), new nn.Dropout(0.2), new nn.Linear(4, 3));
    const optimizer = new optim.Adam(model.parameters(), { lr: 0.01 });
    return () => {
      optimizer.zeroGrad();
      const loss = F.crossEntropy(model.forward(X), classes).add(model.parameters()[0]!.square().sum().mul(1e-4));
      loss.backward();
      optimizer.step();
      return loss;
    };
  },
};

interface Sizes {
  /** Bytes of the one WebAssembly memory, and of what regions hold of it. */
  readonly wasm: number;
  readonly arena: number;
  readonly run: number;
  readonly heap: number;
  /** Where the loss stands on the tape: nodes in use, since they are taken from the front of the pool. */
  readonly nodes: number;
}

describe.each(Object.entries(nets))("%s", (_, made) => {
  test("100,000 updates take no more memory than 10,000", { timeout: 60_000 }, () => {
    manualSeed(1);
    const run = new Region("run");
    const arena = new Arena("update");
    const update = withRegion(run, made);
    const after = (updates: number): Sizes & { js: number } => {
      let nodes = 0;
      for (let i = 0; i < updates; i++) {
        beginUpdate(arena);
        nodes = withRegion(arena, update).node!.index;
      }
      collectGarbage();
      return {
        wasm: memory.buffer.byteLength,
        arena: arena.size,
        run: run.size,
        heap: heap.size,
        nodes,
        js: process.memoryUsage().heapUsed,
      };
    };
    const { js: before, ...warm } = after(WARM);
    const { js, ...end } = after(UPDATES - WARM);
    expect(end).toEqual(warm);
    expect(js - before).toBeLessThan(SLACK);
    expect(warm.nodes).toBeGreaterThan(0);
    run.free();
    arena.free();
  });
});

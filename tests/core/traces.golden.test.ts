/**
 * @file Behind the printed tables of lab-08: the first draws to the bit, the first gradients, every printed cost within what PyTorch's own
 * runs differ by when their start is moved by half an ulp (`envelope_rel`), and where the run ends.
 */
import { describe, expect, test } from "vitest";
import { Arena, beginUpdate, F, manualSeed, nn, optim, tensor, withRegion, type Tensor } from "../../src/core/index.ts";
import { decodeHex32, goldenFolder, hex32, readGolden } from "../support/golden.ts";

interface Trace {
  readonly arch: readonly number[];
  readonly trace_113: {
    readonly rows: readonly number[];
    readonly first20: readonly number[];
    readonly init_hex: readonly string[];
    readonly grad0_hex: readonly string[];
    readonly final: readonly (readonly number[])[];
    readonly hyp: readonly number[];
  };
  readonly rows_float64_math_from_same_float32_init: readonly number[];
  readonly envelope_rel: readonly number[];
}
const far = (a: number, b: number): number => Math.abs(a - b) / Math.max(Math.abs(b), 1e-30);

function run({ arch }: Trace) {
  manualSeed(777);
  const X = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]); // prettier-ignore
  const Y = tensor([[0], [1], [1], [0]]);
  const layers = arch.slice(1).flatMap((out, i) => [new nn.Linear(arch[i]!, out), new nn.Sigmoid()]);
  const model = new nn.Sequential(...layers);
  const optimizer = new optim.SGD(model.parameters(), { lr: 1 });
  const bits = (x: Tensor): string => Array.from(x.toArray(), hex32).join(" ");
  const init = model.parameters().map(bits);
  const arena = new Arena("update");
  const costs: number[] = [];
  let gradients: number[][] = [];
  for (let i = 0; i <= 10_000; i++) {
    beginUpdate(arena);
    withRegion(arena, () => {
      optimizer.zeroGrad();
      const cost = F.binaryCrossEntropy(model.forward(X), Y);
      cost.backward();
      if (i === 0) gradients = model.parameters().map((p) => Array.from(p.grad!.toArray()));
      optimizer.step();
      costs.push(cost.item());
    });
  }
  const final = model.parameters().map((p) => Array.from(p.toArray()));
  return { init, gradients, costs, final, hypotheses: Array.from(model.forward(X).toArray()) };
}

describe.each(["lab-08_1_xor", "lab-08_2_xor_nn"])("%s", (name) => {
  const trace = readGolden<{ trace?: Trace }>(`notebooks/${name}`)?.trace;
  if (trace === undefined) {
    test.skip(`traces: skipped, no trace in notebooks/${name}.json of ${goldenFolder}`);
    return;
  }
  const ours = run(trace);
  const theirs = trace.trace_113;
  test("begins with PyTorch's bits, and its first gradients, to 1e-6 of the largest", () => {
    expect(ours.init).toEqual(theirs.init_hex);
    theirs.grad0_hex.forEach((hex, k) => {
      const expected = Array.from(decodeHex32(hex));
      const scale = Math.max(...expected.map(Math.abs));
      expected.forEach((g, i) => expect(Math.abs(ours.gradients[k]![i]! - g) / scale).toBeLessThanOrEqual(1e-6));
    });
  });
  test("its first twenty costs, to 5e-7", () => {
    theirs.first20.forEach((cost, i) => expect([i, far(ours.costs[i]!, cost) <= 5e-7]).toEqual([i, true]));
  });
  test("its 101 printed costs, as near as PyTorch's own runs are to each other, in float32 and in float64", () => {
    const envelope = trace.envelope_rel;
    for (const rows of [theirs.rows, trace.rows_float64_math_from_same_float32_init]) {
      expect(rows.length).toBe(envelope.length);
      rows.forEach((cost, k) => {
        // Curves cross, so a row's own envelope may be narrow by chance.
        const allowed = Math.max(2 * Math.max(...envelope.slice(Math.max(0, k - 5), k + 6)), 2e-7);
        const error = far(ours.costs[100 * k]!, cost);
        expect([k, error, error <= allowed]).toEqual([k, error, true]);
      });
    }
  });
  test("ends where PyTorch ends", () => {
    theirs.final.forEach((p, k) =>
      p.forEach((w, i) => expect(Math.abs(ours.final[k]![i]! - w)).toBeLessThanOrEqual(2e-4 * Math.max(1, Math.abs(w)))),
    );
    theirs.hyp.forEach((h, i) => expect(Math.abs(ours.hypotheses[i]! - h)).toBeLessThanOrEqual(1e-6));
  });
});

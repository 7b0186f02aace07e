import { beforeEach, describe, expect, test } from "vitest";
import { Arena, beginUpdate, optim, tensor, useKernels, withRegion, type Tensor } from "../../src/core/index.ts";

const n = 64;
const weights = Float32Array.from({ length: n }, (_, i) => Math.sin(i + 1));
const gradients = Float32Array.from({ length: n }, (_, i) => 3 * Math.cos(5 * i));

/** The weights after one step along the gradients. */
function stepped(make: (params: Tensor[]) => optim.Optimizer): number[] {
  const w = tensor(weights, { requiresGrad: true });
  const arena = new Arena("test");
  beginUpdate(arena);
  withRegion(arena, () => {
    const optimizer = make([w]);
    w.mul(tensor(gradients)).sum().backward();
    optimizer.step();
  });
  return Array.from(w.toArray(), Number);
}
const formula = (step: (w: number, g: number) => number) => Array.from(weights, (w, i) => Math.fround(step(w, gradients[i]!)));

describe.each(["plain", "wasm"] as const)("%s kernels", (set) => {
  beforeEach(() => useKernels(set));

  test.for([0.1, 0.3, 0.7])("SGD: rounds its lr to float32 once, at the door: %d", (lr) => {
    const rounded = formula((w, g) => w - Math.fround(lr) * g);
    expect(rounded, "the entries can tell").not.toEqual(formula((w, g) => w - lr * g));
    expect(stepped((params) => new optim.SGD(params, { lr }))).toEqual(rounded);
  });
});

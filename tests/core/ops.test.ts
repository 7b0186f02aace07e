/** @file Every op of the list on its own examples: gradients, dtypes, views, memory. */
import { describe, expect, test } from "vitest";
import { F, float32, float64, noGrad, ops, tensor, type DType, type Nested, type Tensor } from "../../src/core/index.ts";
import type { Example } from "../../src/core/ops/op.ts";
import { gradcheck } from "../support/gradcheck.ts";

test("ops: names are unique", () => {
  expect(new Set(ops.map((op) => op.name)).size).toBe(ops.length);
});

test("ops: what PyTorch has in F, F has", () => {
  const named = ops.flatMap(({ torch }) => /^F\.(\w+)$/.exec(torch)?.[1] ?? []);
  const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  expect(named.map(camel).filter((name) => !(name in F))).toEqual([]);
});

/** The output's bytes, and those of each input's gradient, when the inputs go through `look` first. */
function run({ inputs, call }: Example, look: (leaf: Tensor) => Tensor, leafOf: (data: Nested) => Tensor): number[][] {
  const leaves = inputs.map(leafOf);
  const y = call(...leaves.map(look));
  y.backward({
    gradient: tensor(
      Float32Array.from({ length: y.numel }, (_, i) => i - 1.5),
      { shape: y.shape, dtype: y.dtype },
    ),
  });
  const grads = leaves.map((x) => look(x.grad ?? tensor(0)).toArray());
  return [y.toArray(), ...grads].map((values) => Array.from(values));
}
const leaf = (data: Nested): Tensor => tensor(data, { requiresGrad: true });
/** The same entries, every second one of a memory twice as large. */
function scattered(data: Nested): Tensor {
  const x = tensor(data);
  const apart = Array.from(x.toArray()).flatMap((v) => [v, NaN]);
  return tensor(apart, { shape: [...x.shape, 2], requiresGrad: true });
}
const together = (x: Tensor): Tensor => (x.ndim === 0 ? x : x.select(x.ndim - 1, 0));
const values = ({ inputs, call }: Example, dtype: DType): number[] =>
  noGrad(() => Array.from(call(...inputs.map((data) => tensor(data, { dtype }))).toArray()));

describe.each(ops.map((op) => [op.name, op] as const))("%s", (name, op) => {
  test("has a gradient formula and at least one example", () => {
    expect(op.tex).not.toBe("");
    expect(op.examples.length).toBeGreaterThan(0);
  });
  const examples = op.examples.map((example, i) => [i, example] as const);
  test.each(examples)(`${name}: backward agrees with finite differences on example %i`, (_, example) => {
    expect(gradcheck(example)).toBeNull();
  });
  test.each(examples)(`${name}: a view gives the bits of its copy on example %i`, (_, example) => {
    expect(run(example, together, scattered)).toEqual(run(example, (x) => x, leaf));
  });
  test.each(examples)(`${name}: float32 is float64 rounded, but for a few last bits, on example %i`, (_, example) => {
    const exact = values(example, float64);
    const scale = Math.max(...exact.map(Math.abs), 1e-30);
    values(example, float32).forEach((v, i) => expect(Math.abs(v - exact[i]!) / scale).toBeLessThan(2e-6));
  });
  test.each(examples)(`${name}: the output is a tensor of its own on example %i`, (_, example) => {
    const inputs = example.inputs.map(leaf);
    const y = example.call(...inputs);
    expect(inputs.includes(y)).toBe(false);
    expect(inputs.every((x) => x.isLeaf)).toBe(true);
  });
});

/** @file Every op of the list: what its file says of it, what PyTorch prints for it, and its own examples: gradients, dtypes, views, memory. */
import { describe, expect, test } from "vitest";
import { abouts, aboutOf, proofs } from "../../src/chapters/core/engine/abouts.ts";
import type { Case } from "../../src/chapters/core/engine/case.ts";
import { checkOrFail } from "../../src/chapters/core/engine/check.ts";
import { F, float32, float64, noGrad, ops, tensor, type DType, type Nested, type Tensor } from "../../src/core/index.ts";
import type { About, Printed } from "../../src/core/ops/about.ts";
import type { Example } from "../../src/core/ops/op.ts";
import { readGolden } from "../support/golden.ts";
import { gradcheck, whereOff } from "../support/gradcheck.ts";
import { fileOf } from "../support/opFiles.ts";

test("ops: names are unique", () => {
  expect(new Set(ops.map((op) => op.name)).size).toBe(ops.length);
});

test("ops: a record that a file speaks of is in the list", () => {
  for (const [, { op }, file] of abouts)
    expect(ops.includes(op), `a line of src/core/ops/list.ts for ${op.name} of ${file}`).toBe(true);
});

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
/** The ops that took part in a case of the golden files. */
const golden = new Set(
  ["ops", "ops-more"].flatMap((name) => readGolden<{ cases: Case[] }>(name)?.cases ?? []).flatMap((it) => checkOrFail(it).ops),
);

/** What PyTorch prints and we do not, within a millionth of the largest; the first entry of the first array that is off. */
function misprint({ inputs, call, y, grads }: Printed): string | null {
  const leaves = inputs.map(leaf);
  const out = call(...leaves);
  const ours = [["y", y, out] as const];
  out.sum().backward();
  for (const [what, theirs, x] of [
    ...ours,
    ...leaves.map((x, i) => [`gradient of input ${i}`, grads[i] ?? [], x.grad ?? tensor(0)] as const),
  ]) {
    const values = x.toArray();
    if (values.length !== theirs.length) return `${what}: ${values.length} entries, PyTorch printed ${theirs.length}`;
    const largest = Math.max(...theirs.map(Math.abs).filter(Number.isFinite), 1e-30);
    const at = theirs.findIndex((v, i) => !Object.is(v, values[i]) && !(Math.abs(v - values[i]!) <= 1e-6 * largest));
    if (at >= 0) return `${what}, entry ${at}: ours ${values[at]}, PyTorch's ${theirs[at]}`;
  }
  return null;
}
for (const [name, proof, file] of proofs)
  test.each((proof.prints ?? []).map((it, i) => [i, it] as const))(
    `${"op" in proof ? (proof as About).op.name : name}: what PyTorch prints, %i`,
    (_, it) => {
      const off = misprint(it);
      expect(off, `${file}: ${off}`).toBeNull();
    },
  );

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
  const file = fileOf(op);
  test(`${name}: ${file} says all that there is to say of it`, () => {
    expect(op.tex, "tex, the gradient's formula").not.toBe("");
    expect(op.examples.length, "examples").toBeGreaterThan(0);
    const about = aboutOf(op);
    expect(about, `an export of ${file} named …About, with op: the record of ${name} (core/ops/about.ts)`).toBeDefined();
    for (const [what, text] of Object.entries({ value: about!.value, ...about!.meaning }))
      expect(text, `${what}, in the …About of ${file}`).not.toBe("");
  });
  test(`${name}: a value and a gradient of it are PyTorch's`, () => {
    const asked = `prints in the …About of ${file}, with PyTorch's numbers, or a case of tests/golden/opsMore.py`;
    expect(golden.has(name) || (aboutOf(op)?.prints ?? []).length > 0, asked).toBe(true);
  });
  const inF = /^F\.(\w+)$/.exec(op.torch)?.[1];
  if (inF !== undefined)
    test(`${name}: what PyTorch calls ${op.torch} is in F`, () => {
      expect(camel(inF) in F, `a line of src/core/functional.ts: export { ${camel(inF)} } from ${file}`).toBe(true);
    });
  const examples = op.examples.map((example, i) => [i, example] as const);
  test.each(examples)(`${name}: backward agrees with finite differences on example %i`, (_, example) => {
    const off = gradcheck(example) && whereOff(example);
    expect(off, `${file}: ${off}`).toBeNull();
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

/** @file Every case of ops.json: values and gradients against PyTorch. An op that the table does not know fails. */
import { describe, expect, test } from "vitest";
import { bool, float32, float64, int64, tensor, type DType, type Tensor } from "../../src/core/index.ts";
import { decodeNumber, readGolden } from "../support/golden.ts";
import { calls, type Attrs } from "../support/goldenOps.ts";

interface Array_ {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly data: readonly (number | string)[];
}
interface Input extends Array_ {
  readonly name: string;
  readonly requires_grad: boolean;
  readonly pre?: readonly (readonly [string, ...(number | readonly number[])[]])[];
}
interface Case {
  readonly id: string;
  readonly op: string;
  readonly attrs: Attrs;
  readonly tags?: readonly string[];
  readonly inputs: readonly Input[];
  readonly outputs: readonly (Array_ & { readonly requires_grad: boolean })[];
  readonly upstream: readonly Array_[];
  readonly grads: Readonly<Record<string, Array_>>;
  readonly illConditioned?: number;
}
const dtypes: Record<string, DType> = { float32, float64, int64, bool };
const build = ({ shape, dtype, data }: Array_): Tensor => tensor(data.map(decodeNumber), { shape, dtype: dtypes[dtype]! });
function prepared(input: Input): { leaf: Tensor; x: Tensor } {
  const leaf = build(input);
  if (input.requires_grad) leaf.requiresGrad = true;
  let x = leaf;
  for (const [step, ...args] of input.pre ?? [])
    x = (x as unknown as Record<string, (...a: unknown[]) => Tensor>)[step]!(...args);
  return { leaf, x };
}
/** Largest difference over the largest entry; infinite where specials do not agree. */
function distance(ours: ArrayLike<number>, golden: Array_): number {
  const theirs = golden.data.map(decodeNumber);
  const finite = theirs.filter(Number.isFinite).map(Math.abs);
  const scale = Math.max(...finite, 1e-30);
  return Math.max(
    0,
    ...theirs.map((v, i) =>
      Object.is(ours[i]! + 0, v + 0)
        ? 0
        : Number.isFinite(v) && Number.isFinite(ours[i])
          ? Math.abs(ours[i]! - v) / scale
          : Infinity,
    ),
  );
}

const file = readGolden<{ cases: Case[] }>("ops");
describe.skipIf(file === null)("ops.json", () => {
  for (const c of file?.cases ?? []) {
    const title = `${c.id} ${c.tags?.join(", ") ?? ""}`;
    test(title, () => {
      const call = calls[c.op];
      if (call === undefined) throw new Error(`op "${c.op}" is not known to this test`);
      // An ill-conditioned case says how far PyTorch's own float32 is off: nearer than twice that means nothing.
      const tolerance = c.illConditioned === undefined ? 1e-6 : Math.max(1e-3, 2 * c.illConditioned);
      const inputs = c.inputs.map(prepared);
      const outputs = call(
        inputs.map(({ x }) => x),
        c.attrs,
      );
      expect(outputs.map(({ shape, dtype }) => [...shape, dtype.name])).toEqual(
        c.outputs.map(({ shape, dtype }) => [...shape, dtype]),
      );
      outputs.forEach((y, i) =>
        expect([`output ${i}`, distance(y.toArray(), c.outputs[i]!) <= tolerance, Array.from(y.toArray())]).toEqual([
          `output ${i}`,
          true,
          expect.anything(),
        ]),
      );
      outputs
        .filter((_, i) => c.outputs[i]!.requires_grad)
        .forEach((y, i, all) => y.backward({ gradient: build(c.upstream[i]!), retainGraph: i < all.length - 1 }));
      c.inputs.forEach(({ name }, i) => {
        const golden = c.grads[name];
        if (golden === undefined) return;
        const grad = inputs[i]!.leaf.grad?.toArray() ?? new Float32Array(golden.data.length);
        expect([name, distance(grad, golden) <= tolerance, Array.from(grad)]).toEqual([name, true, expect.anything()]);
      });
    });
  }
});

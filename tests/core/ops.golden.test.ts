/** @file Every case of ops.json and of our own ops-more.json: values and gradients against PyTorch. An op that the table does not know fails. */
import { describe, expect, test } from "vitest";
import { bool, float32, float64, int64, tensor, zeros, type DType, type Tensor } from "../../src/core/index.ts";
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
  /** How far PyTorch's float32 is from its own float64, largest over the finite entries. */
  readonly err64?: { readonly out?: readonly Error64[]; readonly grad?: Readonly<Record<string, Error64>> };
  /** The same in parts of the largest entry, where that is more than 1e-5. */
  readonly illConditioned?: number;
}
type Error64 = number | string | null;
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
/** Largest difference over the finite entries; infinite where specials do not agree. */
function distance(ours: ArrayLike<number>, theirs: readonly number[]): number {
  return theirs.reduce((most, v, i) => {
    if (Object.is(ours[i]! + 0, v + 0)) return most;
    return Number.isFinite(v) && Number.isFinite(ours[i]) ? Math.max(most, Math.abs(ours[i]! - v)) : Infinity;
  }, 0);
}

for (const name of ["ops", "ops-more"]) {
  const file = readGolden<{ cases: Case[] }>(name);
  describe.skipIf(file === null)(`${name}.json`, () => {
    for (const c of file?.cases ?? []) test(`${c.id} ${c.tags?.join(", ") ?? ""}`, () => check(c));
  });
}

function check(c: Case): void {
  const call = calls[c.op];
  if (call === undefined) throw new Error(`op "${c.op}" is not known to this test`);
  const inputs = c.inputs.map(prepared);
  const outputs = call(
    inputs.map(({ x }) => x),
    c.attrs,
  );
  expect(outputs.map(({ shape, dtype, requiresGrad }) => [shape, dtype.name, requiresGrad])).toEqual(
    c.outputs.map(({ shape, dtype, requires_grad }) => [shape, dtype, requires_grad]),
  );
  outputs.forEach((y, i) => agree(`output ${i}`, y, c.outputs[i]!, c.illConditioned, c.err64?.out?.[i]));
  const roots = outputs.filter((y) => y.requiresGrad);
  roots.forEach((y, i) => y.backward({ gradient: build(c.upstream[i]!), retainGraph: i < roots.length - 1 }));
  c.inputs.forEach(({ name, shape }, i) => {
    const golden = c.grads[name];
    if (golden === undefined) return;
    agree(`gradient of ${name}`, inputs[i]!.leaf.grad ?? zeros(shape), golden, c.illConditioned, c.err64?.grad?.[name]);
  });
}
/**
 * Ours are to be within 1e-6 of the largest entry; PyTorch's may be off by as much as the case says they are. Where that is more than
 * 1e-5 of the largest entry, nearer than twice as much means nothing.
 */
function agree(what: string, x: Tensor, golden: Array_, illConditioned = 0, err64: Error64 = 0): void {
  const [ours, theirs] = [x.toArray(), golden.data.map(decodeNumber)];
  const largest = Math.max(...theirs.filter(Number.isFinite).map(Math.abs), 1e-30);
  const known = typeof err64 === "number" ? err64 : 0;
  const allowed = illConditioned > 0 ? Math.max(1e-3, 2 * illConditioned) * largest : 1e-6 * largest + known;
  if (distance(ours, theirs) <= allowed) return;
  expect([what, Array.from(ours)]).toEqual([what, theirs]);
}

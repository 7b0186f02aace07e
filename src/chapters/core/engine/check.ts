/** @file One golden case run by our core and held against what PyTorch printed. The tests and the reader's browser ask the same function. */
import {
  Arena,
  bool,
  float32,
  float64,
  int64,
  tensor,
  withRecorder,
  withRegion,
  zeros,
  type DType,
  type Tensor,
} from "../../../core/index.ts";
import { hashOf } from "../../../lesson/hash.ts";
import { calls } from "./calls.ts";
import { decodeNumber, type Case, type Error64, type GoldenInput, type GoldenTensor } from "./case.ts";
import type { CaseResult, Difference } from "./questions.ts";

/** Ours are to be within this part of the largest entry. */
const BUDGET = 1e-6;

const dtypes: Record<string, DType> = { float32, float64, int64, bool };
const build = ({ shape, dtype, data }: GoldenTensor): Tensor => tensor(data.map(decodeNumber), { shape, dtype: dtypes[dtype]! });

/** What lies between `begin` and `end` is given back: the cases of a file leave nothing behind. */
const arena = new Arena("golden");

export function check(c: Case): CaseResult {
  arena.reset();
  return withRegion(arena, () => compare(c));
}

/** As `check`; what throws is a case that fails, and the others are still heard. */
export function checkOrFail(c: Case): CaseResult {
  try {
    return check(c);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const worst = { what, at: 0, ours: NaN, theirs: NaN, error: Infinity, allowed: BUDGET };
    return { id: c.id, op: c.op, ops: [], tags: c.tags ?? [], agrees: false, error: Infinity, loose: false, worst, bits: "" };
  }
}

function compare(c: Case): CaseResult {
  const call = calls[c.op];
  if (call === undefined) throw new Error(`golden: op "${c.op}" is not known`);
  const used = new Set<string>();
  const note = { forward: (op: { readonly name: string }) => void used.add(op.name), backward() {}, inPlace() {} };
  const inputs = c.inputs.map(prepared);
  const outputs = withRecorder(note, () =>
    call(
      inputs.map(({ x }) => x),
      c.attrs,
    ),
  );
  const differences: Difference[] = [];
  const expected = JSON.stringify(c.outputs.map(({ shape, dtype, requires_grad }) => [shape, dtype, requires_grad]));
  const came = JSON.stringify(outputs.map(({ shape, dtype, requiresGrad }) => [shape, dtype.name, requiresGrad]));
  if (expected !== came) throw new Error(`${c.id}: expected outputs ${expected}, came ${came}`);
  outputs.forEach((y, i) => differences.push(apart(`output ${i}`, y, c.outputs[i]!, c.illConditioned, c.err64?.out?.[i])));
  const roots = outputs.filter((y) => y.requiresGrad);
  roots.forEach((y, i) => y.backward({ gradient: build(c.upstream![i]!), retainGraph: i < roots.length - 1 }));
  const grads: Tensor[] = [];
  c.inputs.forEach(({ name, shape }, i) => {
    const golden = c.grads[name];
    if (golden === undefined) return;
    const ours = inputs[i]!.leaf.grad ?? zeros(shape);
    grads.push(ours);
    differences.push(apart(`gradient of ${name}`, ours, golden, c.illConditioned, c.err64?.grad?.[name]));
  });
  const worst = differences.reduce((a, b) => (beyond(b) > beyond(a) ? b : a));
  return {
    id: c.id,
    op: c.op,
    ops: [...used],
    tags: c.tags ?? [],
    agrees: differences.every(({ error, allowed }) => error <= allowed),
    error: Math.max(...differences.map(({ error }) => error)),
    loose: differences.some(({ error, allowed }) => error > BUDGET && error <= allowed),
    worst,
    bits: hashOf([...outputs, ...grads].map((x) => x.toArray())).slice(0, 8),
  };
}
const beyond = ({ error, allowed }: Difference): number => (error === 0 ? 0 : error / allowed);

function prepared(input: GoldenInput): { leaf: Tensor; x: Tensor } {
  const leaf = build(input);
  if (input.requires_grad) leaf.requiresGrad = true;
  let x = leaf;
  for (const [step, ...args] of input.pre ?? [])
    x = (x as unknown as Record<string, (...a: unknown[]) => Tensor>)[step]!(...args);
  return { leaf, x };
}

/**
 * How far ours is from PyTorch's, in parts of the largest finite entry, and how far it may be: PyTorch's own may be off by as much as the
 * case says. Where that is more than 1e-5 of the largest entry, nearer than twice as much means nothing.
 */
function apart(what: string, x: Tensor, golden: GoldenTensor, illConditioned = 0, err64: Error64 = 0): Difference {
  const ours = x.toArray();
  // A float32 was printed in the fewest digits that tell it from others: read as one, it is that float32 again.
  const theirs = golden.data.map(golden.dtype === "float32" ? (v) => Math.fround(decodeNumber(v)) : decodeNumber);
  const largest = Math.max(...theirs.filter(Number.isFinite).map(Math.abs), 1e-30);
  const known = typeof err64 === "number" ? err64 : 0;
  let at = 0;
  let most = 0;
  theirs.forEach((v, i) => {
    const distance = distanceOf(ours[i]!, v);
    if (distance > most) [at, most] = [i, distance];
  });
  const allowed = illConditioned > 0 ? Math.max(1e-3, 2 * illConditioned) : BUDGET + known / largest;
  return { what, at, ours: ours[at] ?? 0, theirs: theirs[at] ?? 0, error: most / largest, allowed };
}
/** Infinite where specials do not agree. */
function distanceOf(ours: number, theirs: number): number {
  if (Object.is(ours + 0, theirs + 0)) return 0;
  return Number.isFinite(theirs) && Number.isFinite(ours) ? Math.abs(ours - theirs) : Infinity;
}

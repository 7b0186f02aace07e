/**
 * @file Every op's gradient check can turn red. Each record's backward is broken while the program runs, in each of the ways in which a
 * formula is usually wrong, for each input by itself, and the check of ops.test.ts must notice it on one of the op's own examples.
 *
 * A break is made at the record, not in its source, so a new op is covered by itself, whether its formula is written out, shared by a
 * family or a kernel. What this proves is that the examples can tell: a product of symmetric matrices, an op that broadcasts but has no
 * example that does, or a tolerance too wide would leave a survivor. Breaks of the source are in tests/mutants.
 */
import { describe, expect, test, vi } from "vitest";
import { give } from "../../src/core/autograd.ts";
import { detach, float64, ops, tensor, type Tensor } from "../../src/core/index.ts";
import type { Example, OpRecord } from "../../src/core/ops/op.ts";
import type * as tensors from "../../src/core/tensor.ts";
import type { Node } from "../../src/core/tensor.ts";
import { firstOf } from "../support/firstOf.ts";
import { gradcheck } from "../support/gradcheck.ts";

/** `sumTo`, as every formula calls it: whether it forgets to sum, and how often it was called. */
const sums = vi.hoisted(() => ({ forgotten: false, calls: 0 }));
vi.mock("../../src/core/tensor.ts", async (original) => {
  const real = await original<typeof tensors>();
  const sumTo = (g: Tensor, shape: readonly number[]): Tensor => {
    sums.calls++;
    return sums.forgotten ? firstOf(g, shape) : real.sumTo(g, shape);
  };
  return { ...real, sumTo };
});

type Values = readonly number[];
/** What happened to an input in an op's examples: its gradient had an entry that is not 0; had different ones; was summed by `sumTo`. */
interface Seen {
  readonly nonzero: boolean;
  readonly uneven: boolean;
  readonly summed: boolean;
}
interface Break {
  readonly name: string;
  /** What the input is given in place of its gradient. */
  readonly gradient?: (dx: Values) => Values;
  /** What the formula reads in place of y's gradient. */
  readonly upstream?: (g: Tensor) => Values;
  readonly forgetsSums?: true;
  /** Whether the op must have an example where this break is one; elsewhere it may happen to change nothing. */
  readonly mustChange: (seen: Seen) => boolean;
}
const alongDim = (dim: number): Break => ({
  name: `only index 0 of dim ${dim} counts, as of a sum left out`,
  upstream: (g) => {
    const inner = g.shape.slice(dim + 1).reduce((n, d) => n * d, 1);
    return Array.from(g.toArray(), (v, i) => (dim < g.ndim && Math.floor(i / inner) % g.shape[dim]! > 0 ? 0 : v));
  },
  mustChange: () => false,
});
const breaks: readonly Break[] = [
  { name: "a sign", gradient: (dx) => dx.map((v) => 0 - v), mustChange: (seen) => seen.nonzero },
  { name: "a factor, a little off", gradient: (dx) => dx.map((v) => 1.0001 * v), mustChange: (seen) => seen.nonzero },
  { name: "a term too much", gradient: (dx) => dx.map((v) => v + 0.01), mustChange: () => true },
  { name: "nothing given", gradient: (dx) => dx.map(() => 0), mustChange: (seen) => seen.nonzero },
  {
    name: "entries in another order, as of a matrix not transposed",
    gradient: (dx) => dx.toReversed(),
    mustChange: (seen) => seen.uneven,
  },
  { name: "stretched dims not summed", forgetsSums: true, mustChange: (seen) => seen.summed },
  ...[0, 1, 2, 3].map(alongDim),
];

const like = (x: Tensor, values: Values): Tensor => tensor(Float64Array.from(values), { dtype: float64, shape: x.shape });
const inputsOf = ({ a, b, c, rest }: Node): readonly (Tensor | null)[] => rest ?? [a, b, c];
type Backward = NonNullable<OpRecord["backward"]>;

/** What a formula gives each input, whether that wants it or not: it runs on stand-ins, leaves in the same memory. */
function gradients(formula: Backward, call: Node, g: Tensor): (Values | null)[] {
  const inputs = inputsOf(call).map((x) => {
    const stand = x === null ? null : detach(x);
    if (stand !== null) stand.requiresGrad = stand.dtype.isFloat;
    return stand;
  });
  const [a, b = null, c = null] = inputs;
  formula({ ...call, a: a!, b, c, rest: call.rest && (inputs as Tensor[]) }, g);
  return inputs.map((x) => (x?.grad ? Array.from(x.grad.toArray()) : null));
}

/** A formula that gives one input something broken, and whether that was something else than the right thing. */
function broken(formula: Backward, input: number, { gradient, upstream, forgetsSums }: Break) {
  let changed = false;
  const backward: Backward = (call, g) => {
    const right = gradients(formula, call, g);
    sums.forgotten = forgetsSums === true;
    const wrong = gradients(formula, call, upstream ? like(g, upstream(g)) : g);
    sums.forgotten = false;
    inputsOf(call).forEach((x, i) => {
      if (!x?.requiresGrad || !right[i]) return;
      const given = i !== input ? right[i]! : gradient ? gradient(right[i]!) : wrong[i]!;
      if (given.some((v, k) => v !== right[i]![k])) changed = true;
      give(x, like(x, given));
    });
  };
  return { backward, hasChanged: () => changed };
}

/** The op's examples whose check is red with this backward. */
function redOnes(op: OpRecord, backward: Backward): readonly Example[] {
  const record = op as { backward: Backward };
  const before = record.backward;
  record.backward = backward;
  try {
    return op.examples.filter((example) => gradcheck(example) !== null);
  } finally {
    record.backward = before;
  }
}

/** What happens to each input of the unbroken op; null for one that its formula gives to, though no example asks. */
function lookAt(op: OpRecord): Map<number, Seen | null> {
  const found = new Map<number, Seen | null>();
  const formula = op.backward!;
  redOnes(op, (call, g) => {
    sums.calls = 0;
    gradients(formula, call, g).forEach((dx, i) => {
      const x = inputsOf(call)[i];
      if (!dx || !x) return;
      const before = found.get(i) ?? { nonzero: false, uneven: false, summed: false };
      const nonzero = before.nonzero || dx.some((v) => v !== 0);
      const uneven = before.uneven || new Set(dx).size > 1;
      const summed = before.summed || sums.calls > 0;
      if (x.requiresGrad) give(x, like(x, dx));
      found.set(i, x.requiresGrad ? { nonzero, uneven, summed } : (found.get(i) ?? null));
    });
  });
  return found;
}

/** What a break of the op's backward shows of its examples. */
function survivorsOf(op: OpRecord): string[] {
  const formula = op.backward!;
  return [...lookAt(op)].flatMap(([input, seen]) => {
    if (seen === null) return `input ${input}: no example asks for its gradient`;
    return breaks.flatMap((how) => {
      const { backward, hasChanged } = broken(formula, input, how);
      const noticed = redOnes(op, backward).length > 0;
      if (hasChanged()) return noticed ? [] : `input ${input}, not noticed: ${how.name}`;
      return how.mustChange(seen) ? `input ${input}, no example can tell: ${how.name}` : [];
    });
  });
}

test("every op of the list has a backward to break", () => {
  expect(ops.filter((op) => op.backward === undefined).map((op) => op.name)).toEqual([]);
});

describe.each(ops.map((op) => [op.name, op] as const))("%s", (name, op) => {
  test(`${name}: every break of its backward turns its check red`, () => {
    const whole = op.examples.map((example) => gradcheck(example)).filter((it) => it !== null);
    expect(whole, "red without a break: first make tests/core/ops.test.ts green").toEqual([]);
    expect(lookAt(op).size).toBeGreaterThan(0);
    expect(survivorsOf(op)).toEqual([]);
  });
});

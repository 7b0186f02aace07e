/**
 * @file What is refused, and what is said then: who, what was expected, what came. The calls are where the op is, under
 * `refuses` (core/ops/about.ts), and in tests/support/badCalls.ts and badFunctions.ts; what has none turns this red.
 */
import { describe, expect, test } from "vitest";
import { aboutOf, proofs } from "../../src/chapters/core/engine/abouts.ts";
import * as core from "../../src/core/index.ts";
import { Arena, float64, ops, tensor, withRegion } from "../../src/core/index.ts";
import { badCalls } from "../support/badCalls.ts";
import { badFunctions } from "../support/badFunctions.ts";
import { fileOf } from "../support/opFiles.ts";

/** `who: what was expected, what came`; matmul says it with its @. */
const HOUSE = /^[\w.]+: (?:expected .+, came .+|inner sizes differ, .+ @ .+)$/s;
const messageOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was thrown";
};

describe.each(ops.map((op) => [op.name, op] as const))("%s", (name, op) => {
  test("refuses a tensor whose memory belongs to a later update", () => {
    const arena = new Arena("update");
    const inputs = withRegion(arena, () => op.examples[0]!.inputs.map((data) => tensor(data, { dtype: float64 })));
    arena.reset();
    expect(messageOf(() => op.examples[0]!.call(...inputs))).toContain("expected a living tensor");
  });
  const bad = [...(badCalls[name] ?? []), ...(aboutOf(op)?.refuses ?? [])];
  test(`${name}: a call that it refuses is written down`, () => {
    expect(bad.length, `refuses, in the …About of ${fileOf(op)}`).toBeGreaterThan(0);
  });
  test.each(bad.map(([call, message]) => ({ call, message })))("refuses, saying: $message", ({ call, message }) => {
    const said = messageOf(call);
    expect(said.slice(0, message.length)).toBe(message);
    expect(said).toMatch(HOUSE);
  });
});

test("badCalls: nothing is there of an op that is not", () => {
  expect(Object.keys(badCalls).filter((name) => !ops.some((op) => op.name === name))).toEqual([]);
});

describe("what is no op", () => {
  const composed = proofs.filter(([, proof]) => !("op" in proof)).flatMap(([, { refuses = [] }]) => refuses);
  test.each([...badFunctions, ...composed].map(([call, message]) => ({ call, message })))(
    "refuses, saying: $message",
    ({ call, message }) => {
      expect(messageOf(call).slice(0, message.length)).toBe(message);
    },
  );
});

/** Public functions and methods that take no shape, dtype, dim, number or tensor which could be wrong, or hand on to one that says so. */
const REFUSE_NOTHING = new Set([
  ...["beginUpdate", "isGradEnabled", "noGrad", "withRecorder", "withRegion", "withGenerator", "currentGenerator", "useKernels"],
  ...["Generator", "Arena", "Tensor", "measured", "detach"],
]);
test("every public function and method has a call that it refuses", () => {
  const calls = [...Object.values(badCalls).flat(), ...badFunctions, ...proofs.flatMap(([, { refuses = [] }]) => refuses)];
  const called = new Set(calls.flatMap(([call]) => [...call.toString().matchAll(/(\w+)\)?\(/g)].map((match) => match[1]!)));
  const methods = Object.entries(Object.getOwnPropertyDescriptors(core.Tensor.prototype)).flatMap(([name, { value }]) =>
    typeof value === "function" && name !== "constructor" ? name : [],
  );
  const functions = [...Object.entries(core), ...Object.entries(core.F)].flatMap(([name, f]) =>
    typeof f === "function" ? name : [],
  );
  const all = [...new Set([...functions, ...methods])];
  const unproven = all.filter((name) => !called.has(name) && !REFUSE_NOTHING.has(name));
  expect(
    unproven,
    "refuses, in the …About or …Proof beside it (core/ops/about.ts), or a line of tests/support/badFunctions.ts",
  ).toEqual([]);
  expect([...REFUSE_NOTHING].filter((name) => !all.includes(name))).toEqual([]);
});

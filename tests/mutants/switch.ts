/** @file What the breaks of switches.mjs ask while the program runs: whether it is their turn. Imports nothing of the core, which imports it. */
import type { Tensor } from "../../src/core/tensor.ts";

export const turn = {
  /** The op whose backward runs now, or "". */
  running: "",
  /** The op that is tried and its break; while none is, `passed` collects which breaks each op's backward comes past. */
  op: "",
  broken: "",
  passed: new Map<string, Set<string>>(),
  /** What stands in place of x, and of x summed to a shape; the tests know how to make them. */
  negated: (x: Tensor): Tensor => x,
  notSummed: (x: Tensor, _shape: readonly number[]): Tensor => x,
};

/** Whether the break of this name is on: in the backward of the op that is tried, only. Forward stays right, so it cannot be wrong in step. */
export function on(name: string): boolean {
  const { running, op, broken, passed } = turn;
  if (running === "") return false;
  if (op !== "") return op === running && broken === name;
  if (!passed.has(running)) passed.set(running, new Set());
  passed.get(running)!.add(name);
  return false;
}
export const negated = (x: Tensor): Tensor => turn.negated(x);
export const notSummed = (x: Tensor, shape: readonly number[]): Tensor => turn.notSummed(x, shape);

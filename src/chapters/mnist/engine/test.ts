/** @file A model on the test images: a block at a time in a room of its own, unheard by the recorder. */
import { F, noGrad, Region, withRecorder, withRegion, type Recorder, type Tensor } from "../../../core/index.ts";
import { f32, i32 } from "../../../core/memory.ts";
import type { DigitSets } from "../../../lesson/data/digitSets.ts";
import { AS_TRAINED, type Condition, type TestResult } from "../views.ts";
import { show } from "./shown.ts";

export type Forward = (x: Tensor) => Tensor;
/** What is tested: a model, on images in an order of pixels. */
export interface Tested {
  readonly forward: Forward;
  readonly sets: DigitSets;
  readonly order: Int32Array | null;
}

/** Large enough for the kernels that leave out zeros, small enough for a processor's cache. */
const BLOCK = 250;
const unheard: Recorder = { forward: () => {}, backward: () => {}, inPlace: () => {} };

/** Visits all test images that count: logits and labels of a block, (n, 10) and (n), and the number of its first image. */
export function eachBlock(
  { forward, sets: { test, tested }, order }: Tested,
  condition: Condition,
  visit: (logits: Tensor, labels: Tensor, from: number) => void,
): void {
  const room = new Region("digits under test");
  const rows = new Int32Array(BLOCK);
  const look = (from: number): void => {
    const n = Math.min(BLOCK, tested - from);
    for (let k = 0; k < n; k++) rows[k] = from + k;
    const [X, Y] = test.batch(rows.subarray(0, n)) as [Tensor, Tensor];
    show(X, condition, order);
    visit(forward(X), Y, from);
  };
  try {
    for (let from = 0; from < tested; from += BLOCK) {
      withRegion(room, () => withRecorder(unheard, () => noGrad(() => look(from))));
      room.reset();
    }
  } finally {
    room.free();
  }
}

/** Where the largest logit of row `row` is; the first of several. Shape: logits (n, 10). */
export function saidOf(logits: Tensor, row: number): number {
  const v = f32();
  const classes = logits.shape[1]!;
  const from = (logits.ptr >> 2) + row * classes;
  let said = 0;
  for (let k = 1; k < classes; k++) if (v[from + k]! > v[from + said]!) said = k;
  return said;
}
export const labelOf = (labels: Tensor, row: number): number => i32()[(labels.ptr >> 2) + 2 * row]!;

/** How many rows have their largest logit where their label is. Reads the memory: no op, so nothing of it is in a trace. */
export function rightOf(logits: Tensor, labels: Tensor): number {
  let right = 0;
  for (let row = 0; row < labels.numel; row++) if (saidOf(logits, row) === labelOf(labels, row)) right++;
  return right;
}

/** The share that is right, shown as in training. */
export function accuracyOf(model: Tested): number {
  let right = 0;
  eachBlock(model, AS_TRAINED, (logits, labels) => (right += rightOf(logits, labels)));
  return right / model.sets.tested;
}

export function testOf(model: Tested, condition: Condition): TestResult {
  const total = model.sets.tested;
  let right = 0;
  let cost = 0;
  eachBlock(model, condition, (logits, labels) => {
    right += rightOf(logits, labels);
    cost += F.crossEntropy(logits, labels).item() * labels.numel;
  });
  return { right, total, cost: cost / total };
}

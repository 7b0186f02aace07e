/** @file An op's own example with the reader's numbers: the value, and the gradient of Σ ȳ·y with respect to each input. */
import { Arena, tensor, withRecorder, withRegion, type OpRecord, type Tensor } from "../../../core/index.ts";
import type { Written } from "./case.ts";
import type { ExampleAnswer, Numbers } from "./questions.ts";

const arena = new Arena("example");

/** `inputs` null: the example's own numbers. `upstream` null: ones, or 1, 2, 3 … where ones would say nothing of some input (a softmax sums to 1). */
export function runExample(
  op: OpRecord,
  at: number,
  inputs: readonly (readonly number[])[] | null,
  upstream: readonly number[] | null,
): { readonly answer: ExampleAnswer; readonly attrs: unknown } {
  const example = op.examples[at];
  if (!example) throw new RangeError(`example: expected one of ${op.examples.length} of ${op.name}, came ${at}`);
  arena.reset();
  return withRegion(arena, () => {
    const own = example.inputs.map((data) => tensor(data));
    const leaves = (): Tensor[] =>
      own.map((x, i) => tensor(inputs?.[i] ?? [...x.toArray()], { shape: x.shape, requiresGrad: op.backward !== undefined }));
    const walk = (weights: readonly number[] | null) => {
      const xs = leaves();
      let attrs: unknown;
      let fixed: readonly Tensor[] = [];
      const note = {
        forward(ran: OpRecord, inputs: readonly Tensor[], y: Tensor) {
          if (ran !== op) return;
          attrs = y.node?.attrs;
          fixed = inputs.filter((x) => x.isLeaf && !x.requiresGrad && !xs.includes(x));
        },
        backward() {},
        inPlace() {},
      };
      const y = withRecorder(note, () => example.call(...xs));
      const g = tensor(weights ?? Array.from({ length: y.numel }, () => 1), { shape: y.shape });
      if (y.requiresGrad) y.backward({ gradient: g });
      return { xs, y, g, attrs, fixed };
    };
    let run = walk(upstream);
    if (upstream === null && run.y.numel > 1 && run.xs.some(({ grad }) => grad === null || isNothing(grad)))
      run = walk(Array.from({ length: run.y.numel }, (_, k) => k + 1));
    const answer = {
      inputs: run.xs.map(numbersOf),
      fixed: run.fixed.map(numbersOf),
      output: numbersOf(run.y),
      upstream: numbersOf(run.g),
      gradients: run.xs.map(({ grad }) => grad && numbersOf(grad)),
    };
    return { answer, attrs: run.attrs };
  });
}
const isNothing = (grad: Tensor): boolean => grad.toArray().every((v) => Math.abs(v) < 1e-6);

const write = (x: number): Written => (Number.isFinite(x) ? x + 0 : Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf");
export const numbersOf = (x: Tensor): Numbers => ({ shape: x.shape, data: Array.from(x.toArray(), write) });

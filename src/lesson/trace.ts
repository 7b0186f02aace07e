/** @file One update in full: every op it ran, beat by beat, with the values as they were at that moment. */
import { type Recorder, withRecorder } from "../core/autograd.ts";
import { currentRegion } from "../core/memory.ts";
import type { OpRecord } from "../core/ops/op.ts";
import { sameShape } from "../core/shape.ts";
import type { StateValue } from "../core/state.ts";
import { emptyLike, ones, Tensor } from "../core/tensor.ts";
import type { Trace, TracedOp, TracedTensor } from "./protocol.ts";
import type { Run } from "./run.ts";

/** Tensors of more entries travel as a summary. */
const MOST_ENTRIES = 1000;

/** Runs the update under the cursor with the recorder on; the run stands at the next one afterwards. */
export function traceUpdate(run: Run, whole: number | null): Trace {
  const i = run.t;
  const recorder = new TraceRecorder(run, whole);
  const before = recorder.state();
  withRecorder(recorder, () => run.update((line) => recorder.at(line)));
  const after = recorder.state();
  const printed = run.printed();
  if (printed !== null && "print" in run.machine.lab.lines) recorder.at("print");
  return { i, beats: recorder.beats, before, after, columns: run.measured(), printed };
}

class TraceRecorder implements Recorder {
  readonly beats: { line: string; ops: TracedOp[] }[] = [];
  private readonly run: Run;
  private readonly whole: number | null;
  private readonly refs = new Map<Tensor, number>();
  private readonly names = new Map<Tensor, string>();
  /** How each tensor looked last; what has not changed is not copied again. */
  private readonly seen = new Map<number, TracedTensor>();

  constructor(run: Run, whole: number | null) {
    this.run = run;
    this.whole = whole;
  }

  /** From here on, ops belong to this line. */
  at(line: string): void {
    if (this.beats.at(-1)?.line !== line) this.beats.push({ line, ops: [] });
  }

  /** Every named tensor of the state, as it is now. */
  state(): TracedTensor[] {
    return this.run.inside(() => [...this.learnNames().keys()].map((tensor) => this.copy(tensor)));
  }

  forward({ name, tex }: OpRecord, inputs: readonly Tensor[], output: Tensor): void {
    this.add({ op: name, tex, direction: "forward", ...this.sides(inputs, output), upstream: null, downstream: [], local: null });
  }

  backward(
    op: OpRecord,
    inputs: readonly Tensor[],
    output: Tensor,
    upstream: Tensor,
    downstream: readonly (Tensor | null)[],
  ): void {
    this.add({
      op: op.name,
      tex: op.tex,
      direction: "backward",
      ...this.sides(inputs, output),
      upstream: this.copy(upstream),
      downstream: downstream.map((g) => g && this.copy(g)),
      local: this.local(op, inputs, output, upstream, downstream),
    });
  }

  inPlace(name: string, target: Tensor, inputs: readonly Tensor[]): void {
    this.add({
      op: name,
      tex: "",
      direction: "inPlace",
      ...this.sides(inputs, target),
      upstream: null,
      downstream: [],
      local: null,
    });
  }

  private add(op: TracedOp): void {
    if (this.beats.length === 0) this.beats.push({ line: "", ops: [] });
    this.beats.at(-1)!.ops.push(op);
  }

  private sides(inputs: readonly Tensor[], output: Tensor): Pick<TracedOp, "inputs" | "output"> {
    return { inputs: inputs.map((x) => this.copy(x)), output: this.copy(output) };
  }

  /**
   * The local derivative of an op of one tensor that works entry by entry, which is its formula with ones for the incoming gradient:
   * so it is known also where no gradient came in. Null for an op that mixes entries (softmax), which the product betrays.
   */
  private local(
    op: OpRecord,
    inputs: readonly Tensor[],
    output: Tensor,
    upstream: Tensor,
    downstream: readonly (Tensor | null)[],
  ): TracedTensor | null {
    const [x] = inputs;
    const [given] = downstream;
    if (inputs.length !== 1 || !x || !given || !output.node || !op.backward || !sameShape(x.shape, output.shape)) return null;
    const leaf = new Tensor(x.ptr, x.shape, x.numel, x.dtype, x.strides, x.region, x.generation);
    leaf.requiresGrad = true;
    leaf.gradBuffer = emptyLike(x);
    op.backward({ ...output.node, a: leaf, y: output }, ones(upstream.shape, upstream.dtype));
    return leaf.grad && isProduct(given.toArray(), leaf.grad.toArray(), upstream.toArray()) ? this.copy(leaf.grad) : null;
  }

  private copy(tensor: Tensor): TracedTensor {
    let ref = this.refs.get(tensor);
    if (ref === undefined) this.refs.set(tensor, (ref = this.refs.size));
    const values = tensor.toArray();
    const data = values instanceof Uint8Array ? Float32Array.from(values) : values;
    const before = this.seen.get(ref);
    if (before?.data && same(before.data, data)) return before;
    const small = data.length <= MOST_ENTRIES || ref === this.whole;
    const traced: TracedTensor = {
      name: this.nameOf(tensor),
      ref,
      shape: [...tensor.shape],
      dtype: tensor.dtype.name,
      data: small ? data : null,
      summary: small ? null : summaryOf(data),
    };
    this.seen.set(ref, traced);
    return traced;
  }

  /** Tensors outside the arena that have no name yet may be new ones of the state: gradients, an optimiser's moments. */
  private nameOf(tensor: Tensor): string {
    if (!this.names.has(tensor) && tensor.region !== currentRegion()) this.learnNames();
    return this.names.get(tensor) ?? "";
  }

  private learnNames(): Map<Tensor, string> {
    const state = stateNames(this.run);
    for (const [tensor, name] of state) this.names.set(tensor, name);
    for (const [name, tensor] of Object.entries(this.run.machine.names?.(this.run.state) ?? {})) this.names.set(tensor, name);
    return state;
  }
}

/** The run's tensors by name: parameters and their gradients, and whatever else is in its state dicts. */
function stateNames(run: Run): Map<Tensor, string> {
  const names = new Map<Tensor, string>();
  const walk = (name: string, value: StateValue): void => {
    if (value instanceof Tensor) names.set(value, name);
    else if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
      for (const [key, inner] of Object.entries(value)) walk(`${name}.${key}`, inner as StateValue);
    }
  };
  for (const [name, part] of Object.entries(run.state)) walk(name, part instanceof Tensor ? part : part.stateDict());
  for (const [name, parameter] of run.keeper.parameters) if (parameter.grad) names.set(parameter.grad, `${name}.grad`);
  return names;
}

function isProduct(product: ArrayLike<number>, a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < product.length; i++) {
    const error = Math.abs(a[i]! * b[i]! - product[i]!);
    if (error > 1e-5 * Math.abs(product[i]!) + 1e-30) return false;
  }
  return true;
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < b.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

function summaryOf(data: Float32Array | Float64Array): NonNullable<TracedTensor["summary"]> {
  let [min, max, sum] = [Infinity, -Infinity, 0];
  for (const x of data) {
    min = Math.min(min, x);
    max = Math.max(max, x);
    sum += x;
  }
  return { min, max, mean: sum / data.length };
}

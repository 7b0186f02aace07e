/**
 * @file The tape: a flat list of what ran, and the walk back along it. No formulas here; they are in ops/.
 *
 * Nodes are pooled. A backward pass frees the nodes it used, and the tape shrinks to what is left; `beginUpdate` empties it.
 */
import type { OpRecord } from "./ops/op.ts";
import { sameShape, showShape } from "./shape.ts";
import { anyLanes, currentRegion, type Arena } from "./memory.ts";
import { castTo, contiguous, dead, dense, empty, emptyLike, kernelsOf, mustLive, type Node, type Tensor } from "./tensor.ts";

/** Told of everything that runs while it listens, also under `noGrad`. Tensors must be copied at once: they may be overwritten. */
export interface Recorder {
  forward(op: OpRecord, inputs: readonly Tensor[], output: Tensor): void;
  /** One step of the walk back: the gradient that came in, and what each input got (null: it wanted none). */
  backward(
    op: OpRecord,
    inputs: readonly Tensor[],
    output: Tensor,
    upstream: Tensor,
    downstream: readonly (Tensor | null)[],
  ): void;
  /** An op that wrote into `target`, after it did: `sgd`, `adam`, `copy_`, `zero_` … */
  inPlace(name: string, target: Tensor, inputs: readonly Tensor[]): void;
}

const tape: Node[] = [];
let length = 0;
let gradMode = true;
let recorder: Recorder | null = null;
/** While a recorder listens: what the formula that runs now has given to whom. */
let given: Map<Tensor, Tensor> | null = null;

export const isGradEnabled = (): boolean => gradMode;

/** Runs `f` without recording gradients, as `with torch.no_grad():`. */
export function noGrad<T>(f: () => T): T {
  const before = gradMode;
  gradMode = false;
  try {
    return f();
  } finally {
    gradMode = before;
  }
}

/** Runs `f` with every op told to `listener`. */
export function withRecorder<T>(listener: Recorder, f: () => T): T {
  const before = recorder;
  recorder = listener;
  try {
    return f();
  } finally {
    recorder = before;
  }
}

/** Starts an update: the arena's tensors and the tape of the last one are gone. */
export function beginUpdate(arena: Arena): void {
  arena.reset();
  length = 0;
}

function nextNode(a: Tensor): Node {
  if (length < tape.length) return tape[length]!;
  const node: Node = {
    op: none,
    a,
    b: null,
    c: null,
    rest: null,
    y: null,
    saved: null,
    attrs: null,
    grad: null,
    gradOwned: false,
    room: null,
    index: length,
  };
  tape.push(node);
  return node;
}
const none: OpRecord = { name: "none", torch: "", tex: "", forward: (call) => call.a, examples: [] };

/** Runs an op: forward, and a place on the tape when a gradient may be wanted. */
export function apply(op: OpRecord, a: Tensor, b: Tensor | null = null, c: Tensor | null = null, attrs: unknown = null): Tensor {
  if (!a.alive) dead(a, op.name);
  if (b !== null && !b.alive) dead(b, op.name);
  if (c !== null && !c.alive) dead(c, op.name);
  return finish(op, a, b, c, null, attrs);
}

/** As `apply`, for ops that take any number of tensors. */
export function applyAll(op: OpRecord, inputs: readonly Tensor[], attrs: unknown = null): Tensor {
  for (const x of inputs) if (!x.alive) dead(x, op.name);
  return finish(op, inputs[0]!, null, null, inputs, attrs);
}

function finish(
  op: OpRecord,
  a: Tensor,
  b: Tensor | null,
  c: Tensor | null,
  rest: readonly Tensor[] | null,
  attrs: unknown,
): Tensor {
  const node = nextNode(a);
  node.op = op;
  node.a = a;
  node.b = b;
  node.c = c;
  node.rest = rest;
  node.attrs = attrs;
  node.saved = null;
  const y = anyLanes() ? forwardInLanes(op, node) : op.forward(node);
  const wanted =
    gradMode &&
    op.backward !== undefined &&
    (a.requiresGrad ||
      (b !== null && b.requiresGrad) ||
      (c !== null && c.requiresGrad) ||
      (rest !== null && rest.some((x) => x.requiresGrad)));
  if (wanted) {
    node.y = y;
    y.node = node;
    y.requiresGrad = true;
    length++;
  }
  if (recorder !== null) recorder.forward(op, inputsOf(node), y);
  return y;
}

/** Every tensor has the lanes of now, and the op has a form for them. */
function forwardInLanes(op: OpRecord, node: Node): Tensor {
  const { lanes } = currentRegion();
  const { a, b, c, rest } = node;
  const fits = (x: Tensor | null): boolean => x === null || x.lanes === lanes;
  if (!fits(a) || !fits(b) || !fits(c) || !(rest ?? []).every(fits))
    throw new Error(
      `${op.name}: expected tensors of ${lanes} lanes, came others too; all must come from regions of as many lanes`,
    );
  if (lanes === 1) return op.forward(node);
  if (op.lanes === undefined)
    throw new Error(`${op.name}: expected an op that runs in lanes, came one that has no form for them`);
  return op.lanes === true ? op.forward(node) : op.lanes.forward(node);
}

function inputsOf(node: Node): Tensor[] {
  if (node.rest !== null) return [...node.rest];
  return node.b === null ? [node.a] : node.c === null ? [node.a, node.b] : [node.a, node.b, node.c];
}

/**
 * Accumulates d(loss)/d(leaf) into `grad` of every leaf that the loss was made from.
 * Without `gradient` the loss must have one entry. The graph is freed unless `retainGraph`.
 */
export function backward(loss: Tensor, options: { gradient?: Tensor; retainGraph?: boolean } = {}): void {
  mustLive(loss);
  const { gradient, retainGraph = false } = options;
  if (!loss.requiresGrad) throw new Error("backward: expected a tensor that requires grad, came one that does not");
  if (gradient === undefined && loss.numel !== 1) {
    throw new Error(`backward: expected a tensor of one entry or a gradient for it, came ${showShape(loss.shape)}`);
  }
  if (gradient !== undefined && !sameShape(gradient.shape, loss.shape))
    throw new Error(`backward: expected a gradient of ${showShape(loss.shape)}, came ${showShape(gradient.shape)}`);
  const start = gradient === undefined ? one(loss) : contiguous(castTo(gradient, loss.dtype));
  const root = loss.node;
  if (root === null) return give(loss, start);
  if (root.y !== loss) throw new Error("backward: expected a graph, came one that an earlier backward freed; use retainGraph");
  root.grad = start;
  root.gradOwned = false;
  try {
    for (let i = root.index; i >= 0; i--) walk(tape[i]!, retainGraph);
  } catch (error) {
    for (let i = 0; i < tape.length; i++) tape[i]!.grad = null;
    throw error;
  }
  if (!retainGraph) while (length > 0 && tape[length - 1]!.y === null) length--;
}

function one(loss: Tensor): Tensor {
  const g = roomFor(loss);
  kernelsOf(g).fill(g.entries, 1, g.ptr);
  return g;
}

function walk(node: Node, retainGraph: boolean): void {
  const g = node.grad;
  if (g === null || node.y === null) return;
  node.grad = null;
  if (recorder !== null) record(recorder, node, dense(g));
  else if (anyLanes()) backwardInLanes(node, dense(g));
  else node.op.backward!(node, dense(g));
  if (!retainGraph) node.y = null;
}

function backwardInLanes(node: Node, g: Tensor): void {
  const { lanes } = node.op;
  if (g.lanes !== 1 && typeof lanes === "object") lanes.backward(node, g);
  else node.op.backward!(node, g);
}

function record(listener: Recorder, node: Node, g: Tensor): void {
  given = new Map();
  backwardInLanes(node, g);
  const inputs = inputsOf(node);
  const downstream = inputs.map((x) => given!.get(x) ?? null);
  given = null;
  listener.backward(node.op, inputs, node.y!, g, downstream);
}

/** Whether an input wants its gradient: what a formula asks before it computes one. */
export function wants(x: Tensor | null): x is Tensor {
  return x !== null && x.requiresGrad;
}

/** Where a formula may write the gradient of `x`: a leaf's own buffer when it holds nothing yet, else fresh room. */
export function roomFor(x: Tensor): Tensor {
  const { node } = x;
  if (node === null) return x.grad === null ? bufferOf(x) : emptyLike(x);
  return node.grad === null ? (node.room = emptyLike(x, node.room)) : emptyLike(x);
}

function bufferOf(leaf: Tensor): Tensor {
  return (leaf.gradBuffer ??= empty(leaf.shape, leaf.dtype, leaf.region));
}

/** Hands `g` to `x` as (a part of) its gradient; several parts add up. */
export function give(x: Tensor, g: Tensor): void {
  if (given !== null) given.set(x, given.has(x) ? plus(given.get(x)!, g) : g);
  const node = x.node;
  if (node === null) return accumulate(x, g);
  if (node.y !== x) throw new Error("backward: expected a graph, came one that an earlier backward freed; use retainGraph");
  if (node.grad === null) {
    node.grad = g;
    node.gradOwned = false;
  } else if (node.gradOwned) {
    kernelsOf(g).add(g.entries, node.grad.ptr, dense(g).ptr, node.grad.ptr);
  } else {
    node.grad = plus(node.grad, g);
    node.gradOwned = true;
  }
}

function plus(a: Tensor, b: Tensor): Tensor {
  const sum = empty(a.shape, a.dtype);
  kernelsOf(a).add(a.entries, dense(a).ptr, dense(b).ptr, sum.ptr);
  return sum;
}

function accumulate(leaf: Tensor, g: Tensor): void {
  const from = dense(g);
  const kernels = kernelsOf(leaf);
  if (leaf.grad !== null) return kernels.add(leaf.entries, leaf.grad.ptr, from.ptr, leaf.grad.ptr);
  const buffer = bufferOf(leaf);
  if (from !== buffer) kernels.mulScalar(leaf.entries, from.ptr, 1, buffer.ptr);
  leaf.grad = buffer;
}

export const isRecording = (): boolean => recorder !== null;
/** Tells the recorder of a kernel that has written into `target`; for optimisers. */
export function tellInPlace(name: string, target: Tensor, inputs: readonly Tensor[]): void {
  recorder?.inPlace(name, target, inputs);
}

/** For ops that write into `target`: throws where autograd would lose track, and tells the recorder. */
export function inPlace(name: string, target: Tensor, inputs: readonly Tensor[], write: () => void): Tensor {
  mustLive(target);
  inputs.forEach(mustLive);
  if (gradMode && (target.requiresGrad || inputs.some((x) => x.requiresGrad))) {
    throw new Error(
      `${name}: expected noGrad or a tensor without gradient, came a tensor that requires grad; in-place ops are not recorded`,
    );
  }
  if (target.lanes !== 1) throw new Error(`${name}: expected one lane, came ${target.lanes}, for which it has no form`);
  write();
  if (recorder !== null) recorder.inPlace(name, target, inputs);
  return target;
}

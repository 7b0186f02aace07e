/** @file A layered network as data: what each unit and wire holds at a moment, from the view between updates and from the trace inside one. */
import type { PlayerState } from "../lesson/player.ts";
import type { Beat, Trace, TracedOp, TracedTensor } from "../lesson/protocol.ts";
import { configAt } from "../lesson/recipe.ts";

/** What the network looks like, once and for all. */
export interface NetworkShape {
  /** Names of the units, layer by layer, the inputs first: [["x₁", "x₂"], ["h₁", "h₂"], ["ŷ"]]. */
  readonly layers: readonly (readonly string[])[];
  /** Of each layer after the first, what the state dict calls its parameters: { weight: "0.weight", bias: "0.bias" }. */
  readonly parameters: readonly { readonly weight: string; readonly bias: string }[];
}
/** The network at θₜ, for one example. */
export interface NetworkNumbers {
  /** The example's place in X: its row in every tensor of a trace. */
  readonly row: number;
  /** What each unit gives out for it, layer by layer, the inputs first. */
  readonly values: readonly (readonly number[])[];
  /** The state dict: weights row by row, (to, from). */
  readonly weights: { readonly [name: string]: ArrayLike<number> };
  /** The whole cost; null: not measured. */
  readonly loss: number | null;
}

/** What an update is doing to the network. */
export type Phase = "clear" | "forward" | "loss" | "backward" | "step" | "other";
/** Where the cursor is inside an update. */
export interface Inside {
  readonly trace: Trace;
  readonly beat: number;
  /** What each named line does; a line that is not named here is "other". */
  readonly phases: { readonly [line: string]: Phase };
  readonly lr: number;
  /** One operation of the beat, where a single one is looked at. */
  readonly op?: number | null;
}

/** The chain rule at one place: what came in, times what the place itself does. */
export interface Product {
  readonly upstream: number;
  readonly local: number;
  readonly downstream: number;
}
export interface Parameter {
  readonly value: number;
  /** Of the whole cost; null before it is known in this update. */
  readonly grad: number | null;
  /** After the step; null before it. */
  readonly after: number | null;
}
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly layer: number;
  readonly index: number;
  readonly value: number;
  readonly bias: Parameter | null;
  /** Through the unit's activation, for the chosen example. */
  readonly product: Product | null;
  readonly lit: boolean;
}
export interface Wire extends Parameter {
  readonly id: string;
  /** Counted from the inputs: a wire of layer 1 ends in layer 1. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** What the chosen example adds to the gradient: the gradient at the end, times the value at the beginning. */
  readonly product: Product | null;
}
export interface NetworkPicture {
  readonly units: readonly (readonly Unit[])[];
  readonly wires: readonly Wire[];
  readonly loss: { readonly value: number | null; readonly lit: boolean };
  readonly phase: Phase | null;
  readonly lr: number | null;
}

const unitId = (layer: number, index: number) => `unit-${layer}-${index}`;
const wireId = (layer: number, from: number, to: number) => `wire-${layer}-${from}-${to}`;

/** Where a player's cursor is inside an update, if it is; `rate`: the config's key for the learning rate. */
export function insideOf(
  { trace, beat, recipe, t }: PlayerState,
  phases: Inside["phases"],
  { op = null, rate = "lr" }: { readonly op?: number | null; readonly rate?: string } = {},
): Inside | null {
  if (!trace || beat === null) return null;
  return { trace, beat, phases, op, lr: Number(configAt(recipe, t)[rate] ?? NaN) };
}

/** The network as it stands at a moment; `inside` is null between updates. */
export function networkPicture(shape: NetworkShape, numbers: NetworkNumbers, inside: Inside | null): NetworkPicture {
  const phase = inside ? (inside.phases[inside.trace.beats[inside.beat]?.line ?? ""] ?? "other") : null;
  const known = inside ? readTrace(shape, inside) : null;
  const lit = litLayers(shape, inside, phase);
  const parameter = (name: string, k: number): Parameter => ({
    value: known?.before(name)?.[k] ?? numbers.weights[name]?.[k] ?? NaN,
    grad: known?.grad(name)?.[k] ?? null,
    after: known?.after(name)?.[k] ?? null,
  });
  const valueOf = (layer: number, index: number) =>
    known?.values(layer)?.[numbers.row * shape.layers[layer]!.length + index] ?? numbers.values[layer]?.[index] ?? NaN;
  const deltaOf = (layer: number, index: number) =>
    known?.delta(layer)?.[numbers.row * shape.layers[layer]!.length + index] ?? null;

  const units = shape.layers.map((names, layer) =>
    names.map((name, index): Unit => {
      const at = numbers.row * names.length + index;
      const [upstream, local, downstream] = [known?.upstream(layer)?.[at], known?.local(layer)?.[at], deltaOf(layer, index)];
      return {
        id: unitId(layer, index),
        name,
        layer,
        index,
        value: valueOf(layer, index),
        bias: layer === 0 ? null : parameter(shape.parameters[layer - 1]!.bias, index),
        product: upstream === undefined || local === undefined || downstream === null ? null : { upstream, local, downstream },
        lit: lit.has(layer),
      };
    }),
  );
  const wires = shape.layers.slice(1).flatMap((names, before) =>
    names.flatMap((name, to) =>
      shape.layers[before]!.map((source, from): Wire => {
        const layer = before + 1;
        const upstream = deltaOf(layer, to);
        const local = valueOf(before, from);
        return {
          id: wireId(layer, from, to),
          layer,
          from,
          to,
          name: `${source} → ${name}`,
          ...parameter(shape.parameters[before]!.weight, to * shape.layers[before]!.length + from),
          product: upstream === null ? null : { upstream, local, downstream: upstream * local },
        };
      }),
    ),
  );
  return {
    units,
    wires,
    loss: { value: known?.loss() ?? numbers.loss, lit: lit.has(shape.layers.length) },
    phase,
    lr: inside?.lr ?? null,
  };
}

/** Layers that are at work: those of the one operation looked at, or all that the beat goes through. The cost is the layer after the last. */
function litLayers(shape: NetworkShape, inside: Inside | null, phase: Phase | null): ReadonlySet<number> {
  if (!inside || phase === null) return new Set();
  const cost = shape.layers.length;
  const all = Array.from({ length: cost - 1 }, (_, k) => k + 1);
  const op = inside.op === undefined || inside.op === null ? undefined : inside.trace.beats[inside.beat]?.ops[inside.op];
  if (op) return new Set([layerOf(shape, inside.trace, op) ?? cost]);
  if (phase === "loss") return new Set([cost]);
  if (phase === "backward") return new Set([...all, cost]);
  return new Set(phase === "forward" ? all : []);
}

const isOf = (tensor: TracedTensor, name: string) => tensor.name === name || tensor.name.endsWith(`.${name}`);

/** The layer whose units an operation computes, changes or sends gradients through; null: the cost, or none of ours. */
export function layerOf(shape: NetworkShape, trace: Trace, op: TracedOp): number | null {
  const tensors = [...op.inputs, op.output];
  const owner = shape.parameters.findIndex(({ weight, bias }) =>
    tensors.some((it) => isOf(it, weight) || isOf(it, bias) || isOf(it, `${weight}.grad`) || isOf(it, `${bias}.grad`)),
  );
  if (owner >= 0) return owner + 1;
  if (op.inputs.length !== 1) return null;
  const maker = forwards(trace.beats).find(({ output }) => output.ref === op.inputs[0]!.ref);
  return maker && maker !== op ? layerOf(shape, trace, maker) : null;
}

const opsOf = (beats: readonly Beat[], direction: TracedOp["direction"]) =>
  beats.flatMap(({ ops }) => ops.filter((op) => op.direction === direction));
const forwards = (beats: readonly Beat[]) => opsOf(beats, "forward");

/** What the trace knows at the cursor, and not a beat more. */
function readTrace(shape: NetworkShape, { trace, beat, phases, op }: Inside) {
  const done = trace.beats
    .slice(0, beat + 1)
    .map((it, k) => (k === beat && typeof op === "number" ? { ...it, ops: it.ops.slice(0, op + 1) } : it));
  const reached = (phase: Phase) => done.some(({ line }) => phases[line] === phase);
  const [forward, backward, inPlace] = (["forward", "backward", "inPlace"] as const).map((way) => opsOf(done, way)) as [
    TracedOp[],
    TracedOp[],
    TracedOp[],
  ];
  const linear = (ops: readonly TracedOp[], layer: number) =>
    ops.find(({ inputs }) => inputs.some((it) => isOf(it, shape.parameters[layer - 1]?.weight ?? "\0")));
  /** The op that takes what the layer's sum gives. */
  const squash = (ops: readonly TracedOp[], layer: number) => {
    const sum = linear(forwards(trace.beats), layer)?.output.ref;
    return ops.find(({ inputs }) => inputs.length === 1 && inputs[0]!.ref === sum);
  };
  const named = (tensors: readonly TracedTensor[], name: string) => tensors.find((it) => isOf(it, name))?.data ?? null;
  return {
    before: (name: string) => named(trace.before, name),
    after: (name: string) => inPlace.findLast(({ output }) => isOf(output, name))?.output.data ?? null,
    grad(name: string) {
      for (const { downstream } of backward.toReversed()) {
        const found = downstream.find((it) => it && isOf(it, `${name}.grad`));
        if (found) return found.data;
      }
      const old = named(trace.before, `${name}.grad`);
      return old && (reached("clear") ? Float32Array.from(old, () => 0) : old);
    },
    values: (layer: number) => (squash(forward, layer) ?? linear(forward, layer))?.output.data ?? null,
    /** The gradient that comes to the unit from the right, what its activation makes of it, and what it hands on. */
    upstream: (layer: number) => squash(backward, layer)?.upstream?.data ?? null,
    local: (layer: number) => squash(backward, layer)?.local?.data ?? null,
    delta: (layer: number) => squash(backward, layer)?.downstream[0]?.data ?? linear(backward, layer)?.upstream?.data ?? null,
    loss: () => forward.findLast(({ output }) => output.shape.length === 0)?.output.data?.[0] ?? null,
  };
}

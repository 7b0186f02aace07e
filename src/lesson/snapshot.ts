/**
 * @file The state of a run at one moment, kept as bytes: taken, put back, hashed.
 *
 * Beside each part's `stateDict` a snapshot holds what PyTorch leaves out of it and a run still depends on: the gradients that have
 * accumulated (a lab may forget zero_grad), which parameters want one, and whether a module is in training mode.
 */
import { withRegion } from "../core/memory.ts";
import { Module } from "../core/nn/module.ts";
import type { Generator } from "../core/random/index.ts";
import type { StateDict, Stateful, StateValue } from "../core/state.ts";
import { empty, Tensor } from "../core/tensor.ts";
import type { State } from "./machine.ts";
import { pack, unpack, type Packed } from "./pack.ts";

export { hash } from "./hash.ts";

export interface Snapshot extends Packed {
  /** How many keep it; the keyframes' budget counts its bytes once. */
  holders: number;
}

/** Takes snapshots of one state and puts them back. The parts of the state stay the same objects throughout. */
export class Keeper {
  private readonly state: State;
  private readonly generator: Generator;
  /** Every tensor that may have a gradient, by its name: `model.0.weight`, `w1`. */
  readonly parameters: readonly (readonly [string, Tensor])[];
  private readonly modules: readonly Module[];
  /** State dicts of modules: the same tensors in every one, so that one is enough. */
  private readonly dicts = new Map<Stateful, StateDict>();

  constructor(state: State, generator: Generator) {
    this.state = state;
    this.generator = generator;
    this.parameters = Object.entries(state).flatMap(([name, part]) => parametersOf(name, part));
    for (const part of Object.values(state)) if (part instanceof Module) this.dicts.set(part, part.stateDict());
    this.modules = Object.values(state).flatMap((part) => (part instanceof Module ? modulesOf(part) : []));
  }

  /** The state as it is now; what has not changed since `before` is shared with it. */
  capture(before: Snapshot | null): Snapshot {
    const { layout, small, large, bytes, fresh } = pack(this.picture(), before);
    return { layout, small, large, bytes, fresh, holders: 0 };
  }

  /** Makes the state what it was. Works in the current region, which must be an arena or another that is emptied soon. */
  restore(snapshot: Snapshot): void {
    const [generator, parts, grads, wants, training] = unpack(snapshot) as unknown as Picture;
    this.generator.loadStateDict(generator);
    for (const [name, part] of Object.entries(this.state)) {
      const saved = parts[name]!;
      if (part instanceof Tensor) part.setBytes((saved as Tensor).bytes());
      else part.loadStateDict(saved as StateDict);
    }
    this.parameters.forEach(([, parameter], i) => setGrad(parameter, grads[i]!, wants[i]!));
    this.modules.forEach((module, i) => (module.training = training[i]!));
  }

  private picture(): StateValue {
    const parts: Record<string, StateValue> = {};
    for (const name in this.state) {
      const part = this.state[name]!;
      parts[name] = part instanceof Tensor ? part : (this.dicts.get(part) ?? part.stateDict());
    }
    const picture: Picture = [
      this.generator.stateDict(),
      parts,
      this.parameters.map(([, parameter]) => parameter.grad),
      this.parameters.map(([, parameter]) => parameter.requiresGrad),
      this.modules.map(({ training }) => training),
    ];
    return picture as unknown as StateValue;
  }
}

type Picture = readonly [
  generator: ReturnType<Generator["stateDict"]>,
  parts: { readonly [name: string]: StateValue },
  grads: readonly (Tensor | null)[],
  wants: readonly boolean[],
  training: readonly boolean[],
];

function parametersOf(name: string, part: Stateful | Tensor): (readonly [string, Tensor])[] {
  if (part instanceof Tensor) return [[name, part]];
  return part instanceof Module ? part.namedParameters(`${name}.`) : [];
}

function modulesOf(module: Module): Module[] {
  return [module, ...module.namedChildren().flatMap(([, child]) => modulesOf(child))];
}

function setGrad(parameter: Tensor, saved: Tensor | null, wants: boolean): void {
  parameter.requiresGrad = wants;
  if (saved === null) {
    parameter.grad = null;
    return;
  }
  parameter.gradBuffer ??= withRegion(parameter.region, () => empty(parameter.shape, parameter.dtype));
  parameter.grad = parameter.gradBuffer;
  parameter.grad.setBytes(saved.bytes());
}

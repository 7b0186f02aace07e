/** @file Module: owns parameters and other modules, under PyTorch's names. */
import { sameShape, showShape } from "../shape.ts";
import type { StateDict, Stateful } from "../state.ts";
import { castTo, Tensor } from "../tensor.ts";

const parameters = new WeakSet<Tensor>();
const buffers = new WeakSet<Tensor>();

/** Marks a leaf as a parameter: it requires a gradient and is found by its module. */
export function parameter(x: Tensor): Tensor {
  x.requiresGrad = true;
  parameters.add(x);
  return x;
}

/** Marks a tensor as a buffer: part of its module's state, but not trained. */
export function buffer(x: Tensor): Tensor {
  buffers.add(x);
  return x;
}

/** The fields of a module that hold tensors of one kind. */
function fieldsIn(module: Module, kind: WeakSet<Tensor>): [string, Tensor][] {
  return Object.entries(module).filter((e): e is [string, Tensor] => e[1] instanceof Tensor && kind.has(e[1]));
}

/** A tensor with several names stands under the first. */
function once(named: readonly [string, Tensor][]): [string, Tensor][] {
  const seen = new Set<Tensor>();
  return named.filter(([, x]) => !seen.has(x) && seen.add(x));
}

/** What layers and networks are: fields that are parameters, buffers or modules are found by themselves, under the names of the fields. */
export abstract class Module implements Stateful {
  training = true;
  /** What the module computes. */
  abstract forward(x: Tensor): Tensor;

  /** Modules this one is made of, under the names of their fields; one that is in two fields, under both. */
  namedChildren(): [string, Module][] {
    return Object.entries(this).filter((entry): entry is [string, Module] => entry[1] instanceof Module);
  }

  /** Every parameter with its dotted name, in the order in which PyTorch lists them; a tied one once, under its first name. */
  namedParameters(prefix = ""): [string, Tensor][] {
    return once([
      ...this.ownParameters(prefix),
      ...this.namedChildren().flatMap(([name, child]) => child.namedParameters(`${prefix}${name}.`)),
    ]);
  }
  /** Every buffer with its dotted name, as parameters. A field `runningMean` is the buffer `running_mean`, as PyTorch writes it. */
  namedBuffers(prefix = ""): [string, Tensor][] {
    return once([
      ...this.ownBuffers(prefix),
      ...this.namedChildren().flatMap(([name, child]) => child.namedBuffers(`${prefix}${name}.`)),
    ]);
  }
  private ownParameters(prefix: string): [string, Tensor][] {
    return fieldsIn(this, parameters).map(([name, p]) => [prefix + name, p]);
  }
  private ownBuffers(prefix: string): [string, Tensor][] {
    const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return fieldsIn(this, buffers).map(([name, x]) => [prefix + snake(name), x]);
  }
  /** What the module's state is made of, in PyTorch's order: of each module its parameters, then its buffers; a tied one under each name. */
  private namedState(prefix = ""): [string, Tensor][] {
    return [
      ...this.ownParameters(prefix),
      ...this.ownBuffers(prefix),
      ...this.namedChildren().flatMap(([name, child]) => child.namedState(`${prefix}${name}.`)),
    ];
  }
  /** Every parameter, each once; what an optimiser takes. */
  parameters(): Tensor[] {
    return this.namedParameters().map(([, p]) => p);
  }

  /** Training or evaluation, for this module and all inside: what Dropout and BatchNorm ask. */
  train(mode = true): this {
    this.training = mode;
    for (const [, child] of this.namedChildren()) child.train(mode);
    return this;
  }
  /** As `train(false)`. */
  eval(): this {
    return this.train(false);
  }
  /** Forgets all gradients, as PyTorch 2 does: `grad` is null afterwards. */
  zeroGrad(): void {
    for (const p of this.parameters()) p.grad = null;
  }

  /** Parameters and buffers by their dotted names. They are the live ones, not copies. */
  stateDict(): StateDict {
    return Object.fromEntries(this.namedState());
  }
  /**
   * Copies values into the module's own tensors, each cast to what it is here, as PyTorch's `copy_` does. Throws where a name is missing or
   * unknown, or a shape is another, and then nothing is changed.
   */
  loadStateDict(state: StateDict): void {
    const own = this.namedState();
    const extra = Object.keys(state).find((name) => !own.some(([mine]) => mine === name));
    if (extra !== undefined)
      throw new Error(`loadStateDict: expected ${own.map(([name]) => name).join(", ")}, came also "${extra}"`);
    const values = own.map(([name, p]) => {
      const value = state[name];
      if (!(value instanceof Tensor)) throw new Error(`loadStateDict: expected a tensor "${name}", came none`);
      if (!sameShape(value.shape, p.shape)) {
        throw new Error(`loadStateDict: "${name}" is ${showShape(value.shape)}, expected ${showShape(p.shape)}`);
      }
      return value;
    });
    own.forEach(([, p], i) => p.setBytes(castTo(values[i]!, p.dtype).bytes()));
  }
}

/** @file Module: owns parameters and other modules, under PyTorch's names. */
import { sameShape, showShape } from "../shape.ts";
import type { StateDict, Stateful } from "../state.ts";
import { Tensor } from "../tensor.ts";

const parameters = new WeakSet<Tensor>();

/** Marks a leaf as a parameter: it requires a gradient and is found by its module. */
export function parameter(x: Tensor): Tensor {
  x.requiresGrad = true;
  parameters.add(x);
  return x;
}

export abstract class Module implements Stateful {
  training = true;
  /** What the module computes. */
  abstract forward(x: Tensor): Tensor;

  /** Modules this one is made of, under the names of their fields. */
  namedChildren(): [string, Module][] {
    return Object.entries(this).filter((entry): entry is [string, Module] => entry[1] instanceof Module);
  }

  /** Every parameter with its dotted name, in the order in which PyTorch lists them. */
  namedParameters(prefix = ""): [string, Tensor][] {
    const own = Object.entries(this).filter((e): e is [string, Tensor] => e[1] instanceof Tensor && parameters.has(e[1]));
    return [
      ...own.map(([name, p]): [string, Tensor] => [prefix + name, p]),
      ...this.namedChildren().flatMap(([name, child]) => child.namedParameters(`${prefix}${name}.`)),
    ];
  }
  parameters(): Tensor[] {
    return this.namedParameters().map(([, p]) => p);
  }

  train(mode = true): this {
    this.training = mode;
    for (const [, child] of this.namedChildren()) child.train(mode);
    return this;
  }
  eval(): this {
    return this.train(false);
  }
  /** Forgets all gradients, as PyTorch 2 does: `grad` is null afterwards. */
  zeroGrad(): void {
    for (const p of this.parameters()) p.grad = null;
  }

  stateDict(): StateDict {
    return Object.fromEntries(this.namedParameters());
  }
  loadStateDict(state: StateDict): void {
    const own = this.namedParameters();
    const extra = Object.keys(state).find((name) => !own.some(([mine]) => mine === name));
    if (extra !== undefined) throw new Error(`loadStateDict: expected ${own.map(([name]) => name).join(", ")}, came also "${extra}"`);
    for (const [name, p] of own) {
      const value = state[name];
      if (!(value instanceof Tensor)) throw new Error(`loadStateDict: expected a tensor "${name}", came none`);
      if (!sameShape(value.shape, p.shape)) {
        throw new Error(`loadStateDict: "${name}" is ${showShape(value.shape)}, expected ${showShape(p.shape)}`);
      }
      p.setBytes(value.bytes());
    }
  }
}

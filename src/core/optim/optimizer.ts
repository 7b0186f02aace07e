/** @file What every optimiser shares: parameters, their state, and the numbers both are saved under. */
import { withRegion } from "../memory.ts";
import type { StateDict, Stateful, StateValue } from "../state.ts";
import { full, kernelsOf, Tensor } from "../tensor.ts";

export abstract class Optimizer implements Stateful {
  readonly params: readonly Tensor[];
  /** Learning rate of the next step; assign to change it in mid-run. */
  lr: number;
  /** By the parameter's number: tensors such as a momentum buffer, in the parameter's own region. */
  protected readonly buffers: Record<string, Tensor>[];
  /** Buffers that a loaded state does not have, kept for when it has them again: a region gives nothing back piece by piece. */
  private readonly spare: Record<string, Tensor>[];
  protected steps: number[];

  constructor(params: Iterable<Tensor>, lr: number) {
    this.params = [...params];
    if (this.params.length === 0) throw new Error("Optimizer: expected at least one parameter, came none");
    if (!(lr >= 0)) throw new RangeError(`Optimizer: expected lr ≥ 0, came ${lr}`);
    this.lr = lr;
    this.buffers = this.params.map(() => ({}));
    this.spare = this.params.map(() => ({}));
    this.steps = this.params.map(() => 0);
  }

  /** Changes one parameter by its gradient. */
  protected abstract update(p: Tensor, grad: Tensor, i: number): void;
  /** Hyperparameters beside lr, saved with the state. */
  protected abstract get hyper(): Readonly<Record<string, number | boolean>>;
  protected abstract setHyper(hyper: Readonly<Record<string, StateValue>>): void;

  /** One update of every parameter that has a gradient. */
  step(): void {
    for (let i = 0; i < this.params.length; i++) {
      const p = this.params[i]!;
      if (p.grad !== null) this.update(p, p.grad, i);
    }
  }
  /** Forgets all gradients: `grad` is null afterwards, as in PyTorch 2. */
  zeroGrad(): void {
    for (let i = 0; i < this.params.length; i++) this.params[i]!.grad = null;
  }

  /** A tensor of zeros like the parameter, made on first use. */
  protected buffer(i: number, name: string): Tensor {
    const known = this.buffers[i]![name];
    if (known !== undefined) return known;
    const p = this.params[i]!;
    const y = (this.spare[i]![name] ??= withRegion(p.region, () => full(p.shape, 0, p.dtype)));
    kernelsOf(y).fill(y.numel, 0, y.ptr);
    return (this.buffers[i]![name] = y);
  }

  stateDict(): StateDict {
    return { lr: this.lr, ...this.hyper, steps: [...this.steps], state: this.buffers.map((b) => ({ ...b })) };
  }
  loadStateDict(state: StateDict): void {
    const saved = state["state"] as readonly Readonly<Record<string, StateValue>>[] | undefined;
    if (saved?.length !== this.params.length) {
      throw new Error(`loadStateDict: expected state of ${this.params.length} parameters, came ${saved?.length ?? "none"}`);
    }
    this.lr = state["lr"] as number;
    this.setHyper(state);
    this.steps = [...(state["steps"] as number[])];
    saved.forEach((buffers, i) => {
      for (const name of Object.keys(this.buffers[i]!)) if (!(name in buffers)) delete this.buffers[i]![name];
      for (const [name, value] of Object.entries(buffers)) if (value instanceof Tensor) this.buffer(i, name).setBytes(value.bytes());
    });
  }
}

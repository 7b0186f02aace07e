/** @file What every optimiser shares: groups of parameters, each with its numbers, and what is remembered of each parameter. */
import { isRecording, tellInPlace } from "../autograd.ts";
import { sameShape, showShape } from "../shape.ts";
import type { StateDict, Stateful } from "../state.ts";
import { dense, kernelsOf, mustLive, scratch, type Tensor } from "../tensor.ts";
import { loadOptimizer, saveOptimizer, savedName, type NumberedGroups } from "./optimizerState.ts";
import { ParamState } from "./paramState.ts";

/** The numbers that every optimiser has; each adds its own. */
export interface Hyper {
  /** Learning rate of the next step. */
  lr: number;
  weightDecay: number;
  /** Climb instead of descend. */
  maximize: boolean;
}

/** Parameters that share their numbers. Assign to a number to change it from the next step on. */
export type ParamGroup<H extends Hyper = Hyper> = H & {
  readonly params: readonly Tensor[];
  /** The lr that a scheduler starts from; null as long as none has come. */
  initialLr: number | null;
};

/** What an optimiser is made for: parameters, or groups of them with numbers of their own. */
export type Params<H extends Hyper> = Iterable<Tensor> | Iterable<{ readonly params: Iterable<Tensor> } & Partial<H>>;

/** @see https://docs.pytorch.org/docs/stable/optim.html */
export abstract class Optimizer<H extends Hyper = Hyper> implements Stateful {
  readonly paramGroups: readonly ParamGroup<H>[] = [];
  protected readonly defaults: H;
  /** By group, then by parameter. */
  private readonly states: ParamState[][] = [];
  /** The names of the numbers, ours and PyTorch's. */
  private readonly names: readonly (readonly [ours: string, saved: string])[];

  constructor(params: Params<H>, defaults: H) {
    this.defaults = defaults;
    this.names = Object.keys(defaults).map((name) => [name, savedName(name)]);
    const given = [...params] as (Tensor | ({ readonly params: Iterable<Tensor> } & Partial<H>))[];
    if (given.length === 0) throw new Error(`${this.who()}: expected at least one parameter, came none`);
    const groups = given.filter((item) => "params" in item);
    if (groups.length === 0) this.addParamGroup({ params: given as Tensor[] } as { params: Tensor[] } & Partial<H>);
    else if (groups.length === given.length) groups.forEach((group) => this.addParamGroup(group));
    else throw new TypeError(`${this.who()}: expected parameters or groups of them, came both`);
  }

  /** The class's name, as PyTorch writes it; it stands in errors. */
  protected abstract who(): string;
  /** PyTorch's names for what it may remember of a parameter. */
  protected abstract remembers(): readonly string[];
  /** Whether its update counts a parameter's entries, and so runs in lanes (core/lanes.ts). */
  protected runsInLanes(): boolean {
    return false;
  }
  /** Throws when a number of the group is out of its range. */
  protected abstract check(group: H): void;
  /** Changes one parameter by its gradient `g`, which is contiguous and must not be written to. */
  protected abstract update(p: Tensor, g: Tensor, group: ParamGroup<H>, state: ParamState): void;

  /** Adds parameters with numbers of their own; what is not given is the optimiser's default. */
  addParamGroup(given: { readonly params: Iterable<Tensor> } & Partial<H>): void {
    const params = [...given.params];
    const group: ParamGroup<H> = { ...this.defaults, ...given, params, initialLr: null };
    const known = new Set(this.paramGroups.flatMap((other) => other.params));
    for (const p of params) {
      if (known.has(p))
        throw new Error(`${this.who()}: expected each parameter once, came one of shape ${showShape(p.shape)} twice`);
      known.add(p);
      if (p.lanes !== 1 && !this.runsInLanes())
        throw new Error(`${this.who()}: expected parameters of one lane, came ${p.lanes}, for which it has no form`);
      if (!p.dtype.isFloat)
        throw new TypeError(`${this.who()}: expected float parameters, came ${p.dtype.name} ${showShape(p.shape)}`);
      if (!p.isLeaf) throw new Error(`${this.who()}: expected leaves, came the output of an op, of shape ${showShape(p.shape)}`);
      if (p.strides !== null)
        throw new Error(`${this.who()}: expected contiguous parameters, came a view of shape ${showShape(p.shape)}`);
    }
    this.expectAtLeast0({ lr: group.lr, weightDecay: group.weightDecay });
    this.check(group);
    (this.paramGroups as ParamGroup<H>[]).push(group);
    this.states.push(params.map((p) => new ParamState(p)));
  }
  protected expectAtLeast0(numbers: Readonly<Record<string, number>>): void {
    for (const [name, x] of Object.entries(numbers))
      if (!(x >= 0)) throw new RangeError(`${this.who()}: expected ${name} ≥ 0, came ${x}`);
  }
  protected expectBetas(betas: readonly number[]): void {
    if (!betas.every((beta) => beta >= 0 && beta < 1))
      throw new RangeError(`${this.who()}: expected betas in [0, 1), came ${betas.join(", ")}`);
  }

  /** The first group's lr; assigning sets that of every group. */
  get lr(): number {
    return this.paramGroups[0]!.lr;
  }
  set lr(lr: number) {
    for (let i = 0; i < this.paramGroups.length; i++) this.paramGroups[i]!.lr = lr;
  }
  /** The first group's weight decay; assigning sets that of every group. */
  get weightDecay(): number {
    return this.paramGroups[0]!.weightDecay;
  }
  set weightDecay(weightDecay: number) {
    for (let i = 0; i < this.paramGroups.length; i++) this.paramGroups[i]!.weightDecay = weightDecay;
  }

  /** One update of every parameter that has a gradient; the others are as if the step had not been. */
  step(): void {
    for (let g = 0; g < this.states.length; g++) {
      const group = this.paramGroups[g]!;
      const states = this.states[g]!;
      for (let i = 0; i < states.length; i++) {
        const state = states[i]!;
        const p = state.param;
        if (p.grad !== null) this.updateOne(p, p.grad, group, state);
      }
    }
  }
  private updateOne(p: Tensor, grad: Tensor, group: ParamGroup<H>, state: ParamState): void {
    mustLive(p);
    // One in the leaf's own buffer was made to fit.
    if (grad !== p.gradBuffer) this.mustFit(p, grad);
    this.update(p, dense(grad), group, state);
    if (isRecording()) tellInPlace(this.who().toLowerCase(), p, [grad]);
  }
  private mustFit(p: Tensor, grad: Tensor): void {
    mustLive(grad);
    if (grad.dtype !== p.dtype || !sameShape(grad.shape, p.shape)) {
      const show = (x: Tensor): string => `${x.dtype.name} ${showShape(x.shape)}`;
      throw new Error(`${this.who()}: expected a gradient ${show(p)}, came ${show(grad)}`);
    }
  }

  /** Forgets all gradients: `grad` is null afterwards, as in PyTorch 2. */
  zeroGrad(): void {
    for (let g = 0; g < this.states.length; g++) {
      const states = this.states[g]!;
      for (let i = 0; i < states.length; i++) states[i]!.param.grad = null;
    }
  }

  /** PyTorch's form and names: `{ state: { 0: { step, exp_avg, … }, … }, param_groups: [{ lr, …, params: [0, …] }, …] }`. */
  stateDict(): StateDict {
    return saveOptimizer(this.paramGroups as unknown as NumberedGroups, this.states, this.names);
  }
  /**
   * Becomes what was saved, by this or another optimiser of as many groups and parameters, ours or PyTorch's.
   * Throws before anything has changed. What the saved state does not have (a momentum buffer, before the first step) is forgotten;
   * a number it does not have stays as it is.
   */
  loadStateDict(state: StateDict): void {
    loadOptimizer(state, this.paramGroups as unknown as NumberedGroups, this.states, this.names, this.remembers());
  }
}

/**
 * Where the gradient lies as most formulas take it: ±∇ + λp, minus with `maximize`. The gradient itself when neither is asked for,
 * otherwise room in the current region, which may be written to.
 */
export function slopeOf(p: Tensor, g: Tensor, { maximize, weightDecay }: Hyper): number {
  if (!maximize && weightDecay === 0) return g.ptr;
  const [k, n] = [kernelsOf(p), p.entries];
  const slope = scratch(n * p.dtype.size);
  if (maximize) k.neg(n, g.ptr, slope);
  else k.mulScalar(n, g.ptr, 1, slope);
  if (weightDecay !== 0) k.axpy(n, weightDecay, p.ptr, slope);
  return slope;
}

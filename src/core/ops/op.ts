/**
 * @file The record of an op: name, formula, forward, backward, examples. One op is one file; the tape knows no formulas, a formula knows no tape.
 */
import type { Nested, Node, Tensor } from "../tensor.ts";

/** An input list and the call it goes to: shown in the book, checked by finite differences in the tests. */
export interface Example {
  /** Read as float64 in gradient checks. Pick points off the kinks. */
  readonly inputs: readonly Nested[];
  readonly call: (...inputs: Tensor[]) => Tensor;
}

/**
 * `forward` reads the call's inputs and returns the output: raw arrays in, a raw array out, kernels in between.
 * `backward` gets the same call, with `y` the output, and the gradient `g` of the loss with respect to y (contiguous, of y's shape);
 * it hands each input that wants one its share with `give`. A record without `backward` is not differentiable.
 */
export interface OpRecord {
  readonly name: string;
  /** What PyTorch calls it. */
  readonly torch: string;
  /** The gradient's formula: x̄ is the gradient of the loss with respect to x. */
  readonly tex: string;
  readonly forward: (call: Node) => Tensor;
  readonly backward?: ((call: Node, g: Tensor) => void) | undefined;
  readonly examples: readonly Example[];
  /**
   * Whether the op runs in lanes (core/lanes.ts): true where the same formulas serve, because they count `entries` and sum by `sumLines`;
   * formulas of its own; or absent, and `apply` refuses.
   */
  readonly lanes?:
    true | { readonly forward: (call: Node) => Tensor; readonly backward: (call: Node, g: Tensor) => void } | undefined;
  /** What a fused op would be made of, for display. */
  readonly parts?: string | undefined;
}

// All of one form, whatever they have: then the tape finds `forward` and `backward` of every op at the same place.
// Marked, here and on what makes records by families, so that a lab's bundle leaves out the records it does not use.
/* @__NO_SIDE_EFFECTS__ */
export function defineOp({ name, torch, tex, forward, backward, examples, lanes, parts }: OpRecord): OpRecord {
  return { name, torch, tex, forward, backward, examples, lanes, parts };
}

/**
 * @file What stands beside an op in its file, for the book and the tests: an export named `…About`, one or a list of them.
 *
 * The build and the tests find it by that name (chapters/core/engine/abouts.ts). The worker never asks, so nothing of it is in a lab's bundle.
 */
import type { Example, OpRecord } from "./op.ts";

/** What an op is for: the book's appendix sorts them so. */
export type Family =
  "elementwise" | "activations" | "products" | "reductions" | "losses" | "layers" | "shapes" | "picking" | "more";

/** A call that throws, and how its message begins: `relu6: expected a float tensor, came int64`. */
export type Refusal = readonly [call: () => unknown, message: string];

/** What PyTorch prints: y, and what `y.sum().backward()` leaves in each input. All float32 and row-major; kinks belong here. */
export interface Printed extends Example {
  readonly y: readonly number[];
  readonly grads: readonly (readonly number[])[];
}

/** What the tests are to hold a function to. One that is composed of others exports it by itself, as `…Proof`. */
export interface Proof {
  readonly refuses?: readonly Refusal[];
  /** Asked for where the op has no case in tests/golden/ops*.json. */
  readonly prints?: readonly Printed[];
}

export interface About extends Proof {
  readonly op: OpRecord;
  readonly family: Family;
  /** The formula of y, in the letters of the record's `tex`. */
  readonly value: string;
  /** One line for somebody who does not know the op. */
  readonly meaning: { readonly ko: string; readonly en: string };
  /** What PyTorch calls the call's attributes: one name where they are one number or list, else by key. What has no name is not shown. */
  readonly settings?: string | { readonly [key: string]: string };
}

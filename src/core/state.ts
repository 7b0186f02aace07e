/** @file What everything that changes has in common: it can say what it is, and become that again. */
import type { Tensor } from "./tensor.ts";

export type StateValue =
  | Tensor
  | Uint32Array
  | Float64Array
  | number
  | string
  | bigint
  | boolean
  | null
  | readonly StateValue[]
  | { readonly [key: string]: StateValue };
/** Names to values; tensors in it are the live ones, not copies. */
export type StateDict = { readonly [key: string]: StateValue };

export interface Stateful {
  stateDict(): StateDict;
  /** Copies the values in; names and shapes must be those of `stateDict`. */
  loadStateDict(state: StateDict): void;
}

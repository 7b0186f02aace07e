/**
 * @file What a lab does: its machine. The description (recipe.ts) says what a reader may change; the machine says what happens then.
 *
 * A chapter's `labs/<lab>.run.ts` exports one by default. Knows the core's state and tensors; no page, no clock, no past.
 */
import type { Stateful } from "../core/state.ts";
import type { Tensor } from "../core/tensor.ts";
import type { Config, ConfigOf, Lab, Schema } from "./recipe.ts";

/**
 * Everything of a run that changes, by name. What is not in it cannot be restored, so `update` must not use it.
 * A bare tensor (a hand-written layer's weight) is written in place, never replaced.
 */
export type State = { readonly [name: string]: Stateful | Tensor };

/**
 * What an update measured, a number or a 0-d tensor a column; a column left out was not measured this time. In lanes a number holds for
 * every lane, and a tensor has one for each.
 */
export type Measured = { readonly [column: string]: number | Tensor };

export interface Start<C, D> {
  readonly config: C;
  /** The lab's data, as the machine's `data` read them. */
  readonly data: D;
  readonly seed: number;
}
export interface Now<C, D> {
  readonly config: C;
  readonly data: D;
  /** This update takes θᵢ to θᵢ₊₁. */
  readonly i: number;
  /** Announces a named line of the listing, before it is done. Costs nothing but in a trace. */
  readonly at: (line: string) => void;
  /** The update has run before and runs again on the way to a moment: its columns are known, so what takes long need not be measured. */
  readonly again?: boolean;
}
export interface Moment<C, D> {
  readonly config: C;
  readonly data: D;
  /** The state is θₜ. */
  readonly t: number;
}
export interface After<C, D> {
  readonly config: C;
  readonly data: D;
  /** The update that has just run; the state is θᵢ₊₁. */
  readonly i: number;
  /** Its columns as the tape keeps them: float32, NaN where not measured. */
  readonly columns: { readonly [column: string]: number };
}
export interface Line<C> {
  readonly config: C;
  /** How many updates the whole run has: the last line is that of i = length − 1. */
  readonly length: number;
}

// Methods, not properties, so that the machine of any lab is a Machine.
interface Parts<C, S extends State, D> {
  /** Reads what the data's name stands for into what the machine needs; throws on anything else. */
  data?(given: unknown): D;
  /** Makes the state of a fresh run. The run's own generator is seeded with the recipe's seed and current. */
  init(start: Start<C, D>): S;
  /** One update, in PyTorch's words. Reads the config each time, so an edit needs no hook. */
  update(state: S, now: Now<C, D>): Measured;
  /** The rich picture at θₜ: plain data and typed arrays. Whatever it does to the state is undone. */
  view(state: S, query: unknown, moment: Moment<C, D>): unknown;
  /** Whether the run is over before its length: early stopping, a perceptron without errors. */
  done?(state: S, after: After<C, D>): boolean;
  /** The console's line for this update, or null for none. */
  print?(i: number, columns: { readonly [column: string]: number }, line: Line<C>): string | null;
  /** Tensors that never change and that a trace should call by name: X, Y. */
  names?(state: S): { readonly [name: string]: Tensor };
  /** Named lines that not every update announces (an epoch's end, a report every hundred updates). */
  readonly sometimes?: readonly string[];
  /**
   * Runs that differ by their seed only may go side by side (core/lanes.ts), with the bits that each has alone. Then `update` reads no
   * number of a tensor (`measured` does), draws nothing, and uses ops and an optimiser that have a form for lanes; there is no `done`.
   */
  readonly lanes?: true;
  /** What the pages ask `view` for; the contract tests ask the same. Null unless said. */
  readonly queries?: readonly unknown[];
  /** The largest view this machine makes, in bytes; 1 MB unless said. A contract test measures. */
  readonly maxViewBytes?: number;
}

/** A lab and what it does, with the types of its config, state and data forgotten: what the engine runs. */
export interface Machine extends Parts<Config, State, unknown> {
  readonly lab: Lab;
}

/** Joins a lab's description and what it does. The config's type comes from the description, the state's from `init`. */
export function defineMachine<const F extends Schema, S extends State, D = undefined>(
  lab: Lab<F>,
  parts: Parts<ConfigOf<F>, S, D>,
): Machine {
  return { lab, ...parts };
}

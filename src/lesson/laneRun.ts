/**
 * @file Runs that differ by their seed only, side by side: one program over tensors with a lane for each, the bits of every run its own.
 *
 * Each seed's first state comes from a run of its own, made and put away at once. After that there is one state and one update.
 */
import { laneOf, lanesFor, setLane } from "../core/lanes.ts";
import { Arena } from "../core/memory.ts";
import type { StateValue } from "../core/state.ts";
import { currentGenerator } from "../core/random/index.ts";
import { Tensor } from "../core/tensor.ts";
import { keyOf } from "./identity.ts";
import type { Machine, State } from "./machine.ts";
import type { Recipe } from "./recipe.ts";
import { Run } from "./run.ts";

/** Whether these recipes can run as lanes of one: the machine says so, and nothing but the seed is different. */
export function canShareLanes(machine: Machine, a: Recipe, b: Recipe): boolean {
  return machine.lanes === true && machine.done === undefined && keyOf({ ...a, seed: 0 }) === keyOf({ ...b, seed: 0 });
}

export class LaneRun {
  /** How many runs there are; lanes beyond repeat the last. */
  readonly count: number;
  readonly length: number;
  readonly columns: readonly string[];
  /** The columns of the update that ran last: column k of run l at k·lanes + l, NaN where it did not measure. */
  readonly rows: Float32Array;
  readonly lanes: number;
  private readonly arena: Arena;
  private readonly run: Run;
  private readonly drawn: string;

  /** Fresh runs at t = 0, one a recipe, of which there is at least one. `canShareLanes` must hold of each two. `arena` is for one run at a time. */
  constructor(machine: Machine, recipes: readonly Recipe[], data: unknown, arena: Arena) {
    const first = recipes[0]!;
    this.count = recipes.length;
    this.lanes = lanesFor(recipes.length);
    this.arena = new Arena("lanes", this.lanes);
    this.run = new Run(machine, first, data, this.arena);
    this.length = this.run.length;
    this.columns = this.run.columns;
    this.drawn = this.drawState();
    this.rows = this.run.row;
    try {
      const targets = tensorsOf(this.run.state);
      for (let l = 0; l < this.lanes; l++) this.begin(targets, l, machine, recipes[Math.min(l, this.count - 1)]!, data, arena);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  private begin(targets: readonly Tensor[], lane: number, machine: Machine, recipe: Recipe, data: unknown, arena: Arena): void {
    const alone = new Run(machine, recipe, data, arena);
    const sources = tensorsOf(alone.state);
    targets.forEach((x, i) => setLane(x, lane, sources[i]!.toArray()));
    alone.dispose();
  }

  get t(): number {
    return this.run.t;
  }
  /** Every tensor that may have a gradient, all lanes in it. */
  get parameters(): Tensor[] {
    return this.run.keeper.parameters.map(([, p]) => p);
  }

  /** Runs update t of every run; their columns are in `rows` until the next. */
  update(): void {
    this.run.update();
    if (this.t === 1 || this.t === this.length) this.mustNotHaveDrawn();
  }

  /** All lanes have one generator, which is none of theirs. */
  private mustNotHaveDrawn(): void {
    const now = this.drawState();
    if (now !== this.drawn)
      throw new Error(`${this.run.recipe.lab}: expected updates that draw nothing, came one that did; it cannot run in lanes`);
  }
  private drawState(): string {
    const dict = this.run.inside(() => currentGenerator()).stateDict();
    return JSON.stringify(dict, (_, value: unknown) =>
      ArrayBuffer.isView(value) ? [...(value as Uint32Array)] : typeof value === "bigint" ? String(value) : value,
    );
  }

  /** Column k of run l, as the update that ran last left it. */
  at(k: number, l: number): number {
    return this.rows[k * this.lanes + l]!;
  }

  /** Whether the update that ran last left run l's guard, column k, infinite or NaN. */
  broken(k: number, l: number): boolean {
    return this.run.guardMeasured && !Number.isFinite(this.at(k, l));
  }

  /** Copies of every tensor of one run's state, in the order of its state dicts. */
  stateOf(l: number): (Float32Array | Float64Array)[] {
    return tensorsOf(this.run.state).map((x) => laneOf(x, l));
  }

  /** Gives the memory back. */
  dispose(): void {
    this.run.dispose();
    this.arena.free();
  }
}

/** The tensors of a state, in the order of its dicts. */
export function tensorsOf(state: State): Tensor[] {
  const found: Tensor[] = [];
  const walk = (value: StateValue): void => {
    if (value instanceof Tensor) found.push(value);
    else if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) Object.values(value).forEach(walk);
  };
  for (const part of Object.values(state)) walk(part instanceof Tensor ? part : part.stateDict());
  return found;
}

/**
 * @file A run at one moment: its state, and one update after another. Knows no past; timeline.ts keeps that.
 */
import { beginUpdate } from "../core/autograd.ts";
import { lanesOf } from "../core/lanes.ts";
import { type Arena, Region, withRegion } from "../core/memory.ts";
import { generator, type Generator, withGenerator } from "../core/random/index.ts";
import type { Machine, Measured, State } from "./machine.ts";
import { type Config, configAt, lengthOf, type Recipe } from "./recipe.ts";
import { Keeper, type Snapshot } from "./snapshot.ts";

/** What was not finite, and what it was. */
export interface Broken {
  readonly column: string;
  readonly value: "inf" | "-inf" | "nan";
}

const silent = (): void => {};

export class Run {
  readonly machine: Machine;
  readonly recipe: Recipe;
  /** How many updates the whole run has when nothing ends it early. */
  readonly length: number;
  readonly columns: readonly string[];
  /**
   * The columns of the update that ran last, in the lab's order; NaN where it did not measure. A run in an arena with lanes has so many
   * numbers a column.
   */
  readonly row: Float32Array;
  private readonly lanes: number;
  readonly keeper: Keeper;
  readonly state: State;

  private readonly data: unknown;
  private readonly arena: Arena;
  private readonly region: Region;
  private readonly generator: Generator;
  private readonly index: { readonly [column: string]: number };
  private readonly guard: number;
  private guarded = false;
  private position = 0;
  private config: Config;
  /** `config` holds for updates from here to before there. */
  private configFrom = 0;
  private configUntil = 0;

  /** A fresh run at t = 0. `data` is what the recipe's data id stands for; `arena` is emptied at every update. */
  constructor(machine: Machine, recipe: Recipe, data: unknown, arena: Arena) {
    const { lab } = machine;
    this.machine = machine;
    this.recipe = recipe;
    this.length = lengthOf(lab, recipe);
    this.columns = Object.keys(lab.columns);
    this.lanes = arena.lanes;
    this.row = new Float32Array(this.columns.length * this.lanes);
    this.index = Object.fromEntries(this.columns.map((name, k) => [name, k]));
    if (this.index[lab.guard] === undefined)
      throw new Error(`${recipe.lab}: expected the guard among the columns, came "${lab.guard}"`);
    this.guard = this.index[lab.guard]!;
    this.config = this.configFor(0);
    this.arena = arena;
    this.region = new Region(recipe.lab, arena.lanes);
    this.generator = generator(recipe.seed);
    try {
      beginUpdate(arena);
      this.data = machine.data ? machine.data(data) : data;
      const start = { config: this.config, data: this.data, seed: recipe.seed };
      this.state = Object.freeze(withRegion(this.region, () => withGenerator(this.generator, () => machine.init(start))));
      this.keeper = new Keeper(this.state, this.generator);
    } catch (error) {
      this.region.free();
      throw error;
    }
  }

  /** The state is θₜ. */
  get t(): number {
    return this.position;
  }

  /** Runs update t; its columns are in `row` until the next. `again`: they are known, and may be missing there. */
  update(at: (line: string) => void = silent, again = false): void {
    const i = this.position;
    const now = { config: this.configFor(i), data: this.data, i, at, again };
    beginUpdate(this.arena);
    this.inside(() => this.measure(this.machine.update(this.state, now)));
    this.position = i + 1;
  }

  /** Whether the update that ran last measured its guard column. */
  get guardMeasured(): boolean {
    return this.guarded;
  }

  /** Whether the update that ran last left its guard column infinite or NaN. */
  broken(): Broken | null {
    const value = this.row[this.guard]!;
    if (!this.guarded || Number.isFinite(value)) return null;
    return { column: this.columns[this.guard]!, value: value > 0 ? "inf" : value < 0 ? "-inf" : "nan" };
  }

  /** Whether the run is over after the update that ran last. */
  done(): boolean {
    const { machine, state, data } = this;
    if (!machine.done) return false;
    const i = this.position - 1;
    const after = { config: this.configFor(i), data, i, columns: this.measured() };
    return this.inside(() => machine.done!(state, after));
  }

  /** The console's line for the update that ran last. */
  printed(): string | null {
    const i = this.position - 1;
    return this.machine.print?.(i, this.measured(), { config: this.configFor(i), length: this.length }) ?? null;
  }

  /** The columns of the update that ran last, by name. */
  measured(): { readonly [column: string]: number } {
    const columns: Record<string, number> = {};
    for (let k = 0; k < this.columns.length; k++) columns[this.columns[k]!] = this.row[k]!;
    return columns;
  }

  /** The machine's picture at θₜ, handed to `copy` while its tensors live. The caller puts the state back afterwards. */
  view<T>(query: unknown, copy: (view: unknown) => T): T {
    const moment = { config: this.configFor(this.position), data: this.data, t: this.position };
    beginUpdate(this.arena);
    return this.inside(() => copy(this.machine.view(this.state, query, moment)));
  }

  capture(before: Snapshot | null): Snapshot {
    return this.inside(() => this.keeper.capture(before));
  }

  /** Makes this the run as it was at t. */
  restore(snapshot: Snapshot, t: number): void {
    beginUpdate(this.arena);
    this.inside(() => this.keeper.restore(snapshot));
    beginUpdate(this.arena);
    this.position = t;
  }

  /** Gives the run's memory back; nothing of it can be read any more. */
  dispose(): void {
    this.region.free();
  }

  /** Runs `f` as part of this run: new tensors in the arena, draws from the run's own generator. */
  inside<T>(f: () => T): T {
    return withRegion(this.arena, () => withGenerator(this.generator, f));
  }

  private measure(measured: Measured): void {
    this.row.fill(NaN);
    this.guarded = false;
    for (const name in measured) {
      const k = this.index[name];
      if (k === undefined) throw new Error(`${this.recipe.lab}: expected columns ${this.columns.join(", ")}, came "${name}"`);
      const value = measured[name]!;
      if (typeof value === "number") this.row.fill(value, k * this.lanes, (k + 1) * this.lanes);
      else if (this.lanes === 1) this.row[k] = value.item();
      else this.row.set(lanesOf(value), k * this.lanes);
      if (k === this.guard) this.guarded = true;
    }
  }

  /** The config of update i, made anew only where an edit falls. */
  private configFor(i: number): Config {
    if (i >= this.configFrom && i < this.configUntil) return this.config;
    const { edits } = this.recipe;
    this.configFrom = edits.reduce((from, { t }) => (t <= i ? Math.max(from, t) : from), 0);
    this.configUntil = edits.reduce((until, { t }) => (t > i ? Math.min(until, t) : until), Infinity);
    this.config = Object.freeze({ ...configAt(this.recipe, i) });
    return this.config;
  }
}

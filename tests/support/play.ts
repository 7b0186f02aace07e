/** @file Runs a lab from its recipe to wherever a test wants it, as the worker would. */
import { createRunner } from "../../src/lesson/runner.ts";
import type { Machine } from "../../src/lesson/machine.ts";
import type { ColumnsReport, Command, Report, Trace } from "../../src/lesson/protocol.ts";
import { lengthOf, type Config, type DataId, type Edit, type Recipe } from "../../src/lesson/recipe.ts";
import { labs } from "./labs.ts";

const load = async (id: string): Promise<Machine> => labs.find(([lab]) => lab === id)![1];
type Ask<T extends Command["type"]> = Omit<Extract<Command, { type: T }>, "id" | "type" | "recipe">;

export interface Play {
  readonly recipe: Recipe;
  run(to?: number): Promise<ColumnsReport>;
  view<V>(t: number, query?: unknown): Promise<V>;
  trace(i: number): Promise<Trace>;
  hash(t: number): Promise<string>;
}

/** The lab's own recipe with these changes, ready to be asked. */
export async function play(
  lab: string,
  options: {
    config?: Config;
    seed?: number;
    edits?: readonly Edit[];
    data?: (id: DataId) => Promise<unknown>;
    hash?: string;
  } = {},
): Promise<Play> {
  const machine = await load(lab);
  const { data } = options;
  const runner = createRunner(load, { now: () => performance.now(), ...(data ? { data } : {}) });
  const defaults = Object.fromEntries(Object.entries(machine.lab.config).map(([key, field]) => [key, field.default]));
  const recipe: Recipe = {
    lab,
    config: { ...defaults, ...options.config },
    seed: options.seed ?? machine.lab.seed ?? 777,
    edits: options.edits ?? [],
    ...(machine.lab.data ? { data: { name: machine.lab.data[0]!.name, hash: options.hash ?? "test" } } : {}),
  };
  async function ask<T extends Command["type"]>(
    type: T,
    rest: Ask<T>,
  ): Promise<Extract<Report, { type: T extends "run" ? "columns" : T }>> {
    const { report } = await runner.handle({ type, id: 1, recipe, ...rest } as unknown as Command);
    if (report.type === "error") throw new Error(report.message);
    return report as never;
  }
  return {
    recipe,
    run: (to = lengthOf(machine.lab, recipe)) => ask("run", { from: 0, to, ms: 1e9 } as Ask<"run">) as Promise<ColumnsReport>,
    view: async <V>(t: number, query: unknown = null) => ((await ask("view", { t, query } as Ask<"view">)) as { view: V }).view,
    trace: async (i) => ((await ask("trace", { i } as Ask<"trace">)) as { trace: Trace }).trace,
    hash: async (t) => ((await ask("hash", { t } as Ask<"hash">)) as { hash: string }).hash,
  };
}

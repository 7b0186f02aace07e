/** @file Runs what a chapter asks of its labs, by the very runner of the worker. The answer is plain data, to be frozen into the book. */
import type { Fact, FactRequest, FactRequests, Facts } from "../lesson/facts.ts";
import type { Machine } from "../lesson/machine.ts";
import type { Command, Report } from "../lesson/protocol.ts";
import { drawnSets } from "../lesson/data/digitSets.ts";
import { drawnSeed } from "../lesson/data/ids.ts";
import { DataError } from "../lesson/data/trouble.ts";
import { lengthOf, type DataId, type Recipe } from "../lesson/recipe.ts";
import { createRunner, type Runner } from "../lesson/runner.ts";

type Load = (lab: string) => Promise<Machine>;
type Of<T extends Report["type"]> = Extract<Report, { type: T }>;

export async function computeFacts(requests: FactRequests, load: Load): Promise<Facts> {
  const runner = createRunner(load, { now: () => performance.now(), data: dataOf });
  try {
    const facts: { [name: string]: Fact } = {};
    for (const [name, request] of Object.entries(requests)) facts[name] = await answer(request, load, runner);
    return facts;
  } finally {
    runner.dispose();
  }
}

/** A build has what the book draws, and no other data: its numbers must not hang on what lies on one machine. */
async function dataOf(id: DataId): Promise<unknown> {
  const seed = drawnSeed(id);
  if (seed === null) throw new DataError({ id, why: "absent" });
  return drawnSets(seed);
}

async function answer(request: FactRequest, load: Load, runner: Runner): Promise<Fact> {
  const { lab } = await load(request.lab);
  const defaults = Object.fromEntries(Object.entries(lab.config).map(([key, { default: value }]) => [key, value]));
  const recipe: Recipe = {
    lab: request.lab,
    config: { ...defaults, ...request.config },
    seed: request.seed ?? lab.seed ?? 777,
    edits: request.edits ?? [],
    ...(lab.data ? { data: lab.data[0]! } : {}),
  };
  const ask = async <T extends Report["type"]>(type: T, rest: object): Promise<Of<T>> => {
    const { report } = await runner.handle({ type, id: 0, recipe, ...rest } as unknown as Command);
    if (report.type === "error") throw new Error(`facts: ${request.lab}: ${report.message}`);
    return report as Of<T>;
  };

  const { columns: wished, views, study } = request;
  const length = lengthOf(lab, recipe);
  const to = wished ? (wished.at === "all" ? length : Math.max(...wished.at) + 1) : 0;
  const known = to > 0 ? await ask("columns", { type: "run", from: 0, to, ms: Infinity }) : null;
  const columns: { [name: string]: Float32Array } = {};
  for (const name of known ? wished!.names : []) {
    const column = known!.columns[name];
    if (!column) throw new Error(`facts: ${request.lab} has no column "${name}"`);
    columns[name] = wished!.at === "all" ? column.slice() : Float32Array.from(wished!.at, (i) => column[i] ?? NaN);
  }
  const seen: { [t: string]: unknown } = {};
  for (const t of views?.at ?? []) seen[t] = (await ask("view", { t, query: views!.query })).view;
  const hashes: { [t: string]: string } = {};
  for (const t of request.hashes ?? []) hashes[t] = (await ask("hash", { t })).hash;
  return {
    recipe,
    columns,
    at: wished && wished.at !== "all" ? wished.at : null,
    views: seen,
    hashes,
    rows: study === undefined ? [] : (await ask("study", { name: study })).rows,
    end: known?.end ?? null,
  };
}

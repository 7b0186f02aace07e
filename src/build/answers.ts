/** @file The facts of one chapter, frozen: its requests, run by its machines, its questions, answered by its engine. Node only. */
import { freeze, type FactRequests } from "../lesson/facts.ts";
import type { Machine } from "../lesson/machine.ts";
import { computeFacts } from "./facts.ts";

const requests = import.meta.glob<{ readonly default: FactRequests }>("../chapters/*/facts.ts");
const machines = import.meta.glob<{ readonly default: Machine }>("../chapters/*/labs/*.run.ts");

export async function answers(chapter: string): Promise<string> {
  const asked = await requests[`../chapters/${chapter}/facts.ts`]?.();
  return freeze(await computeFacts(asked?.default ?? {}, machineOf));
}

const questions = import.meta.glob<{ readonly default: { readonly [name: string]: unknown } }>("../chapters/*/asks.ts");
const tellers = import.meta.glob<{ readonly default: (question: unknown) => unknown }>("../chapters/*/engine/told.ts");

/** The questions of `asks.ts`, each with what the chapter's engine says to it. */
export async function told(chapter: string): Promise<string> {
  const asked = (await questions[`../chapters/${chapter}/asks.ts`]?.())?.default ?? {};
  const tell = (await tellers[`../chapters/${chapter}/engine/told.ts`]?.())?.default;
  if (!tell) throw new Error(`answers: expected chapters/${chapter}/engine/told.ts, came nothing`);
  return freeze(Object.fromEntries(Object.entries(asked).map(([name, question]) => [name, tell(question)])));
}

/** `xor/two-hidden` → its machine. */
async function machineOf(lab: string): Promise<Machine> {
  const [chapter = "", name = ""] = lab.split("/");
  const path = `../chapters/${chapter}/labs/${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}.run.ts`;
  const load = machines[path];
  if (!load) throw new Error(`facts: no lab "${lab}"`);
  return (await load()).default;
}

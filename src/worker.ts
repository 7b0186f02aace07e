/**
 * @file The worker's entrance: a recipe's lab → its machine → the runner; a question → its chapter's engine. The only file that says `self`.
 *
 * Commands are answered one at a time and each `run` is bounded by its own `ms`, so there is nothing to interrupt: a pause is a page that
 * does not ask again. While the page draws what it was told, the worker is at the next stretch already, a slice at a time.
 */
import type { Machine } from "./lesson/machine.ts";
import type { DataSource } from "./app/data/source.ts";
import type { Ask, Command, Files, Report } from "./lesson/protocol.ts";
import { createRunner } from "./lesson/runner.ts";

const machines = import.meta.glob<{ readonly default: Machine }>("./chapters/*/labs/*.run.ts");

/** `xor/two-hidden` → its file. */
function pathOf(lab: string): string {
  const [chapter = "", name = ""] = lab.split("/");
  return `./chapters/${chapter}/labs/${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}.run.ts`;
}

async function load(lab: string): Promise<Machine> {
  const file = machines[pathOf(lab)];
  if (!file) throw new Error(`worker: expected a lab of this book, came "${lab}"`);
  return (await file()).default;
}

const engines = import.meta.glob<{ readonly default: (question: unknown) => unknown }>("./chapters/*/engine/index.ts");

async function answer({ id, chapter, question }: Ask): Promise<Report> {
  try {
    const engine = engines[`./chapters/${chapter}/engine/index.ts`];
    if (!engine) throw new Error(`worker: expected a chapter that answers questions, came "${chapter}"`);
    return { type: "answer", id, answer: (await engine()).default(question) };
  } catch (error) {
    return { type: "error", id, message: error instanceof Error ? error.message : String(error) };
  }
}

/** Loaded by the first lab that needs data, or by the reader's files. */
let source: Promise<DataSource> | undefined;
function dataSource(): Promise<DataSource> {
  const root = new URL("../", self.location.href); // this file lies in assets/, or in src/
  source ??= import("./app/data/source.ts").then(({ browserSource }) => browserSource(root));
  source.catch(() => (source = undefined));
  return source;
}

async function take({ id, files }: Files): Promise<Report> {
  const told = (come: number, of: number) => post({ type: "data", id, come, of });
  const blobs = files.filter((file) => file instanceof Blob);
  try {
    const source = await dataSource();
    return { type: "files", id, ...(await source.take(blobs, told)) };
  } catch (error) {
    return { type: "error", id, message: String(error) };
  }
}

const runner = createRunner(load, {
  now: () => performance.now(),
  data: async (id, told) => (await dataSource()).get(id, told),
});

/** How long a command may find the worker busy with what nobody asked for yet. */
const SLICE_MS = 4;
const { port1: next, port2: turn } = new MessageChannel();
let waiting = 0;
let ahead = false;
function workAhead(): void {
  if (waiting > 0 || ahead) return;
  ahead = true;
  turn.postMessage(null); // behind whatever the page has sent
}
next.onmessage = () => {
  ahead = false;
  if (waiting === 0 && runner.workAhead(SLICE_MS)) workAhead();
};

function post(report: Report, transfer: ArrayBuffer[] = []): void {
  try {
    self.postMessage(report, { transfer });
  } catch (error) {
    self.postMessage({ type: "error", id: report.id, message: String(error) } satisfies Report);
  }
}

// Listen at once: a message that comes while a lab is loading waits in the runner's queue instead of being lost.
self.onmessage = async ({ data }: MessageEvent<Command | Ask | Files>) => {
  if (data.type === "files") return post(await take(data));
  if (data.type === "ask") return post(await answer(data));
  waiting++;
  const { report, transfer } = await runner.handle(data, post);
  waiting--;
  post(report, transfer);
  workAhead();
};

/** What every lab of the book must hold, whoever wrote it. Labs are found by glob; a new one is tested without a line here. */
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Arena, memory, type Region, reserve } from "../../src/core/index.ts";
import { activeKernels, useKernels } from "../../src/core/kernels/index.ts";
import { KeyframeBudget } from "../../src/lesson/keyframes.ts";
import { canShareLanes, LaneRun, tensorsOf } from "../../src/lesson/laneRun.ts";
import { listingOf } from "../../src/lesson/listing.ts";
import type { Machine } from "../../src/lesson/machine.ts";
import { own } from "../../src/lesson/own.ts";
import type { Command, Report, TracedTensor } from "../../src/lesson/protocol.ts";
import { lengthOf, type Recipe, type Text } from "../../src/lesson/recipe.ts";
import { Run } from "../../src/lesson/run.ts";
import { createRunner } from "../../src/lesson/runner.ts";
import { hash } from "../../src/lesson/snapshot.ts";
import { Timeline } from "../../src/lesson/timeline.ts";
import { traceUpdate } from "../../src/lesson/trace.ts";
import { extremes, labData, labs, other, sample } from "../support/labs.ts";

/** How far runs are followed here. */
const FAR = 60;
const load = async (id: string): Promise<Machine> => labs.find(([lab]) => lab === id)![1];
const open = () => createRunner(load, { now: () => performance.now(), data: labData });
const dataOf = async ({ data }: Recipe): Promise<unknown> => (data ? labData(data) : undefined);

type Ask = Command extends infer C ? (C extends Command ? Omit<C, "id"> : never) : never;
async function ask(runner: ReturnType<typeof open>, command: Ask): Promise<Report> {
  const { report } = await runner.handle({ ...command, id: 1 } as Command);
  if (report.type === "error") throw new Error(report.message);
  return report;
}
async function hashAt(recipe: Recipe, t: number, runner = open()): Promise<string> {
  const report = await ask(runner, { type: "hash", recipe, t });
  return (report as Extract<Report, { type: "hash" }>).hash;
}
async function timelineOf(machine: Machine, recipe: Recipe): Promise<Timeline> {
  const setting = { arena: new Arena("test"), budget: new KeyframeBudget(), now: () => performance.now() };
  return new Timeline(machine, recipe, await dataOf(recipe), setting);
}
const farOf = (machine: Machine, recipe: Recipe): number => Math.min(FAR, lengthOf(machine.lab, recipe));

/** Every buffer in plain data. */
function* buffersIn(value: unknown): Generator<ArrayBufferLike> {
  if (ArrayBuffer.isView(value)) yield value.buffer;
  else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* buffersIn(inner);
}

vi.setConfig({ testTimeout: 60_000 });
const usual = activeKernels();
afterEach(() => useKernels(usual));

test("labs: there are some", () => expect(labs.length).toBeGreaterThan(0));

describe.each(labs)("%s", (id, machine) => {
  const { lab } = machine;
  const recipe = sample(id, machine);
  const far = farOf(machine, recipe);
  const half = far >> 1;
  const queries = machine.queries ?? [null];

  /** The same run with every editable key changed half-way. */
  const editable = Object.entries(lab.config).filter(([, field]) => field.editable);
  const set = Object.fromEntries(editable.map(([key, field]) => [key, other(field, recipe.config[key]!)]));
  const edited: Recipe = editable.length > 0 ? { ...recipe, edits: [{ t: half, set }] } : recipe;

  test("two runs agree bit for bit, and two seeds do not", async () => {
    expect(await hashAt(recipe, far)).toBe(await hashAt(recipe, far));
    if (far > 0) expect(await hashAt({ ...recipe, seed: recipe.seed + 1 }, far)).not.toBe(await hashAt(recipe, far));
  });

  test("played through, scrubbed, and restarted from every kept moment: the same state", async () => {
    const timeline = await timelineOf(machine, edited);
    timeline.advance(far);
    const end = timeline.head;
    const played = timeline.hash(end);
    for (const t of timeline.kept) {
      timeline.hash(t);
      expect(timeline.hash(end)).toBe(played);
    }
    const hashes = Array.from({ length: end + 1 }, (_, t) => timeline.hash(t));
    const plain = await timelineOf(machine, edited);
    for (let t = 0; t <= end; t++) {
      plain.advance(t);
      expect(plain.hash(t)).toBe(hashes[t]);
    }
    expect(await hashAt(edited, end)).toBe(played);
  });

  test("restored at i, an update measures and prints what the run did; its trace ends in the run's next state", async () => {
    const timeline = await timelineOf(machine, edited);
    timeline.advance(far);
    const run = new Run(machine, edited, await dataOf(edited), new Arena("test"));
    for (let i = 0; i < timeline.head; i++) {
      const there = timeline.trace(i);
      expect(there.columns).toEqual(timeline.columns.at(i));
      expect(there.printed).toBe(timeline.columns.printed(i, i + 1)[0]?.[1] ?? null);
      const here = traceUpdate(run, null);
      expect(hash(run.capture(null))).toBe(timeline.hash(i + 1));
      expect(here).toEqual(there);
    }
    run.dispose();
  });

  test("a trace joins its ops: the walk back meets only tensors of the way there, and a gradient for each that had one", async () => {
    if (far === 0) return;
    const { beats, before, after } = (await timelineOf(machine, recipe)).trace(0);
    const ops = beats.flatMap((beat) => beat.ops);
    expect(ops.length).toBeGreaterThan(0);
    const there = ops.filter((op) => op.direction === "forward");
    for (const op of ops.filter(({ direction }) => direction === "backward")) {
      const twin = there.find(({ output }) => output.ref === op.output.ref);
      expect(twin).toMatchObject({ op: op.op, inputs: op.inputs.map(({ ref }) => ({ ref })) });
      expect(op.upstream!.shape).toEqual(op.output.shape);
      op.downstream.forEach((g, k) => g && expect(g.shape).toEqual(op.inputs[k]!.shape));
    }
    const names = after.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(before.map(({ name }) => name).filter((name) => !name.endsWith(".grad"))));
  });

  test("every announced line is a named one with its sentence, and every named one is announced", async () => {
    const listing = listingOf(lab, recipe);
    const named = listing.flatMap((line) => line.name ?? []);
    expect(new Set(named).size, "each name once").toBe(named.length);
    expect(Object.keys(lab.lines).sort()).toEqual([...named].sort());
    const timeline = await timelineOf(machine, recipe);
    timeline.advance(far);
    const announced = new Set<string>();
    const always = new Set(named);
    for (let i = 0; i < timeline.head; i++) {
      const lines = timeline.trace(i).beats.map(({ line }) => line);
      lines.forEach((line) => announced.add(line));
      for (const line of always) if (!lines.includes(line)) always.delete(line);
    }
    const sometimes = machine.sometimes ?? [];
    expect(named).toEqual(expect.arrayContaining([...announced, ...sometimes]));
    if (timeline.head > 0) expect([...new Set([...always, ...sometimes])].sort()).toEqual([...named].sort());
  });

  test.each(editable.map(([key]) => key))("an edit of %s is in the listing, and changes the run", async (key) => {
    const one: Recipe = { ...recipe, edits: [{ t: half, set: { [key]: set[key]! } }] };
    const slots = listingOf(lab, one).flatMap((line) => line.slots.filter((slot) => slot.key === key && slot.t === half));
    expect(slots.length, "editsAt prints it, with a setter for the key").toBeGreaterThan(0);
    if (far > 0) expect(await hashAt(one, far), "update reads it from its config").not.toBe(await hashAt(recipe, far));
  });

  test("a line of the console is printed by a beat of its own, the last", async () => {
    const timeline = await timelineOf(machine, recipe);
    timeline.advance(far);
    for (const [i] of timeline.columns.printed(0, timeline.head)) {
      if ("print" in lab.lines) expect(timeline.trace(i).beats.map(({ line }) => line)).toContain("print");
    }
  });

  test("both languages are complete", () => {
    const texts: [string, Text][] = [
      ...Object.entries(lab.config).map(([key, field]): [string, Text] => [key, field.label]),
      ...Object.entries(lab.lines),
      ...Object.entries(lab.columns).flatMap(([key, track]): [string, Text][] => (track ? [[key, track.label]] : [])),
      ...Object.entries(lab.studies ?? {}).map(([key, study]): [string, Text] => [key, study.label]),
    ];
    for (const [key, { ko, en }] of texts) {
      expect(ko.trim(), `${key} in Korean`).not.toBe("");
      expect(en.trim(), `${key} in English`).not.toBe("");
    }
    for (const track of Object.values(lab.columns)) if (track) expect(track.unit.ko === "").toBe(track.unit.en === "");
  });

  test("reports survive the wire, and hold nothing of the core's memory; views stay under their budget", async () => {
    const runner = open();
    const commands: Ask[] = [
      { type: "run", recipe, from: 0, to: far, ms: 10_000 },
      ...[0, half, far].flatMap((t) => queries.map((query): Ask => ({ type: "view", recipe, t, query }))),
      ...(far > 0 ? [0, far - 1].map((i): Ask => ({ type: "trace", recipe, i })) : []),
      { type: "hash", recipe, t: half },
    ];
    for (const command of commands) {
      const { report, transfer } = await runner.handle({ ...command, id: 1 } as Command);
      expect(report).not.toMatchObject({ type: "error" });
      for (const buffer of [...buffersIn(report), ...transfer]) expect(buffer).not.toBe(memory.buffer);
      const owned = new Set(buffersIn(report));
      for (const buffer of transfer) expect(owned).toContain(buffer);
      expect(structuredClone(report)).toEqual(report);
      if (report.type === "view") expect(own(report.view).bytes).toBeLessThanOrEqual(machine.maxViewBytes ?? 2 ** 20);
    }
  });

  // Where nothing runs there is nothing to see.
  test.skipIf(far === 0)("memory that grows at two moments, or is large from the start, changes no bit", async () => {
    const before = await hashAt(edited, far);
    const runner = open();
    for (const t of [half >> 1, half]) {
      await ask(runner, { type: "run", recipe: edited, from: 0, to: t, ms: 10_000 });
      reserve(memory.buffer.byteLength + 1);
    }
    expect(await hashAt(edited, far, runner)).toBe(before);
    expect(await hashAt(edited, far)).toBe(before);
  });

  test("plain and WebAssembly kernels give the same bits", async () => {
    useKernels("plain");
    const plain = await hashAt(edited, far);
    useKernels("wasm");
    expect(await hashAt(edited, far)).toBe(plain);
  });

  // Also with seeds that leave lanes over, and an edit on the way.
  test.skipIf(machine.lanes !== true)("seeds as lanes: each has the columns and the state that it has alone", async () => {
    const seeds = Array.from({ length: 5 }, (_, l): Recipe => ({ ...edited, seed: recipe.seed + l }));
    const [data, arena] = [await dataOf(recipe), new Arena("test")];
    expect(canShareLanes(machine, seeds[0]!, seeds[1]!)).toBe(true);
    const lanes = new LaneRun(machine, seeds, data, arena);
    const runs = seeds.map((each) => new Run(machine, each, data, new Arena("test")));
    while (lanes.t < far) {
      lanes.update();
      runs.forEach((run, l) => {
        run.update();
        expect(lanes.columns.map((_, k) => lanes.at(k, l))).toEqual([...run.row]);
      });
    }
    runs.forEach((run, l) => expect(lanes.stateOf(l)).toEqual(tensorsOf(run.state).map((x) => x.toArray())));
    for (const run of [lanes, ...runs]) run.dispose();
  });

  test("looking, tracing, seeking and changing in any order change no bit", async () => {
    const recipes = [recipe, edited];
    const timelines = await Promise.all(recipes.map((each) => timelineOf(machine, each)));
    const hashes = timelines.map((timeline) => {
      timeline.advance(far);
      return Array.from({ length: timeline.head + 1 }, (_, t) => timeline.hash(t));
    });
    const step = fc.record({
      type: fc.constantFrom("run", "view", "trace", "hash" as const),
      which: fc.nat(1),
      t: fc.nat(far),
      query: fc.constantFrom(...queries),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const runner = open();
        for (const { type, which, t, query } of steps) {
          const recipe = recipes[which]!;
          const last = hashes[which]!.length - 1;
          if (type === "run") await ask(runner, { type, recipe, from: 0, to: t, ms: 10_000 });
          else if (type === "view") await ask(runner, { type, recipe, t, query });
          else if (type === "trace" && last > 0) await ask(runner, { type, recipe, i: Math.min(t, last - 1) });
          else expect(await hashAt(recipe, t, runner)).toBe(hashes[which]![Math.min(t, last)]);
        }
        for (const [k, recipe] of recipes.entries()) expect(await hashAt(recipe, far, runner)).toBe(hashes[k]!.at(-1));
        runner.dispose();
      }),
      { seed: 5, numRuns: 12 },
    );
  });

  test("going back and forth, looking and tracing takes no memory that lasts", async () => {
    const run = new Run(machine, edited, await dataOf(edited), new Arena("test"));
    const { region } = run as unknown as { region: Region };
    const start = run.capture(null);
    const around = (): void => {
      while (run.t < Math.min(2, far)) run.update();
      run.view(queries[0], own);
      run.restore(start, 0);
      if (far > 0) traceUpdate(run, null);
      run.restore(start, 0);
    };
    around();
    const top = region.alloc(16);
    for (let k = 0; k < 20; k++) around();
    expect(region.alloc(16)).toBe(top + 16);
    run.dispose();
  });

  test("no value a control can take breaks a run", async () => {
    const config = fc.record(
      Object.fromEntries(Object.entries(lab.config).map(([key, field]) => [key, fc.constantFrom(...extremes(field))])),
    );
    await fc.assert(
      fc.asyncProperty(config, fc.constantFrom(0, 1, 2 ** 32 - 1), async (config, seed) => {
        const runner = open();
        const wild: Recipe = { ...sample(id, machine, config), seed };
        await ask(runner, { type: "run", recipe: wild, from: 0, to: 4, ms: 10_000 });
        const end = (await ask(runner, { type: "run", recipe: wild, from: 0, to: 4, ms: 0 })) as Extract<
          Report,
          { type: "columns" }
        >;
        for (const query of queries) await ask(runner, { type: "view", recipe: wild, t: end.to, query });
        if (end.to > 0) await ask(runner, { type: "trace", recipe: wild, i: end.to - 1 });
        runner.dispose();
      }),
      { seed: 5, numRuns: 25 },
    );
  });
});

/** A summary stands for a tensor that is too large; asked for by its ref, it comes whole. */
test("trace: a large tensor travels as a summary, and whole on request", async () => {
  const [id, machine] = labs.find(([lab]) => lab === "mnist/softmax")!;
  const timeline = await timelineOf(machine, sample(id, machine));
  const weight = (whole: number | null): TracedTensor =>
    timeline.trace(0, whole).before.find(({ name }) => name === "linear.weight")!;
  const summary = weight(null);
  expect(summary).toMatchObject({
    data: null,
    shape: [10, 784],
    summary: { min: expect.closeTo(-1 / 28, 3), max: expect.closeTo(1 / 28, 3) },
  });
  expect(weight(summary.ref)).toMatchObject({ summary: null, ref: summary.ref });
  expect(weight(summary.ref).data!.length).toBe(7840);
});

import { describe, expect, test } from "vitest";
import { memory } from "../../src/core/index.ts";
import type { Machine } from "../../src/lesson/machine.ts";
import type { Command, Report } from "../../src/lesson/protocol.ts";
import type { Recipe } from "../../src/lesson/recipe.ts";
import { DataError } from "../../src/lesson/data/trouble.ts";
import { createRunner, type RunnerOptions } from "../../src/lesson/runner.ts";
import { toyMachine, toyRecipe } from "../support/toyLab.ts";

type Ask = Command extends infer C ? (C extends Command ? Omit<C, "id"> : never) : never;

function open(options: Partial<RunnerOptions> = {}) {
  const { machine, calls } = toyMachine();
  const load = async (lab: string): Promise<Machine> => {
    if (lab !== "toy/walk") throw new Error(`no lab "${lab}"`);
    return machine;
  };
  const runner = createRunner(load, { now: () => performance.now(), ...options });
  let id = 0;
  const ask = async <T extends Report["type"]>(command: Ask, type: T): Promise<Extract<Report, { type: T }>> => {
    const { report } = await runner.handle({ ...command, id: ++id } as Command);
    expect(report).toMatchObject({ id });
    expect(report, JSON.stringify(report)).toMatchObject({ type });
    return report as Extract<Report, { type: T }>;
  };
  const run = (recipe: Recipe, to: number, from = 0, ms = 1000) => ask({ type: "run", recipe, from, to, ms }, "columns");
  const hash = async (recipe: Recipe, t: number) => (await ask({ type: "hash", recipe, t }, "hash")).hash;
  return { runner, ask, run, hash, calls };
}

describe("run", () => {
  test("runner: reports the columns asked for, with their lines, and an end only when it is reached", async () => {
    const { run } = open();
    const recipe = toyRecipe({ length: 150 });
    const first = await run(recipe, 120);
    expect([first.from, first.to, first.end]).toEqual([0, 120, null]);
    expect(first.columns["cost"]!.length).toBe(120);
    const rest = await run(recipe, 1000, 120);
    expect([rest.from, rest.to, rest.end]).toEqual([120, 150, { why: "length", t: 150 }]);
    const again = await run(recipe, 120, 90);
    expect([again.from, again.to, again.end, again.printed.map(([i]) => i)]).toEqual([90, 120, null, [100]]);
    expect(again.columns["cost"]).toEqual(first.columns["cost"]!.slice(90));
  });

  test("runner: a stretch ends after about its milliseconds, and a worker that is not back where the page is says where it is", async () => {
    let ms = 0;
    const { run } = open({ now: () => (ms += 0.5) });
    const recipe = toyRecipe({ length: 1_000_000 });
    const { from, to, columns } = await run(recipe, 1_000_000, 500_000, 20);
    expect(to).toBeGreaterThan(5);
    expect(to).toBeLessThan(1000);
    expect([from, columns["cost"]!.length]).toEqual([to, 0]);
  });

  test("runner: works ahead by one stretch at most, never past what was asked for, and the next run tells of it", async () => {
    let ms = 0;
    const { runner, run, hash, ask } = open({ now: () => (ms += 0.5) });
    const recipe = toyRecipe({ length: 1_000_000 });
    expect(runner.workAhead(4)).toBe(false); // nobody has asked for anything
    const first = await run(recipe, 1_000_000, 0, 20);
    let slices = 1;
    while (runner.workAhead(4)) slices++;
    expect(slices).toBeGreaterThan(3);
    expect(runner.workAhead(4)).toBe(false); // nor one update more
    const second = await run(recipe, 1_000_000, first.to, 0);
    expect([second.from, second.to >= first.to + 5]).toEqual([first.to, true]);
    expect(second.columns["cost"]!.length).toBe(second.to - first.to);

    const third = await run(recipe, second.to + 2, second.to, 0.5);
    while (runner.workAhead(4)) slices++;
    const { end } = await ask({ type: "run", recipe, from: third.to, to: second.to + 2, ms: 0 }, "columns");
    expect([end, runner.workAhead(4)]).toEqual([null, false]);
    expect(await hash(recipe, second.to)).toBe(await open().hash(recipe, second.to));
  });

  test("runner: what fails while it works ahead is told to whoever asks for it", async () => {
    const slowly = () => {
      let ms = 0;
      return open({ now: () => (ms += 0.5) });
    };
    const { to } = await slowly().run(toyRecipe(), 200, 0, 4);
    const { runner, run, ask, hash } = slowly();
    const broken = toyRecipe({ throwAt: to + 2 });
    expect((await run(broken, 200, 0, 4)).to).toBe(to);
    expect(runner.workAhead(4)).toBe(false);
    await ask({ type: "run", recipe: broken, from: 0, to: 200, ms: 1000 }, "error");
    expect(runner.workAhead(4)).toBe(false);
    expect(await hash(toyRecipe(), 7)).toBe(await open().hash(toyRecipe(), 7));
  });

  test("runner: lr = 1e30 pauses with the last good state, and an edit before it is the way back", async () => {
    const { run, ask } = open();
    const recipe = toyRecipe({ explodeAt: 60 });
    const { end, to } = await run(recipe, 1000);
    expect([to, end]).toEqual([60, { why: "diverged", t: 60, column: "cost", value: "-inf" }]);
    expect((await ask({ type: "view", recipe, t: 500, query: null }, "view")).t).toBe(60);
    expect((await ask({ type: "trace", recipe, i: 60 }, "trace")).trace.columns).toMatchObject({ cost: -Infinity });
    const back = await run({ ...recipe, edits: [{ t: 55, set: { lr: 0.3 } }] }, 58);
    expect([back.to, back.end]).toEqual([58, null]);
  });
});

describe("the same bits", () => {
  test("runner: a killed worker's successor gives the same state at the same step", async () => {
    const recipe = toyRecipe({}, [{ t: 70, set: { lr: 0.7 } }]);
    const first = open();
    await first.run(recipe, 333);
    const hash = await first.hash(recipe, 250);
    first.runner.dispose();
    expect(await open().hash(recipe, 250)).toBe(hash);
  });

  test("runner: runs asked for in turn do not touch each other", async () => {
    const recipes = [toyRecipe(), toyRecipe({}, [], 2), toyRecipe({ lr: 0.3 }), toyRecipe({}, [{ t: 20, set: { lr: 0.2 } }])];
    const alone = await Promise.all(recipes.map((recipe) => open().hash(recipe, 90)));
    const { run, hash, ask } = open();
    for (let t = 10; t <= 90; t += 10) {
      for (const recipe of recipes) {
        await run(recipe, t);
        await ask({ type: "view", recipe, t: t - 5, query: null }, "view");
      }
    }
    for (const [k, recipe] of recipes.entries()) expect(await hash(recipe, 90)).toBe(alone[k]);
  });

  test("runner: a recipe that differs from a known one only later continues it, and computes nothing twice", async () => {
    const { run, calls, hash } = open();
    await run(toyRecipe(), 500);
    const recipe = toyRecipe({}, [{ t: 400, set: { lr: 0.2 } }]);
    const before = calls();
    const report = await run(recipe, 500);
    expect([calls() - before, report.to]).toEqual([100, 500]);
    expect(await hash(recipe, 450)).toBe(await open().hash(recipe, 450));
  });

  test("runner: only so many runs are remembered, and a forgotten one comes back the same", async () => {
    const { hash, run } = open({ runs: 2, keyframeBytes: 100_000 });
    const recipes = [1, 2, 3, 4, 5].map((seed) => toyRecipe({ bulk: 3000 }, [], seed));
    const hashes: string[] = [];
    for (const recipe of recipes) {
      await run(recipe, 50);
      hashes.push(await hash(recipe, 44));
    }
    for (const [k, recipe] of recipes.entries()) expect(await hash(recipe, 44)).toBe(hashes[k]);
  });

  test("runner: the memory of runs that come and go does not grow", async () => {
    const { run } = open({ runs: 2 });
    const visit = async (seed: number) => void (await run(toyRecipe({ bulk: 100_000 }, [], seed), 3));
    for (let seed = 0; seed < 6; seed++) await visit(seed);
    const size = memory.buffer.byteLength;
    for (let seed = 0; seed < 40; seed++) await visit(seed);
    expect(memory.buffer.byteLength).toBe(size);
  });
});

describe("what leaves", () => {
  test("runner: a view is computed up to where it is asked for, and its arrays belong to nobody else", async () => {
    const { runner, ask } = open();
    const recipe = toyRecipe({ bulk: 50 });
    const command = { type: "view", id: 1, recipe, t: 30, query: null } as const;
    const { report, transfer } = await runner.handle(command);
    expect(report).toMatchObject({ type: "view", t: 30, view: { t: 30 } });
    expect(transfer.length).toBe(1);
    expect(transfer[0]).not.toBe(memory.buffer);
    structuredClone(report, { transfer });
    expect(await ask({ type: "view", recipe, t: 30, query: null }, "view")).toMatchObject({ t: 30 });
  });

  test("runner: commands are answered in the order they came", async () => {
    const { runner } = open();
    const answered: number[] = [];
    const recipe = toyRecipe();
    await Promise.all(
      [900, 10, 500].map((t, id) =>
        runner.handle({ type: "hash", id, recipe, t }).then(({ report }) => answered.push(report.id)),
      ),
    );
    expect(answered).toEqual([0, 1, 2]);
  });

  test("runner: a study tells its progress and measures at the end", async () => {
    let ms = 0;
    const { runner, run } = open({ now: () => (ms += 60) });
    const emitted: Report[] = [];
    const recipe = toyRecipe({ length: 25 });
    const { report } = await runner.handle({ type: "study", id: 9, recipe, name: "seeds" }, (partial) => emitted.push(partial));
    expect(emitted).toMatchObject([{ type: "study", id: 9, total: 3, rows: [{ index: 0 }, { index: 1 }] }]);
    expect(report).toMatchObject({
      type: "study",
      name: "seeds",
      total: 3,
      rows: [{ why: "length", t: 25 }, { index: 1 }, { index: 2 }],
    });
    if (report.type !== "study") throw new Error();
    for (const { index, values } of report.rows) {
      const { columns } = await run({ ...recipe, seed: [1, 2, 3][index]! }, 25, 0, Infinity);
      expect(values).toEqual([columns["cost"]![24], columns["sometimes"]![20]]);
    }
  });
});

describe("errors", () => {
  const recipe = toyRecipe({ length: 100 });
  test.each<[string, Ask, RegExp]>([
    ["an unknown lab", { type: "hash", recipe: { ...recipe, lab: "toy/none" }, t: 0 }, /no lab "toy\/none"/],
    ["a negative t", { type: "view", recipe, t: -1, query: null }, /view: expected a moment from 0 to 100, came -1/],
    ["a t that is no number", { type: "hash", recipe, t: NaN }, /hash: expected a moment from 0 to 100, came NaN/],
    ["a t beyond the length", { type: "hash", recipe, t: 101 }, /from 0 to 100, came 101/],
    ["a broken t", { type: "trace", recipe, i: 1.5 }, /trace: expected an update from 0 to 100, came 1.5/],
    ["a trace of the update after the last", { type: "trace", recipe, i: 100 }, /before the end at 100, came 100/],
    ["a stretch of NaN", { type: "run", recipe, from: 0, to: NaN, ms: 1 }, /run: expected from, to and ms ≥ 0, came 0, NaN, 1/],
    ["a seed out of range", { type: "hash", recipe: { ...recipe, seed: -1 }, t: 0 }, /expected a whole seed/],
    [
      "a config without a key",
      { type: "hash", recipe: { ...recipe, config: {} }, t: 0 },
      /expected a value for "lr" \(real\), came undefined/,
    ],
    [
      "an edit of what may not change",
      { type: "hash", recipe: toyRecipe({}, [{ t: 1, set: { bulk: 2 } }]), t: 0 },
      /came "bulk"/,
    ],
    [
      "edits out of order",
      {
        type: "hash",
        recipe: toyRecipe({}, [
          { t: 2, set: { lr: 1 } },
          { t: 1, set: { lr: 1 } },
        ]),
        t: 0,
      },
      /in the order of t/,
    ],
    [
      "data nobody needs",
      { type: "hash", recipe: { ...recipe, data: { name: "mnist", hash: "" } }, t: 0 },
      /expected no data, came mnist/,
    ],
    ["a recipe that is none", { type: "hash", recipe: {} as Recipe, t: 0 }, /./],
    ["an unknown study", { type: "study", recipe, name: "luck" }, /study: expected one of seeds, came "luck"/],
    ["a view with a function in it", { type: "view", recipe, t: 3, query: "steal" }, /came a function at view\.stolen/],
    ["an exception of the machine", { type: "hash", recipe: toyRecipe({ throwAt: 7 }), t: 20 }, /toy: thrown on purpose/],
  ])("runner: %s is reported, and the next command is answered", async (_, command, message) => {
    const { ask, hash } = open();
    expect((await ask(command, "error")).message).toMatch(message);
    expect(await hash(recipe, 50)).toBe(await open().hash(recipe, 50));
    expect((await ask(command, "error")).message).toMatch(message);
  });

  test("runner: a run that threw starts cleanly, up to where it threw", async () => {
    const { ask, hash } = open();
    const broken = toyRecipe({ throwAt: 7 });
    await ask({ type: "hash", recipe: broken, t: 20 }, "error");
    expect(await hash(broken, 7)).toBe(await open().hash(toyRecipe(), 7));
  });

  test("runner: a lab that failed to load, or data that failed to come, is asked for again", async () => {
    const { machine } = toyMachine();
    let failures = 0;
    const runner = createRunner(async () => machine, {
      now: () => 0,
      data: async () => {
        if (failures++ === 0) throw new Error("no network");
      },
    });
    Object.assign(machine, { lab: { ...machine.lab, data: [{ name: "mnist", hash: "x" }] } });
    const command: Command = { type: "hash", id: 1, recipe: { ...recipe, data: { name: "mnist", hash: "x" } }, t: 1 };
    expect((await runner.handle(command)).report).toMatchObject({ type: "error", message: "no network" });
    expect((await runner.handle(command)).report).toMatchObject({ type: "hash" });
  });

  test("runner: data that is on its way is told of, and data that cannot be had is an error with a code", async () => {
    const { machine } = toyMachine();
    const id = { name: "mnist", hash: "x" };
    Object.assign(machine, { lab: { ...machine.lab, data: [id] } });
    const trouble = { id, why: "absent", file: "labels" } as const;
    const runner = createRunner(async () => machine, {
      now: () => 0,
      data: async (_, told) => {
        told(3, 10);
        throw new DataError(trouble);
      },
    });
    const told: Report[] = [];
    const { report } = await runner.handle({ type: "hash", id: 4, recipe: { ...recipe, data: id }, t: 1 }, (it) => told.push(it));
    expect(told).toEqual([{ type: "data", id: 4, come: 3, of: 10 }]);
    expect(report).toEqual({ type: "error", id: 4, message: "data mnist: absent, labels", data: trouble });
  });
});

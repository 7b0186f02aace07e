import { describe, expect, test } from "vitest";
import { Arena } from "../../src/core/index.ts";
import { KeyframeBudget } from "../../src/lesson/keyframes.ts";
import type { Machine } from "../../src/lesson/machine.ts";
import { own } from "../../src/lesson/own.ts";
import type { Recipe } from "../../src/lesson/recipe.ts";
import { Timeline } from "../../src/lesson/timeline.ts";
import { toyMachine, toyRecipe } from "../support/toyLab.ts";

/** A run whose clock says that every update takes `ms` milliseconds. */
function open(recipe: Recipe, { bytes, ms = 0.001 }: { bytes?: number; ms?: number } = {}) {
  const { machine, calls } = toyMachine();
  const budget = new KeyframeBudget(bytes);
  const setting = { arena: new Arena("test"), budget, now: () => calls() * ms };
  const timeline = new Timeline(machine, recipe, undefined, setting);
  return { machine, setting, budget, timeline, calls };
}
const view = (timeline: Timeline, t: number) => timeline.view(t, null, (value) => own(value).value);

describe("counting", () => {
  test("timeline: column i is measured by update i, and a column that was not measured is NaN", () => {
    const { timeline } = open(toyRecipe({ length: 25 }));
    timeline.advance(Infinity);
    const { cost, sometimes } = timeline.columns.slice(0, 25);
    expect(timeline.head).toBe(25);
    expect(timeline.end).toEqual({ why: "length", t: 25 });
    expect(cost!.every(Number.isFinite)).toBe(true);
    expect([...sometimes!].flatMap((x, i) => (Number.isNaN(x) ? [] : [i]))).toEqual([0, 10, 20]);
  });

  test("timeline: an update is told when it runs again, and then need not measure; the columns stay those of the first time", () => {
    const { machine, setting } = open(toyRecipe());
    const told: string[] = [];
    const listening: Machine = {
      ...machine,
      update(state, now) {
        told.push(`${now.i}${now.again ? " again" : ""}`);
        return now.again ? {} : machine.update(state, now);
      },
    };
    const timeline = new Timeline(listening, toyRecipe({ length: 8, bulk: 10_000 }), undefined, setting);
    timeline.advance(8);
    expect(told).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
    const { cost } = timeline.columns.slice(0, 8);
    view(timeline, 3);
    expect(told.slice(8)).toEqual(["0 again", "1 again", "2 again"]);
    timeline.trace(5);
    expect(told.slice(11)).toEqual(["3 again", "4 again", "5"]);
    expect(timeline.columns.slice(0, 8).cost).toEqual(cost);
  });

  test("timeline: a run of length 0 has ended before it began, and its state can be seen", () => {
    const { timeline } = open(toyRecipe({ length: 0 }));
    timeline.advance(Infinity);
    expect([timeline.head, timeline.end]).toEqual([0, { why: "length", t: 0 }]);
    expect(view(timeline, 0)).toMatchObject({ t: 0, x: 1 });
  });

  test("timeline: lines belong to the update that printed them", () => {
    const { timeline } = open(toyRecipe({ length: 250 }));
    timeline.advance(Infinity);
    expect(timeline.columns.printed(0, 250).map(([i]) => i)).toEqual([0, 100, 200]);
    expect(timeline.columns.printed(1, 200)).toEqual([[100, `100 ${timeline.columns.at(100).cost}`]]);
  });

  test("timeline: an advance stops at the deadline, but never without an update", () => {
    const { timeline } = open(toyRecipe({ length: 100_000 }), { ms: 0.1 });
    timeline.advance(Infinity, -1);
    expect(timeline.head).toBe(1);
    timeline.advance(Infinity, 10);
    expect(timeline.head).toBeGreaterThanOrEqual(100);
    expect(timeline.head).toBeLessThanOrEqual(120);
    expect(timeline.end).toBeNull();
  });
});

describe("edits", () => {
  test("timeline: an edit holds from its update on, and not before", () => {
    const plain = open(toyRecipe()).timeline;
    const edited = open(toyRecipe({}, [{ t: 40, set: { lr: 0.9 } }])).timeline;
    for (const timeline of [plain, edited]) timeline.advance(100);
    expect(edited.hash(40)).toBe(plain.hash(40));
    expect(edited.hash(41)).not.toBe(plain.hash(41));
    expect(view(edited, 39)).toMatchObject({ lr: 0.1 });
    expect(view(edited, 40)).toMatchObject({ lr: 0.9 });
  });

  test("timeline: an edit of the length at the very end makes the run go on, and a shorter length ends it there and then", () => {
    const longer = open(toyRecipe({ length: 50 }, [{ t: 50, set: { length: 60 } }])).timeline;
    longer.advance(Infinity);
    expect(longer.end).toEqual({ why: "length", t: 60 });
    const shorter = open(toyRecipe({ length: 50 }, [{ t: 30, set: { length: 10 } }])).timeline;
    shorter.advance(Infinity);
    expect(shorter.end).toEqual({ why: "length", t: 30 });
  });

  test("timeline: a fork takes over columns, lines and keyframes, computes nothing twice, and ends in the same bits", () => {
    const { machine, setting, timeline, calls } = open(toyRecipe());
    timeline.advance(500);
    const recipe = toyRecipe({}, [{ t: 300, set: { lr: 0.5 } }]);
    const before = calls();
    const fork = new Timeline(machine, recipe, undefined, setting, { timeline, until: 300 });
    expect(fork.head).toBe(300);
    expect(fork.columns.slice(0, 300)).toEqual(timeline.columns.slice(0, 300));
    expect(fork.columns.printed(0, 300)).toEqual(timeline.columns.printed(0, 300));
    fork.advance(400);
    expect(calls() - before).toBe(100);
    const alone = open(recipe).timeline;
    alone.advance(400);
    for (const t of [0, 123, 300, 301, 400]) expect(fork.hash(t)).toBe(alone.hash(t));
    timeline.dispose();
    expect(fork.hash(123)).toBe(alone.hash(123));
    fork.dispose();
    expect(setting.budget.used).toBe(0);
  });

  test("timeline: a fork takes over an early end only where its config was the same", () => {
    const { machine, setting, timeline } = open(toyRecipe({ explodeAt: 30 }));
    timeline.advance(Infinity);
    expect(timeline.end?.why).toBe("diverged");
    const fork = (t: number) =>
      new Timeline(machine, toyRecipe({ explodeAt: 30 }, [{ t, set: { lr: 0.5 } }]), undefined, setting, { timeline, until: t });
    expect(fork(30).end).toBeNull();
    expect(fork(31).end).toEqual(timeline.end);
  });
});

describe("the end", () => {
  test("timeline: a guard column that is not finite ends the run at the last good state, and the update does not count", () => {
    const { timeline } = open(toyRecipe({ explodeAt: 137 }));
    const good = open(toyRecipe()).timeline;
    timeline.advance(Infinity);
    good.advance(200);
    expect(timeline.end).toEqual({ why: "diverged", t: 137, column: "cost", value: "-inf" });
    expect(timeline.head).toBe(137);
    expect(timeline.columns.slice(0, 200).cost!.length).toBe(137);
    expect(view(timeline, 137)).toEqual(view(good, 137));
    expect(timeline.trace(137).columns.cost).toBe(-Infinity);
    expect(timeline.head).toBe(137);
  });

  test("timeline: a guard column that was not measured ends nothing", () => {
    const { machine, setting } = open(toyRecipe());
    const update: Machine["update"] = (state, now) => (now.i % 3 === 0 ? machine.update(state, now) : {});
    const timeline = new Timeline({ ...machine, update }, toyRecipe({ length: 30 }), undefined, setting);
    timeline.advance(Infinity);
    expect(timeline.end).toEqual({ why: "length", t: 30 });
  });

  test("timeline: a machine that is done ends the run after that update", () => {
    const { timeline } = open(toyRecipe({ stopAt: 77 }));
    timeline.advance(Infinity);
    expect([timeline.head, timeline.end]).toEqual([77, { why: "done", t: 77 }]);
  });
});

describe("views and traces", () => {
  test("timeline: looking changes nothing that comes after", () => {
    const quiet = open(toyRecipe()).timeline;
    const seen = open(toyRecipe()).timeline;
    quiet.advance(300);
    for (const t of [0, 10, 100, 55, 200, 199]) {
      seen.advance(t + 1);
      view(seen, t);
      view(seen, seen.head);
      seen.advance(t + 2);
      seen.trace(t);
      seen.trace(seen.head);
    }
    seen.advance(300);
    for (const t of [0, 55, 199, 200, 300]) expect(seen.hash(t)).toBe(quiet.hash(t));
    expect(seen.columns.slice(0, 300)).toEqual(quiet.columns.slice(0, 300));
  });

  test("timeline: a trace has the columns and the line of the run", () => {
    const { timeline } = open(toyRecipe());
    timeline.advance(150);
    for (const i of [0, 33, 100, 149]) {
      const { columns, printed } = timeline.trace(i);
      expect(columns).toEqual(timeline.columns.at(i));
      expect(printed === null ? [] : [[i, printed]]).toEqual(timeline.columns.printed(i, i + 1));
    }
  });
});

describe("keyframes", () => {
  const BULK = 5000; // 20 kB change at every update: no longer tiny

  test("timeline: a tiny state is kept after every update", () => {
    const { timeline } = open(toyRecipe());
    timeline.advance(200);
    expect(timeline.kept).toEqual(Array.from({ length: 200 }, (_, t) => t));
  });

  test("timeline: a larger one so often that replay takes 60 ms at most, and every 50 updates at least", () => {
    const fast = open(toyRecipe({ bulk: BULK }), { ms: 0.0001 }).timeline;
    fast.advance(300);
    expect(fast.kept).toEqual([0, 50, 100, 150, 200, 250]);
    const slow = open(toyRecipe({ bulk: BULK }), { ms: 10 }).timeline;
    slow.advance(300);
    expect(slow.kept.slice(0, 5)).toEqual([0, 6, 12, 18, 24]);
    expect(slow.msPerUpdate).toBeCloseTo(10, 0);
  });

  test("timeline: t = 0, edits and the head are kept", () => {
    const { timeline } = open(toyRecipe({ bulk: BULK }, [{ t: 33, set: { lr: 0.2 } }]));
    timeline.advance(90);
    view(timeline, 10);
    expect(timeline.kept).toEqual(expect.arrayContaining([0, 33, 90]));
  });

  test("timeline: a drag back replays once; the next small drag is free", () => {
    const { timeline, calls } = open(toyRecipe({ bulk: BULK }), { ms: 0.0001 });
    timeline.advance(300);
    view(timeline, 140);
    const before = calls();
    for (const t of [139, 131, 125, 138, 140]) view(timeline, t);
    expect(calls()).toBe(before);
    view(timeline, 149);
    expect(calls() - before).toBe(9);
  });

  test("timeline: the budget is respected, by one run and by several, and costs no bit", () => {
    const bytes = 1_000_000; // about 49 frames
    const { machine, setting, budget, timeline } = open(toyRecipe({ bulk: BULK }), { bytes, ms: 5 });
    const other = new Timeline(machine, toyRecipe({ bulk: BULK }, [], 2), undefined, setting);
    const hashes = new Map<number, string>();
    const whole = open(toyRecipe({ bulk: BULK })).timeline;
    whole.advance(1000);
    for (const t of [0, 3, 100, 250, 511, 777, 999]) hashes.set(t, whole.hash(t));
    for (let t = 1; t <= 1000; t++) {
      timeline.advance(t);
      if (t % 2 === 0) other.advance(t / 2);
      expect(budget.used).toBeLessThanOrEqual(bytes);
    }
    for (const t of [999, 3, 250, 777, 100, 511, 0]) {
      expect(timeline.hash(t)).toBe(hashes.get(t));
      view(timeline, t);
      expect(budget.used).toBeLessThanOrEqual(bytes);
    }
    expect(timeline.kept.length).toBeGreaterThan(10);
    expect(other.kept.length).toBeGreaterThan(5);
    timeline.dispose();
    other.dispose();
    expect(budget.used).toBe(0);
  });

  test("timeline: thinning leaves frames evenly spread, dense near the cursor", () => {
    const { timeline } = open(toyRecipe({ bulk: BULK }), { bytes: 2_000_000, ms: 5 });
    for (let t = 1; t <= 1000; t++) timeline.advance(t);
    for (let t = 600; t > 580; t--) view(timeline, t);
    expect(timeline.kept).toEqual(expect.arrayContaining(Array.from({ length: 20 }, (_, k) => 581 + k)));
    const gaps = timeline.kept.slice(1).map((t, i) => t - timeline.kept[i]!);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(100);
  });

  test("timeline: restored at every kept moment, the run ends in the same bits", () => {
    const { timeline } = open(toyRecipe({ bulk: BULK }));
    timeline.advance(200);
    const end = timeline.hash(200);
    for (const t of timeline.kept.slice(0, -1)) {
      timeline.hash(t);
      const again = timeline.columns.slice(0, 200);
      expect(timeline.hash(200)).toBe(end);
      expect(timeline.columns.slice(0, 200)).toEqual(again);
    }
  });
});

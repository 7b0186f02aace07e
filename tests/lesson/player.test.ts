import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { createPlayer, firstSpeed, linkAt, printedAt, type Player, type Speed } from "../../src/lesson/player.ts";
import type { Link } from "../../src/lesson/link.ts";
import { describeLab, int, real, type Lab } from "../../src/lesson/recipe.ts";
import { FakeClock, FakePort, breathe, costOf, type FakePortOptions } from "../support/fakePort.ts";

const label = { ko: "", en: "" };
const lab: Lab = describeLab({
  config: {
    hidden: int({ default: 2, min: 1, max: 16, label }),
    lr: real({ default: 1, min: 1e-3, max: 1e30, scale: "log", editable: true, label }),
    steps: int({ default: 1000, min: 10, max: 1000, label }),
  },
  length: ({ steps }) => steps,
  epoch: () => 10,
  code: () => [],
  lines: {},
  columns: { cost: null },
  guard: "cost",
});
const begin: Link = {
  recipe: { lab: "a/b", config: { hidden: 2, lr: 1, steps: 1000 }, seed: 7, edits: [] },
  t: 0,
  beat: null,
  unit: "update",
};

let clock: FakeClock;
let port: FakePort;
let player: Player;
const at = () => player.store.getState();
const where = () => [at().t, at().beat];

function setUp(link: Partial<Link> = {}, options: FakePortOptions = {}) {
  clock = new FakeClock();
  port = new FakePort(lab, options);
  player = createPlayer({ lab, start: { ...begin, ...link }, port, clock, query: { grid: 3 }, random: () => 0.5 });
}
beforeEach(async () => {
  setUp();
  await port.settle();
});
/** Lets answers and frames come until nothing moves any more. */
async function playOut() {
  for (let k = 0; k < 1000 && at().playing; k++) {
    await port.settle();
    clock.pass(100);
  }
  await port.settle();
}
/** Columns must be those of the recipe, whatever led to it. */
function expectTrue() {
  const { recipe, head, columns } = at();
  expect(Array.from(columns["cost"] ?? [])).toEqual(Array.from({ length: head }, (_, i) => costOf(recipe, i)));
  expect(at().seen).toBeLessThanOrEqual(head);
  expect(at().t).toBeLessThanOrEqual(at().seen);
}

describe("opening", () => {
  test("a player: shows the view at 0 and the state's hash, computes one update, whose loss it shows", () => {
    expect(at()).toMatchObject({ t: 0, head: 1, seen: 0, view: { t: 0, view: { query: { grid: 3 } } }, hash: { t: 0 } });
    expect(port.sent.map(({ type }) => type)).toEqual(["view", "run", "hash"]); // update 0 measures the loss at the beginning
  });

  test("a link: opens at its step and its beat", async () => {
    setUp({ t: 220, beat: 3, unit: "beat" });
    expect(at().goal).toBe(220);
    await port.settle();
    expect(at()).toMatchObject({ t: 220, beat: 3, unit: "beat", playing: false, goal: null });
    expect(at().trace!.i).toBe(220);
    expect(at().view!.t).toBe(220);
    expectTrue();
  });

  test("a link: a beat beyond the trace's last is the last", async () => {
    setUp({ t: 5, beat: 99 });
    await port.settle();
    expect(where()).toEqual([5, 4]);
  });
});

describe("playing at full speed", () => {
  test("play: one run question at a time, the cursor with the head, and a stop at the end", async () => {
    player.play();
    expect(at().playing).toBe(true);
    for (let k = 0; k < 300 && at().playing; k++) {
      expect(port.unanswered.filter((type) => type === "run").length).toBeLessThanOrEqual(1);
      await port.answer();
      expect(at().t).toBe(at().head);
    }
    await port.settle();
    expect(at()).toMatchObject({ t: 1000, head: 1000, playing: false, end: { why: "length", t: 1000 } });
    expect(clock.running).toBe(false);
    expect(at().printed.map(([i]) => i)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
    expectTrue();
  });

  test("pause: holds at once; the answer under way is kept and does not move the cursor", async () => {
    player.play();
    await port.answer();
    await port.answer();
    const { t } = at();
    player.pause();
    expect(at().playing).toBe(false);
    await port.settle();
    expect(at().t).toBe(t);
    expect(at().head).toBeGreaterThan(t);
    expect(at().seen).toBe(t);
    expect(port.sent.filter(({ type }) => type === "run").length).toBeLessThanOrEqual(4);
  });

  test("play: through what is known already it goes as fast as it was computed", async () => {
    player.seek(600);
    await port.settle();
    player.seek(0);
    await port.settle();
    player.play();
    clock.pass(20); // 0.5 ms an update
    expect(at().t).toBe(40);
    clock.pass(100);
    expect(at().t).toBe(240);
  });

  test("play: at the end it starts from the beginning again, and asks for nothing new", async () => {
    player.seek(1000);
    await port.settle();
    const runs = port.sent.filter(({ type }) => type === "run").length;
    player.play();
    expect(at().t).toBe(0);
    clock.pass(2000);
    expect(at()).toMatchObject({ t: 1000, playing: false });
    expect(port.sent.filter(({ type }) => type === "run").length).toBe(runs);
  });

  test("views: only the newest wish is answered", async () => {
    player.seek(300);
    await port.settle();
    port.sent.length = 0;
    for (const t of [10, 20, 30, 40, 50]) player.seek(t);
    await port.settle();
    expect(port.sent.filter(({ type }) => type === "view").map((command) => "t" in command && command.t)).toEqual([10, 50]);
    expect(at().view!.t).toBe(50);
  });
});

describe("playing by the clock", () => {
  test.for<[1 | 5 | 30, number]>([
    [1, 3],
    [5, 15],
    [30, 90],
  ])("speed %d: so many updates in three seconds", async ([speed, expected]) => {
    player.setSpeed(speed);
    player.play();
    await port.settle();
    for (let k = 0; k < 30; k++) {
      clock.pass(100);
      await port.settle();
    }
    expect(Math.abs(at().t - expected)).toBeLessThanOrEqual(1);
    expect(at().head).toBeLessThan(at().t + 80);
    expectTrue();
  });

  test.for<[number, Speed]>([
    [0, 1],
    [20, 1],
    [100, 5],
    [1000, 30],
    [2000, "frame"],
    [10_001, 300],
    [60_000, "max"],
  ])("a run of %d updates is first played at %s", ([length, speed]) => expect(firstSpeed(length)).toBe(speed));

  test("speed frame: one update a frame", async () => {
    player.setSpeed("frame");
    player.play();
    await port.settle();
    clock.pass(20 * 25);
    expect(at().t).toBe(25);
  });

  test("speed: the worker runs ahead unseen, and a change there makes no ghost of what nobody saw", async () => {
    player.setSpeed(5);
    player.play();
    await port.settle();
    player.pause();
    expect(at().head).toBeGreaterThan(0);
    expect(at().seen).toBe(0);
    player.setConfig("lr", 3);
    expect(at().ghosts).toEqual([]);
  });

  test("unit epoch: a step is an epoch, from wherever to its boundaries", async () => {
    player.setUnit("epoch");
    player.seek(3);
    await port.settle();
    const trail: number[] = [];
    for (const by of [1, 1, -1, -1] as const) {
      player.step(by);
      await port.settle();
      trail.push(at().t);
    }
    expect(trail).toEqual([10, 20, 10, 0]);
    player.setSpeed(5);
    player.play();
    await port.settle();
    clock.pass(1000);
    expect(at().t).toBe(50);
  });

  test("unit beat: plays beat by beat and across updates", async () => {
    player.setUnit("beat");
    player.setSpeed(5);
    player.seek(1);
    await port.settle();
    player.play();
    const trail: unknown[] = [];
    for (let k = 0; k < 8; k++) {
      clock.pass(200);
      await port.settle();
      trail.push(where().join("."));
    }
    expect(trail).toEqual(["1.0", "1.1", "1.2", "1.3", "1.4", "2.", "2.0", "2.1"]);
    expect(at().playing).toBe(true);
  });
});

describe("stepping", () => {
  test("step: many presses while the worker computes are as many steps", async () => {
    for (let k = 0; k < 7; k++) player.step(1);
    await port.settle();
    expect(at().t).toBe(7);
    for (let k = 0; k < 9; k++) player.step(-1);
    await port.settle();
    expect(at().t).toBe(0);
  });

  test("beats: through an update and into the next, and back the same way", async () => {
    player.setUnit("beat");
    player.seek(1);
    await port.settle();
    const trail: string[] = [];
    const go = async (by: 1 | -1, n: number) => {
      for (let k = 0; k < n; k++) {
        player.step(by);
        await port.settle();
        trail.push(where().join("."));
      }
    };
    await go(1, 7);
    await go(-1, 8);
    expect(trail).toEqual([
      ...["1.0", "1.1", "1.2", "1.3", "1.4", "2.", "2.0"],
      ...["2.", "1.4", "1.3", "1.2", "1.1", "1.0", "1.", "0.5"], // update 0 prints: it has a beat more
    ]);
    expectTrue();
  });

  test("beats: inside an update nothing is asked", async () => {
    player.setUnit("beat");
    player.step(1);
    await port.settle();
    port.sent.length = 0;
    for (const by of [1, 1, 1, -1, -1] as const) player.step(by);
    expect(where()).toEqual([0, 1]);
    expect(port.sent).toEqual([]);
  });

  test("beats: presses while a trace is on its way are not lost", async () => {
    player.setUnit("beat");
    player.step(1);
    player.step(1);
    player.step(1);
    expect(where()).toEqual([0, null]);
    await port.settle();
    expect(where()).toEqual([0, 2]);
  });

  test("enter: any beat of the update under the cursor, at once when the trace is here", async () => {
    player.seek(7);
    await port.settle();
    player.enter(3);
    await port.settle();
    expect(where()).toEqual([7, 3]);
    player.enter(1);
    expect(where()).toEqual([7, 1]);
    player.seek(1000);
    await port.settle();
    player.enter(0);
    await port.settle();
    expect(where()).toEqual([1000, null]); // no update begins at the end
  });

  test("beats: a step of another unit leaves the update, forwards to its end and backwards to its beginning", async () => {
    player.seek(4);
    player.setUnit("beat");
    player.step(1);
    await port.settle();
    player.setUnit("update");
    player.step(-1);
    await port.settle();
    expect(where()).toEqual([4, null]);
    player.setUnit("beat");
    player.step(1);
    await port.settle();
    player.setUnit("update");
    player.step(1);
    await port.settle();
    expect(where()).toEqual([5, null]);
  });

  test("seek: stays inside the run and comes as far as it can", async () => {
    player.seek(99999);
    await port.settle();
    expect(at().t).toBe(1000);
    player.step(1);
    player.seek(-5);
    expect(at().t).toBe(0);
    player.setUnit("beat");
    player.seek(1000);
    player.step(1);
    await port.settle();
    expect(where()).toEqual([1000, null]);
  });

  test("runTo: plays there and pauses, computing no more than it must", async () => {
    player.runTo(330);
    expect(at().playing).toBe(true);
    await port.settle();
    expect(at()).toMatchObject({ t: 330, head: 331, playing: false, goal: null });
    player.runTo(600);
    player.pause();
    await port.settle();
    expect(at().t).toBeLessThan(600);
    expect(at().goal).toBe(null);
  });

  test("console: at the cursor stand the lines of finished updates, and the current one's from its last beat on", async () => {
    player.seek(201);
    await port.settle();
    player.seek(200);
    expect(printedAt(at()).map(([i]) => i)).toEqual([0, 100]);
    player.setUnit("beat");
    for (let k = 0; k < 6; k++) player.step(1);
    await port.settle();
    expect(printedAt(at()).map(([i]) => i)).toEqual([0, 100, 200]);
    player.step(1);
    expect(where()).toEqual([201, null]);
    expect(printedAt(at()).map(([i]) => i)).toEqual([0, 100, 200]);
  });
});

describe("changing", () => {
  test("an editable key: an edit at the cursor; what was seen beyond is a ghost; the rest is computed anew", async () => {
    player.seek(400);
    await port.settle();
    player.seek(150);
    player.setConfig("lr", 0.5);
    expect(at().recipe.edits).toEqual([{ t: 150, set: { lr: 0.5 } }]);
    expect(at()).toMatchObject({ t: 150, head: 150, seen: 150, undoable: true });
    expect(at().ghosts).toHaveLength(1);
    expect(at().ghosts[0]).toMatchObject({ from: 150, change: { key: "lr", t: 150, was: 1, became: 0.5 } });
    expect(at().ghosts[0]!.columns["cost"]).toHaveLength(400);
    player.seek(300);
    await port.settle();
    expectTrue();
    expect(Array.from(at().ghosts[0]!.columns["cost"]!)).toEqual(Array.from({ length: 400 }, (_, i) => costOf(begin.recipe, i)));
    expect(printedAt(at()).map(([i]) => i)).toEqual([0, 100, 200]);
  });

  test("an edit: the answer of the old future that comes late is dropped", async () => {
    player.play();
    await port.answer();
    await port.answer();
    expect(port.unanswered).toContain("run");
    player.setConfig("lr", 2);
    const { t } = at();
    expect(at().playing).toBe(true);
    await port.settle();
    expect(at().recipe.edits).toEqual([{ t, set: { lr: 2 } }]);
    expect(at().t).toBe(1000);
    expectTrue();
  });

  test("a dragged slider: one change, one ghost, one undo; back where it began, none", async () => {
    player.seek(400);
    await port.settle();
    player.seek(150);
    for (const lr of [0.9, 0.8, 0.7]) {
      player.setConfig("lr", lr);
      await port.answer();
    }
    expect(at().recipe.edits).toEqual([{ t: 150, set: { lr: 0.7 } }]);
    expect(at().ghosts.map(({ change }) => change.became)).toEqual([0.7]);
    player.setConfig("lr", 1);
    await port.settle();
    expect(at()).toMatchObject({ recipe: begin.recipe, t: 150, head: 401, ghosts: [], undoable: false });
    expectTrue();
  });

  test("a control moved again after more was seen: a second change", async () => {
    player.seek(150);
    await port.settle();
    player.setConfig("lr", 0.5);
    player.seek(200);
    await port.settle();
    player.seek(150);
    player.setConfig("lr", 0.25);
    expect(at().ghosts.map(({ from }) => from)).toEqual([150]);
    expect(at().recipe.edits).toEqual([{ t: 150, set: { lr: 0.25 } }]);
    player.undo();
    expect(at().recipe.edits).toEqual([{ t: 150, set: { lr: 0.5 } }]);
  });

  test("at t = 0 an editable key is what the run begins with", () => {
    player.setConfig("lr", 0.5);
    expect(at().recipe).toEqual({ ...begin.recipe, config: { ...begin.recipe.config, lr: 0.5 } });
  });

  test("a key that may not change: a new run from 0, the old one a ghost, edits as the listing shows them", async () => {
    player.seek(100);
    await port.settle();
    player.setConfig("lr", 2);
    player.seek(300);
    await port.settle();
    player.setConfig("hidden", 3);
    expect(at()).toMatchObject({
      t: 0,
      head: 0,
      seen: 0,
      recipe: { config: { hidden: 3 }, edits: [{ t: 100, set: { lr: 2 } }] },
    });
    expect(at().ghosts).toHaveLength(1);
    expect(at().ghosts[0]).toMatchObject({ from: 0, change: { key: "hidden", t: 0, was: 2, became: 3 } });
    player.setConfig("steps", 50);
    expect(at()).toMatchObject({ length: 50, recipe: { edits: [] } });
  });

  test("the end of a run: a change there starts a new run with the value from its beginning", async () => {
    player.seek(1000);
    await port.settle();
    player.setConfig("lr", 3);
    expect(at()).toMatchObject({ t: 0, recipe: { config: { lr: 3 }, edits: [] } });
    expect(at().ghosts[0]).toMatchObject({ from: 0, change: { key: "lr", was: 1, became: 3 } });
  });

  test("seed: another seed is another run; a new seed is never the present one", async () => {
    player.seek(20);
    await port.settle();
    player.setSeed(8);
    expect(at()).toMatchObject({ t: 0, recipe: { seed: 8 }, ghosts: [{ change: { key: "seed", was: 7, became: 8 } }] });
    player.newSeed();
    expect(at().recipe.seed).toBe(5000);
    player.setSeed(4999);
    player.newSeed();
    expect(at().recipe.seed).toBe(5000);
    for (const odd of [NaN, -4, 1e99, 1.4]) player.setSeed(odd);
    expect(at().recipe.seed).toBe(1);
  });

  test("a value that no field allows is clamped, one that is in force already changes nothing", () => {
    player.setConfig("lr", 1);
    player.setConfig("hidden", "two");
    expect(at().recipe).toBe(begin.recipe);
    player.setConfig("hidden", 99);
    expect(at().recipe.config["hidden"]).toBe(16);
    expect(() => player.setConfig("momentum", 0)).toThrow("momentum");
  });

  test("an edit inside an update: that update is traced again, at the same beat", async () => {
    player.seek(40);
    player.setUnit("beat");
    player.step(1);
    player.step(1);
    player.step(1);
    await port.settle();
    expect(where()).toEqual([40, 2]);
    const before = at().trace!.columns["cost"];
    player.setConfig("lr", 9);
    expect(where()).toEqual([40, 2]);
    await port.settle();
    expect(where()).toEqual([40, 2]);
    expect(at().trace!.columns["cost"]).not.toBe(before);
    expect(at().trace!.columns["cost"]).toBe(costOf(at().recipe, 40));
  });

  test("undo: recipe, columns, cursor and beat as they were; as often as there were changes", async () => {
    player.seek(90);
    player.setUnit("beat");
    player.step(1);
    player.step(1);
    await port.settle();
    player.setConfig("lr", 4);
    await port.settle();
    player.setSeed(3);
    await port.settle();
    player.undo();
    await port.settle();
    expect(where()).toEqual([90, 1]);
    expect(at().recipe.config["lr"]).toBe(1);
    expect(at().recipe.edits).toEqual([{ t: 90, set: { lr: 4 } }]);
    player.undo();
    await port.settle();
    expect(at().recipe).toBe(begin.recipe);
    expect(where()).toEqual([90, 1]);
    expect(at().ghosts).toEqual([]);
    expect(at().undoable).toBe(false);
    player.undo();
    expect(at().recipe).toBe(begin.recipe);
    expectTrue();
  });

  test("load: the same run moves the cursor only; another one replaces it and can be undone", async () => {
    player.seek(50);
    await port.settle();
    player.load({ ...begin, recipe: structuredClone(begin.recipe), t: 20 });
    expect(at()).toMatchObject({ t: 20, head: 51, undoable: false });
    player.load({ ...begin, recipe: { ...begin.recipe, seed: 1 }, t: 60 });
    await port.settle();
    expect(at()).toMatchObject({ t: 60, head: 61, recipe: { seed: 1 } });
    player.undo();
    expect(at()).toMatchObject({ t: 20, head: 51, recipe: { seed: 7 } });
  });

  test("load anew, as a scene is opened: all that the link says, and undo leads no further back", async () => {
    player.seek(50);
    await port.settle();
    player.setConfig("lr", 2);
    player.pin();
    player.setLoupe([10, 30]);
    player.load({ ...begin, recipe: { ...begin.recipe, seed: 1 }, t: 60 }, true);
    await port.settle();
    expect(at()).toMatchObject({ t: 60, recipe: { seed: 1 }, pins: [], loupe: null, undoable: false, changes: [] });
    player.undo();
    expect(at()).toMatchObject({ t: 60, recipe: { seed: 1 } });
    player.setConfig("lr", 2);
    player.seek(100);
    await port.settle();
    player.undo();
    expect(at()).toMatchObject({ t: 60, recipe: { seed: 1, edits: [] }, undoable: false });
  });

  test("a change of an earlier update, while standing further on: undo leads back to where one stood", async () => {
    player.seek(100);
    await port.settle();
    player.setConfig("lr", 2);
    player.seek(400);
    await port.settle();
    player.setConfig("lr", 3, 100);
    await port.settle();
    expect(at()).toMatchObject({ t: 100, recipe: { edits: [{ t: 100, set: { lr: 3 } }] } });
    player.undo();
    await port.settle();
    expect(at()).toMatchObject({ t: 400, recipe: { edits: [{ t: 100, set: { lr: 2 } }] } });
    expectTrue();
  });

  test("reset: the beginning of the same run", async () => {
    player.seek(50);
    await port.settle();
    player.reset();
    expect(at()).toMatchObject({ t: 0, head: 51, recipe: begin.recipe });
  });
});

describe("what goes wrong", () => {
  test("a worker that dies: a new one goes on at the same step, and nothing is lost", async () => {
    player.seek(120);
    player.setUnit("beat");
    await port.settle();
    player.step(1);
    await port.settle();
    player.setUnit("update");
    player.play();
    await port.answer();
    const before = where();
    port.kill();
    await breathe();
    expect(port.restarts).toBe(1);
    expect(where()).toEqual(before);
    expect(at()).toMatchObject({ playing: true, notice: { kind: "restarted" }, error: null });
    await playOut();
    expect(at().t).toBe(1000);
    expectTrue();
  });

  test("a recipe that kills every worker: after three deaths an error, and a retry that works", async () => {
    port.deadly = ({ type }) => type === "run";
    player.play();
    await port.settle();
    expect(port.restarts).toBe(3);
    expect(at()).toMatchObject({ playing: false, t: 0, error: { why: "worker" } });
    port.deadly = null;
    player.play();
    await port.settle();
    expect(at()).toMatchObject({ t: 1000, error: null });
    expectTrue();
  });

  test("a worker that reports an error: the run pauses, the message stays until a retry", async () => {
    port.failing = ({ type }) => (type === "view" ? "no memory" : null);
    player.seek(5);
    await port.settle();
    expect(at().error).toEqual({ why: "lab", message: "no memory" });
    const asked = port.sent.length;
    player.step(1);
    expect(port.sent.length).toBe(asked);
    port.failing = null;
    player.retry();
    await port.settle();
    expect(at()).toMatchObject({ error: null, view: { t: at().t } });
  });

  test("data that cannot be had: the error carries its code, and a retry asks again", async () => {
    const trouble = { id: { name: "mnist", hash: "5" }, why: "absent", file: "labels" } as const;
    port.failing = () => trouble;
    player.seek(5);
    await port.settle();
    expect(at()).toMatchObject({ error: { why: "data", message: "absent", data: trouble }, goal: null }); // nothing is computed
    expect(linkAt(at())).toMatchObject({ t: 5 }); // but a link still means what it meant
    port.failing = null;
    player.retry();
    await port.settle();
    expect(at()).toMatchObject({ error: null, t: 5, goal: null, view: { t: 5 } });
  });

  test("another recipe is another try: what went wrong with the last one is no longer said, and undo leads back", async () => {
    port.failing = ({ type }) => (type === "view" ? "no memory" : null);
    player.seek(5);
    await port.settle();
    port.failing = null;
    player.setSeed(3);
    await port.settle();
    expect(at()).toMatchObject({ error: null, t: 0, view: { t: 0 } });
    port.failing = () => "no memory";
    player.seek(2);
    player.setSeed(4);
    await port.settle();
    expect(at().error).not.toBeNull();
    port.failing = null;
    player.undo();
    await port.settle();
    expect(at()).toMatchObject({ error: null, recipe: { seed: 3 } });
    port.failing = ({ recipe }) => (recipe.seed === 5 ? "no memory" : null);
    player.setSeed(5);
    player.setSeed(6); // before the answers to the last one come
    player.seek(4);
    await port.settle();
    expect(at()).toMatchObject({ error: null, t: 4, recipe: { seed: 6 } });
  });

  test("divergence: a pause at the last good step with its reason; play stays there; a change goes on", async () => {
    const blowUp = {
      cost: (recipe: Parameters<typeof costOf>[0], i: number) => (recipe.edits.length === 0 && i >= 77 ? NaN : 1),
    };
    setUp({}, blowUp);
    player.play();
    await port.settle();
    expect(at()).toMatchObject({ t: 77, head: 77, playing: false, end: { why: "diverged", t: 77, column: "cost" } });
    player.play();
    expect(at().playing).toBe(false);
    player.seek(500);
    expect(at().t).toBe(77);
    player.setUnit("beat");
    player.step(1);
    await port.settle();
    expect(where()).toEqual([77, 0]); // the update that went wrong can be opened up
    for (let k = 0; k < 9; k++) player.step(1);
    expect(where()).toEqual([77, 4]);
    player.setConfig("lr", 0.1);
    expect(at().end).toBe(null);
    player.play();
    await playOut();
    expect(at()).toMatchObject({ t: 1000, end: { why: "length" } });
  });

  test("a guard that stands still far above its beginning: a pause where it began to, once", async () => {
    const saturate = { cost: (_: unknown, i: number) => (i < 3 ? 0.7 : 50) };
    setUp({}, saturate);
    player.play();
    await port.settle();
    expect(at()).toMatchObject({ t: 3, seen: 3, playing: false, notice: { kind: "stuck", t: 3, value: 50 } });
    player.play();
    expect(at().notice).toBe(null);
    clock.pass(3000);
    await port.settle();
    clock.pass(3000);
    expect(at().t).toBe(1000);
    setUp({ t: 500 }, saturate); // a link opens where it says
    await port.settle();
    expect(at()).toMatchObject({ t: 500, notice: null });
  });

  test("a plateau at the height of the beginning is no reason to stop", async () => {
    setUp({}, { cost: () => Math.fround(Math.LN2) });
    player.play();
    await port.settle();
    expect(at()).toMatchObject({ t: 1000, notice: null });
  });

  test("whatever the reader does and in whatever order answers come, what is shown is the recipe's own", async () => {
    const acts: fc.Arbitrary<(p: Player) => void> = fc.oneof(
      fc.constantFrom<(p: Player) => void>(
        (p) => p.play(),
        (p) => p.pause(),
        (p) => p.step(1),
        (p) => p.step(1),
        (p) => p.step(-1),
        (p) => p.undo(),
        (p) => p.reset(),
        (p) => p.newSeed(),
        () => port.kill(),
        () => clock.pass(200),
      ),
      fc.nat(1100).map((t) => (p: Player) => p.seek(t)),
      fc.nat(1100).map((t) => (p: Player) => p.runTo(t)),
      fc.constantFrom(0.5, 1, 2, 1e30).map((lr) => (p: Player) => p.setConfig("lr", lr)),
      fc.constantFrom(2, 3).map((hidden) => (p: Player) => p.setConfig("hidden", hidden)),
      fc.constantFrom(40, 1000).map((steps) => (p: Player) => p.setConfig("steps", steps)),
      fc.constantFrom("beat" as const, "update" as const, "epoch" as const).map((unit) => (p: Player) => p.setUnit(unit)),
      fc.constantFrom(1 as const, 30 as const, "frame" as const, "max" as const).map((speed) => (p: Player) => p.setSpeed(speed)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(acts, fc.nat(3)), { maxLength: 25 }), async (story) => {
        setUp();
        for (const [act, answers] of story) {
          act(player);
          for (let k = 0; k < answers && port.unanswered.length > 0; k++) await port.answer();
          if (at().error) player.retry(); // three deaths in a row
        }
        player.pause();
        await port.settle();
        expectTrue();
        const { t, beat, trace, view, hash, recipe } = at();
        if (beat !== null) expect([trace!.i, trace!.columns["cost"]]).toEqual([t, costOf(recipe, t)]);
        expect(view).toMatchObject({ t, view: { cost: costOf(recipe, t) } });
        expect(hash).toEqual({ t, hash: String(costOf(recipe, t)) });
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  test("dispose: asks nothing any more", async () => {
    player.play();
    player.dispose();
    const asked = port.sent.length;
    await port.settle();
    expect(port.sent.length).toBe(asked);
    expect(clock.running).toBe(false);
  });
});

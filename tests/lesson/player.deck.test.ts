/** @file What the deck adds to a player: run until, pinned runs and A/B, a guess and its gate, the list of changes, the loupe, the link. */
import { beforeEach, expect, test } from "vitest";
import { parseLink, printLink, settleLoupe, type Link } from "../../src/lesson/link.ts";
import { createPlayer, firstWhere, linkAt, MAX_PINS, type Player } from "../../src/lesson/player.ts";
import { describeLab, int, real, type Lab } from "../../src/lesson/recipe.ts";
import { FakeClock, FakePort, costOf } from "../support/fakePort.ts";

const label = { ko: "", en: "" };
const lab: Lab = describeLab({
  config: {
    hidden: int({ default: 2, min: 1, max: 16, label }),
    lr: real({ default: 1, min: 1e-3, max: 1e30, scale: "log", editable: true, label }),
  },
  length: () => 1000,
  epoch: () => 10,
  code: () => [],
  lines: {},
  columns: { cost: null },
  guard: "cost",
});
const begin: Link = {
  recipe: { lab: "a/b", config: { hidden: 2, lr: 1 }, seed: 7, edits: [] },
  t: 0,
  beat: null,
  unit: "update",
};

let port: FakePort;
let player: Player;
const at = () => player.store.getState();
const setUp = async (link: Partial<Link> = {}) => {
  port = new FakePort(lab);
  player = createPlayer({ lab, start: { ...begin, ...link }, port, clock: new FakeClock(), random: () => 0.5 });
  await port.settle();
};
beforeEach(() => setUp());
const costs = (value: number) => ({ column: "cost", is: "below", value }) as const;
const first = (value: number) =>
  Array.from({ length: 1000 }, (_, i) => costOf(begin.recipe, i)).findIndex((cost) => cost < value);

test("firstWhere: the first measurement at which it holds, never a NaN, nothing outside the stretch", () => {
  const columns = { cost: Float32Array.of(5, NaN, 3, 1, 0) };
  expect(firstWhere(columns, costs(4), 0, 5)).toBe(2);
  expect(firstWhere(columns, costs(4), 3, 5)).toBe(3);
  expect(firstWhere(columns, costs(2), 0, 3)).toBeNull();
  expect(firstWhere(columns, { column: "cost", is: "atLeast", value: 5 }, 0, 5)).toBe(0);
  expect(firstWhere(columns, { column: "none", is: "below", value: 5 }, 0, 5)).toBeNull();
});

test("run until: pauses where it first holds, and goes back there at once when that is known", async () => {
  const t = first(2);
  expect(t).toBeGreaterThan(100);
  player.runUntil(costs(2));
  expect(at()).toMatchObject({ playing: true, until: costs(2) });
  await port.settle();
  expect(at()).toMatchObject({ t, playing: false, until: null, notice: null });
  player.seek(10);
  player.runUntil(costs(2));
  expect(at()).toMatchObject({ t, playing: false });
});

test("run until: says when it holds already, and when it never comes", async () => {
  player.seek(first(2) + 5);
  await port.settle();
  const { t } = at();
  player.runUntil(costs(2));
  expect(at()).toMatchObject({ t, playing: false, notice: { kind: "until", already: true } });
  player.runUntil(costs(-1));
  await port.settle();
  expect(at()).toMatchObject({ t: 1000, playing: false, until: null, notice: { kind: "until", already: false } });
});

test("run until: pause stops it where it is", async () => {
  player.runUntil(costs(-1));
  await port.answer();
  player.toggle();
  await port.settle();
  expect(at().until).toBeNull();
  expect(at().playing).toBe(false);
  expect(at().t).toBeLessThan(1000);
});

test("pins: the run stays while another comes; a run is pinned once; of more than four the oldest goes", async () => {
  player.seek(40);
  await port.settle();
  player.pin();
  player.pin();
  expect(at().pins.map(({ recipe }) => recipe.seed)).toEqual([7]);
  const seeds = [8, 9, 10, 11];
  for (const seed of seeds) {
    player.setSeed(seed);
    player.pin();
  }
  expect(at().pins).toHaveLength(MAX_PINS);
  expect(at().pins.map(({ recipe }) => recipe.seed)).toEqual(seeds);
  player.unpin(0);
  expect(at().pins.map(({ recipe }) => recipe.seed)).toEqual([9, 10, 11]);
});

test("A/B: both are known at the cursor, and swapping keeps the step and both curves", async () => {
  await setUp({ other: { ...begin.recipe, seed: 5 }, t: 60 });
  expect(at().pins[0]!.head).toBeGreaterThanOrEqual(60);
  expect(at().pins[0]!.columns["cost"]![60]).toBe(costOf({ ...begin.recipe, seed: 5 }, 60));
  player.swap(0);
  await port.settle();
  expect(at()).toMatchObject({ t: 60, recipe: { seed: 5 } });
  expect(at().pins[0]!.recipe.seed).toBe(7);
  expect(at().columns["cost"]![60]).toBe(costOf(at().recipe, 60));
});

test("a gate: play asks first; a guess opens it, and so does going on without one", async () => {
  player.closeGate();
  player.play();
  expect(at()).toMatchObject({ playing: false, notice: { kind: "gated" } });
  player.setGuess({ t: 400 });
  expect(at()).toMatchObject({ gated: false, guess: { t: 400 }, notice: null });
  player.closeGate();
  player.openGate();
  player.play();
  expect(at().playing).toBe(true);
});

test("changes: each is listed once, and undoing goes back to any of them", async () => {
  player.seek(100);
  await port.settle();
  player.setConfig("lr", 2);
  player.setConfig("lr", 3); // further with the same control: still one change
  player.setSeed(9);
  expect(at().changes.map(({ key, became }) => [key, became])).toEqual([
    ["lr", 3],
    ["seed", 9],
  ]);
  player.undoTo(0);
  expect(at()).toMatchObject({ changes: [], undoable: false, recipe: begin.recipe });
});

test("loupe: is settled into the run", () => {
  expect(settleLoupe([400.4, 20], 1000)).toEqual([20, 400]);
  expect(settleLoupe([999, 5000], 1000)).toEqual([998, 1000]);
  expect(settleLoupe([0, 1], 2)).toBeNull();
  player.setLoupe([30, 10]);
  expect(at().loupe).toEqual([10, 30]);
  player.setLoupe(null);
  expect(at().loupe).toBeNull();
});

test("link: loupe and the run beside come back as they were sent, and nonsense is noted", async () => {
  const other = { ...begin.recipe, seed: 5, edits: [{ t: 20, set: { lr: 0.5 } }] };
  await setUp({ t: 60, loupe: [40, 90], other });
  const text = printLink(linkAt(at()));
  expect(text).toContain("&loupe=40-90&beside=seed=5/hidden=2/lr=1/e=20:lr=0.5");
  expect(parseLink(text, "a/b", lab)).toEqual({ link: { ...begin, t: 60, loupe: [40, 90], other }, notes: [] });
  const { link, notes } = parseLink("loupe=90-x&beside=seed=-3/lr=fast", "a/b", lab);
  expect(link.loupe).toBeUndefined();
  expect(link.other).toMatchObject({ seed: 0, config: { lr: 1 } });
  expect(notes.map(({ key }) => key)).toEqual(["lr", "seed", "loupe"]);
});

test("run until: at a run's end, what its last update measured holds", async () => {
  player.seek(1000);
  await port.settle();
  player.runUntil(costs(at().columns["cost"]!.at(-1)! * 1.01));
  expect(at()).toMatchObject({ t: 1000, playing: false, notice: { kind: "until", already: true } });
  player.runUntil(costs(-1));
  expect(at()).toMatchObject({ t: 1000, notice: { kind: "until", already: false } });
});

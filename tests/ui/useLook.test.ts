/** @file When a panel asks: at every moment at rest, ten times a second while it plays, never twice about one moment. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPlayer, type Player } from "../../src/lesson/player.ts";
import { follow } from "../../src/ui/useLook.ts";
import { FakeClock, FakePort, plainLab, plainRecipe } from "../support/fakePort.ts";

const lab = plainLab(100_000);
const recipe = plainRecipe;

let port: FakePort;
let player: Player;
/** A worker that is never late: a millisecond an answer, or so many where a test says. */
async function pass(ms: number, takes: (what: unknown) => number = () => 1) {
  for (let k = 0, due = 0; k < ms; k++) {
    const last = port.sent.at(-port.unanswered.length);
    if (port.unanswered.length > 0 && ++due >= takes(last?.type === "view" ? last.query : last?.type)) {
      due = 0;
      void port.answer();
    }
    await vi.advanceTimersByTimeAsync(1);
  }
}
const told: number[] = [];
const asked = (query: string) => port.sent.filter((it) => it.type === "view" && it.query === query).length;
const watch = (query: string, atRest = false) => follow(player, query, {}, atRest, ({ t }) => told.push(t));

beforeEach(async () => {
  vi.useFakeTimers();
  told.length = 0;
  port = new FakePort(lab, { cost: () => 1 });
  player = createPlayer({ lab, start: { recipe, t: 5, beat: null, unit: "update" }, port, clock: new FakeClock(), query: "own" });
  await pass(20);
});
afterEach(() => {
  player.dispose();
  vi.useRealTimers();
});

test("follow: tells about each moment the cursor rests at, once", async () => {
  const stop = watch("mine");
  await pass(20);
  player.setUnit("epoch"); // nothing it asks about
  await pass(20);
  player.seek(3);
  await pass(20);
  player.setConfig("lr", 2);
  await pass(20);
  expect(told).toEqual([5, 3, 3]);
  stop();
  player.seek(2);
  await pass(20);
  expect(told).toHaveLength(3);
});

test("follow: at full speed at most ten times a second, and once more where it stops", async () => {
  watch("mine");
  await pass(20);
  const before = asked("mine");
  player.play();
  await pass(1000);
  expect(at().playing).toBe(true);
  expect(asked("mine") - before).toBeGreaterThan(5);
  expect(asked("mine") - before).toBeLessThanOrEqual(11);
  player.pause();
  await pass(20);
  expect(told.at(-1)).toBe(at().t);
});

test("follow: while it plays, a question that takes long leaves the worker two thirds of its time", async () => {
  watch("mine");
  await pass(20);
  const before = asked("mine");
  player.play();
  await pass(3000, (what) => (what === "mine" ? 150 : 5));
  expect(asked("mine") - before).toBeGreaterThan(3);
  expect((asked("mine") - before) * 150).toBeLessThan(0.4 * 3000);
});

test("follow: at rest only, if that is wished", async () => {
  watch("mine", true);
  await pass(20);
  player.play();
  await pass(300);
  expect(told).toEqual([5]);
  player.pause();
  await pass(20);
  expect(told).toEqual([5, at().t]);
});

test("follow: two askers both get their answers; an error is not asked about until it is over", async () => {
  watch("mine");
  watch("yours");
  watch("theirs");
  await pass(20);
  expect([asked("mine"), asked("yours"), asked("theirs")]).toEqual([1, 1, 1]);
  port.failing = ({ type }) => (type === "view" ? "broken" : null);
  player.seek(4);
  await pass(50);
  const sent = port.sent.length;
  await pass(50);
  expect(port.sent.length).toBe(sent);
  port.failing = null;
  player.retry();
  await pass(50);
  expect(told.slice(-3)).toEqual([4, 4, 4]);
});
const at = () => player.store.getState();

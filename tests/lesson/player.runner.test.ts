/** @file The player with the real engine behind it, without a worker in between. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import machine from "../../src/chapters/xor/labs/twoHidden.run.ts";
import twoHidden, { type TwoHiddenView } from "../../src/chapters/xor/labs/twoHidden.ts";
import { parseLink, printLink } from "../../src/lesson/link.ts";
import { createPlayer, printedAt, type Player, type PlayerState, type Port } from "../../src/lesson/player.ts";
import type { Command } from "../../src/lesson/protocol.ts";
import { createRunner } from "../../src/lesson/runner.ts";
import { FakeClock } from "../support/fakePort.ts";

const ID = "xor/two-hidden";
let players: Player[] = [];

function open(fragment = "") {
  let runner = createRunner(async () => machine, { now: () => performance.now() });
  const port: Port = {
    send: async (command) => structuredClone((await runner.handle(command as Command)).report),
    restart: () => (runner = createRunner(async () => machine, { now: () => performance.now() })),
  };
  const { link } = parseLink(fragment, ID, twoHidden);
  const player = createPlayer({ lab: twoHidden, start: link, port, clock: new FakeClock(), query: { grid: 8 } });
  players.push(player);
  return player;
}
beforeEach(() => void (players = []));
afterEach(() => players.forEach((player) => player.dispose()));

/** Waits until the state is as described. */
const until = (player: Player, what: (s: PlayerState) => boolean) =>
  new Promise<PlayerState>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not so within 20 s: ${what}`)), 20_000);
    const look = () => {
      const s = player.store.getState();
      if (s.error) reject(new Error(s.error.message));
      if (!what(s)) return;
      clearTimeout(timer);
      unsubscribe();
      resolve(s);
    };
    const unsubscribe = player.store.subscribe(look);
    look();
  });
const rested = (s: PlayerState) => !s.playing && s.goal === null && s.hash?.t === s.t && s.view?.t === s.t;

test("xor/two-hidden: played to its end it prints the notebook's table", { timeout: 30_000 }, async () => {
  const player = open();
  player.play();
  const s = await until(player, (s) => s.t === 10001 && rested(s));
  expect(s.end).toEqual({ why: "length", t: 10001 });
  const golden = JSON.parse(readFileSync("tests/golden/notebooks/lab-08_2_xor_nn.json", "utf8"));
  const rows = golden.cells[0]["torch_1.13"].split("\n").filter((row: string) => /^\d+ /.test(row)) as string[];
  const ours = printedAt(s).map(([, line]) => line);
  expect(ours).toHaveLength(101);
  rows.slice(0, 101).forEach((row, k) => {
    const [step, cost] = row.split(" ").map(Number);
    const [ourStep, ourCost] = ours[k]!.split(" ").map(Number);
    expect(ourStep).toBe(step);
    expect(Math.abs(ourCost! / cost! - 1), row).toBeLessThan(5e-5);
  });
  const { outputs, surface } = s.view!.view as TwoHiddenView;
  expect(outputs.map(Math.round)).toEqual([0, 1, 1, 0]);
  expect(surface).toHaveLength(64);
});

test("xor/two-hidden: a link opens another player at the same step, beat and bits", { timeout: 30_000 }, async () => {
  const first = open();
  first.seek(900);
  await until(first, rested);
  first.setConfig("lr", 3);
  first.seek(1300);
  await until(first, (s) => s.t === 1300 && rested(s));
  first.setUnit("beat");
  for (let k = 0; k < 4; k++) first.step(1);
  const a = await until(first, (s) => s.beat === 3 && rested(s));
  const fragment = printLink({ recipe: a.recipe, t: a.t, beat: a.beat, unit: a.unit });
  expect(fragment).toBe("v=1&lab=xor/two-hidden&seed=777&hidden=2&lr=1&e=900:lr=3&t=1300&beat=3&unit=beat");
  const b = await until(open(fragment), (s) => s.beat === 3 && rested(s));
  expect(b.hash).toEqual(a.hash);
  expect(b.trace).toEqual(a.trace);
  expect(b.columns["cost"]!.slice(0, 1300)).toEqual(a.columns["cost"]!.slice(0, 1300));
});

test("xor/two-hidden: lr = 1e30 pauses with a notice, and undo leads back", { timeout: 30_000 }, async () => {
  const player = open();
  player.seek(500);
  await until(player, (s) => s.t === 500 && rested(s));
  player.setConfig("lr", 1e30);
  player.play();
  const stopped = await until(player, (s) => s.t > 500 && rested(s));
  expect(stopped.notice?.kind === "stuck" || stopped.end?.why === "diverged" || stopped.end?.why === "done").toBe(true);
  expect(stopped.t).toBeLessThan(510);
  player.undo();
  const back = await until(player, rested);
  expect(back).toMatchObject({ t: 500, recipe: { edits: [] }, notice: null, end: null });
});

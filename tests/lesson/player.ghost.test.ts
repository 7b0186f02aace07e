import { beforeEach, expect, test } from "vitest";
import { parseLink, printLink, type Link } from "../../src/lesson/link.ts";
import { createPlayer, linkAt, type Player } from "../../src/lesson/player.ts";
import { FakeClock, FakePort, costOf, plainLab, plainRecipe } from "../support/fakePort.ts";

const lab = plainLab(1000);
const begin: Link = { recipe: plainRecipe, t: 0, beat: null, unit: "update" };
let port: FakePort;
const opened = (link: Link): Player => createPlayer({ lab, start: link, port, clock: new FakeClock() });
/** Seen to 400, changed at 150, and on to 200. */
async function edited(): Promise<Player> {
  const player = opened(begin);
  player.seek(400);
  await port.settle();
  player.seek(150);
  player.setConfig("lr", 0.5);
  player.seek(200);
  await port.settle();
  return player;
}
const fragmentOf = (player: Player) => printLink(linkAt(player.store.getState()));
const linkOf = (player: Player): Link => {
  const { link, notes } = parseLink(fragmentOf(player), plainRecipe.lab, lab);
  expect(notes).toEqual([]);
  return link;
};
const ghostsOf = (player: Player) =>
  player.store.getState().ghosts.map(({ columns, ...it }) => ({ ...it, cost: Array.from(columns["cost"]!) }));

beforeEach(() => void (port = new FakePort(lab)));

test("a future that was cut comes back from a link as it was, and costs the link a few characters", async () => {
  const player = await edited();
  expect(fragmentOf(player)).toMatch(/&e=150:lr=0\.5&t=200&ghost=400$/);
  const there = opened(linkOf(player));
  expect(fragmentOf(there)).toBe(fragmentOf(player)); // also while it is on its way
  await port.settle();
  expect(ghostsOf(there)).toEqual(ghostsOf(player));
  expect(ghostsOf(there)[0]!.cost).toEqual(Array.from({ length: 400 }, (_, i) => costOf(plainRecipe, i)));
  expect(there.store.getState()).toMatchObject({ t: 200, seen: 200, coming: null, undoable: false });
  expect(fragmentOf(there)).toBe(fragmentOf(player));
});

test("the same where it was another seed, in a page that is open already", async () => {
  const player = opened(begin);
  player.seek(300);
  await port.settle();
  player.setSeed(9);
  player.seek(50);
  await port.settle();
  expect(fragmentOf(player)).toMatch(/&ghost=300\/seed=7$/);
  const there = opened(begin);
  await port.settle();
  there.load(linkOf(player));
  await port.settle();
  expect(ghostsOf(there)).toEqual(ghostsOf(player));
  there.load(linkOf(player)); // it is here already
  await port.settle();
  expect(ghostsOf(there)).toHaveLength(1);
});

test("the present run comes first; who changes it meanwhile has no need of the ghost any more", async () => {
  const link = linkOf(await edited());
  port = new FakePort(lab);
  const there = opened(link);
  expect(port.sent.every(({ recipe }) => "recipe" in { recipe } && recipe.edits.length === 1)).toBe(true);
  there.setSeed(1);
  await port.settle();
  expect(there.store.getState()).toMatchObject({ ghosts: [], coming: null });
  expect(port.sent.some(({ recipe }) => recipe.edits.length === 0)).toBe(false);
});

test("a player that is gone asks for nothing more", async () => {
  const there = opened(linkOf(await edited()));
  there.dispose();
  const { length } = port.sent;
  await port.settle();
  expect(port.sent).toHaveLength(length);
});

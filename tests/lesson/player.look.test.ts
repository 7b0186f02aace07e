/** @file Questions beside the player's own: what is asked, of which moment, and that every one of them is answered or told that it is not. */
import { beforeEach, expect, test } from "vitest";
import { createPlayer, type Look, type Player } from "../../src/lesson/player.ts";
import { breathe, costOf, FakeClock, FakePort, plainLab, plainRecipe } from "../support/fakePort.ts";

const lab = plainLab(1000);
const recipe = plainRecipe;

let port: FakePort;
let player: Player;
const at = () => player.store.getState();
const answers = (query: unknown, t: number) => ({ t, view: { cost: costOf(at().recipe, t), query } });
/** What a question came to, once it has come to something. */
function ask(query: unknown, by?: unknown): { came: Look | null | "nothing yet" } {
  const asked: { came: Look | null | "nothing yet" } = { came: "nothing yet" };
  void player.look(query, by).then((look) => (asked.came = look));
  return asked;
}
const queries = () => port.sent.flatMap((it) => (it.type === "view" ? [it.query] : []));

beforeEach(async () => {
  port = new FakePort(lab);
  player = createPlayer({ lab, start: { recipe, t: 5, beat: null, unit: "update" }, port, clock: new FakeClock(), query: "own" });
  await port.settle();
});

test("look: is answered about the cursor's moment, and the player's own view stays", async () => {
  const asked = ask("other");
  await port.settle();
  expect(asked.came).toEqual(answers("other", 5));
  expect(at().view).toEqual(answers("own", 5));
});

test("look: one is under way; of those that wait, an asker's newest, and the older ones come to nothing", async () => {
  const asked = ["a", "b", "c"].map((query) => ask(query));
  const beside = ask("d", "another");
  await breathe();
  expect(port.unanswered).toEqual(["view"]);
  expect(asked[1]!.came).toBeNull();
  await port.settle();
  expect([asked[0]!.came, asked[2]!.came, beside.came]).toEqual([answers("a", 5), answers("c", 5), answers("d", 5)]);
  expect(queries().slice(-3)).toEqual(["a", "c", "d"]);
});

test("look: one that had to wait is about where the cursor is by then", async () => {
  const asked = [ask("a"), ask("b")];
  player.seek(3);
  await port.settle();
  expect(asked.map(({ came }) => came)).toEqual([answers("a", 5), answers("b", 3)]);
});

test("look: asked with the picture it is answered before the run goes on, and neither waits for the other's answer", async () => {
  player.seek(300);
  const asked = ask("late");
  expect(port.unanswered).toEqual(["view", "run", "view"]);
  expect(queries().slice(-2)).toEqual(["own", "late"]);
  await port.settle();
  expect(asked.came).not.toBeNull();
  expect(at()).toMatchObject({ t: 300, view: { t: 300 } });
  player.setSpeed("max");
  player.play();
  await port.answer(); // the stretch of updates
  void ask("along");
  await port.settle();
  const kinds = port.sent.map((it) => (it.type === "view" ? it.query : it.type));
  expect(kinds[kinds.indexOf("along") - 1]).toBe("run");
  expect(at().t).toBe(1000);
});

test("look: of a run that was changed meanwhile nothing is told", async () => {
  const asked = ask("a");
  player.setConfig("lr", 2);
  await port.settle();
  expect(asked.came).toBeNull();
  const again = ask("a");
  await port.settle();
  expect(again.came).toEqual(answers("a", 5));
});

test("look: an error is the player's to tell, and nobody waits for ever", async () => {
  port.failing = (command) => (command.type === "view" && command.query === "bad" ? "no such question" : null);
  const asked = [ask("bad"), ask("good")];
  await port.settle();
  expect(asked.map(({ came }) => came)).toEqual([null, null]);
  expect(at().error).toMatchObject({ why: "lab", message: "no such question" });
  const meanwhile = ask("good");
  await breathe();
  expect(meanwhile.came).toBeNull();
  player.retry();
  const again = ask("good");
  await port.settle();
  expect(again.came).toEqual(answers("good", 5));
});

test("look: a worker that dies of it is asked again, but not for ever", async () => {
  const asked = ask("a");
  port.kill();
  await port.settle();
  expect(asked.came).toEqual(answers("a", 5));
  port.deadly = (command) => command.type === "view" && command.query === "deadly";
  const deadly = ask("deadly");
  await port.settle();
  expect(deadly.came).toBeNull();
  expect(at().error).toMatchObject({ why: "worker" });
});

test("look: after dispose nothing is asked and nothing is left open", async () => {
  const asked = [ask("a"), ask("b")];
  player.dispose();
  asked.push(ask("c"));
  const sent = port.sent.length;
  await port.settle();
  expect(asked.map(({ came }) => came)).toEqual([null, null, null]);
  expect(port.sent.length).toBe(sent);
});

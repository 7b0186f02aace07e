/** @file What the deck says to who does not see it, and when. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createPlayer, type Player } from "../../src/lesson/player.ts";
import type { Lab } from "../../src/lesson/recipe.ts";
import { spoken } from "../../src/ui/deck/speech.ts";
import { follow } from "../../src/ui/deck/voice.ts";
import en from "../../src/ui/words/en.ts";
import ko from "../../src/ui/words/ko.ts";
import { FakeClock, FakePort, plainLab, plainRecipe } from "../support/fakePort.ts";

const label = { ko: "비용", en: "cost" };
const plain = plainLab(1000);
const lab: Lab = {
  ...plain,
  config: { lr: { ...plain.config["lr"]!, label: { ko: "학습률", en: "learning rate" } } },
  lines: { step: { ko: "가중치를 옮깁니다. 기울기의 반대쪽입니다.", en: "Moves the weights. Against the gradient." } },
  columns: { cost: { label, unit: { ko: "", en: "" }, scale: "linear" } },
};
const names = { forward: { ko: "순전파", en: "forward" }, step: { ko: "가중치 갱신", en: "update weights" } };
const until = { column: "cost", is: "below", value: 0.8 } as const;
const milestones = [
  { ...until, text: { ko: "다 맞힘", en: "all right" }, until: { ko: "다 맞힐 때까지", en: "until all are right" } },
];

let port: FakePort;
let clock: FakeClock;
let player: Player;
let stop: () => void;
let said: string[];
const at = () => player.store.getState();

async function pass(ms: number) {
  for (let k = 0; k < ms; k += 10) {
    while (port.unanswered.length > 0) {
      void port.answer();
      await vi.advanceTimersByTimeAsync(0);
    }
    clock.pass(10);
    await vi.advanceTimersByTimeAsync(10);
  }
}
async function listen(lang: "ko" | "en" = "ko", t = 100) {
  port = new FakePort(lab);
  clock = new FakeClock();
  player = createPlayer({ lab, start: { recipe: plainRecipe, t, beat: null, unit: "update" }, port, clock, speed: 30 });
  await pass(50);
  said = [];
  const { lab: common, deck } = lang === "ko" ? ko : en;
  stop = follow(player, { lang, common, deck, names, milestones }, (text) => said.push(text));
}
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop();
  player.dispose();
  vi.useRealTimers();
});

describe("by hand", () => {
  test("a step is said within a third of a second, and many at once are one", async () => {
    await listen();
    player.step(1);
    await pass(300);
    expect(said).toEqual([expect.stringMatching(/^스텝 101, 비용 \d\.\d{3}$/)]);
    for (let t = 200; t < 220; t++) {
      player.seek(t);
      await pass(50);
    }
    await pass(300);
    expect(said.slice(1)).toEqual([expect.stringMatching(/^스텝 219, 비용/)]);
  });

  test("every beat is said, by its number, its name and what it does; the step only where it is another", async () => {
    await listen();
    player.setUnit("beat");
    for (let k = 0; k < 6; k++) {
      player.step(1);
      await pass(300);
    }
    expect(said).toHaveLength(6);
    expect(said[0]).toMatch(/^스텝 \d+, 비용 [\d.]+\. 박자 1\/6, zeroGrad\.$|^박자 1\/6, zeroGrad\.$/);
    expect(said[1]).toBe("박자 2/6, 순전파.");
    expect(said[4]).toBe("박자 5/6, 가중치 갱신. 가중치를 옮깁니다.");
    player.step(1);
    await pass(300);
    expect(said.at(-1)).toMatch(/^스텝 101, 비용/);
  });
});

test("while it plays the voice is silent for two seconds; where it is paused is said at once", async () => {
  await listen();
  player.play();
  await pass(1900);
  expect(said).toEqual([]);
  await pass(4300);
  expect(said.length).toBeGreaterThanOrEqual(2);
  expect(said.length).toBeLessThanOrEqual(3);
  const before = said.length;
  player.pause();
  await pass(300);
  expect(said.slice(before)).toEqual([expect.stringMatching(new RegExp(`^스텝 ${at().t}, 비용`))]);
});

describe("the end of a run", () => {
  test("played to its end", async () => {
    await listen("ko", 980);
    player.play();
    await pass(1500);
    expect(at()).toMatchObject({ t: 1000, playing: false });
    expect(said).toEqual([expect.stringMatching(/^끝까지 실행했습니다\. 스텝 1,000, 비용 \d\.\d{3}\.$/)]);
  });
  test("run to a step, known or not", async () => {
    await listen();
    for (const t of [300, 200]) {
      player.runTo(t);
      await pass(600);
      expect(said.at(-1)).toMatch(new RegExp(`^정한 스텝까지 실행했습니다\\. 스텝 ${t}, 비용`));
    }
    expect(said).toHaveLength(2);
    player.runUntil({ column: "cost", is: "atLeast", value: 0 });
    expect(at().notice).toMatchObject({ already: true });
    player.runTo(400);
    await pass(600);
    expect(said.at(-1)).toMatch(/^정한 스텝까지 실행했습니다/); // what was said before is no reason to be silent
  });
  test("run until something holds, in the chapter's words, known or not", async () => {
    await listen();
    for (let k = 0; k < 2; k++) {
      player.seek(100);
      await pass(300);
      player.runUntil(until);
      await pass(600);
      expect(said.at(-1)).toMatch(/^다 맞힐 때까지 실행했습니다\. 스텝 \d+, 비용 0\.7/);
    }
  });
  test("a run that was sent somewhere and stopped by hand did not come there", async () => {
    await listen();
    player.runTo(900);
    player.pause();
    await pass(600);
    expect(said.join(" ")).not.toContain("실행했습니다");
  });
});

describe("a change", () => {
  test("is said with its step, both values and what stays; and taken back", async () => {
    await listen();
    player.seek(400);
    await pass(300);
    player.seek(100);
    await pass(300);
    said = [];
    player.setConfig("lr", 3);
    await pass(300);
    expect(said).toEqual(["100에서 학습률 1 → 3. 앞의 실행은 점선으로 남습니다."]);
    player.step(1);
    await pass(300);
    player.setConfig("lr", 2); // nothing was seen beyond: another change, and no new ghost
    await pass(300);
    expect(said.splice(1).at(-1)).toBe("101에서 학습률 3 → 2.");
    player.undo();
    await pass(300);
    said.pop();
    player.seek(200);
    await pass(300);
    expect(said[1]).toMatch(/^스텝 200, 비용 ([\d.]+), 바꾸기 전 (?!\1)[\d.]+$/);
    player.undo();
    await pass(300);
    expect(said[2]).toMatch(/^되돌렸습니다\. 스텝 100, 비용/);
  });
  test("in English", async () => {
    await listen("en");
    player.seek(400);
    await pass(300);
    player.seek(100);
    await pass(300);
    player.setConfig("lr", 3);
    await pass(300);
    expect(said.at(-1)).toBe("learning rate 1 → 3 at 100. The run before stays as a dashed line.");
  });
});

test("numbers are said in digits that are read aloud", async () => {
  await listen();
  expect([0.60449, 50, 0, 3.986e-4, -2.5e-6, 1.5e9].map(spoken)).toEqual([
    "0.604",
    "50.000",
    "0.000",
    "0.000399",
    "−0.00000250",
    "1.500×10⁹",
  ]);
});

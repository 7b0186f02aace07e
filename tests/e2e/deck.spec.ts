/** @file The deck, as a hand uses it: tape, beats, keys, drawer, run until, pins, loupe; on a desk, in a classroom and on a phone. */
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { elsewhere } from "./bench.ts";
import { expect, expectAccessible as expectPageAccessible, open, test } from "./book.ts";

const LAB = "#v=1&lab=xor/two-hidden&seed=777&hidden=2&lr=1";
/** The lab with the two hidden units. */
const bench = (page: Page): Locator => page.locator("section.lab").last();
const deck = (page: Page) => bench(page).locator(".deck");
const step = (page: Page) => deck(page).locator("[data-read=step]");
const cost = (page: Page) => deck(page).locator("[data-read=cost]");
const tape = (page: Page) => deck(page).locator(".handle");
const button = (page: Page, name: string | RegExp) => deck(page).getByRole("button", { name, exact: true });
const seek = async (page: Page, t: number) => {
  await tape(page).fill(String(t));
  await expect(step(page)).toHaveText(t.toLocaleString("en-US"));
};
const at = async (page: Page, lang: "ko" | "en", t: number, more = "") => {
  await open(page, `${lang}/xor/${LAB}&t=${t}${more}`);
  await expect(step(page)).toHaveText(t.toLocaleString("en-US"));
  await inSight(page);
};
const inSight = async (page: Page) => {
  await bench(page)
    .locator(".deck-place")
    .evaluate((it) => it.scrollIntoView({ block: "end" }));
  await expect(deck(page)).not.toHaveAttribute("data-place", "strip");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))); // every lab knows whether it is seen
  await deck(page).dispatchEvent("pointerdown"); // of two that are, the one last touched has the keys
};
/** Nothing in particular has the focus. */
const letGo = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
const lit = (page: Page) => deck(page).locator(".beats [aria-current]");

/** Of the deck alone: pages have stories of their own. */
const expectAccessible = (page: Page) => expectPageAccessible(page, { within: [".deck-place"] });

for (const lang of ["ko", "en"] as const)
  test(`${lang} in three sizes: the deck stands on the screen, is accessible, and speaks one language`, async ({ page }) => {
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      if (width === 1280) await at(page, lang, 2200);
      else await inSight(page);
      await expect(cost(page)).toHaveText(/^0\.4310\d\d$|^0\.4311\d\d$/);
      const rules = width === 1280 && lang === "ko" ? "all" : "but colours";
      if (width !== 1920) await expectPageAccessible(page, { within: ".deck-place", rules });
      const text = await deck(page).innerText();
      if (lang === "en") expect(text).not.toMatch(/[가-힣]/);
      const box = (await deck(page).boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 1);
      if (width > 700) expect(box.height).toBeLessThanOrEqual(320);
    }
  });

test("played to its end, all is ink; rewound, the future that was seen stays on the tape", async ({ page }) => {
  await at(page, "ko", 0);
  await letGo(page);
  await page.keyboard.press("g");
  await deck(page).getByRole("textbox", { name: "어느 스텝까지" }).fill("10001");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(step(page)).toHaveText("10,001", { timeout: 20_000 });
  await expect(cost(page)).toHaveText("0.001235");
  await deck(page).locator(".tabs button").first().click();
  await expect(deck(page).getByRole("log").first()).toContainText(/\n10000 0\.00123\d+$/); // one less than the deck says
  const told = deck(page).getByText("갱신 10,001번: 0…10,000.");
  await expect(told).toBeVisible();
  await seek(page, 2150);
  await expect(told).toHaveCount(0);
  await expect(deck(page).locator(".track canvas")).toHaveAttribute("aria-label", /스텝 2,150에서 0\.60/);
});

test("one update, beat by beat, both ways: the cell, its number and the line go together", async ({ page }) => {
  await at(page, "ko", 2150);
  await letGo(page);
  await page.keyboard.press("1");
  const forth = ["zero_grad", "forward", "loss", "backward", "step"];
  for (const name of forth) {
    await page.keyboard.press("ArrowRight");
    await expect(lit(page)).toContainText(name);
  }
  await page.keyboard.press("ArrowRight");
  await expect(step(page)).toHaveText("2,151");
  await expect(lit(page)).toHaveCount(0);
  for (const name of forth.toReversed()) {
    await page.keyboard.press("Comma"); // a beat back, whatever the unit
    await expect(lit(page)).toContainText(name);
  }
  await expect(step(page)).toHaveText("2,150");
  await expect(deck(page).locator(".vernier [aria-current]")).toHaveText("2,150");
});

test("a changed rate leaves a ghost that says so and goes with the link; Ctrl+Z and the list of changes take it back", async ({
  page,
  browser,
  site,
}) => {
  await at(page, "ko", 2150);
  await seek(page, 1000);
  const slot = bench(page)
    .getByRole("button", { name: /^학습률 .*바꾸기/ })
    .first();
  await slot.click();
  await bench(page).getByRole("textbox", { name: "학습률" }).first().fill("3");
  await page.keyboard.press("Enter");
  const alt = deck(page).locator(".track canvas");
  await expect(alt).toHaveAttribute("aria-label", /학습률 1 → 3/);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("&e=1000:lr=3&t=1000&ghost=2150");
  const there = await elsewhere(browser, site.url);
  await there.page.goto(page.url());
  await expect(deck(there.page).locator(".track canvas")).toHaveAttribute("aria-label", /학습률 1 → 3/);
  await expect(step(there.page)).toHaveText("1,000");
  await there.done();
  await button(page, "바꾼 기록").click();
  await expect(deck(page).locator(".changes")).toContainText("1,000에서 학습률 1 → 3");
  await letGo(page);
  await page.keyboard.press("Control+z");
  await expect(deck(page).locator(".pane")).toContainText("바꾼 것이 없습니다");
  await expect(alt).not.toHaveAttribute("aria-label", /학습률 1 → 3/);
});

test("run until: to a cost, in sight, and it pauses there", async ({ page }) => {
  await at(page, "ko", 10);
  await button(page, "…까지").click();
  const form = deck(page).locator(".run-to-panel form").nth(1);
  await form.getByRole("textbox").fill("0.1");
  await form.getByRole("button").click();
  await expect(cost(page)).toHaveText(/^0\.09/, { timeout: 15_000 });
  const t = Number((await step(page).innerText()).replace(",", ""));
  expect(t).toBeGreaterThan(2200);
  expect(t).toBeLessThan(2500);
});

test("pins: another seed beside this one at the same step; they change places; a link brings both", async ({ page }) => {
  await at(page, "en", 500);
  await button(page, "Pins").click();
  await button(page, "Pin this run").click();
  await deck(page).getByRole("textbox", { name: "Seed" }).fill("5");
  await page.keyboard.press("Enter");
  await seek(page, 400);
  const rows = deck(page).locator(".pins tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("Seed 777");
  const [a, b] = [await rows.nth(0).locator("td").first().innerText(), await rows.nth(1).locator("td").first().innerText()];
  expect(a).not.toBe(b);
  await rows
    .nth(1)
    .getByRole("button", { name: /Change places/ })
    .click();
  await expect(rows.nth(0).locator("td").first()).toHaveText(b);
  await expect(rows.nth(1).locator("td").first()).toHaveText(a);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("beside=seed=5/hidden=2/lr=1");
});

test("the loupe opens, its edges move by keys, and the address has it", async ({ page }) => {
  await at(page, "en", 2200, "&loupe=2000-2400");
  const edge = deck(page).getByRole("slider", { name: "loupe, from" });
  await expect(edge).toHaveAttribute("aria-valuenow", "2000");
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  await expect(edge).toHaveAttribute("aria-valuenow", "2010");
  await expect(step(page)).toHaveText("2,200"); // the arrow was the edge's own
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("loupe=2010-2400");
  await letGo(page);
  await page.keyboard.press("v");
  await expect(edge).toHaveCount(0);
});

test("the drawer: output, table, CSV, notebook, link", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await at(page, "en", 300);
  await button(page, "Table").click();
  await expect(deck(page).locator(".pane tr[aria-current] th")).toHaveText("300");
  await button(page, "Output").click();
  await expect(deck(page).getByRole("log").first()).toContainText("200 0.69");
  await button(page, "Take along").click();
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, "Download CSV").click()]);
  const lines = readFileSync(await file.path(), "utf8").split("\n");
  expect(lines[0]).toMatch(/^step,cost,/);
  expect(lines.length).toBe(303); // 301 measurements, a head, a last line end
  const [book] = await Promise.all([page.waitForEvent("download"), button(page, "Notebook .ipynb").click()]);
  expect(JSON.parse(readFileSync(await book.path(), "utf8")).cells.length).toBeGreaterThan(0);
  const [png] = await Promise.all([page.waitForEvent("download"), button(page, "Tape as PNG").click()]);
  expect(
    readFileSync(await png.path())
      .subarray(1, 4)
      .toString(),
  ).toBe("PNG");
  await button(page, "Copy link").click();
  await expect(deck(page).getByText("Copied")).toBeVisible();
});

test("keys: the sheet, the echo, a Korean keyboard, and fields that keep what is typed", async ({ page }) => {
  await at(page, "ko", 500);
  await letGo(page);
  await page.keyboard.press("Shift+Slash");
  await expect(page.getByRole("dialog", { name: "단축키" })).toBeVisible();
  await expectPageAccessible(page, { within: ["dialog[open]"] });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "단축키" })).toBeHidden();
  await page.keyboard.press("c");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(step(page)).toHaveText("510");
  await expect(page.locator(".echo")).toContainText("한 걸음 앞으로 ×10");
  await expect(page.locator(".echo")).toHaveCount(0, { timeout: 4000 });
  // Under a Korean layout the key that says ㅣ is still the one at L; while a syllable is composed nothing acts.
  const korean = (code: string, key: string, isComposing: boolean) =>
    page.evaluate((init) => document.body.dispatchEvent(new KeyboardEvent("keydown", init)), {
      code,
      key,
      isComposing,
      bubbles: true,
      cancelable: true,
    });
  const log = button(page, "로그");
  await korean("KeyL", "ㅣ", true);
  await expect(log).toHaveAttribute("aria-pressed", "false");
  await korean("KeyL", "ㅣ", false);
  await expect(log).toHaveAttribute("aria-pressed", "true");
  await deck(page).getByRole("textbox", { name: "시드" }).click();
  await page.keyboard.press("l");
  await expect(log).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await letGo(page);
  await page.keyboard.press("Alt+r");
  await expect(step(page)).toHaveText("0");
});

test("while the prose is read the deck is a strip at the foot, and goes back to its bench", async ({ page }) => {
  await at(page, "ko", 3000);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(deck(page)).toHaveAttribute("data-place", "strip");
  const box = (await deck(page).boundingBox())!;
  expect(Math.round(box.y + box.height)).toBe(720);
  expect(Math.round(box.height)).toBe(82);
  await expectAccessible(page);
  await button(page, "뒤로").click();
  await expect(step(page)).toHaveText("2,999");
  await bench(page).evaluate((it) => it.scrollIntoView());
  await expect(deck(page)).toHaveAttribute("data-place", "bench");
});

test("the tape scrubs under the pointer", async ({ page }) => {
  await at(page, "ko", 3000);
  const track = (await deck(page).locator(".track").boundingBox())!;
  await page.mouse.move(track.x + 0.1 * track.width, track.y + 30);
  await page.mouse.down();
  await expect(step(page)).toHaveText("1,000");
  await page.mouse.move(track.x + 0.2 * track.width, track.y + 30, { steps: 4 });
  await expect(step(page)).toHaveText("2,000");
  await page.mouse.up();
  await page.mouse.move(track.x + track.width + 8, track.y + 8); // the half of the tack's head that stands outside
  await page.mouse.down();
  await page.mouse.up();
  await expect(step(page)).toHaveText("10,001");
});

test("a projection: nothing under 18 units, key echo at the end of the deck", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await at(page, "ko", 2200, "&mode=projector");
  await expect(deck(page)).toHaveAttribute("data-place", "projector");
  const small = await deck(page).evaluate((it) =>
    [...it.querySelectorAll<HTMLElement>("*")]
      .filter(
        (e) =>
          e.checkVisibility() &&
          e.childNodes.length > 0 &&
          [...e.childNodes].some((n) => n.nodeType === 3 && n.nodeValue!.trim()),
      )
      .filter((e) => e.getBoundingClientRect().width > 2 && Number.parseFloat(getComputedStyle(e).fontSize) < 26.9)
      .map((e) => `${e.tagName}.${e.className} ${getComputedStyle(e).fontSize} ${e.textContent}`),
  );
  expect(small).toEqual([]);
  await letGo(page);
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".echo")).toContainText("한 걸음 뒤로");
});

test.describe("a phone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true });
  test("five keys at the foot, all of them at least 48 × 56, the rest at least 44 high", async ({ page }) => {
    await at(page, "ko", 2200);
    await expect(deck(page)).toHaveAttribute("data-place", "foot");
    const keys = deck(page).locator(".keys > button, .run-to > button");
    await expect(keys).toHaveCount(5);
    for (const key of await keys.all()) {
      const box = (await key.boundingBox())!;
      expect(box.width).toBeGreaterThanOrEqual(48);
      expect(box.height).toBeGreaterThanOrEqual(56);
      expect(box.y + box.height).toBeLessThanOrEqual(780);
    }
    const low = await deck(page).evaluate((it) =>
      [...it.querySelectorAll<HTMLElement>("button, label")]
        .filter((e) => e.checkVisibility() && !(e as HTMLButtonElement).disabled && e.getBoundingClientRect().height < 44)
        .map((e) => e.textContent),
    );
    expect(low).toEqual([]);
    const track = (await deck(page).locator(".track").boundingBox())!;
    await page.touchscreen.tap(track.x + 0.1 * track.width, track.y + 20);
    await expect(step(page)).toHaveText(/^1,0\d\d$|^9\d\d$/);
    await deck(page).locator(".vernier button").nth(5).tap();
    await deck(page).locator(".play").tap();
    await expect.poll(async () => Number((await step(page).innerText()).replace(",", ""))).toBeGreaterThan(1100);
    await deck(page).locator(".play").tap();
  });
});

test("frames at full speed", async ({ page }) => {
  await at(page, "ko", 1);
  await page.evaluate(() => {
    const w = window as unknown as { gaps: number[] };
    w.gaps = [];
    let before = performance.now();
    const frame = (now: number) => {
      w.gaps.push(now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await deck(page).getByRole("radio", { name: "최대" }).check();
  await button(page, "실행").click();
  await expect(step(page)).toHaveText("10,001", { timeout: 20_000 });
  const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps.slice(5).sort((a, b) => a - b));
  const of = (share: number) => gaps[Math.floor(share * gaps.length)]!.toFixed(1);
  test.info().annotations.push({ type: "frames", description: `p50 ${of(0.5)} p95 ${of(0.95)} ms of ${gaps.length}` });
  console.log(`frames at full speed: p50 ${of(0.5)} p95 ${of(0.95)} ms of ${gaps.length}`);
});

/** @file The story of the XOR chapter: read, guess, run, rewind, open up, change, send, check; in both languages and three sizes. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectReadableInEveryMode, open, test } from "./book.ts";

const LAB = "lab=xor/two-hidden";
const lab = (page: Page) => page.locator("#lab-two");
const step = (page: Page) => lab(page).locator("[data-read=step]");
const cost = (page: Page) => lab(page).locator("[data-read=cost]");
const tape = (page: Page) => lab(page).locator(".handle");
const play = (page: Page) => lab(page).locator(".play");
/** Played as fast as the worker can, for what comes at the end of a run. */
const atMax = (page: Page) =>
  lab(page)
    .getByRole("radio", { name: /^(?:최대|max)$/ })
    .check();
const litLine = (page: Page) => lab(page).locator(".code [aria-current]");
/** At rest: the state's fingerprint is that of the cursor. */
const fingerprint = async (page: Page) => {
  await expect(lab(page).locator("[data-hash]")).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/);
  return lab(page).locator("[data-hash]").getAttribute("data-hash");
};
const seek = async (page: Page, t: number) => {
  await tape(page).fill(String(t));
  await expect(step(page)).toHaveText(t.toLocaleString("en-US"));
};
const letGo = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
const setRate = async (page: Page, text: string, name = "학습률") => {
  const slot = lab(page)
    .locator(".code .slot")
    .filter({ hasText: /^[\d.e+-]+$/ })
    .last();
  await slot.click();
  await page.locator("#lab-two").getByRole("textbox", { name }).fill(text);
  await page.keyboard.press("Enter");
};

const SIZES = [
  [1280, 720],
  [1920, 1080],
  [390, 844],
] as const;
const WORDS = {
  ko: { skip: "예측 없이 실행", title: "은닉층은 공간을 접는다", done: "해냈습니다" },
  en: { skip: "Run without a guess", title: "A hidden layer folds space", done: "Done." },
} as const;

for (const lang of ["ko", "en"] as const)
  test(`${lang} in three sizes: the figure stands before any click, the page is accessible and fits`, async ({ page }) => {
    test.slow(); // axe over a whole chapter
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      if (width === 1280) await open(page, `${lang}/xor/`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(WORDS[lang].title);
      await expect(page.locator(".moments .hidden-still")).toHaveCount(7);
      const figure = (await page.locator(".moments").boundingBox())!;
      expect(figure.y).toBeLessThan(height / 2); // straight after the question
      await expect(page.locator(".moments li[data-now=true]")).toHaveCount(1);
      await fingerprint(page);
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      if (lang === "en") expect(await page.locator("main").innerText()).not.toMatch(/[가-힣]/);
      if (width !== 1920) await expectAccessible(page, width === 1280 && lang === "ko" ? {} : { rules: "but colours" });
      if (width === 1280 && lang === "ko") await expectReadableInEveryMode(page);
    }
  });

test("a lab is one laptop screen high", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=2200`);
  await expect(step(page)).toHaveText("2,200");
  for (const id of ["#lab-one", "#lab-two"]) expect((await page.locator(id).boundingBox())!.height, id).toBeLessThanOrEqual(668);
});

test("within a minute: played to the end, scrubbed to 2,150, one update beat by beat both ways, another rate, the old future a ghost", async ({
  page,
}) => {
  await open(page, "ko/xor/");
  await atMax(page);
  await page.locator(".gate").getByRole("button", { name: WORDS.ko.skip }).click(); // runs at once
  await expect(step(page)).toHaveText("10,001", { timeout: 20_000 });
  await expect(cost(page)).toHaveText("0.001235");
  await seek(page, 2150);
  await letGo(page);
  await page.keyboard.press("1"); // the unit: beats
  const forth = ["zero_grad", "model(X)", "criterion", "backward", "step()"];
  for (const line of forth) {
    await page.keyboard.press("ArrowRight");
    await expect(litLine(page)).toContainText(line);
  }
  for (const line of forth.toReversed().slice(1)) {
    await page.keyboard.press("ArrowLeft");
    await expect(litLine(page)).toContainText(line);
  }
  await seek(page, 1000);
  const before = await fingerprint(page);
  await setRate(page, "3");
  await expect(lab(page).locator(".code")).toContainText("if step == 1000:");
  expect(await fingerprint(page)).toBe(before); // θ₁₀₀₀ is what it was
  await expect(lab(page).locator(".track canvas")).toHaveAttribute("aria-label", /학습률 1 → 3/);
});

test("a copied link opens at the same step and bits in another browser, in the other language", async ({
  page,
  browser,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `ko/xor/#${LAB}&t=2150&beat=2&unit=beat&e=1000:lr=1.5`);
  await expect(litLine(page)).toContainText("criterion", { timeout: 15_000 });
  const hash = await fingerprint(page);
  const digits = await cost(page).innerText();
  await lab(page).getByRole("button", { name: "이 상태의 링크" }).click();
  await expect(page.getByText("복사했습니다")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash.length).toBeLessThanOrEqual(300);
  const other = await (await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } })).newPage();
  await other.goto(link.replace("/ko/", "/en/"));
  await expect(step(other)).toHaveText("2,150");
  await expect(litLine(other)).toContainText("criterion");
  expect(await fingerprint(other)).toBe(hash);
  expect(await cost(other).innerText()).toBe(digits);
  await other.context().close();
});

/** Of the leader's last end to the middle of the tack's upper edge, in pixels. */
const offTack = (root: string) => (page: Page) =>
  page.locator(root).evaluate((it) => {
    const ring = [...it.querySelectorAll(".leaders .ring")].at(-1);
    if (!ring) return Infinity;
    const [end, tack] = [ring.getBoundingClientRect(), it.querySelector("[data-anchor=pin]")!.getBoundingClientRect()];
    return Math.hypot(end.x + end.width / 2 - tack.x - tack.width / 2, end.y + end.height / 2 - tack.y);
  });

test("one line ties code, node, term and tack, on the page and in a scene", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=2200&beat=2&unit=beat`);
  await expect(lab(page).locator(".leaders path")).toHaveCount(3, { timeout: 15_000 });
  await expect.poll(() => offTack("#lab-two")(page)).toBeLessThan(3);
  await open(page, `ko/xor/#${LAB}&t=2200&beat=2&unit=beat&scene=fold&mode=projector`);
  await expect(page.locator(".stage .leaders path")).toHaveCount(2, { timeout: 15_000 });
  await expect.poll(() => offTack(".stage")(page)).toBeLessThan(3);
});

test("the tack slides where a key sends it, and stands under a finger at once", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=2000`);
  await expect(step(page)).toHaveText("2,000", { timeout: 15_000 });
  await fingerprint(page);
  await tape(page).focus();
  const slides = () =>
    lab(page)
      .locator(".tack-layer > g")
      .evaluate((it) => it.getAnimations().length > 0 || it.hasAttribute("data-slides"));
  await page.keyboard.press("Home");
  await expect(step(page)).toHaveText("0");
  expect(await slides()).toBe(true);
  const track = (await lab(page).locator(".track").boundingBox())!;
  await page.mouse.click(track.x + 0.2 * track.width, track.y + 20);
  await expect(step(page)).toHaveText(/^2,0\d\d$|^1,9\d\d$/);
  expect(await slides()).toBe(false);
});

test("o goes to the list of scenes; in a scene it lists them", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=10`);
  await fingerprint(page);
  await page.keyboard.press("o");
  await expect(page.locator("[data-scenes] a").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".scene")).toHaveAttribute("data-scene", "hand");
  await page.keyboard.press("o");
  await expect(page.locator(".scene-list a[aria-current=page]")).toBeFocused();
});

test("a figure's values stand under one word, and Escape puts them away", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=2200`);
  await expect(step(page)).toHaveText("2,200", { timeout: 15_000 });
  await fingerprint(page);
  await lab(page).getByRole("button", { name: "표" }).nth(1).click();
  const table = lab(page).getByRole("region", { name: /입력 평면/ });
  await expect(table.getByRole("row").nth(1)).toContainText("0.4160");
  await page.keyboard.press("Escape");
  await expect(table).toHaveCount(0);
});

test("the figure, the prose and the lab speak of one cursor", async ({ page }) => {
  await open(page, "ko/xor/");
  await page.locator(".moments a").nth(4).click();
  await expect(step(page)).toHaveText("2,200");
  await expect(page.locator(".moments li[data-now=true] b")).toHaveText("2,200");
  await page.locator("#plateau .go").last().click();
  await expect(step(page)).toHaveText("2,000");
  await expect(page.locator("#plateau .live").first()).toHaveText(/^[\d,.]+$/);
});

test("the gate asks before the first run, marks the guess, and the run judges it", async ({ page }) => {
  await open(page, "ko/xor/");
  await fingerprint(page);
  await expect(lab(page).getByRole("radio", { name: "300/초" })).toBeChecked(); // plateau and fall pass before the eyes
  await play(page).click();
  await page.waitForTimeout(300);
  await expect(step(page)).toHaveText("0"); // asked first
  const asked = lab(page).locator(".notice"); // beside the keys, where the reader looks
  await expect(asked).toBeInViewport();
  await expect(asked.getByRole("button", { name: WORDS.ko.skip })).toBeVisible();
  await asked.getByRole("button", { name: "예측하러 가기" }).click();
  await expect(page.locator(".gate")).toBeFocused();
  await expect(page.locator(".gate")).toBeInViewport();
  await expect(page.locator(".gate-foot")).toContainText("먼저 예측하거나");
  await page.locator(".gate").getByText("그대로 멈춰 있다").click();
  await expect(page.locator(".gate-verdict")).toContainText("골랐습니다"); // it names no step, so nothing is drawn
  await play(page).click();
  await page.waitForTimeout(1000);
  expect(Number((await step(page).innerText()).replace(",", ""))).toBeLessThan(1000); // on the plateau for seconds yet
  await lab(page).getByRole("radio", { name: "최대" }).click();
  await expect(page.locator(".gate-verdict")).toContainText("2,180번에 네 점을 모두 맞혔고", { timeout: 20_000 });
  await expect(page.locator("#lab-two .told")).toContainText("2,180번에 네 점을 모두 맞혔고");
  await page.locator(".gate-verdict").getByRole("button").click();
  await expect(step(page)).toHaveText("1,000");
  await page.reload();
  await expect(page.locator(".gate-option[data-chosen=true]")).toContainText("그대로 멈춰 있다"); // kept
});

test("who goes somewhere in the run is not asked any more", async ({ page }) => {
  await open(page, "ko/xor/");
  await fingerprint(page);
  await seek(page, 100);
  await letGo(page);
  await expect(step(page)).toHaveText("100");
  await play(page).click();
  await expect(step(page)).not.toHaveText("100");
});

test("a phone held upright has no room for a scene: it says so, and leads to the lab at the same moment", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "ko/xor/#lab=xor/two-hidden&t=2200&beat=2&unit=beat&scene=fold&mode=projector");
  await expect(page.locator(".scene .stage")).toHaveCount(0);
  await page.locator(".scene-narrow a").click();
  await expect(lab(page)).toBeInViewport();
  await expect(step(page)).toHaveText("2,200");
});

test("an instructor's link finds the gate open", async ({ page }) => {
  await open(page, "ko/xor/#instructor=1");
  await fingerprint(page);
  await play(page).click();
  await expect(step(page)).not.toHaveText("0");
});

test("hand-fit: three points at the best, and the inequalities say which one is wrong", async ({ page }) => {
  await open(page, "ko/xor/");
  const hand = page.locator("#lab-hand");
  await expect(hand.locator("output")).toHaveText("3/4");
  await hand.getByRole("textbox", { name: "w₁" }).fill("-5");
  await page.keyboard.press("Enter");
  await expect(hand.locator("output")).not.toHaveText("4/4");
  await expect(hand.locator("tbody tr[data-holds=false]")).not.toHaveCount(0);
});

for (const lang of ["ko", "en"] as const)
  test(`${lang}: the engine grades the checks, also the wrong answers`, async ({ page }) => {
    await open(page, `${lang}/xor/`);
    const [weights, rate, order] = [0, 1, 2].map((k) => page.locator(".check").nth(k));
    const set = async (name: string, value: string) => {
      await weights!.getByRole("textbox", { name }).fill(value);
      await page.keyboard.press("Enter");
    };
    await set("h₁ b", "-3"); // OR
    await expect(weights!.locator(".check-grade p")).toHaveAttribute("data-done", "false");
    for (const [name, value] of [
      ["h₂ w₁", "-6"],
      ["h₂ w₂", "-6"],
      ["h₂ b", "9"],
    ] as const)
      await set(name, value); // NAND
    await expect(weights!.locator(".check-grade")).toContainText(WORDS[lang].done);

    for (const [lr, verdict] of [
      ["1", "false"],
      ["10", "false"],
      ["5", "true"],
    ] as const) {
      await rate!.getByRole("textbox").fill(lr);
      await page.keyboard.press("Enter");
      await rate!.locator("button.run").click();
      await expect(rate!.locator(".check-grade p")).toHaveAttribute("data-done", verdict);
    }
    await order!.locator("button.run").click();
    await expect(order!.locator(".check-grade p")).toHaveAttribute("data-done", "false");
    const up = (row: number) => order!.locator("li").nth(row).getByRole("button").first().click();
    await up(1); // [0, 2, 3, 1]
    await up(3);
    await up(2); // [0, 1, 2, 3]
    await order!.locator("button.run").click();
    await expect(order!.locator(".check-grade p")).toHaveAttribute("data-done", "true");
  });

test("the notebook's rows stand beside ours, equal digits heavy", async ({ page }) => {
  await open(page, "ko/xor/");
  const table = page.locator(".notebook").last();
  await expect(table.locator("tbody tr")).toHaveCount(8);
  await table.getByRole("button", { name: "101줄 모두 보기" }).click();
  await expect(table.locator("tbody tr")).toHaveCount(101);
  const golden = JSON.parse(readFileSync("tests/golden/notebooks/lab-08_2_xor_nn.json", "utf8"));
  const row = (golden.cells[0].stored_2019 as string).split("\n")[22]!.split(" ");
  await expect(table.locator("tbody tr").nth(22)).toContainText(row[1]!);
});

test("a typed address is obeyed, and what it cannot mean is said", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=2200`);
  await expect(step(page)).toHaveText("2,200");
  await page.evaluate(() => (location.hash = "#lab=xor/two-hidden&t=50&lr=1e99&hidden=four"));
  await expect(step(page)).toHaveText("50");
  await expect(page.getByText("링크의 값을 고쳐 읽었습니다: lr=1e99 → 1e+30")).toBeVisible();
});

test("lr = 1e30 pauses with a reason and the way back", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=500`);
  await expect(step(page)).toHaveText("500");
  const hash = await fingerprint(page);
  await setRate(page, "1e30");
  await play(page).click();
  const alert = lab(page).getByRole("alert");
  await expect(alert).toContainText("더 돌려도 달라지지 않습니다");
  await alert.getByRole("button", { name: "되돌리기" }).click();
  await expect(step(page)).toHaveText("500");
  expect(await fingerprint(page)).toBe(hash);
});

test("a worker that falls silent is noticed, and the run goes on", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=700`);
  await expect(step(page)).toHaveText("700");
  await fingerprint(page);
  await atMax(page);
  await page.workers()[0]!.evaluate(() => self.close());
  await play(page).click();
  await expect(page.getByText("계산 일꾼이 멈춰 새로 시작했습니다").first()).toBeVisible({ timeout: 15_000 });
  await expect(step(page)).toHaveText("10,001", { timeout: 15_000 });
  await expect(cost(page)).toHaveText("0.001235");
});

test("PyTorch takes the run along", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=10&e=5:lr=0.5`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    lab(page).getByRole("button", { name: "PyTorch로 내려받기" }).click(),
  ]);
  const script = readFileSync(await file.path(), "utf8");
  expect(script).toContain('    if step == 5:\n        optimizer.param_groups[0]["lr"] = 0.5\n');
});

test("by keyboard alone: guess, run, step back", async ({ page }) => {
  await open(page, "ko/xor/");
  await fingerprint(page);
  await atMax(page);
  await page.locator(".gate input[type=radio]").first().focus();
  await page.keyboard.press("Space");
  await expect(page.locator(".gate-option[data-chosen=true]")).toHaveCount(1);
  await play(page).focus();
  await page.keyboard.press("Enter");
  await expect(step(page)).toHaveText("10,001", { timeout: 20_000 });
  await tape(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(step(page)).toHaveText("10,000");
});

test.describe("under touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  test("at 360 px: the lab runs, targets are 44 px, nothing is wider than the screen", async ({ page }) => {
    await open(page, "ko/xor/");
    await page.getByRole("button", { name: WORDS.ko.skip }).tap(); // runs at once, in sight
    await expect(lab(page)).toBeInViewport();
    await lab(page).locator(".dock > button").tap();
    await atMax(page);
    await expect(step(page)).toHaveText("10,001", { timeout: 20_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".gate button, .gate label, .check button, .notebook button, .timetable a")]
        .filter((it) => it.offsetHeight > 0 && it.offsetHeight < 44)
        .map((it) => `${it.textContent} ${it.offsetHeight}`),
    );
    expect(small).toEqual([]);
  });
});

test("the prose reads with scripts blocked, with its numbers in it", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}ko/xor/`);
  await expect(page.locator("#plateau")).toContainText("0.6838");
  await expect(page.locator("#folded")).toContainText("2,180");
  await expect(page.locator(".moments .hidden-still")).toHaveCount(7);
  await context.close();
});

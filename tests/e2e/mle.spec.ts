/** @file The story of the likelihood chapter: touch, throw, guess, climb, diverge, repeat, check, teach; in both languages and three sizes. */
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectReadableInEveryMode, open, test } from "./book.ts";
import { faultsAtRest } from "./projection.ts";

const ascent = (page: Page) => page.locator("#lab-ascent");
const step = (page: Page) => ascent(page).locator("[data-read=step]");
const theta = (page: Page) => ascent(page).locator(".climb text.now");
const settled = (page: Page, id = "#lab-ascent") =>
  expect(page.locator(`${id} [data-hash]`)).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/);
const rate = (page: Page, lr: string) => ascent(page).locator(".rates").getByRole("button", { name: lr, exact: true }).click();

const SIZES = [
  [1280, 720],
  [1920, 1080],
  [390, 844],
] as const;
const WORDS = {
  ko: { title: "백 번 던져 스물일곱 번", done: "맞았습니다", peak: "여기가 가장 높습니다", leaves: "0과 1 사이를 벗어난다" },
  en: { title: "Twenty-seven in a hundred", done: "Right.", peak: "This is the highest place", leaves: "It leaves the stretch" },
} as const;

for (const lang of ["ko", "en"] as const)
  test(`${lang} in three sizes: tacks and charts stand on the first screen, the page is accessible and fits`, async ({
    page,
  }) => {
    test.slow(); // axe over a whole chapter
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      if (width === 1280) await open(page, `${lang}/mle/`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(WORDS[lang].title);
      await expect(page.locator(".look-heap > .heap .back")).toHaveCount(27);
      await expect(page.locator(".look-heap > .heap .tilted")).toHaveCount(73);
      await settled(page);
      await expect
        .poll(async () => {
          const charts = (await page.locator(".look .two-charts").boundingBox())!;
          return charts.y + charts.height;
        })
        .toBeLessThanOrEqual(height); // to be touched without scrolling
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      if (lang === "en") expect(await page.locator("main").innerText()).not.toMatch(/[가-힣]/);
      if (width !== 1920) await expectAccessible(page, width === 1280 && lang === "ko" ? {} : { rules: "but colours" });
      if (width === 1280 && lang === "ko") await expectReadableInEveryMode(page);
    }
  });

for (const lang of ["ko", "en"] as const)
  test(`${lang}: the point is dragged to the top, the bar with it, at equal height; the areas are counted`, async ({ page }) => {
    await open(page, `${lang}/mle/`);
    await settled(page);
    const look = page.locator("#lab-look");
    await expect(look.locator(".joint-value")).toHaveText("0.0207");
    const point = (await look.locator(".point").boundingBox())!;
    const axis = (await look.locator(".grip").nth(1).boundingBox())!;
    await page.mouse.move(point.x + point.width / 2, point.y + point.height / 2);
    await page.mouse.down();
    await page.mouse.move(axis.x + 0.3 * axis.width, point.y, { steps: 4 });
    await page.mouse.move(axis.x + 0.27 * axis.width, point.y, { steps: 4 });
    await page.mouse.up();
    await expect(look.locator(".look-say")).toContainText(WORDS[lang].peak);
    await expect(look.locator(".joint-value")).toHaveText("0.0896");
    const level = await look.locator(".joint").getAttribute("d");
    expect(level).toMatch(/^M[\d.]+ [\d.]+H[\d.]+$/); // level, whatever the two charts hold
    await expect(look.locator(".look-counts output").first()).toHaveText("1.000");
    await expect(look.locator(".look-counts output").last()).toHaveText("0.0099 = 1/101");
    await look.getByRole("slider").first().focus();
    await page.keyboard.press("ArrowRight"); // k = 28: one tack more lies down, and the peak moves on
    await expect(look.locator(".look-heap > .heap .back")).toHaveCount(28);
    await expect(look.locator(".look-say")).not.toContainText(WORDS[lang].peak);
    await expect(look.locator(".look-counts output").last()).toHaveText("0.0099 = 1/101");
  });

test("a number that cannot be is corrected in words; the figure goes back to 27 of 100", async ({ page }) => {
  await open(page, "ko/mle/");
  await settled(page);
  const look = page.locator("#lab-look");
  await look.getByRole("textbox", { name: "누울 확률 θ" }).fill("1.5");
  await page.keyboard.press("Enter");
  await expect(look.locator(".look-say")).toContainText("θ에는 0부터 1까지의 수");
  await expect(look.getByRole("textbox", { name: "누울 확률 θ" })).toHaveValue("1");
  await look.getByRole("button", { name: "처음으로" }).click();
  await expect(look.locator(".joint-value")).toHaveText("0.0207");
  await expect(look.locator(".look-say")).toContainText("꼭대기를 찾아보세요");
});

test("labs are one laptop screen high", async ({ page }) => {
  await open(page, "ko/mle/#instructor=1");
  await settled(page);
  for (const id of ["#lab-toss", "#lab-ascent", "#lab-repeats"]) {
    await page.locator(id).scrollIntoViewIfNeeded();
    expect((await page.locator(id).boundingBox())!.height, id).toBeLessThanOrEqual(668);
  }
});

test("the first hundred throws are the figure's; ten more go on; a hidden θ stays hidden until it is shown", async ({ page }) => {
  await open(page, "ko/mle/");
  const toss = page.locator("#lab-toss");
  const share = toss.locator("[data-read=share]"); // the tape's number, beside the large one
  await expect(toss.locator("[data-read=step]")).toHaveText("0");
  await expect(share).toHaveText("–");
  await expect(toss.locator(".throw-truth")).not.toContainText("진짜 θ"); // first the guess
  await toss.getByRole("button", { name: "100번 던지기" }).click();
  await expect(toss.locator(".readings dd").nth(1)).toHaveText("100");
  await expect(toss.locator(".readings dd").nth(2)).toHaveText("27");
  await expect(toss.locator(".readings dd").first()).toHaveText("0.270");
  await expect(share).toHaveText("0.270000");
  await expect(toss.locator(".heap .back")).toHaveCount(27);
  await expect(toss.locator(".throw-truth")).toContainText("진짜 θ 0.27");
  await toss.getByRole("button", { name: "10번 던지기" }).click();
  await expect(toss.locator(".readings dd").nth(1)).toHaveText("110");
  await toss.getByRole("button", { name: "이 110번의 가능도 보기" }).click(); // one's own throws as evidence
  await expect(page.locator(".look-heap h2")).toContainText("110개 가운데 28개 누움");
  await expect(page.locator(".look-counts output").last()).toHaveText("0.0090 = 1/111");
  await toss.getByRole("checkbox").check();
  await expect(toss.getByText("진짜 θ", { exact: false })).toHaveCount(0);
  await toss.getByRole("button", { name: "100번 던지기" }).click();
  await expect(toss.locator(".readings dd").nth(1)).toHaveText("100");
  await toss.getByRole("button", { name: "θ 열어 보기" }).click();
  await expect(toss.locator(".throw .aside")).toContainText("떨어져 있습니다");
});

test("the gate asks, 0.1 walks to 0.27, 0.39 leaves and judges the guess, 0.3 swings and rests", async ({ page }) => {
  await open(page, "ko/mle/");
  await settled(page);
  await ascent(page).locator(".play").click();
  await expect(step(page)).toHaveText("0"); // asked first
  await page.locator(".gate").getByText("더 빨리 0.27에 닿는다").click();
  await expect(page.locator(".gate-verdict")).toContainText("골랐습니다");
  await rate(page, "0.1");
  await expect(step(page)).toHaveText("20", { timeout: 15_000 });
  await expect(theta(page)).toHaveText("0.27");
  await rate(page, "0.39");
  await expect(ascent(page).getByRole("alert")).toContainText("발산했습니다", { timeout: 15_000 });
  await expect(ascent(page).locator(".climb .gone")).toHaveCount(1);
  await expect(ascent(page).locator(".climb")).toContainText("θ = −0.451"); // one θ, one story
  await expect(ascent(page).locator("[data-read=theta]")).toHaveText("−0.4510");
  await expect(page.locator(".gate-verdict")).toContainText("0.5 → 0.141 → 0.555 → 0.105 → 0.793 → −0.451");
  await expect(ascent(page).locator(".told")).toContainText("봉우리를 건너뛸 때마다");
  await ascent(page).locator(".told").getByRole("button", { name: "학습률 0.3에서 걸어 보기" }).click();
  await expect(step(page)).toHaveText("20", { timeout: 15_000 });
  await expect(theta(page)).toHaveText("0.27");
});

test("one update, beat by beat, lights its line and its term; the scale moves the curve, not the peak", async ({ page }) => {
  await open(page, "ko/mle/#lab=mle/ascent&t=1&beat=0&unit=beat");
  const lit = ascent(page).locator(".code [aria-current]");
  await expect(lit).toContainText("theta.grad = None");
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const line of ["log_p", "mean()", "backward", "theta +=", "print"]) {
    await page.keyboard.press("ArrowRight");
    await expect(lit).toContainText(line);
    await expect(ascent(page).locator(".pulls .pull")).toHaveCount(/backward|theta/.test(line) ? 3 : 0);
    if (line === "backward") await expect(ascent(page).locator(".formula .slot.lit")).toHaveText(/−0\.5713/);
  }
  const peak = () => ascent(page).locator(".climb .peak").getAttribute("d");
  const before = (await peak())!.split(" ")[0];
  const curve = await ascent(page).locator(".climb .curve").getAttribute("d");
  await ascent(page).getByText("L", { exact: true }).click();
  await expect(ascent(page).locator(".climb .curve")).not.toHaveAttribute("d", curve!);
  expect((await peak())!.split(" ")[0]).toBe(before);
});

test("descent on −log L is the same path, and its number is BCELoss; a link brings it to another reader", async ({
  page,
  browser,
}) => {
  await open(page, "ko/mle/#lab=mle/ascent&t=5");
  await expect(theta(page)).toHaveText("0.2826");
  await ascent(page).getByText("−log L을 내려가기").click();
  await expect(ascent(page).locator(".code")).toContainText("theta -= lr * theta.grad");
  await expect(ascent(page).locator(".climb text.name").first()).toHaveText("−평균 log L");
  await ascent(page).locator(".handle").fill("5");
  await expect(theta(page)).toHaveText("0.2826");
  const [minus, bce] = await Promise.all([0, 1].map((k) => ascent(page).locator(".here .twin td").nth(k).innerText()));
  expect(minus).toBe(bce);
  await expect.poll(() => page.evaluate(() => /descent=true/.test(location.hash) && /\bt=5\b/.test(location.hash))).toBe(true);
  const other = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await other.goto(page.url().replace("/ko/", "/en/"));
  await expect(step(other)).toHaveText("5");
  await expect(theta(other)).toHaveText("0.2826");
  await other.context().close();
});

test("many experiments: the histogram grows, another n leaves the old one as a ghost", async ({ page }) => {
  test.slow(); // a thousand experiments, and as many frames
  await open(page, "ko/mle/");
  const lab = page.locator("#lab-repeats");
  await lab.locator(".play").click();
  await expect(lab.locator("[data-read=step]")).toHaveText("500", { timeout: 40_000 });
  const spread = async () => Number(await lab.locator(".spread dd").nth(2).innerText());
  const wide = await spread();
  await lab.getByText("1000번", { exact: true }).click();
  await expect(lab.locator("[data-read=step]")).toHaveText("500", { timeout: 40_000 });
  expect(await spread()).toBeLessThan(0.5 * wide);
  await expect(lab.locator(".histogram .ghost")).toHaveCount(1);
});

for (const lang of ["ko", "en"] as const)
  test(`${lang}: the engine grades the checks, also the wrong answers`, async ({ page }) => {
    await open(page, `${lang}/mle/`);
    await settled(page);
    const [slope, hidden, area] = [0, 1, 2].map((k) => page.locator(".check").nth(k));
    for (const [answer, done] of [
      ["14.29", "false"],
      ["-14.29", "true"],
    ] as const) {
      await slope!.getByRole("textbox").fill(answer);
      await slope!.locator("button.run").click();
      await expect(slope!.locator(".check-grade p")).toHaveAttribute("data-done", done);
    }
    for (const [at, done] of [
      ["0.4", "false"],
      ["0.34", "true"],
    ] as const) {
      await hidden!.getByRole("textbox").fill(at);
      await page.keyboard.press("Enter");
      await expect(hidden!.locator("output")).not.toHaveText("–");
      await page.waitForTimeout(200);
      await hidden!.locator("button.run").click();
      await expect(hidden!.locator(".check-grade p")).toHaveAttribute("data-done", done);
    }
    for (const [k, done] of [
      [0, "false"],
      [2, "false"],
      [1, "true"],
    ] as const) {
      await area!.locator("label").nth(k).click();
      await expect(area!.locator(".check-grade p")).toHaveCount(0); // as the others: graded when asked
      await area!.locator("button.run").click();
      await expect(area!.locator(".check-grade p")).toHaveAttribute("data-done", done);
    }
    await expect(area!.locator(".check-grade")).toContainText(WORDS[lang].done);
  });

for (const lang of ["ko", "en"] as const)
  test(`${lang}: every scene is one screen on a beam of 720 and of 1080 lines, in a projector's sizes and contrasts`, async ({
    page,
  }) => {
    test.setTimeout(90_000);
    await open(page, `${lang}/mle/`);
    const links = await page.$$eval(".timetable a", (all) => all.map((link) => link.getAttribute("href")!));
    expect(links.length).toBe(8);
    const found: { [where: string]: string[] } = {};
    for (const link of links) {
      const id = /scene=([\w-]+)/.exec(link)![1]!;
      await page.evaluate((hash) => (location.hash = hash), link);
      await expect(page.locator(".scene")).toHaveAttribute("data-scene", id);
      const t = /(?:&|#)t=(\d+)/.exec(link)?.[1];
      if (t !== undefined)
        await expect(page.locator(".readings dd").filter({ hasText: new RegExp(`^${t}$`) })).not.toHaveCount(0);
      for (const [width, height] of SIZES.slice(0, 2)) {
        await page.setViewportSize({ width, height });
        found[`${id} at ${width}`] = await faultsAtRest(page);
      }
      if (lang === "en") expect(await page.locator(".scene").innerText()).not.toMatch(/[가-힣]/);
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, it]) => it.length > 0))).toEqual({});
    await expectAccessible(page, lang === "ko" ? {} : { rules: "but colours" });
  });

test.describe("under touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  test("at 360 px: labs run, targets are 44 px, nothing is wider than the screen", async ({ page }) => {
    await open(page, "ko/mle/");
    const button = page.locator("#lab-toss").getByRole("button", { name: "100번 던지기" });
    await button.evaluate((it) => it.scrollIntoView({ block: "center" })); // between the head and the deck at the foot
    await button.tap();
    await expect(page.locator("#lab-toss .readings dd").nth(1)).toHaveText("100");
    await rate(page, "0.1");
    await expect(step(page)).toHaveText("20", { timeout: 15_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          ".press, .choose label, .check label, .gate label, .check button, .look-fields input, .on-axis, .timetable a",
        ),
      ]
        .filter((it) => it.offsetHeight > 0 && it.offsetHeight < 44)
        .map((it) => `${it.className} ${it.textContent} ${it.offsetHeight}`),
    );
    expect(small).toEqual([]);
  });
});

test("the prose reads with scripts blocked, with its numbers and its figure in it", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}ko/mle/`);
  await expect(page.locator("#area")).toContainText("0.0099");
  await expect(page.locator("#stop")).toContainText("0.5 → 0.408 → 0.351");
  await expect(page.locator("#rate")).toContainText("−0.451");
  await expect(page.locator(".look-heap > .heap .back")).toHaveCount(27);
  await expect(page.locator(".look .curve")).toHaveCount(1);
  await expect(page.locator(".climb svg")).toHaveAttribute("aria-label", /^평균 log L 곡선\. 0번 갱신 뒤 θ = 0\.5, /);
  await expect(page.locator(".climb .curve")).toHaveCount(1);
  await context.close();
});

test("the scene of one update: on the line that moves θ stands what it becomes, and one beat on it is that", async ({ page }) => {
  await open(page, "ko/mle/#lab=mle/ascent&t=1&beat=3&unit=beat&scene=update");
  const named = (name: string) => page.locator(".readings div").filter({ hasText: name }).locator("dd");
  await expect(page.locator(".code [aria-current]")).toContainText("backward");
  await page.keyboard.press(".");
  await expect(page.locator(".code [aria-current]")).toContainText("theta +=");
  await expect(named("새 θ")).toHaveText("0.3509");
  await page.keyboard.press(".");
  await expect(named("새 θ"), "also while it is printed").toHaveText("0.3509");
  await page.keyboard.press("2");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".readings dd").first()).toHaveText("0.3509");
});

test("two charts: the line strikes no number through", async ({ page }) => {
  await open(page, "ko/mle/");
  const charts = page.locator(".two-charts");
  for (const theta of ["0.35", "0.3", "0.2", "0.27"]) {
    await page.getByRole("slider", { name: "θ" }).first().fill(theta);
    const struck = await charts.evaluate((it) => {
      const line = it.querySelector(".joint")!.getBoundingClientRect();
      return [...it.querySelectorAll(".tick text")].filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < line.right && right > line.left && top < line.top && bottom > line.bottom;
      }).length;
    });
    expect(struck, theta).toBe(0);
  }
});

test("in front of a class every deed has a key, which the scene names: throw, open θ, seek the top, change the rate, the scale, the throws", async ({
  page,
}) => {
  test.slow();
  await open(page, "ko/mle/");
  await page.locator(".timetable a").first().click();
  const scene = page.locator(".scene");
  const keys = scene.locator(".stage-keys");
  const reading = (k: number) => scene.locator(".readings dd").nth(k);
  await expect(scene).toHaveAttribute("data-scene", "throw");
  await expect(keys).toContainText("↑ 백 번");
  await expect(scene).not.toContainText("0.27"); // what is asked is not told: neither beside the tacks nor on the tape
  await page.keyboard.press("ArrowRight");
  await expect(reading(1)).toHaveText("1");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(reading(1)).toHaveText("11");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator(".echo")).toHaveText("↑ 백 번");
  await expect(reading(1)).toHaveText("111");
  await expect(scene).not.toContainText("진짜 θ 0.27");
  await page.keyboard.press("Enter");
  await expect(scene.locator(".throw-truth")).toContainText("진짜 θ 0.27");
  await expect(scene.locator(".throw .aside")).toContainText("떨어져 있습니다");

  await page.keyboard.press("PageDown");
  await expect(scene).toHaveAttribute("data-scene", "look");
  await page.keyboard.press("Shift+ArrowLeft");
  for (let k = 0; k < 2; k++) await page.keyboard.press("ArrowRight");
  await expect(scene.locator(".look-say")).toContainText("여기가 가장 높습니다");
  await page.keyboard.press("ArrowUp");
  await expect(scene.locator(".look-heap > .heap .back")).toHaveCount(28);

  await page.keyboard.press("PageDown");
  await expect(scene).toHaveAttribute("data-scene", "guess");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator(".echo")).toHaveText("↑ 학습률 0.3, 처음부터");
  await expect(reading(1)).toHaveText("20", { timeout: 15_000 });
  await expect(scene.locator(".code")).toContainText("0.3");
  await page.keyboard.press("PageDown");
  await expect(scene).toHaveAttribute("data-scene", "update");
  await expect(keys).toContainText("→ 다음 줄");
  await page.keyboard.press("2");
  await expect(keys).toContainText("→ 다음 갱신");
  for (const id of ["swing", "out", "log"]) {
    await page.keyboard.press("PageDown");
    await expect(scene).toHaveAttribute("data-scene", id);
  }
  await expect(reading(1)).toHaveText("20");
  await page.keyboard.press("ArrowDown");
  await expect(scene.locator(".climb text.name").first()).toHaveText("log L");
  await page.keyboard.press("PageDown");
  await expect(scene).toHaveAttribute("data-scene", "many");
  await page.keyboard.press("ArrowUp");
  await expect(reading(0)).toHaveText("500", { timeout: 30_000 });
  await expect(scene.locator(".choose [data-chosen=true]")).toHaveText("1000번");
});

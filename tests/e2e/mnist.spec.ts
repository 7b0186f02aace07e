/** @file The story of the chapter on MNIST: ten images learn, a batch is walked through, two models, four broken loops, checks, scenes. */
import type { Page } from "@playwright/test";
import { expect, expectAccessible, open, test } from "./book.ts";
import { faultsAtRest } from "./projection.ts";

const lab = (page: Page) => page.locator("#lab-digits");
const step = (page: Page) => lab(page).locator("[data-read=step]");
const fingerprint = async (page: Page) => {
  await expect(lab(page).locator("[data-hash]")).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/);
  return lab(page).locator("[data-hash]").getAttribute("data-hash");
};
const atMax = (page: Page) =>
  lab(page)
    .getByRole("radio", { name: /^(?:최대|max)$/ })
    .click();
const seek = async (page: Page, t: number) => {
  await lab(page).locator(".handle").fill(String(t));
  await expect(step(page)).toHaveText(String(t));
};
/** The pixels of an image of weights, as they are painted. */
const painted = (page: Page, k: number) =>
  lab(page)
    .locator(".templates canvas")
    .nth(k)
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test("ten images stand before any click; a guess, and they move as soon as it plays; scrubbed, walked by beats both ways, linked", async ({
  page,
  context,
}) => {
  await open(page, "ko/mnist/");
  await expect(page.locator(".ten .digit-image")).toHaveCount(10);
  await expect(page.locator(".ten svg.image path").first()).toBeAttached();
  const first = await fingerprint(page);
  await lab(page).scrollIntoViewIfNeeded(); // what nobody sees is not painted
  const fresh = await painted(page, 0);
  await expect.poll(() => painted(page, 1)).not.toBe(fresh);

  await page.locator(".gate").first().locator("label", { hasText: "2.3" }).click();
  await page.locator(".gate").nth(1).locator("label", { hasText: "열에 다섯" }).click();
  await lab(page).locator(".templates").scrollIntoViewIfNeeded();
  await lab(page).locator(".play").click();
  const began = Date.now();
  await expect.poll(() => painted(page, 0), { intervals: [20] }).not.toBe(fresh);
  expect(Date.now() - began).toBeLessThan(2000); // 300 ms where nothing else runs
  await expect(page.locator(".gate-verdict").first()).toContainText("첫 비용은 2.3149");
  await atMax(page);
  await expect(step(page)).toHaveText("900", { timeout: 20_000 });
  await expect(page.locator(".gate-verdict").nth(1)).toContainText("테스트 정확도는 0.8060");

  await seek(page, 60);
  await expect(lab(page).locator(".templates")).toHaveAttribute("data-shows", "weights");
  const learnt = await painted(page, 0);
  await lab(page).getByRole("radio", { name: "박자" }).check();
  const forward = lab(page).getByRole("button", { name: "앞으로" });
  for (let k = 0; k < 5; k++) await forward.click();
  await expect(lab(page).locator(".code [aria-current]")).toContainText("cost.backward()");
  await expect(lab(page).locator(".templates")).toHaveAttribute("data-shows", "gradient");
  await expect.poll(() => painted(page, 0)).not.toBe(learnt);
  await forward.click();
  await expect(lab(page).locator(".templates")).toHaveAttribute("data-shows", "moved");
  await expect(lab(page).locator(".one-step li")).toHaveCount(3);
  for (let k = 0; k < 6; k++) await lab(page).getByRole("button", { name: "뒤로" }).click();
  await expect(lab(page).locator(".templates")).toHaveAttribute("data-shows", "weights");
  await expect.poll(() => painted(page, 0)).toBe(learnt);

  const hash = await fingerprint(page);
  expect(hash).not.toBe(first);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(step(other)).toHaveText("60");
  await expect.poll(() => fingerprint(other)).toBe(hash);
});

test("in English: another model a click away on the same panels; a broken loop beside the sound one; three checks", async ({
  page,
}) => {
  await open(page, "en/mnist/");
  await fingerprint(page);
  const speed = (name: string) => lab(page).getByRole("radio", { name, exact: true });
  await speed("max").check();
  await lab(page).getByRole("radio", { name: "784 → 256 → 10" }).check();
  await expect(page.locator("[data-lab='mnist/hidden'] .templates canvas")).toHaveCount(40);
  await expect(lab(page).locator(".code")).toContainText("nn.ReLU()");
  await seek(page, 3);
  await expect(page.locator(".mnist-panel.logits")).toContainText("after 3 updates");
  await expect(speed("max")).toBeChecked(); // the other model is played as fast
  await lab(page).getByRole("radio", { name: "784 → 10", exact: true }).check();
  await lab(page).getByRole("radio", { name: "60,000" }).check();
  await expect(speed("max")).toBeChecked();
  await speed("30/s").check();
  await lab(page).getByRole("radio", { name: "6,000", exact: true }).check();
  await expect(speed("30/s")).toBeChecked();
  await lab(page).getByRole("radio", { name: "60,000" }).check();
  await expect(speed("300/s")).toBeChecked();
  await lab(page).getByRole("radio", { name: "6,000", exact: true }).check();

  await page.locator(".broken tr", { hasText: "softmax twice" }).getByRole("button", { name: "switch on and run" }).click();
  await expect(lab(page).locator(".code")).toContainText("softmax(dim=1)");
  await expect(lab(page).getByRole("checkbox", { name: "softmax twice" })).toBeChecked();
  await expect(lab(page).locator(".beats")).toContainText("softmax");
  await expect(step(page)).toHaveText("180"); // the three epochs of the table, and there it rests
  await expect(lab(page).locator(".play")).toHaveText("Run");
  await page.locator(".broken tr", { hasText: "not divided" }).getByRole("button", { name: "see the case" }).click();
  await expect(page.locator("section#raw")).toBeInViewport();
  await expect(page.locator(".broken tr", { hasText: "not a fault" })).toContainText("permuted pixels");
  await lab(page).getByRole("button", { name: "undo" }).first().click();
  await expect(lab(page).getByRole("checkbox", { name: "softmax twice" })).not.toBeChecked();

  const [gradient, loops, lift] = [0, 1, 2].map((k) => page.locator(".check").nth(k)) as [
    ReturnType<Page["locator"]>,
    ReturnType<Page["locator"]>,
    ReturnType<Page["locator"]>,
  ];
  await expect(gradient.locator("label span").first()).toContainText("p = 0.1096"); // at rest, at the beginning
  const fields = gradient.getByRole("textbox");
  const shares = (await gradient.locator("label span").allTextContents()).map((text) => Number(/p = ([\d.]+)/.exec(text)![1]));
  await fields.first().fill(String(shares[0]));
  await fields.last().fill(String(shares[1]));
  await gradient.getByRole("button", { name: "grade it" }).click();
  await expect(gradient).toContainText("For the target, 1 is to be taken off");
  await fields.first().fill((shares[0]! - 1).toFixed(4));
  await gradient.getByRole("button", { name: "grade it" }).click();
  await expect(gradient).toContainText("the right logit is raised");

  const right = ["softmax twice", "test pixels not divided by 255", "training labels shuffled", "gradients not cleared"];
  await loops.getByRole("combobox").first().selectOption("gradients not cleared");
  await expect(loops).toContainText("Then the cost would fall and rise again.");
  for (const [k, fault] of right.entries()) await loops.getByRole("combobox").nth(k).selectOption(fault);
  await expect(loops).toContainText("4 of four faults found.");

  const run = lift.getByRole("button", { name: /run two epochs/ });
  await run.click();
  await expect(lift).toContainText("Nothing has been changed yet.");
  await lift.getByRole("textbox", { name: "training images" }).fill("4000");
  await page.keyboard.press("Enter");
  await run.click();
  await expect(lift).toContainText("having seen 4,000 pictures", { timeout: 20_000 });
  expect(await page.locator("main").innerText()).not.toMatch(/[가-힣]/);
});

for (const [lang, width, height] of [
  ["ko", 1280, 720],
  ["en", 390, 844],
] as const)
  test(`${lang} at ${width}: the page is accessible and fits, and the lab is one screen`, async ({ page }) => {
    test.slow(); // axe over a whole chapter
    await page.setViewportSize({ width, height });
    await open(page, `${lang}/mnist/`);
    await fingerprint(page);
    await expect(page.locator(".check")).toHaveCount(3);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    if (width === 1280) {
      const [top, transport] = [await lab(page).boundingBox(), await lab(page).locator(".transport").boundingBox()];
      expect(transport!.y + transport!.height - top!.y).toBeLessThanOrEqual(668);
    }
    await expectAccessible(page);
  });

test("six scenes, each one screen in a projector's sizes and contrasts, in both languages", async ({ page }) => {
  test.setTimeout(90_000);
  for (const [lang, width, height] of [
    ["ko", 1280, 720],
    ["en", 1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, `${lang}/mnist/`);
    const links = await page.$$eval(".timetable a", (all) => all.map((link) => link.getAttribute("href")!));
    expect(links).toHaveLength(6);
    const found: { [id: string]: string[] } = {};
    for (const link of links) {
      const id = /scene=([\w-]+)/.exec(link)![1]!;
      await page.evaluate((hash) => (location.hash = hash), link);
      await expect(page.locator(".scene")).toHaveAttribute("data-scene", id);
      await expect(page.locator(".scene-stage :is(svg, canvas, td)").first()).toBeVisible();
      if (/&t=60&/.test(link)) await expect(page.locator(".readings dd").nth(1)).toHaveText("60");
      await page.waitForTimeout(250); // fonts and figures have their size
      found[id] = await faultsAtRest(page);
      if (lang === "en") expect(await page.locator(".scene").innerText()).not.toMatch(/[가-힣]/);
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({});
  }
});

test("scenes leave their questions to the class, and nothing moves but what is told", async ({ page }) => {
  test.slow();
  const show = async (id: string) => {
    await page.locator(`.timetable a[href*="&scene=${id}&"]`).click();
    await expect(page.locator(".scene")).toHaveAttribute("data-scene", id);
  };
  const leave = () => page.locator(".scene nav button").last().click();
  const press = (name: string) => page.locator(".scene").getByRole("button", { name, exact: true }).click();
  const [read, heading] = [page.locator(".readings"), page.locator(".stage h2")];
  await open(page, "ko/mnist/");

  await show("pixel");
  await expect(page.locator(".scene .sums")).toContainText("0 × 28 + 0 = 0");
  await leave();

  await show("first");
  await expect(read).toContainText("첫 비용?");
  await press("앞으로");
  await expect(read).toContainText("첫 비용2.3149배치 비용2.2108");
  await press("처음");
  await expect(read).toContainText("첫 비용2.3149배치 비용2.3149스텝0");
  await leave();

  await show("batch");
  await expect(page.locator(".scene .code [aria-current]")).toHaveCount(0); // at rest
  await expect(page.locator(".stage .template .n").first()).toContainText("−0.03");
  const places = () =>
    page.$$eval(".template canvas, .ramp", (all) => all.map((it) => Math.round(it.getBoundingClientRect().top)));
  const before = await places();
  for (let k = 0; k < 6; k++) {
    await press("앞으로");
    await expect(heading).toContainText(k === 4 ? "기울기 열 장" : "열 장의 본");
    if (k === 5) await expect(page.locator(".stage .template .n").first()).toHaveText("0 −0.0283");
    expect(await places()).toEqual(before);
  }
  await expect(heading).toContainText("책이 그린 숫자");
  await leave();

  await show("shift");
  const column = page.locator(".scene .columns .column").last();
  await expect(column).toContainText("18.1", { timeout: 20_000 });
  await expect(column).not.toBeVisible();
  const key = page.getByRole("button", { name: "막대 보기" });
  await key.click();
  await expect(column).toBeVisible();
  await key.click();
  await page.locator(".scene .stepper button").last().click();
  await expect(page.locator(".scene .columns .column:visible")).toHaveCount(2); // as far as one has gone
});

test("what is done in a scene without a deck is done with keys, which the scene names and the strip repeats", async ({
  page,
}) => {
  test.slow();
  const show = async (lang: string, id: string, t: number) => {
    await open(page); // another page: a scene that is left by its link alone would stay as it was
    await open(page, `${lang}/mnist/#lab=mnist/softmax&t=${t}&scene=${id}&mode=projector`);
    await expect(page.locator(".scene .stage-keys li").first()).toBeVisible();
  };
  const press = async (key: string, echo: string) => {
    await page.keyboard.press(key);
    await expect(page.locator(".echo")).toHaveText(echo);
  };
  await show("ko", "pixel", 0);
  await expect(page.locator(".scene .stage-keys")).toHaveText("←→↑↓ 한 칸씩Shift 열 칸씩Space 다시 접기");
  await press("Shift+ArrowDown", "Shift+↓ 10 × 28 + 0 = 280");
  await press("ArrowDown", "↓ 11 × 28 + 0 = 308");
  for (let k = 0; k < 17; k++) await page.keyboard.press("ArrowRight");
  await expect(page.locator(".scene .sums")).toContainText("11 × 28 + 17 = 325");
  await press("Space", "Space 다시 접기");
  await expect(page.locator(".scene .rows")).toHaveAttribute("data-folded", "true");
  await page.locator(".scene .inspector button", { hasText: "다음" }).click();
  await press("Space", "Space 한 줄로 펼치기"); // the button under the mouse is not pressed again

  await show("en", "raw", 900);
  const chosen = page.locator(".scene .verdicts label[data-chosen=true]");
  await expect(chosen).toContainText("0–255");
  await press("Space", "Space divided by 255 · 0–1");
  await expect(chosen).toContainText("0.8725");
  await chosen.click(); // the choice has the focus: Space goes on
  await press("Space", "Space not divided · 0–255");

  await show("ko", "shift", 900);
  const column = page.locator(".scene .columns .column").last();
  await expect(column).not.toBeVisible();
  await press("Space", "Space 막대 보기");
  await expect(column).toBeVisible();
  await press("Space", "Space 막대 가리기");
  const seen = page.locator(".scene .columns .column:visible");
  for (let k = 1; k <= 3; k++) await press("ArrowRight", `→ 오른쪽으로 ${k}칸`);
  await expect(seen).toHaveCount(4); // the places they have been at, and not what comes next
  await expect(column).not.toBeVisible();
  await press("ArrowRight", "→ 오른쪽으로 4칸");
  await expect(page.locator(".scene .read-out")).toContainText("0.1815", { timeout: 20_000 });
  await expect(column).toBeVisible();
  await press("ArrowUp", "↑ 위로 1칸");
  await press("Home", "Home 옮기지 않음");
  await expect(page.locator(".scene .read-out")).toContainText("0.8725", { timeout: 20_000 });
});

test("an epoch is played in about five seconds, rests at its end, and a key leads there at once", async ({ page }) => {
  await open(page, "en/mnist/#lab=mnist/softmax&t=60&scene=epoch&mode=projector");
  const step = page.locator(".scene [data-read=step]");
  await expect(step).toHaveText("60");
  await expect(page.locator(".scene .stage-keys")).toHaveText("Home to the startSpace run one epochEnd to the epoch’s end");
  await page.keyboard.press("Home");
  await expect(step).toHaveText("0");
  await page.keyboard.press("Space");
  const began = Date.now();
  await expect(step).toHaveText("60", { timeout: 15_000 });
  expect(Date.now() - began).toBeGreaterThan(3500); // and about 5,000 where nothing else runs
  await expect(page.locator(".scene .play")).toHaveText("Run");
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await expect(step).not.toHaveText("0");
  await page.keyboard.press("End");
  await expect(page.locator(".echo")).toHaveText("End to the epoch’s end");
  await expect(step).toHaveText("60", { timeout: 1500 });
  await expect(page.locator(".scene .play")).toHaveText("Run");
});

test("who has MNIST before the class keeps it from scene to scene", async ({ page, book }) => {
  book.allow(/404/); // its files are not beside the book
  const theirs = "data=mnist:ca679089cd9dd461&images=60000";
  await open(page, "ko/mnist/");
  const links = () => page.$$eval(".timetable a, .scene-list a", (all) => all.map((link) => link.getAttribute("href")!));
  expect((await links()).join()).not.toContain("mnist:");
  await page.locator("#lab-digits .data-bar").getByRole("button", { name: /MNIST/ }).click();
  await expect.poll(async () => (await links()).every((it) => it.includes(theirs))).toBe(true);
  expect((await links()).map((it) => /&t=(\d+)/.exec(it)![1])).toEqual(["0", "0", "1", "600", "9000", "9000"]);
  await page.locator(".timetable a").nth(3).click();
  await expect(page.locator(".stage h2")).toContainText("MNIST");
  await page.keyboard.press("PageDown");
  await expect(page.locator(".scene")).toHaveAttribute("data-scene", "raw");
  await expect(page.locator(".stage-data")).toHaveText("MNIST");
  await page.keyboard.press("o");
  await expect.poll(async () => (await links()).filter((it) => it.includes("data=mnist:")).length).toBe(6);
});

/** @file Every scene of the chapter in front of a class: one screen, large enough, dark enough on white; and the keys of a clicker. */
import type { Page } from "@playwright/test";
import { expect, expectAccessible, open, test } from "./book.ts";
import { faultsAtRest } from "./projection.ts";

const linksOf = (page: Page) => page.$$eval(".timetable a", (links) => links.map((link) => link.getAttribute("href")!));
const scene = (page: Page) => page.locator(".scene");
/** The stage stands, and the run has come to its moment. */
const settled = async (page: Page, id: string) => {
  await expect(scene(page)).toHaveAttribute("data-scene", id);
  const t = /(?:&|#)t=(\d+)/.exec(await page.evaluate(() => location.hash))?.[1];
  const runs = !/hand|proof/.test((await scene(page).getAttribute("data-layout"))!); // those are set by hand
  if (t !== undefined && runs) await expect(page.locator(".readings dd").nth(1)).toHaveText(Number(t).toLocaleString("en-US"));
};

for (const lang of ["ko", "en"] as const)
  test(`${lang}: every scene is one screen on a beam of 720 and of 1080 lines, in a projector's sizes and contrasts`, async ({
    page,
  }) => {
    test.setTimeout(90_000);
    await open(page, `${lang}/xor/`);
    const links = await linksOf(page);
    expect(links.length).toBeGreaterThanOrEqual(7);
    const found: { [where: string]: string[] } = {};
    for (const link of links) {
      const id = /scene=([\w-]+)/.exec(link)![1]!;
      await page.evaluate((hash) => (location.hash = hash), link);
      await settled(page, id);
      for (const [width, height] of [
        [1280, 720],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height });
        found[`${id} at ${width}`] = await faultsAtRest(page);
      }
      if (lang === "en") expect(await scene(page).innerText()).not.toMatch(/[가-힣]/);
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({});
    await expectAccessible(page, lang === "ko" ? {} : { rules: "but colours" });
  });

test("a clicker goes from scene to scene and back, n and p as well, also under a Korean keyboard", async ({ page }) => {
  await open(page, "ko/xor/");
  const links = await linksOf(page);
  await open(page, `ko/xor/${links[0]}`);
  const now = () => scene(page).getAttribute("data-scene");
  expect(await now()).toBe("hand");
  await page.keyboard.press("PageDown");
  await expect(scene(page)).toHaveAttribute("data-scene", "proof");
  await expect(page.locator(".echo")).toHaveText("PageDown 다음 장면");
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyN", key: "ㅜ", bubbles: true, cancelable: true })),
  );
  await expect(scene(page)).toHaveAttribute("data-scene", "half");
  await page.keyboard.press("p");
  await expect(scene(page)).toHaveAttribute("data-scene", "proof");
  await expect(page.locator(".echo")).toHaveText("p 앞 장면");
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyN", isComposing: true, bubbles: true })),
  );
  await expect(scene(page)).toHaveAttribute("data-scene", "proof");
  await page.keyboard.press("PageUp");
  await expect(scene(page)).toHaveAttribute("data-scene", "hand");
  await page.keyboard.press("PageUp"); // there is nothing before the first
  await expect(page.locator(".echo")).toHaveText("PageUp 첫 장면입니다.");
  await expect(scene(page)).toHaveAttribute("data-scene", "hand");
  await page.keyboard.press("o");
  await page.locator(".scene-list a").nth(4).click();
  await settled(page, "fold");
  await page.keyboard.press("Escape");
  await expect(scene(page)).toHaveCount(0);
  await expect(page.locator("#lab-two [data-read=step]")).toHaveText("2,000"); // the same moment, to be read
});

test("a scene's link opens at its moment in another browser, whatever that reader chose", async ({ page, browser }) => {
  await open(page, "en/xor/");
  const links = await linksOf(page);
  const url = page.url();
  const other = await (await browser.newContext({ colorScheme: "dark" })).newPage();
  await other.goto(url + links.find((link) => link.includes("scene=fold"))!);
  await settled(other, "fold");
  await expect(other.locator(".readings dd").first()).toHaveText("0.6838");
  await expect(other.locator(".readings dd").last()).toHaveText("0.0107"); // what was growing
  await expect(other.locator(".edge")).toHaveCount(2); // of the loupe
  await expect(other.locator("html")).toHaveAttribute("data-mode", "projector");
  await other.context().close();
});

const step = (page: Page) => page.locator(".readings dd").nth(1);

test("a scene stays as it was left while the projection goes on, and its link opens it as it was meant", async ({ page }) => {
  await open(page, "ko/xor/");
  const links = await linksOf(page);
  await open(page, `ko/xor/${links[0]}`);
  const knob = scene(page).locator(".knob .number-field").first();
  await knob.fill("1.5");
  await knob.press("Enter");
  await page.keyboard.press("PageDown");
  await expect(scene(page)).toHaveAttribute("data-scene", "proof");
  await expect(knob).toHaveValue("1.5"); // what the students drew
  await page.keyboard.press("PageDown");
  await settled(page, "half");
  await page.locator("body").press("ArrowLeft");
  await expect(step(page)).toHaveText("999");
  await page.keyboard.press("PageUp");
  await expect(knob).toHaveValue("1.5");
  await page.keyboard.press("PageDown");
  await expect(step(page)).toHaveText("999");
  await page.keyboard.press("Escape");
  await page.locator(".timetable a").nth(2).click();
  await settled(page, "half");
  await expect(step(page)).toHaveText("1,000");
});

test("three presses before the next picture are three scenes", async ({ page }) => {
  await open(page, "ko/xor/");
  await open(page, `ko/xor/${(await linksOf(page))[0]}`);
  await expect(scene(page)).toBeVisible();
  await page.evaluate(() => {
    for (let k = 0; k < 3; k++) document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "PageDown", bubbles: true }));
  });
  await expect(page.locator(".scene nav .n")).toHaveText(/ 4\//);
});

test("who leaves is back on the sheet, at the link that was followed", async ({ page }) => {
  await open(page, "ko/xor/");
  const link = page.locator(".timetable a").nth(3);
  await link.click();
  await settled(page, "guess");
  await page.keyboard.press("PageDown");
  await settled(page, "fold");
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector(".scene")) return;
      seen.disconnect();
      document.documentElement.dataset["focused"] = document.activeElement?.tagName ?? "";
    });
    seen.observe(document.body, { childList: true, subtree: true });
  });
  await page.keyboard.press("Escape");
  await expect(scene(page)).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-focused", "A"); // with the frame, not a moment after
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
});

test("a value typed in the code is run with: Space plays, undo leads to where one stood, and no further than the scene", async ({
  page,
}) => {
  await open(page, "ko/xor/");
  const links = await linksOf(page);
  await open(page, `ko/xor/${links[5]}`);
  await settled(page, "update");
  await page.keyboard.press("PageDown");
  await settled(page, "faster");
  const rate = page.locator(".code [data-slot='lr@1000']");
  await rate.click();
  await page.keyboard.type("10");
  await page.keyboard.press("Enter");
  await expect(rate).toHaveText("10");
  await expect(page.locator(".code")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.locator(".code-pane .panel")).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-playing");
  await page.keyboard.press("Space");
  await expect(page.locator("html")).not.toHaveAttribute("data-playing");
  await page.keyboard.press("Control+z");
  await expect(rate).toHaveText("3");
  await expect(step(page)).toHaveText("4,000");
  await page.keyboard.press("Control+z");
  await expect(page.locator(".echo")).toHaveText("Ctrl+Z 되돌릴 것이 없습니다.");
  await expect(rate).toHaveText("3");
});

test("b darkens the screen, any key brings it back and does nothing else; f fills the screen", async ({ page }) => {
  await open(page, "ko/xor/");
  const links = await linksOf(page);
  await open(page, `ko/xor/${links[2]}`);
  await settled(page, "half");
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyB", key: "ㅠ", bubbles: true, cancelable: true })),
  );
  await expect(page.locator(".blank")).toBeVisible();
  await expect(page.locator(".echo")).toContainText("아무 키나 누르면 돌아옵니다");
  await page.keyboard.press("PageDown");
  await expect(page.locator(".blank")).toHaveCount(0);
  await expect(scene(page)).toHaveAttribute("data-scene", "half");
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(page.locator("html")).toHaveAttribute("data-mode", "light");
  await page.keyboard.press("m");
  await expect(page.locator("html")).toHaveAttribute("data-mode", "projector");
  await page.keyboard.press("m");
  await expect(page.locator("html")).toHaveAttribute("data-mode", "light");
});

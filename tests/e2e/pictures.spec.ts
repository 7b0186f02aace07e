/**
 * @file The book as it looks, held against pictures in `pictures/`: small ones, painted by the browser that `npm ci` brings, whichever
 * others are installed, because two browsers do not paint the same letters.
 *
 * A picture that should change is taken anew, then looked at:
 * `npx playwright test --config tests/e2e/playwright.config.ts pictures --update-snapshots`
 */
import type { Locator, Page } from "@playwright/test";
import { isPackaged, packagedBrowser } from "../support/browser.mjs";
import { benchOf, LAB } from "./bench.ts";
import { expect, open, test as base } from "./book.ts";

const test = base.extend({
  launchOptions: [
    async ({ launchOptions }, use) => {
      if (!isPackaged) return use(launchOptions);
      const { executablePath, args, env } = await packagedBrowser();
      await use({ executablePath, args, env: { ...(process.env as Record<string, string>), ...env } });
    },
    { scope: "worker" },
  ],
});
test.skip(!isPackaged, "pictures are compared where npm ci brings a browser: Linux on x64");
test.use({ deviceScaleFactor: 0.4, reducedMotion: "reduce", colorScheme: "light", trace: "off" });

const lab = (page: Page) => page.locator("#lab-two");

/** The letters have come, and nothing is under the pointer. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
}
async function looks(what: Page | Locator, name: string): Promise<void> {
  const options = { threshold: 0.05, maxDiffPixels: 30, scale: "device", animations: "disabled", caret: "hide" } as const;
  const soft = expect.configure({ soft: true }); // all that differ are told at once
  if ("goto" in what) await soft(what).toHaveScreenshot(`${name}.png`, options);
  else await soft(what).toHaveScreenshot(`${name}.png`, options);
}

/** In the order of the run: what was computed already stays on the tape. */
const MOMENTS: readonly [name: string, link: string][] = [
  ["start", `#${LAB}&t=0`],
  ["plateau", `#${LAB}&t=1000`],
  ["folded", `#${LAB}&t=2200`],
  ["backward", `#${LAB}&t=2200&beat=3&unit=beat`],
  ["end", `#${LAB}&t=10001`],
];
test("pictures: the lab at five moments", async ({ page }) => {
  test.slow(); // a whole run
  await open(page, `ko/xor/${MOMENTS[0]![1]}`);
  for (const [name, link] of MOMENTS) {
    await page.evaluate((hash) => (location.hash = hash), link);
    await benchOf(page).stands(Number(/t=(\d+)/.exec(link)![1]));
    await expect(lab(page).locator(".beats [aria-current]")).toHaveCount(name === "backward" ? 1 : 0);
    await benchOf(page).fingerprint();
    await settled(page);
    await looks(lab(page), name);
  }
});

test("picture: a scene", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=2200&beat=2&unit=beat&scene=fold&mode=projector`);
  await expect(page.locator(".scene .readings dd").first()).toHaveText("0.4311");
  await settled(page);
  await looks(page, "scene");
});

test("picture: a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `ko/xor/#${LAB}&t=2200`);
  await benchOf(page).stands(2200);
  await lab(page).evaluate((it) => it.scrollIntoView());
  await benchOf(page).fingerprint();
  await settled(page);
  await looks(page, "phone");
});

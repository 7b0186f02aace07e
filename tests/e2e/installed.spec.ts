/**
 * @file The browser that this machine's readers have, where it is not the one of the other stories: pages open, a run plays to PyTorch's
 * digits, the tape is scrubbed, a scene stands, and nothing is complained of. `CHROME_PATH=<it> npm test browser` tells it all the stories.
 */
import { installedBrowser } from "../support/browser.mjs";
import { benchOf, LAB } from "./bench.ts";
import { expect, open, test as base } from "./book.ts";

const installed = process.env["CHROME_PATH"] ? null : await installedBrowser();

const test = base.extend({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use(installed ? { executablePath: installed.executablePath, env: process.env as Record<string, string> } : launchOptions),
    { scope: "worker" },
  ],
});
test.skip(!installed, "no other browser is installed, or CHROME_PATH names the one");
test.use({ serviceWorkers: "allow" });

test("the installed browser: every chapter opens, and the first run comes to PyTorch's digits", async ({ page }) => {
  test.slow();
  for (const path of ["", "ko/mle/", "en/overfitting/", "ko/core/"]) {
    await open(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await open(page, `ko/xor/#${LAB}&t=0&instructor=1`);
  const { fingerprint, atMax, play, stands, cost, tape, litBeat } = benchOf(page);
  await fingerprint();
  await atMax();
  await play.click();
  await stands(10_001);
  await expect(cost).toHaveText("0.001235");
  await tape.fill("2150");
  await stands(2150);
  await tape.blur();
  await page.keyboard.press("1"); // the unit: beats
  await page.keyboard.press("ArrowRight");
  await expect(litBeat).toContainText("zero_grad");
  await open(page, `ko/xor/#${LAB}&t=2200&beat=2&unit=beat&scene=fold&mode=projector`);
  await expect(page.locator(".scene .readings dd").first()).toHaveText("0.4311");
});

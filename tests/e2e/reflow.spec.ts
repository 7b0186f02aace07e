/** @file A page zoomed to 200 % and to 400 % (WCAG 1.4.10), as it is for who needs large letters: one column, and nothing under the foot. */
import type { Page } from "@playwright/test";
import { benchOf, LAB } from "./bench.ts";
import { expect, open, test } from "./book.ts";

/** A laptop's screen of 1280 × 720 (1280 × 1024 for 400 %) in a page's own pixels. */
const ZOOMS = [
  { zoom: "200 %", viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 },
  { zoom: "400 %", viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
];

const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
/** How much of the screen's height stays for reading above what is fixed at its foot. */
const roomToRead = () => {
  const tops = [...document.querySelectorAll<HTMLElement>("body *")]
    .filter((it) => getComputedStyle(it).position === "fixed" && it.checkVisibility() && it.offsetHeight > 1)
    .map((it) => it.getBoundingClientRect().top);
  return Math.min(innerHeight, ...tops) / innerHeight;
};
/** Whether what has the focus can be seen: some point of it lies on the screen, under nothing else. */
const covered = (): string | null => {
  const it = document.activeElement as HTMLElement;
  const target = it.closest(it.matches(".handle") ? ".track" : "label, svg") ?? it; // what stands for it on the screen
  for (const box of target.getClientRects())
    for (const [x, y] of [
      [0.5, 0.5],
      [0.1, 0.2],
      [0.9, 0.2],
      [0.1, 0.8],
      [0.9, 0.8],
    ] as const) {
      const hit = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
      if (hit && (target.contains(hit) || (hit.contains(target) && hit !== document.body))) return null;
    }
  return `${it.tagName.toLowerCase()}.${it.className} “${(it.getAttribute("aria-label") ?? it.textContent).slice(0, 30)}”`;
};
async function walk(page: Page, stops: number): Promise<string[]> {
  const hidden: string[] = [];
  for (let k = 0; k < stops; k++) {
    await page.keyboard.press("Tab");
    const it = await page.evaluate(covered);
    if (it) hidden.push(it);
  }
  return hidden;
}

for (const { zoom, ...screen } of ZOOMS)
  test.describe(`zoomed to ${zoom}`, () => {
    test.use(screen);

    test(`${zoom}: no page scrolls sideways`, async ({ page }) => {
      for (const path of ["ko/", "en/", "ko/xor/", "en/xor/"]) {
        await open(page, path);
        await page.evaluate(() => document.fonts.ready);
        if (path.includes("xor")) await benchOf(page).fingerprint();
        expect(await page.evaluate(sideways), path).toBeLessThanOrEqual(0);
      }
    });

    test(`${zoom}: the deck can be used, leaves room to read, and covers nothing that has the focus`, async ({ page }) => {
      test.slow(); // every stop of a lab
      await open(page, `ko/xor/#${LAB}&t=2200`);
      const { lab, deck, step, stands, fingerprint } = benchOf(page);
      await stands(2200);
      await fingerprint();
      expect(await page.evaluate(roomToRead)).toBeGreaterThanOrEqual(0.5);
      await deck.getByRole("button", { name: "뒤로", exact: true }).click();
      await stands(2199);
      await deck.getByRole("button", { name: "…까지", exact: true }).click();
      const form = deck.locator(".run-to-panel form").first();
      await expect(form.getByRole("textbox")).toBeFocused();
      expect(await page.evaluate(covered)).toBeNull();
      await form.getByRole("textbox").fill("2300");
      await form.getByRole("button").click();
      await expect(step).toHaveText("2,300");
      await lab.locator(".lab-head button:enabled").first().focus();
      expect(await walk(page, 60)).toEqual([]);
    });
  });

/** @file Under a finger, on phones of 360 and 390 px: whatever can be touched is at least 44 px high, also in what opens. */
import { benchOf, LAB } from "./bench.ts";
import { expect, open, test } from "./book.ts";

/**
 * What is too low for a finger or too narrow, of all that can be touched and is on the page now. Words in running text may be, and so may
 * the numbers of code lines, one below the other: the beats of the deck lead to the same places.
 */
const tooSmall = (within: string): string[] => {
  const found = new Set<string>();
  const touchable = "button, a[href], input, select, textarea, summary, [role=slider], [role=tab], [role=button]";
  const excused = ".visually-hidden, .prose p, .prose li, figcaption, svg, .code .number, .handle, .skip, :disabled";
  for (const it of document.querySelectorAll<HTMLElement>(`${within} :is(${touchable})`)) {
    if (!it.checkVisibility({ visibilityProperty: true }) || it.closest(excused)) continue;
    const label = it.id ? document.querySelector<HTMLElement>(`label[for="${CSS.escape(it.id)}"]`) : null;
    const target = it.closest("label") ?? label ?? it;
    const { width, height } = target.getBoundingClientRect();
    if (height >= 43 && width >= 24) continue; // 44 with a hairline
    target.scrollIntoView({ block: "center" });
    const { left, top } = target.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const reaches = ([dx, dy]: readonly [number, number]) => target.contains(document.elementFromPoint(x + dx, y + dy));
    const grown = [
      [-11, 0],
      [11, 0],
      [0, -21],
      [0, 21],
    ] as const; // what is drawn small may have a large place to touch
    if (grown.every(reaches)) continue;
    const name = `${it.tagName.toLowerCase()}.${it.className} “${(it.getAttribute("aria-label") ?? target.textContent).trim().slice(0, 24)}”`;
    found.add(
      `${Math.round(width)} × ${Math.round(height)}: ${name} in ${it.closest("nav, section, footer, header")?.className}`,
    );
  }
  return [...found];
};

for (const width of [360, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 780 }, hasTouch: true, isMobile: true });

    test(`${width} px: every target of the page, and of what opens on it`, async ({ page }) => {
      test.slow();
      await open(page, `ko/xor/#${LAB}&t=2200&loupe=2000-2400`);
      const { deck, fingerprint, stands, lab } = benchOf(page);
      await stands(2200);
      await fingerprint();
      const found: { [where: string]: string[] } = { page: await page.evaluate(tooSmall, "body") };
      await page.locator(".menu summary").tap();
      found["menu"] = await page.evaluate(tooSmall, ".menu");
      await page.locator(".menu summary").tap();
      for (const tab of await deck.locator(".tabs button").all()) {
        await tab.tap();
        await page.waitForTimeout(100); // what is behind a tab comes when it is opened
        found[`drawer, ${await tab.innerText()}`] = await page.evaluate(tooSmall, "#lab-two .drawer");
      }
      await deck.getByRole("button", { name: "…까지", exact: true }).tap();
      await expect(deck.locator(".run-to-panel")).toBeVisible();
      found["run until"] = await page.evaluate(tooSmall, "#lab-two .run-to-panel");
      await page.keyboard.press("Escape");
      await lab.locator(".dock > button").tap();
      await lab.getByRole("radio", { name: "박자" }).check();
      await expect(lab.locator(".dock-sheet .beats")).toBeVisible();
      found["dock"] = await page.evaluate(tooSmall, "#lab-two .keys");
      await page.keyboard.press("Escape");
      await expect(lab.locator(".dock-sheet")).toHaveCount(0);
      await lab.locator(".code .slot").first().tap();
      found["a value"] = await page.evaluate(tooSmall, "#lab-two .panel");
      expect(Object.fromEntries(Object.entries(found).filter(([, small]) => small.length > 0))).toEqual({});
    });

    test(`${width} px: a thumb chooses the unit and the speed and goes from beat to beat, and the picture stays in sight`, async ({
      page,
    }) => {
      await open(page, `ko/xor/#${LAB}&t=2200`);
      const { lab, deck, stands, fingerprint } = benchOf(page);
      await stands(2200);
      await fingerprint();
      await lab.evaluate((it) => it.scrollIntoView());
      const picture = lab.locator(".network svg").first();
      const dock = deck.locator(".dock > button");
      await dock.tap();
      await lab.getByRole("radio", { name: "박자" }).check();
      await lab.getByRole("radio", { name: "5/초", exact: true }).check();
      await expect(dock).toContainText("박자");
      await expect(dock).toContainText("5/초");
      const scrolled = await page.evaluate(() => scrollY);
      for (const beat of ["기울기 비우기 1/6", "순전파 2/6"]) {
        await deck.getByRole("button", { name: "앞으로" }).tap();
        await expect(deck.locator(".readouts .beat")).toHaveText(new RegExp(beat));
        await expect(picture).toBeInViewport();
      }
      await deck.locator(".dock-sheet .beats button", { hasText: "역전파" }).tap();
      await expect(deck.locator(".readouts .beat")).toHaveText(/역전파 4\/6/);
      await deck.getByRole("button", { name: "…까지", exact: true }).tap(); // of what opens above the keys one is open
      await expect(deck.locator(".dock-sheet")).toHaveCount(0);
      await page.keyboard.press("Escape");
      await expect(deck.locator(".dock-sheet")).toBeVisible();
      await dock.tap();
      await expect(deck.locator(".dock-sheet")).toHaveCount(0);
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    });
  });
}

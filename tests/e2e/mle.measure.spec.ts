/** @file Whether frames keep their time while the labs of the likelihood chapter run and its first figure is dragged. Printed; only absurd values fail. */
import { expect, open, test } from "./book.ts";

test.use({ trace: "off" }); // recording costs frames

test("four labs run at once, and the frames keep their time", async ({ page }, info) => {
  await open(page, "ko/mle/#instructor=1");
  await expect(page.locator("#lab-ascent [data-hash]")).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/);
  await page.locator("#lab-look").scrollIntoViewIfNeeded();
  const p95 = await page.evaluate(async () => {
    for (const id of ["toss", "ascent", "repeats"]) {
      document.querySelector<HTMLInputElement>(`#lab-${id} .options input[type=radio][value="30"]`)?.click();
      document.querySelector<HTMLButtonElement>(`#lab-${id} .play`)!.click();
    }
    const slider = document.querySelector<HTMLInputElement>("#lab-look .on-axis")!;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
    const gaps: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let k = 0; k < 150; k++) {
      set.call(slider, String(20 + (k % 40)));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      const now = await new Promise<number>(requestAnimationFrame);
      gaps.push(now - before);
      before = now;
    }
    return gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.95)]!;
  });
  const text = `the likelihood page with three runs and a slider under way: frames p95 ${p95.toFixed(1)} ms`;
  info.annotations.push({ type: "measured", description: text });
  process.stdout.write(`  ${text}\n`);
  expect(p95).toBeLessThan(500);
});

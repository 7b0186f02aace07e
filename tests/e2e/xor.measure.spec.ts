/** @file How fast a whole run is on the page, and whether frames keep their time meanwhile. Printed; only absurd values fail. */
import { expect, open, test } from "./book.ts";

test.use({ trace: "off" }); // recording costs frames

test("measured: a whole run, and the frames meanwhile", async ({ page }, info) => {
  await open(page, "ko/xor/#instructor=1");
  await expect(page.locator("#lab-two [data-hash]")).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/);
  await page.locator("#lab-two .track").scrollIntoViewIfNeeded();
  await page.locator("#lab-two").getByRole("radio", { name: "최대" }).check();
  const { seconds, p95, frames } = await page.evaluate(async () => {
    const times: number[] = [];
    let running = true;
    const tick = (now: number) => {
      times.push(now);
      if (running) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const began = performance.now();
    document.querySelector<HTMLButtonElement>("#lab-two .play")!.click();
    while (document.querySelector("#lab-two [data-read=step]")!.textContent !== "10,001") await new Promise(requestAnimationFrame);
    running = false;
    const gaps = times.slice(1).map((time, k) => time - times[k]!);
    gaps.sort((a, b) => a - b);
    return { seconds: (performance.now() - began) / 1000, p95: gaps[Math.floor(gaps.length * 0.95)]!, frames: gaps.length };
  });
  const text = `10,001 updates of XOR in the page: ${seconds.toFixed(2)} s, frames p95 ${p95.toFixed(1)} ms over ${frames}`;
  info.annotations.push({ type: "measured", description: text });
  process.stdout.write(`  ${text}\n`);
  expect(seconds).toBeLessThan(10);
});

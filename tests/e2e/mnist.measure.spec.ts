/** @file What a run of MNIST costs the page: the first change that is seen, an epoch, the frames meanwhile, a view at any step. Printed; only absurd values fail. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, open, test } from "./book.ts";

test.use({ trace: "off" }); // recording costs frames

const folder = process.env["MNIST_DIR"] ?? "public/mnist";
const pathOf = (name: string) => [name, `${name}.gz`].map((it) => join(folder, it)).find(existsSync);
const REAL = pathOf("train-images-idx3-ubyte") !== undefined;
const RUNS = [
  ["drawn digits, 6,000", "lab=mnist/softmax&t=0&instructor=1", 900],
  ["MNIST, 60,000", "lab=mnist/softmax&data=mnist:ca679089cd9dd461&images=60000&t=0&instructor=1", 9000],
] as const;
const at = (sorted: number[], share: number) => sorted[Math.floor(sorted.length * share)]!;

for (const [name, link, length] of RUNS)
  test(`measured, ${name}: first change, a whole run, frames meanwhile, views`, async ({ page }, info) => {
    test.skip(name.startsWith("MNIST") && !REAL, `skipped: no MNIST files in ${folder}`);
    test.setTimeout(120_000);
    const say = (text: string) => {
      info.annotations.push({ type: "measured", description: text });
      process.stdout.write(`  ${name}: ${text}\n`);
    };
    await page.route("**/mnist/*-ubyte*", (route) => {
      const path = pathOf(new URL(route.request().url()).pathname.split("/").at(-1)!.replace(/\.gz$/, ""));
      return path ? route.fulfill({ path }) : route.abort();
    });
    await open(page, `ko/mnist/#${link}`);
    const hash = page.locator("#lab-digits [data-hash]");
    await expect(hash).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/, { timeout: 60_000 });
    await page.locator("#lab-digits").evaluate((it) => it.scrollIntoView());
    await page.waitForTimeout(500);
    const run = await page.evaluate(async (end) => {
      const lab = document.querySelector("#lab-digits")!;
      const frame = () => new Promise<number>(requestAnimationFrame);
      const canvas = lab.querySelector<HTMLCanvasElement>(".templates canvas")!;
      const fresh = canvas.toDataURL();
      const step = lab.querySelector("[data-read=step]")!;
      const began = performance.now();
      lab.querySelector<HTMLButtonElement>(".play")!.click();
      while (canvas.toDataURL() === fresh) await frame();
      const first = performance.now() - began;
      [...lab.querySelectorAll<HTMLLabelElement>(".options label")].find((it) => it.textContent === "최대")!.click();
      const from = performance.now();
      const at = Number(step.textContent.replaceAll(",", ""));
      const gaps: number[] = [];
      let before = await frame();
      while (step.textContent !== end) {
        const now = await frame();
        gaps.push(now - before);
        before = now;
      }
      return { first, seconds: (performance.now() - from) / 1000, at, gaps };
    }, length.toLocaleString("en-US"));
    run.gaps.sort((a, b) => a - b);
    say(`first change of an image ${run.first.toFixed(0)} ms after play (wished: 300)`);
    say(
      `${length - run.at} updates in ${run.seconds.toFixed(2)} s, ${Math.round((length - run.at) / run.seconds)} a second; ` +
        `frames p50 ${at(run.gaps, 0.5).toFixed(1)}, p95 ${at(run.gaps, 0.95).toFixed(1)} ms over ${run.gaps.length}`,
    );
    await expect(hash).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/, { timeout: 20_000 });
    const views = await page.evaluate(async (length) => {
      const lab = document.querySelector("#lab-digits")!;
      const tape = lab.querySelector<HTMLInputElement>(".handle")!;
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
      const canvas = lab.querySelector<HTMLCanvasElement>(".templates canvas")!;
      const times: number[] = [];
      for (let k = 0; k < 20; k++) {
        const before = canvas.toDataURL();
        const began = performance.now();
        set.call(tape, String((k * 7919 + 13) % length));
        tape.dispatchEvent(new Event("input", { bubbles: true }));
        while (canvas.toDataURL() === before) await new Promise(requestAnimationFrame);
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b);
    }, length);
    say(`view at any of ${length} steps, p95 ${at(views, 0.95).toFixed(0)} ms over ${views.length} (wished: 100)`);
    expect(at(views, 0.95)).toBeLessThan(3000);
  });

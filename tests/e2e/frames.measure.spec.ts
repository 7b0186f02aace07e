/** @file Whether frames keep their time while the labs of a page all run at once. Printed; only absurd values fail. */
import type { Page } from "@playwright/test";
import { expect, open, test } from "./book.ts";

test.use({ trace: "off" }); // recording costs frames

interface Bench {
  /** Sections of the labs to be played. */
  readonly labs: readonly string[];
  /** Updates a second, where the lab offers it. */
  readonly speed: number;
  /** One more run, that a key of its own starts. */
  readonly also?: string;
  /** A slider that is dragged meanwhile, and between what. */
  readonly drag?: { readonly slider: string; readonly from: number; readonly over: number };
}

/** Plays them all and counts 150 frames: the 95th of a hundred gaps, in ms. */
const p95Of = (page: Page, bench: Bench): Promise<number> =>
  page.evaluate(async ({ labs, speed, also, drag }) => {
    for (const id of labs) {
      document.querySelector<HTMLInputElement>(`#${id} .options input[type=radio][value="${speed}"]`)?.click();
      document.querySelector<HTMLButtonElement>(`#${id} .play`)!.click();
    }
    if (also) document.querySelector<HTMLButtonElement>(also)!.click();
    const slider = drag && document.querySelector<HTMLInputElement>(drag.slider);
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
    const gaps: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let k = 0; k < 150; k++) {
      if (slider) {
        set.call(slider, String(drag.from + (k % drag.over)));
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const now = await new Promise<number>(requestAnimationFrame);
      gaps.push(now - before);
      before = now;
    }
    return gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.95)]!;
  }, bench);

const PAGES: readonly (readonly [path: string, seen: string, what: string, bench: Bench])[] = [
  [
    "ko/mle/",
    "lab-look",
    "the likelihood page with three runs and a slider under way",
    { labs: ["lab-toss", "lab-ascent", "lab-repeats"], speed: 30, drag: { slider: "#lab-look .on-axis", from: 20, over: 40 } },
  ],
  [
    "ko/overfitting/",
    "lab-network",
    "the overfitting page with six runs under way",
    { labs: ["lab-poly", "lab-resplits", "lab-peek", "lab-network", "lab-case"], speed: 5, also: ".check-flag .run" },
  ],
];

for (const [path, seen, what, bench] of PAGES)
  test(`measured: frames of ${what}`, async ({ page }, info) => {
    await open(page, `${path}#instructor=1`);
    await expect(page.locator(`#${bench.labs.at(-1)} [data-hash]`)).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/, {
      timeout: 20_000,
    });
    await page.locator(`#${seen}`).scrollIntoViewIfNeeded();
    const p95 = await p95Of(page, bench);
    const playing = await page.locator(".play").filter({ hasText: "멈춤" }).count();
    const text = `${what}: frames p95 ${p95.toFixed(1)} ms; still playing at the end: ${playing}`;
    info.annotations.push({ type: "measured", description: text });
    process.stdout.write(`  ${text}\n`);
    expect(p95).toBeLessThan(500);
  });

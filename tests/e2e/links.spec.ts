/** @file Bad links, opened: by a fresh page and typed into one that stands. Never a blank page, never silence about what was not taken. */
import fc from "fast-check";
import type { Page } from "@playwright/test";
import { benchOf, LAB } from "./bench.ts";
import { expect, open, test } from "./book.ts";

/** A fragment, and what the page says it has read otherwise; null: there is nothing to say. */
const BAD: readonly [fragment: string, said: RegExp | null][] = [
  [`${LAB}&lr=1e99`, /lr=1e99 → 1e\+30/],
  [`${LAB}&lr=NaN&t=3`, /lr=NaN → 1/],
  [`${LAB}&lr=-3`, /lr=-3 → 0\.001/],
  [`${LAB}&lr=`, /lr= → 1/],
  [`${LAB}&hidden=9999999999999999`, /hidden=9999999999999999 → 16/],
  [`${LAB}&hidden=두 개`, /hidden=두 개 → 2/],
  [`${LAB}&hidden=0&t=20`, /hidden=0 → 1/],
  [`${LAB}&seed=4294967296`, /seed=4294967296 → 4294967295/],
  [`${LAB}&seed=%zz`, /seed=%zz → 777/],
  [`${LAB}&t=1e400`, /t=1e400 → 10001/],
  [`${LAB}&t=-1`, /t=-1 → 0/],
  [`${LAB}&t=10001&beat=3`, /beat=3/],
  [`${LAB}&t=7&beat=99&unit=beat`, null], // there are fewer beats: the last one
  [`${LAB}&t=7&beat=x`, /beat=x/],
  [`${LAB}&unit=second`, /unit=second → update/],
  [`v=2&${LAB}`, /v=2 → 1/],
  [`${LAB}&__proto__=1&constructor=2`, /__proto__=1/],
  [`${LAB}&colour=<img src=x onerror=alert(1)>`, /colour=<img src=x/],
  [`${LAB}&e=;;;:::,,,===`, /e=/],
  [`${LAB}&e=5:hidden=3&t=9`, /hidden=3/],
  [`${LAB}&e=10001:lr=3`, /e=10001/],
  [`${LAB}&e=${Array.from({ length: 400 }, (_, k) => `${k}:lr=2`).join(";")}&t=30`, /e=400 → 200/],
  [`${LAB}&t=50&loupe=abc`, /loupe=abc/],
  [`${LAB}&t=50&loupe=9999999-5`, /loupe=9999999-5 → 5-10001/],
  [`${LAB}&t=50&beside=seed=x/lr=fast/hidden=%`, /seed=x → 777/],
  [`${LAB}&data=mnist:00`, /data=mnist:00/],
  ["lab=xor/none&lr=3", /lab=xor\/none/],
  ["lab=mnist/softmax&t=5", /lab=mnist\/softmax/],
  ["lab=%00&t=5", /lab=/],
  ["t=twelve", /t=twelve → 0/],
  [`${LAB}&scene=nowhere&mode=purple&session=?`, null],
  [`${LAB}&t=5&${"x".repeat(9000)}=1`, /link=9\d{3} → 8000/],
  ["%E0%A4%A", null],
  ["&&&===###", null],
];
const pieces = [
  "lab=",
  "xor/two-hidden",
  "lr",
  "e",
  "t",
  "seed",
  "beat",
  "loupe",
  "beside",
  "scene",
  "=",
  "&",
  ":",
  ";",
  "/",
  "%",
  "1e309",
  "-0",
  "9",
  "#",
];
const noise = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 30 });
const FUZZED = fc.sample(noise, { numRuns: 20, seed: 3 }).map((parts): [string, null] => [parts.join(""), null]);

/** The page stands, with a run that rests at a whole step. */
async function stands(page: Page, fragment: string): Promise<void> {
  const { step, fingerprint } = benchOf(page);
  await expect(page.getByRole("heading", { level: 1 }), fragment).toBeVisible();
  await fingerprint();
  await expect(step, fragment).toHaveText(/^[\d,]+$/); // the old state's fingerprint may stand a moment longer
  const t = Number((await step.innerText()).replaceAll(",", ""));
  expect(Number.isInteger(t) && t >= 0 && t <= 10_001, `${fragment}: step ${t}`).toBe(true);
}
/** As a reader types: the page has heard of it when this is done. */
const typed = (fragment: string) =>
  new Promise((done) => {
    history.replaceState(null, "", "#between");
    addEventListener("hashchange", () => setTimeout(done, 50), { once: true });
    location.hash = fragment || "#";
  });
const notes = (page: Page) => page.locator(".link-notes");

test("bad links, typed into a page that stands: every wrong value is told, and a run is there", async ({ page }) => {
  test.slow(); // half a hundred runs
  await open(page, "ko/xor/");
  await stands(page, "");
  for (const [fragment, said] of [...BAD, ...FUZZED]) {
    await page.evaluate(typed, fragment);
    if (said) await expect(notes(page), fragment).toContainText(said);
    await stands(page, fragment);
  }
});

test("bad links, opened afresh", async ({ page }) => {
  test.slow();
  for (const [fragment, said] of BAD.filter((_, k) => k % 6 === 1)) {
    await page.goto("about:blank");
    await open(page, `ko/xor/#${fragment}`);
    await stands(page, fragment);
    if (said) await expect(notes(page), fragment).toContainText(said);
  }
});

test("a link that is typed in the very moment when the page writes its address is obeyed all the same", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=20`);
  await benchOf(page).stands(20);
  await page.evaluate((link) => {
    const before = location.hash;
    location.hash = link;
    history.replaceState(null, "", before); // before the page hears of it
  }, `${LAB}&t=50`);
  await benchOf(page).stands(50);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("t=50");
});

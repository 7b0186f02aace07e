/** @file The same recipe gives the same bits in the page's worker and in Node: a fingerprint over every byte of the state. */
import { hashInNode } from "./bench.ts";
import { expect, open, test } from "./book.ts";

const MOMENTS = [0, 777, 2200];

const EDITS = [{ t: 500, set: { lr: 2.5 } }];

test("bits: page and Node agree at θ of 0, 777 and 2200", async ({ page }) => {
  const link = (t: number) => `#v=1&lab=xor/two-hidden&seed=777&hidden=2&lr=1&e=500:lr=2.5&t=${t}`;
  await open(page, `ko/xor/${link(MOMENTS[0]!)}`);
  for (const t of MOMENTS) {
    await page.evaluate((hash) => (location.hash = hash), link(t));
    await expect(page.locator("#lab-two [data-hash]")).toHaveAttribute("data-hash", await hashInNode(t, EDITS));
  }
});

const agrees = "#lab-two [data-agrees]";
test("bits: the page says that this browser came to the bits of the build", async ({ page }) => {
  await open(page, "ko/xor/#lab=xor/two-hidden&t=2200");
  await expect(page.locator(agrees)).toHaveText("✔ 책과 같은 비트");
  await open(page, "ko/xor/#lab=xor/two-hidden&t=2201");
  await expect(page.locator("#lab-two [data-read=step]")).toHaveText("2,201");
  await expect(page.locator(agrees)).toHaveCount(0); // the build did not ask for it here
});

test("bits: it says so too where they differ, and alarms nobody", async ({ page }) => {
  const hash = await hashInNode(2200);
  await page.route("**/assets/facts-*.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(hash, "0123456789abcdef") });
  });
  await open(page, "en/xor/#lab=xor/two-hidden&t=2200");
  await expect(page.locator(agrees)).toHaveText("× not the book’s bits");
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
});

/** @file Plain http, as a classroom's server has it: no clipboard, no service worker, no crypto.subtle. And two tabs of one reader. */
import { benchOf, elsewhere, hashInNode, LAB } from "./bench.ts";
import { expect, open, test } from "./book.ts";

test("on plain http the whole lab works, and a link that may not be copied is shown, to be copied by hand", async ({
  browser,
  site,
}) => {
  const url = site.url.replace("127.0.0.1", "book.example");
  const { page, done } = await elsewhere(browser, url);
  await open(page, "ko/xor/#instructor=1");
  const missing = () => [isSecureContext, "clipboard" in navigator, "serviceWorker" in navigator, crypto.subtle !== undefined];
  expect(await page.evaluate(missing)).toEqual([false, false, false, false]);
  const { atMax, play, stands, tape, lab, fingerprint, deck } = benchOf(page);
  await fingerprint();
  await atMax();
  await play.click();
  await stands(10_001);
  await tape.fill("2150");
  await stands(2150);
  expect(await fingerprint()).toBe(await hashInNode(2150));

  await lab.getByRole("button", { name: "이 상태의 링크" }).click();
  const field = lab.getByRole("textbox", { name: "링크" });
  await expect(field).toHaveValue(new RegExp(`^${url}ko/xor/#.*t=2150`));
  await field.focus();
  expect(await field.evaluate((it: HTMLInputElement) => it.selectionEnd! - it.selectionStart!)).toBe(
    (await field.inputValue()).length,
  );
  await deck.getByRole("button", { name: "가져가기", exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), deck.getByRole("button", { name: /CSV/ }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const link = await field.inputValue();
  await done();

  const other = await elsewhere(browser, url, { locale: "en-GB" });
  await other.page.goto(link.replace("/ko/", "/en/"));
  await benchOf(other.page).stands(2150);
  expect(await benchOf(other.page).fingerprint()).toBe(await hashInNode(2150));
  await other.done();
});

test("two tabs at once: each trains its own run, answers of both are kept, and so is the screen that was chosen last", async ({
  page,
  context,
  book,
  site,
}) => {
  test.slow(); // two pages
  const second = await context.newPage();
  book.watch(second, site);
  await open(page, `ko/xor/#${LAB}&t=0`);
  await open(second, `ko/xor/#${LAB}&seed=5&t=0&e=100:lr=3`);
  const [a, b] = [benchOf(page), benchOf(second)];
  for (const it of [a, b]) {
    await it.fingerprint();
    await it.atMax();
  }
  await page.locator(".gate").getByText("그대로 멈춰 있다").click();
  await expect(second.locator(".gate-option[data-chosen=true]")).toContainText("그대로 멈춰 있다"); // said to both
  await Promise.all([a.play.click(), b.play.click()]);
  for (const { step, play, tape } of [a, b]) {
    await expect(step).toHaveText(/^\d+,\d{3}$/, { timeout: 20_000 }); // both are past 1,000
    await play.click();
    await tape.fill("1000");
  }
  expect(await a.fingerprint()).toBe(await hashInNode(1000));
  expect(await b.fingerprint()).toBe(await hashInNode(1000, [{ t: 100, set: { lr: 3 } }], 5));

  await second.locator(".foot input[type=checkbox]").uncheck(); // another thing that is kept
  await page.locator(".head-switches").getByRole("button", { name: "어둡게" }).click();
  await page.locator(".head-switches").getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(second.locator("html")).toHaveAttribute("lang", "ko");
  for (const it of [page, second]) {
    await it.reload();
    await expect(it.locator("html")).toHaveAttribute("data-mode", "dark");
    await expect(it.locator(".foot input[type=checkbox]")).not.toBeChecked();
    await expect(it.locator(".gate-option[data-chosen=true]")).toHaveCount(1);
  }
  await b.stands(1000); // each tab's address still speaks of its own run
  expect(new URL(second.url()).hash).toContain("seed=5");
});

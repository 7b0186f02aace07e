import { expect, expectAccessible, open, test } from "./book.ts";

test("the book: opens under any path, says its name and stays silent", async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/압정/);
  await expect(page.getByRole("heading").first()).toBeVisible();
});

test("the book: its first page passes axe", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expectAccessible(page);
});

test("the policy: an inline script and a foreign host are refused, and the refusal is noticed", async ({ page, book }) => {
  await open(page);
  book.allow(/policy|Content Security Policy|third party/);
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.broken = true";
    document.head.append(script);
    const reached = await fetch("https://example.com/").then(
      () => true,
      () => false,
    );
    return { broken: "broken" in window, reached };
  });
  expect(outcome).toEqual({ broken: false, reached: false });
  await expect.poll(() => book.allowed.join("\n")).toContain("policy: script-src-elem blocked inline");
  await expect.poll(() => book.allowed.join("\n")).toContain("policy: connect-src blocked https://example.com/");
});

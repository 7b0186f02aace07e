/** @file The story of the XOR lab: run, rewind, open up, change, send, break. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, open, test } from "./book.ts";

const LAB = "lab=xor/two-hidden";
/** At rest: the state's fingerprint is that of the cursor. */
const fingerprint = async (page: Page) => {
  await expect(page.locator("[data-hash]")).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/);
  return page.locator("[data-hash]").getAttribute("data-hash");
};
const step = (page: Page) => page.locator(".readouts dd").first();
const cost = (page: Page) => page.locator(".readouts dd").nth(1);
const litLine = (page: Page) => page.locator(".code [aria-current]");
const key = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const seek = async (page: Page, t: number) => {
  await page.getByRole("textbox", { name: "어느 스텝까지" }).fill(String(t));
  await page.keyboard.press("Enter");
  await key(page, "…까지").click();
  await expect(step(page)).toHaveText(t.toLocaleString("en-US"));
};
const setRate = async (page: Page, text: string) => {
  const slot = page.getByRole("button", { name: /^학습률 .*바꾸기/ }).first();
  if ((await slot.getAttribute("aria-expanded")) === "false") await slot.click();
  await page.getByRole("textbox", { name: "학습률" }).fill(text);
  await page.keyboard.press("Enter");
};

test("played to its end, the lab prints the notebook's table", async ({ page }) => {
  await open(page, "ko/xor/");
  await expect(cost(page)).toHaveText("0.743407"); // something to see before any click
  await key(page, "실행").click();
  await expect(step(page)).toHaveText("10,001", { timeout: 20_000 });
  await expect(key(page, "실행")).toBeVisible();
  const golden = JSON.parse(readFileSync("tests/golden/notebooks/lab-08_2_xor_nn.json", "utf8"));
  const rows = (golden.cells[0]["torch_1.13"] as string).split("\n").slice(0, 101);
  await expect.poll(async () => (await page.getByRole("log").innerText()).split("\n").length).toBe(101);
  const ours = (await page.getByRole("log").innerText()).split("\n");
  for (const [k, row] of rows.entries()) {
    const [t, value] = row.split(" ").map(Number);
    const [ourT, ourValue] = ours[k]!.split(" ").map(Number);
    expect(ourT).toBe(t);
    expect(Math.abs(ourValue! / value! - 1), row).toBeLessThan(5e-5);
  }
  await expect(page.getByRole("img", { name: /^결정 평면/ })).toHaveAttribute("aria-label", /\(0, 1\) 0\.999, \(1, 0\) 0\.999/);
});

test("pause holds at once, and a rewound run goes the same way again", async ({ page }) => {
  await open(page, "ko/xor/");
  await key(page, "실행").click();
  await page.waitForFunction(() => Number(document.querySelector(".readouts dd")!.textContent!.replace(",", "")) > 500);
  await key(page, "멈춤").click();
  const held = await step(page).innerText();
  const hash = await fingerprint(page);
  await page.waitForTimeout(300);
  await expect(step(page)).toHaveText(held);
  await key(page, "처음").click();
  await expect(step(page)).toHaveText("0");
  await seek(page, Number(held.replace(",", "")));
  expect(await fingerprint(page)).toBe(hash);
});

test("scrubbed and stepped by beats, forth and back, the executing line is lit", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=2400`);
  await expect(step(page)).toHaveText("2,400");
  const tape = page.getByRole("slider", { name: "학습 시간" });
  await tape.fill("2150");
  await expect(step(page)).toHaveText("2,150");
  await expect(tape).toHaveAttribute("aria-valuetext", "스텝 2,150, 비용 0.606");
  await expect(litLine(page)).toHaveCount(0);
  await page.locator("body").click({ position: { x: 5, y: 100 } });
  await page.keyboard.press("1"); // the unit: beats
  const forth = ["zero_grad", "model(X)", "criterion", "backward", "step()"];
  for (const line of forth) {
    await page.keyboard.press("ArrowRight");
    await expect(litLine(page)).toContainText(line);
  }
  await page.keyboard.press("ArrowRight");
  await expect(step(page)).toHaveText("2,151");
  await expect(litLine(page)).toHaveCount(0);
  for (const line of forth.toReversed()) {
    await page.keyboard.press("ArrowLeft");
    await expect(litLine(page)).toContainText(line);
  }
  await page.keyboard.press("ArrowLeft");
  await expect(litLine(page)).toHaveCount(0);
  await expect(step(page)).toHaveText("2,150");
  await page.getByRole("button", { name: "역전파" }).click();
  await expect(page.getByRole("list", { name: "이 박자의 연산" })).toContainText("역방향");
  await expect(page.getByText("거슬러 가며")).toBeVisible();
});

test("a changed learning rate cuts the future, which stays as a ghost, and undo brings it back", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=3000`);
  await expect(step(page)).toHaveText("3,000");
  await seek(page, 1000);
  const before = await fingerprint(page);
  await setRate(page, "3");
  await expect(page.locator(".code")).toContainText("if step == 1000:");
  await expect(page.locator(".chart")).toContainText("바꾸기 전 · 스텝 1,000에서 학습률 1 → 3");
  await seek(page, 3000);
  await key(page, "되돌리기").click();
  await expect(step(page)).toHaveText("1,000");
  await expect(page.locator(".code")).not.toContainText("if step ==");
  expect(await fingerprint(page)).toBe(before);
});

test("a copied link opens at the same step, beat and bits in another browser, in the other language", async ({
  page,
  browser,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `ko/xor/#${LAB}&t=900&seed=5`);
  await expect(step(page)).toHaveText("900");
  await setRate(page, "2.5");
  await seek(page, 1200);
  await page.getByRole("button", { name: "비용" }).click();
  await expect(litLine(page)).toContainText("criterion");
  const hash = await fingerprint(page);
  const digits = await cost(page).innerText();
  await key(page, "이 상태의 링크").click();
  await expect(page.getByText("복사했습니다")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash).toBe("#v=1&lab=xor/two-hidden&seed=5&hidden=2&lr=1&e=900:lr=2.5&t=1200&beat=2");
  expect(new URL(link).hash.length).toBeLessThanOrEqual(300);

  const other = await (await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } })).newPage();
  await other.goto(link.replace("/ko/", "/en/"));
  await expect(step(other)).toHaveText("1,200");
  await expect(litLine(other)).toContainText("criterion");
  expect(await fingerprint(other)).toBe(hash);
  expect(await cost(other).innerText()).toBe(digits);
  await expect(other.getByRole("heading", { name: "A hidden layer folds space" })).toBeVisible();
  await other.context().close();
});

test("the language changes and nothing else does; the address follows; a typed address is obeyed", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=2200`);
  await expect(step(page)).toHaveText("2,200");
  const hash = await fingerprint(page);
  await page.locator(".head-switches").getByRole("link", { name: "English" }).click();
  await expect(page).toHaveTitle(/Thumbtack/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(step(page)).toHaveText("2,200");
  expect(await fingerprint(page)).toBe(hash);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("t=2200");
  await page.evaluate(() => (location.hash = "#lab=xor/two-hidden&t=50&lr=1e99&hidden=four"));
  await expect(step(page)).toHaveText("50");
  await expect(page.getByText("Corrected in the link: lr=1e99 → 1e+30")).toBeVisible();
  await expect(page.getByText("Corrected in the link: hidden=four → 2")).toBeVisible();
});

test("lr = 1e30 pauses with a reason and the way back", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=500`);
  await expect(step(page)).toHaveText("500");
  const hash = await fingerprint(page);
  await setRate(page, "1e30");
  await key(page, "실행").click();
  await expect(page.getByRole("alert")).toContainText("더 돌려도 달라지지 않습니다");
  await expect(key(page, "실행")).toBeVisible();
  expect(Number((await step(page).innerText()).replace(",", ""))).toBeLessThan(510);
  await page.getByRole("alert").getByRole("button", { name: "되돌리기" }).click();
  await expect(step(page)).toHaveText("500");
  expect(await fingerprint(page)).toBe(hash);
  await expect(page.getByRole("alert")).toBeEmpty();
});

test("a worker that dies is replaced, and the reader sees the same step again", async ({ page, book }) => {
  book.allow(/killed by the story/);
  await open(page, `ko/xor/#${LAB}&t=2200&beat=3&unit=beat`);
  await expect(litLine(page)).toContainText("backward");
  const hash = await fingerprint(page);
  await page.workers()[0]!.evaluate(() => {
    setTimeout(() => {
      throw new Error("killed by the story");
    });
  });
  await expect.poll(() => page.workers().length).toBe(0);
  await page.keyboard.press("ArrowRight"); // what is here already needs no worker
  await expect(litLine(page)).toContainText("step()");
  await page.getByRole("slider", { name: "학습 시간" }).fill("2199");
  await page.getByRole("slider", { name: "학습 시간" }).fill("2200");
  await expect(page.getByRole("slider", { name: "학습 시간" })).toHaveAttribute("aria-valuetext", "스텝 2,200, 비용 0.431");
  expect(await fingerprint(page)).toBe(hash);
  expect(page.workers()).toHaveLength(1);
});

test("a worker that falls silent is noticed, and the run goes on", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=700`);
  await expect(step(page)).toHaveText("700");
  await fingerprint(page);
  await page.workers()[0]!.evaluate(() => self.close());
  await key(page, "실행").click();
  await expect(page.getByText("계산 일꾼이 멈춰 새로 시작했습니다")).toBeVisible({ timeout: 15_000 });
  await expect(step(page)).toHaveText("10,001", { timeout: 15_000 });
  await expect(cost(page)).toHaveText("0.001235");
});

test("PyTorch takes the run along", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=10&e=5:lr=0.5`);
  const [file] = await Promise.all([page.waitForEvent("download"), key(page, "PyTorch로 내려받기").click()]);
  expect(file.suggestedFilename()).toBe("xor-two-hidden.py");
  const script = readFileSync(await file.path(), "utf8");
  expect(script).toContain("import torch\n");
  expect(script).toContain('    if step == 5:\n        optimizer.param_groups[0]["lr"] = 0.5\n');
});

for (const [name, options] of Object.entries({
  "Korean, light": { locale: "ko-KR", colorScheme: "light", width: 1280, height: 720 },
  "English, dark": { locale: "en-US", colorScheme: "dark", width: 1280, height: 720 },
  "Korean, dark, phone": { locale: "ko-KR", colorScheme: "dark", width: 360, height: 740 },
} as const)) {
  test.describe(name, () => {
    test.use({
      locale: options.locale,
      colorScheme: options.colorScheme,
      viewport: { width: options.width, height: options.height },
    });
    test("passes axe and fits its width, at rest and opened up", async ({ page }) => {
      await open(page, `ko/xor/#${LAB}&t=2200&e=1000:lr=1.5&nonsense=1`);
      await expect(step(page)).toHaveText("2,200");
      await page.locator(".chart").scrollIntoViewIfNeeded(); // charts are drawn when they come into sight
      await expect(page.locator(".chart .main-svg").first()).toBeVisible();
      await expectAccessible(page);
      await page.locator(".cells button").nth(3).click();
      await page.locator(".slot").nth(3).click();
      await page.locator(".fold").first().click();
      await expect(litLine(page)).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });
}

test("the keyboard reaches everything and a composed word triggers nothing", async ({ page }) => {
  await open(page, "ko/xor/");
  await expect(cost(page)).toHaveText("0.743407");
  await page.keyboard.press("Space");
  await expect(step(page)).not.toHaveText("0");
  await expect(step(page)).toHaveText("10,001", { timeout: 20_000 });
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "ArrowLeft", isComposing: true, bubbles: true })),
  );
  await page.waitForTimeout(200);
  await expect(step(page)).toHaveText("10,001");
  await page.getByRole("checkbox").uncheck();
  await page.locator("body").click({ position: { x: 5, y: 100 } });
  await page.keyboard.press("ArrowLeft");
  await page.waitForTimeout(200);
  await expect(step(page)).toHaveText("10,001");
});

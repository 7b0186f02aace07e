/** @file The engine's page: read without scripts, measured by the reader, its examples edited; and what it says when a case or a file is wrong. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { ops } from "../../src/core/index.ts";
import { expect, expectAccessible, expectReadableInEveryMode, open, test } from "./book.ts";

const golden = readFileSync(fileURLToPath(new URL("../golden/ops.json", import.meta.url)), "utf8");
const CASES = [golden, readFileSync(fileURLToPath(new URL("../golden/ops-more.json", import.meta.url)), "utf8")].reduce(
  (sum, text) => sum + (JSON.parse(text) as { cases: unknown[] }).cases.length,
  0,
);

const WORDS = {
  ko: {
    press: /사례 512개로 재기/,
    agree: "사례 512개가 모두 맞습니다.",
    failed: /512개 중 1개가 어긋납니다/,
    damaged: /상했습니다/,
    network: /받지 못했습니다/,
    title: "누구의 숫자인가",
    invalid: "수로 읽을 수 없는 칸",
    huge: "3.4×10³⁸까지만",
  },
  en: {
    press: /against 512 cases/,
    agree: "All 512 cases agree.",
    failed: /1 of 512 cases disagree/,
    damaged: /damaged/,
    network: /could not be fetched/,
    title: "Whose numbers are these?",
    invalid: "A cell is not a number.",
    huge: "float32 ends at 3.4×10³⁸.",
  },
} as const;
const LANGS = ["ko", "en"] as const;
/** All but eighty ops that are as these three; one story looks at every one. */
const FRAME = { without: "details.engine-op:not(#op-square, #op-add, #op-batchNorm)" };

const verdict = (page: Page) => page.locator(".verdict");
const measure = (page: Page) => page.locator(".press").click();
/** The golden file as it would come over a bad line. */
const corrupt = (page: Page, with_: (text: string) => string) =>
  page.route(/\/assets\/ops-(?!more)[^/]*\.json$/, (route) =>
    route.fulfill({ contentType: "application/json", body: with_(golden) }),
  );

test("core: the words of this story are of as many cases as there are", () => expect(CASES).toBe(512));

test.describe("the page", () => {
  for (const lang of LANGS) {
    const words = WORDS[lang];

    test(`core, ${lang}: fetches nothing before the press, then counts every case, and the bits are the build's`, async ({
      page,
    }) => {
      test.slow(); // axe reads eighty ops
      const fetched: string[] = [];
      page.on("request", (request) => /\.json$/.test(request.url()) && fetched.push(request.url()));
      await open(page, `${lang}/core/`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
      await expect(page.getByRole("button", { name: words.press })).toBeVisible();
      await expectAccessible(page, lang === "ko" ? {} : { ...FRAME, rules: "but colours" });
      expect(fetched).toEqual([]);
      await measure(page);
      await expect(verdict(page)).toHaveText(words.agree);
      await expect(page.locator("#same-bits")).toHaveText("512 / 512");
      await expect(page.locator(".found-at[data-kind=fail]")).toHaveCount(0);
      expect(await page.locator(".found-at").count()).toBeGreaterThan(70);
      expect(fetched.every((url) => url.includes("/some/shelf/thumbtack/assets/"))).toBe(true);
      await expectAccessible(page, FRAME);
    });

    test(`core, ${lang}: an op opens from the figure; its example is edited, and value and gradient follow`, async ({ page }) => {
      await open(page, `${lang}/core/`);
      await page.locator('.ops-grid a[href="#op-square"]').click();
      const op = page.locator("#op-square");
      await expect(op.locator("math")).toHaveCount(2); // the value and its gradient
      await expect(op.getByRole("link").first()).toHaveAttribute(
        "href",
        "https://pytorch.org/docs/stable/generated/torch.square.html",
      );
      await expect(op.getByRole("link").last()).toHaveAttribute("href", "#op-square");
      const tables = op.locator("table.entries"); // x, y, ȳ, the gradient of x
      await expect(tables.nth(1)).toContainText("0.25");
      await tables.nth(0).locator("input").first().fill("3");
      await expect(tables.nth(1).locator("td").first()).toHaveText("9");
      await expect(tables.nth(3).locator("td").first()).toHaveText("6");
      await tables.nth(2).locator("input").first().fill("−10");
      await expect(tables.nth(3).locator("td").first()).toHaveText("−60");
      await tables.nth(0).locator("input").first().fill("x");
      await expect(tables.nth(0).locator("input").first()).toHaveAttribute("aria-invalid", "true");
      await expect(tables.nth(1).locator("td").first()).toHaveText("9");
      await expectAccessible(page, { within: ["#op-square"] });
      await op.locator(".live-example > .key").click();
      await expect(tables.nth(1).locator("td").first()).toHaveText("0.25");
    });

    test(`core, ${lang}: what is no number, or too large a one, is said in words, and loses nothing`, async ({ page }) => {
      test.slow(); // many fields filled, each answered by the worker
      await open(page, `${lang}/core/#square`); // as short as a reader would type it
      const op = page.locator("#op-square");
      const [x, y] = [op.locator("table.entries").nth(0).locator("input"), op.locator("table.entries").nth(1).locator("td")];
      const said = op.locator(".example-note");
      await x.nth(1).fill("3");
      await expect(y.nth(1)).toHaveText("9");
      for (const text of ["abc", "", "1,5", "--2", "9".repeat(20) + "e"]) {
        await x.nth(0).fill(text);
        await expect(said, text).toContainText(words.invalid);
        await expect(x.nth(0), text).toHaveAttribute("aria-invalid", "true");
        await expect(y.nth(1), text).toHaveText("9");
        await expect(x.nth(1), text).toHaveValue("3");
      }
      for (const text of ["1e999", "9".repeat(400)]) {
        await x.nth(0).fill(text);
        await expect(said).toContainText(words.huge);
        await expect(y.nth(0)).toHaveText("∞");
        await expect(y.nth(1)).toHaveText("9");
      }
      await x.nth(0).fill("２");
      await expect(y.nth(0)).toHaveText("4");
      await expect(said).not.toContainText(words.huge);
    });

    test(`core, ${lang}: with the keys alone an op is found, opened, edited and put back`, async ({ page }) => {
      await open(page, `${lang}/core/`);
      await page.getByRole("searchbox").fill("F.relu");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const op = page.locator("#op-relu");
      await expect(op.locator("table.entries").first()).toBeVisible();
      const first = op.locator("input").first();
      for (let k = 0; k < 12 && !(await first.evaluate((it) => it === document.activeElement)); k++)
        await page.keyboard.press("Tab");
      await page.keyboard.type("7"); // what stands there is selected when a field is reached by Tab
      await expect(op.locator("table.entries").nth(1).locator("td").first()).toHaveText("7");
      const reset = op.locator(".live-example > .key");
      for (let k = 0; k < 24 && !(await reset.evaluate((it) => it === document.activeElement)); k++)
        await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(first).not.toHaveValue("7");
    });

    test(`core, ${lang}: ops are found by either name; the figure opens one that a search has hidden`, async ({ page }) => {
      await open(page, `${lang}/core/`);
      const field = page.getByRole("searchbox");
      await field.fill("leaky_relu");
      await expect(page.locator("details.engine-op")).toHaveCount(1);
      await field.fill("nothing of the kind");
      await expect(page.locator("details.engine-op")).toHaveCount(0);
      await expect(page.locator(".ops-head [role=status]")).not.toBeEmpty();
      await field.fill("relu");
      await expect(page.locator("details.engine-op")).not.toHaveCount(0);
      await expect(page.locator("#op-add")).toHaveCount(0);
      await page.locator('.ops-grid a[href="#op-add"]').click();
      await expect(page.locator("#op-add table.entries").first()).toBeInViewport();
      await expect(field).toHaveValue("");
    });

    test(`core, ${lang}: one number that PyTorch did not print is named, with ours and the other`, async ({ page }) => {
      await corrupt(page, (text) => {
        const file = JSON.parse(text) as { cases: { id: string; outputs: { data: number[] }[] }[] };
        file.cases.find(({ id }) => id === "p006_add")!.outputs[0]!.data[1] = 2;
        return JSON.stringify(file);
      });
      await open(page, `${lang}/core/`);
      await measure(page);
      await expect(verdict(page)).toHaveText(words.failed);
      await expect(page.locator(".failures tbody tr")).toHaveCount(1);
      await expect(page.locator(".failures tbody tr")).toContainText(/p006_add.*1\.93605876.*2/);
      await expect(page.locator('.ops-grid a[href="#op-add"] .found-at')).toHaveAttribute("data-kind", "fail");
      await expectAccessible(page, { within: [".engine-press", ".engine-report", ".ops-grid"] });
    });

    test(`core, ${lang}: a file that came damaged, or not at all, is said in words, and the button works again`, async ({
      page,
      book,
    }) => {
      await corrupt(page, (text) => text.slice(0, 1000));
      await open(page, `${lang}/core/`);
      await measure(page);
      await expect(verdict(page)).toHaveText(words.damaged);
      await page.unrouteAll();
      book.allow(/404|Failed to load resource/);
      await page.route(/\/assets\/ops-[^/]*\.json$/, (route) => route.fulfill({ status: 404, body: "" }));
      await measure(page);
      await expect(verdict(page)).toHaveText(words.network);
      await page.unrouteAll();
      await measure(page);
      await expect(verdict(page)).toHaveText(words.agree);
    });

    test(`core, ${lang}: prose, formulas and names stand there without scripts`, async ({ browser, site }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${site.url}${lang}/core/#op-sigmoid`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
      await expect(page.locator("details.engine-op")).toHaveCount(ops.length);
      await page.locator("#op-sigmoid > summary").click();
      await expect(page.locator("#op-sigmoid .katex-html").last()).toBeVisible();
      expect(await page.locator("section.prose").count()).toBe(3);
      await context.close();
    });

    test(`core, ${lang}: the cover and a chapter's foot lead here, and the page keeps within a phone`, async ({ page }) => {
      await open(page, `${lang}/`);
      await page.locator(".after-all a").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
      await page.setViewportSize({ width: 390, height: 844 });
      await measure(page);
      await expect(verdict(page)).toHaveText(words.agree);
      await page.locator('.ops-grid a[href="#op-batchNorm"]').click();
      await expect(page.locator("#op-batchNorm table.entries").first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await open(page, `${lang}/xor/`);
      await expect(page.locator('.foot .settings a[href$="/core/"]')).toBeVisible();
    });
  }

  test("core: dark and before a class it is as readable", async ({ page }) => {
    await open(page, "ko/core/#mode=dark");
    await expect(page.locator("html")).toHaveAttribute("data-mode", "dark");
    await measure(page);
    await expect(verdict(page)).toHaveText(WORDS.ko.agree);
    await page.locator('.ops-grid a[href="#op-batchNorm"]').click();
    await expect(page.locator("#op-batchNorm table.entries").first()).toBeVisible();
    await expectReadableInEveryMode(page, FRAME);
  });
});

test("core: who reads here keeps the place they had in a chapter", async ({ page }) => {
  await open(page, "ko/xor/");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("thumbtack/1/place"))).toContain("xor");
  await open(page, "ko/core/");
  expect(await page.evaluate(() => localStorage.getItem("thumbtack/1/place"))).toContain("xor");
});

test.describe("kept for later", () => {
  test.use({ serviceWorkers: "allow" });
  test("core: what PyTorch printed is kept when it was asked for, and not before", async ({ page, context, book }) => {
    const offline = readFileSync(fileURLToPath(new URL("../../dist/offline.js", import.meta.url)), "utf8");
    expect(/const FILES = (.*);/.exec(offline)![1]).not.toMatch(/ops-[^"]*\.json/);
    expect(/const LATER = (.*);/.exec(offline)![1]).toMatch(/ops-[^"]*\.json/);
    const kept = () =>
      page.evaluate(
        async () =>
          (
            await Promise.all(
              (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
            )
          )
            .flat()
            .filter((url) => url.endsWith(".json")).length,
      );
    await open(page, "en/core/");
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller)
        await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
      return active?.state;
    });
    expect(await kept()).toBe(0);
    await measure(page);
    await expect(verdict(page)).toHaveText(WORDS.en.agree);
    await expect.poll(kept).toBe(2);
    await context.setOffline(true);
    book.allow(/ERR_INTERNET_DISCONNECTED/);
    await page.reload();
    await measure(page);
    await expect(verdict(page)).toHaveText(WORDS.en.agree);
  });
});

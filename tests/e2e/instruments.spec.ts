/**
 * @file Every instrument in every state, on the development page that shows them: served by the development server, from this very tree.
 * The numbers there are computed by the real labs in the worker.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test as base, type Locator, type Page } from "@playwright/test";
import { createServer, type Plugin } from "vite";
import { Complaints, expectAccessible, expectReadableInEveryMode } from "./book.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The page as the browser gets it, without the build's rendering of a chapter, which is not wanted here. */
const bare: Plugin = {
  name: "bare-page",
  configureServer(server) {
    server.middlewares.use(async ({ url = "/" }, response, next) => {
      const [, lang] = /^\/(ko|en)\/\?lab/.exec(url) ?? [];
      if (!lang) return next();
      const html = `<!doctype html><html lang="${lang}" data-mode="light"><head><meta name="viewport" content="width=device-width"><title>lab</title></head><body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body></html>`;
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(await server.transformIndexHtml(url, html));
    });
  },
};
const stands = (page: Page) =>
  expect(page.locator("#step .code [aria-current]")).toContainText("optimizer.step()", { timeout: 40_000 });

interface Dev {
  readonly url: string;
  /** The page in two languages. Each story has moments of it to itself, and leaves screen and colours as they were. */
  readonly korean: Page;
  readonly english: Page;
}
const test = base.extend<object, { dev: Dev }>({
  dev: [
    async ({ browser }, use) => {
      const cacheDir = `${root}.cache/vite-instruments`;
      const server = await createServer({ root, logLevel: "error", cacheDir, plugins: [bare], server: { port: 0, watch: null } });
      await server.listen();
      const url = server.resolvedUrls!.local[0]!;
      const complaints = new Complaints();
      const read = async (lang: string) => {
        const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
        if (lang === "ko") complaints.watch(page, { url }); // the first reader has the dependencies packed, and is sent in again
        await page.goto(`${url}${lang}/?lab&mode=light`);
        await stands(page);
        if (lang === "en") complaints.watch(page, { url });
        return page;
      };
      const [english, korean] = [await read("en"), await read("ko")];
      await use({ url, english, korean });
      await Promise.all([english, korean].map((page) => page.context().close()));
      await server.close();
      expect(complaints.all).toEqual([]);
    },
    { scope: "worker", timeout: 90_000 },
  ],
});
test.describe.configure({ timeout: 60_000 });

const network = (page: Page, moment: string) => page.locator(`#${moment} .network`);

/** Two moments hold every instrument; axe over all ten takes a minute. */
const TWO = { within: ["#backward", "#edited"] };

test("accessible, in every mode; and no Hangul in English", async ({ dev: { korean, english } }) => {
  await expectAccessible(korean, TWO);
  await expectReadableInEveryMode(korean, TWO);
  await expectAccessible(english, { ...TWO, rules: "but colours" });
  expect(await english.locator("main").innerText()).not.toMatch(/[가-힣]/);
});

test("the network: numbers of the trace, parts by arrow keys, rings where the beat is", async ({ dev: { english: page } }) => {
  await expect(network(page, "loss").locator("svg")).toHaveAttribute("aria-label", /2–2–1.*cost 0\.4311/);
  await expect(network(page, "loss").locator(".loss")).toHaveClass("loss lit");
  await expect(network(page, "forward").locator(".now-ring")).toHaveCount(3);
  await expect(network(page, "untouched").locator(".lit")).toHaveCount(0);
  const back = network(page, "backward");
  await expect(back.locator("text.grad")).not.toHaveCount(0);
  await back.locator("[tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight"); // the first wire
  for (let k = 0; k < 2; k++) await page.keyboard.press("ArrowRight");
  await expect(back.locator(".network-detail")).toContainText("weight x₁ → h₁");
  await expect(back.locator(".network-detail .grad").first()).toContainText("received");
  const step = network(page, "step");
  await step.locator("[data-part='wire-2-0-0']").focus();
  await expect(step.locator(".network-detail")).toHaveText(/weight h₁ → ŷ: .* − 1\.00 × .* = /);
});

test("an operation that is chosen rings alone in the network", async ({ dev: { english: page } }) => {
  const moment = page.locator("#backward");
  await moment
    .getByRole("button", { name: /^linear/ })
    .first()
    .click();
  await expect(moment.locator(".now-ring")).toHaveCount(1);
  await expect(moment.locator(".network .loss.lit")).toHaveCount(0);
});

test("the code: a named line's number goes to its beat, says what it does; a value opens in place", async ({
  dev: { english: page },
}) => {
  const code = page.locator("#untouched .code-pane");
  const line = code.getByRole("button", { name: /^cost\.backward\(\)/ });
  await line.focus();
  await expect(code.locator(".code-sentence")).toContainText("Backward pass");
  await line.click();
  await expect(code.locator("[aria-current]")).toContainText("cost.backward()");
  await code.getByRole("button", { name: /learning rate 1/ }).click();
  await expect(code.getByRole("slider", { name: "learning rate" })).toBeVisible();
  await expect(code.getByRole("textbox", { name: "learning rate" })).toBeFocused();
  await page.keyboard.type("7");
  await page.keyboard.press("Escape");
  await expect(code.getByRole("slider")).toHaveCount(0);
  await expect(code.getByRole("button", { name: /learning rate 1/ })).toBeFocused();
  await code.getByRole("button", { name: "imports" }).click();
  await expect(code.locator(".code")).toContainText("import torch");
  await expect(page.locator("#edited .code")).toContainText("if step == 1000:");
});

/** Places every few pixels along the line that lie in the box of a text. */
async function crossings(moment: Locator): Promise<string[]> {
  return moment.evaluate((element) => {
    const svg = element.querySelector<SVGSVGElement>(".leaders")!;
    const origin = svg.getBoundingClientRect();
    const texts: { text: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(element.querySelector(".moment-in")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.nodeValue?.trim() || node.parentElement!.closest(".visually-hidden, .leaders")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) texts.push({ text: node.nodeValue, box });
    }
    const hits: string[] = [];
    for (const path of svg.querySelectorAll("path")) {
      const length = path.getTotalLength();
      for (let at = 0; at <= length; at += 3) {
        const { x, y } = path.getPointAtLength(at);
        const hit = texts.find(
          ({ box }) =>
            x + origin.left > box.left + 0.5 &&
            x + origin.left < box.right - 0.5 &&
            y + origin.top > box.top + 0.5 &&
            y + origin.top < box.bottom - 0.5,
        );
        if (hit) hits.push(`${hit.text} at ${Math.round(x)}, ${Math.round(y)}`);
      }
    }
    return hits;
  });
}

test("the leader on three screens: drawn from the lit line, through no text", async ({ dev: { korean: page } }) => {
  for (const [width, height] of [
    [1024, 700],
    [1920, 1080],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const name of ["forward", "loss", "backward", "step"]) {
      const moment = page.locator(`#${name}`);
      await moment.scrollIntoViewIfNeeded();
      await expect(moment.locator(".leaders path").first()).toBeAttached();
      await expect.poll(() => crossings(moment), `${name} at ${width}`).toEqual([]);
    }
    await expect(page.locator("#loss .leaders path")).toHaveCount(2);
    await expect(page.locator("#untouched .leaders path")).toHaveCount(0);
  }
});

test("on a phone: no leader, nothing wider than the screen, points large enough for a finger", async ({ browser, dev }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(`${dev.url}ko/?lab`);
  await stands(page);
  await expect(page.locator(".leaders path")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const { width, height } = (await page.locator("#loss .plane-point").first().boundingBox())!;
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await context.close();
});

test("a point is chosen by keyboard; the formula is read with its values", async ({ dev: { english: page } }) => {
  const moment = page.locator("#loss");
  await moment.getByRole("button", { name: "(1,1)" }).focus();
  await page.keyboard.press("Enter");
  await expect(moment.getByRole("button", { name: "(1,1)" })).toHaveAttribute("aria-pressed", "true");
  await expect(moment.getByRole("math")).toHaveAttribute(
    "aria-label",
    /cost 0\.4311 equals 1 over 4 open parenthesis \(0, 0\) ŷ 0\.416 loss 0\.5378 plus/,
  );
});

test("a figure's values as a table, the figure as PNG and as SVG", async ({ dev: { english: page } }) => {
  const moment = page.locator("#step");
  await moment.getByRole("button", { name: "Table" }).first().click();
  await expect(moment.getByRole("region", { name: /Network/ }).getByRole("row")).toHaveCount(10);
  for (const [name, begins] of [
    ["PNG", "\x89PNG"],
    ["SVG", "<svg"],
  ] as const) {
    const [file] = await Promise.all([page.waitForEvent("download"), moment.getByRole("button", { name, exact: true }).click()]);
    expect(file.suggestedFilename()).toBe(`Network-2200.${name.toLowerCase()}`);
    const bytes = await readFile(await file.path());
    expect(bytes.subarray(0, 4).toString("latin1")).toBe(begins);
    expect(bytes.length).toBeGreaterThan(4000);
  }
});

test("forced colours and reduced motion: the lit line is outlined, the leader is there at once", async ({
  dev: { korean: page },
}) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  const lit = page.locator("#loss .code [aria-current]");
  expect(await lit.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
  expect(
    await page
      .locator("#loss .leaders path")
      .first()
      .evaluate((element) => getComputedStyle(element).animationName),
  ).toBe("none");
  await page.emulateMedia({ forcedColors: "none", reducedMotion: "no-preference" });
});

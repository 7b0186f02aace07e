/** @file The shell of the book: pages that are files, in both languages, with and without scripts, storage and a network. */
import { fileURLToPath } from "node:url";
import { serve } from "../../src/build/serve.mjs";
import { alive, expect, expectAccessible, expectReadableInEveryMode, open, test } from "./book.ts";

const LAB = "lab=xor/two-hidden";
const PAGES = [
  { path: "", lang: "ko", title: "압정 · Thumbtack", heading: "압정" },
  { path: "ko/", lang: "ko", title: "압정 · Thumbtack", heading: "압정" },
  { path: "en/", lang: "en", title: "압정 · Thumbtack", heading: "Thumbtack" },
  { path: "ko/mle/", lang: "ko", title: "최대가능도추정 · 압정", heading: /./ },
  { path: "en/mle/", lang: "en", title: "Maximum likelihood · Thumbtack", heading: /./ },
  { path: "ko/overfitting/", lang: "ko", title: "과적합과 분할 · 압정", heading: /./ },
  { path: "en/overfitting/", lang: "en", title: "Overfitting and the split · Thumbtack", heading: /./ },
  { path: "ko/mnist/", lang: "ko", title: "MNIST 소프트맥스 · 압정", heading: /./ },
  { path: "en/mnist/", lang: "en", title: "MNIST softmax · Thumbtack", heading: /./ },
  { path: "ko/xor/", lang: "ko", title: "XOR와 다층 퍼셉트론 · 압정", heading: /./ },
  { path: "en/xor/", lang: "en", title: "XOR and the multilayer perceptron · Thumbtack", heading: /./ },
  { path: "ko/core/", lang: "ko", title: "엔진 들여다보기 · 압정", heading: /./ },
  { path: "en/core/", lang: "en", title: "Inside the engine · Thumbtack", heading: /./ },
] as const;

test.describe("pages", () => {
  test.use({ serviceWorkers: "allow" });
  for (const { path, lang, title, heading } of PAGES) {
    test(`page /${path}: is a file in its language, with a title, a description and a preview; wakes without complaint; every link leads somewhere`, async ({
      page,
    }) => {
      await open(page, path);
      await expect(page).toHaveTitle(title);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toHaveCount(1);
      const meta = (name: string) => page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute("content");
      expect((await meta("description"))!.length).toBeGreaterThan(20);
      expect(await meta("og:title")).toBe(title);
      const image = await page.request.get(new URL((await meta("og:image"))!, page.url()).href);
      expect([image.status(), image.headers()["content-type"]]).toEqual([200, "image/png"]);

      const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      for (const link of new Set(links.map((href) => href.replace(/#.*$/, "")))) {
        if (link.startsWith("https://pytorch.org/docs/")) continue; // the one host the book sends a reader to
        expect(new URL(link).origin, link).toBe(new URL(page.url()).origin);
        expect((await page.request.get(link)).status(), link).toBe(200);
      }
    });
  }
});

for (const path of ["ko/", "en/"])
  test(`page /${path}: passes axe, and not only in light`, async ({ page }) => {
    await open(page, path);
    await expectAccessible(page);
    if (path === "ko/") await expectReadableInEveryMode(page);
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the prose and the contents read as they are, and the links work", async ({ page }) => {
    await open(page, "ko/", { asleep: true });
    await expect(page.getByRole("heading", { name: "XOR와 다층 퍼셉트론" })).toBeVisible();
    await expect(page.locator(".miniature svg path").first()).toBeVisible();
    await page.locator("a.begin").click();
    await page.waitForURL(/\/ko\/\w+\/$/); // the cover has a heading, too
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.content()).toContain("실험은 자바스크립트를 켜야 움직입니다"); // the emulation does not draw <noscript>
    await page.locator(".head-switches").getByRole("link", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("scripts that do not arrive leave the page readable", async ({ page, book }) => {
  book.allow(/net::ERR_FAILED|Failed to load resource/);
  await page.route("**/assets/*.js", (route) => route.abort());
  await open(page, "en/xor/", { asleep: true });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("“begin” leads from the cover into the first chapter that exists; those that do not are no links", async ({ page }) => {
  await open(page);
  await expect(page.locator(".contents li")).toHaveCount(8);
  await expect(page.locator(".contents li[data-coming]").first()).toContainText("준비 중");
  await expect(page.locator(".contents li[data-coming] a")).toHaveCount(0);
  await page.locator("a.begin").click();
  await expect(page).toHaveURL(/\/ko\/mle\/$/);
});

test("the door has a clear way to English", async ({ page }) => {
  await open(page);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/$/);
  await expect(page.getByRole("heading", { level: 1, name: "Thumbtack" })).toBeVisible();
});

test("a link of earlier days is sent on to its chapter, in its language, at its moment", async ({ page }) => {
  await open(page, `#${LAB}&t=50&lang=en`);
  await expect(page).toHaveURL(/\/en\/xor\/#lab=xor\/two-hidden&t=50/);
});

test("switching the language keeps the state in the fragment, also before it was written to the address", async ({ page }) => {
  await open(page, `ko/xor/#v=1&${LAB}&seed=5&hidden=2&lr=1&t=40&scene=2`);
  await page.locator(".head-switches").getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/xor\/#v=1&lab=xor\/two-hidden&seed=5&hidden=2&lr=1&t=40&scene=2$/);
});

test("light, dark and projector are kept from page to page, and a link may ask for one without changing what is kept", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, "ko/");
  const mode = () => page.locator("html").getAttribute("data-mode");
  expect(await mode()).toBe("dark");
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(mode).toBe("light"); // follows the system until the reader chooses
  await page.getByRole("button", { name: "어둡게" }).click();
  await open(page, "en/xor/");
  expect(await mode()).toBe("dark");
  await expect(page.locator(".head-switches").getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
  await open(page, "en/#mode=projector");
  expect(await mode()).toBe("projector");
  await open(page, "ko/xor/");
  expect(await mode()).toBe("dark");
});

test("forced colours: the page reads, and the chosen language and screen still show", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, "ko/xor/");
  const decoration = await page
    .locator('.head-switches [aria-pressed="true"]')
    .evaluate((it) => getComputedStyle(it).textDecorationLine);
  expect(decoration).toBe("underline"); // no colour says it
});

test("the cover remembers where the reader was, to the step, and opens there", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=120&seed=9`);
  await page.waitForFunction(() => localStorage.getItem("thumbtack/1/place") !== null);
  await open(page, "en/");
  const link = page.getByRole("link", { name: "Continue" });
  await expect(link).toHaveText("Continue: Chapter 7, update 120, seed 9");
  await link.click();
  await expect(page).toHaveURL(/\/en\/xor\/#.*seed=9.*t=120/);
});

test("session=fresh leaves no trace", async ({ page }) => {
  await open(page, "ko/xor/#session=fresh");
  await page.locator(".head-switches").getByRole("button", { name: "어둡게" }).click();
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("where storage is refused the book works, and says honestly that nothing is kept", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await open(page, "ko/xor/");
  await expect(page.getByText("이 브라우저가 저장을 막아 두어")).toBeVisible();
  await page.locator(".head-switches").getByRole("button", { name: "어둡게" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mode", "dark");
});

test("a page that breaks says so in the reader's language, keeps the address and shows the way back", async ({ page, book }) => {
  book.allow(/broken on purpose|uncaught|console error/);
  await page.addInitScript(() => {
    Object.defineProperty(window, "MutationObserver", {
      value: function () {
        throw new Error("broken on purpose");
      },
    });
  });
  await open(page, `en/xor/#${LAB}&t=7`, { asleep: true });
  await expect(page.getByRole("alert").first()).toContainText("Something went wrong while opening the book");
  await expect(page.getByRole("link", { name: "To the cover" }).first()).toHaveAttribute("href", /en\/$/);
  expect(page.url()).toContain("t=7");
});

test("what is gone gets a page of the book, in both languages, with the way to both covers", async ({ page, book, site }) => {
  book.allow(/404/);
  const response = await page.goto("./ko/nothing/here/");
  expect(response!.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "그런 쪽이 없습니다" })).toBeVisible();
  await expect(page.getByRole("link", { name: "To the cover" })).toHaveAttribute("href", new URL(`${site.url}en/`).pathname);
});

test("a phone has the chapters, the languages and the screens in a menu, with targets a thumb can hit", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "ko/xor/");
  await page.locator(".menu summary").click();
  for (const target of await page.locator(".menu .sheet :is(a, button)").all()) {
    expect((await target.boundingBox())!.height, await target.innerText()).toBeGreaterThanOrEqual(44);
  }
  await expectAccessible(page, { within: [".head"] });
  await page.locator(".menu").getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/xor\//);
  for (const path of ["ko/", "en/"]) {
    await open(page, path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
});

test("after one visit every page opens with the server stopped", async ({ browser }) => {
  const dist = fileURLToPath(new URL("../../dist", import.meta.url));
  const server = await serve({ mounts: [["", dist]], host: "127.0.0.1", base: "/a/book/" });
  const url = server.url.replace("localhost", "127.0.0.1");
  const context = await browser.newContext({ locale: "ko-KR", serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(url);
  await expect(page.getByText("인터넷 없이도 읽을 수 있습니다")).toBeVisible({ timeout: 20_000 });
  await server.close();
  for (const path of ["", "ko/", "en/", "ko/xor/", "en/xor/", "ko/xor"]) {
    await page.goto(url + path);
    await alive(page);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await page.goto(`${url}en/xor/#${LAB}&t=30`);
  await page.reload();
  await page.waitForFunction(
    () => document.fonts.check("17px 'Pretendard Variable'") && document.fonts.check("12px 'JetBrains Mono Variable'"),
  );
  await expect(page.locator("[data-hash]").first()).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/, { timeout: 15_000 }); // the worker and its labs, too
  await context.close();
});

test("a term is explained on hover, on focus and under a thumb; Escape puts it away", async ({ page, browser, site }) => {
  await open(page, "ko/xor/");
  const term = page.locator(".term").first();
  const note = term.getByRole("tooltip");
  await expect(note).toBeHidden();
  await term.hover();
  await expect(note).toBeVisible();
  await expect(note).toContainText(/[a-z]/i); // the English word
  await note.hover(); // the way to it does not close it
  await expect(note).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(note).toBeHidden();
  await term.getByRole("button").focus();
  await expect(note).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(note).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(note).toBeVisible();

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const small = await phone.newPage();
  await small.goto(`${site.url}ko/xor/`);
  await alive(small);
  for (const it of await small.locator(".term").all()) {
    await it.getByRole("button").tap();
    await expect(it.getByRole("tooltip")).toBeVisible();
    const box = (await it.getByRole("tooltip").boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(360);
    await it.getByRole("tooltip").tap(); // out of the way
    await expect(it.getByRole("tooltip")).toBeHidden();
  }
  await phone.close();
});

test("a browser without workers says so, and the text stays", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
  await open(page, "ko/xor/");
  await expect(page.getByText("이 브라우저에서는 실험을 돌릴 수 없습니다")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

/** @file For who hears the page, sees it in the system's colours, wants no motion, or has a browser that keeps nothing. */
import { benchOf, LAB } from "./bench.ts";
import { expect, open, test } from "./book.ts";

test("while a run plays one voice speaks, politely: where it is, at most every two seconds", async ({ page }) => {
  await open(page, "ko/xor/#instructor=1");
  const { fingerprint, lab, play } = benchOf(page);
  await fingerprint();
  await lab.getByRole("radio", { name: "30/초" }).check();
  await page.evaluate(() => {
    const said: [time: number, where: string, text: string][] = [];
    Object.assign(window, { said });
    for (const it of document.querySelectorAll("[aria-live]:not([aria-live=off]), [role=status], [role=alert], output"))
      new MutationObserver(() => {
        const where = it.closest(".deck") ? (it.getAttribute("aria-live") ?? "") : it.className;
        said.push([performance.now(), where, it.textContent]);
      }).observe(it, { childList: true, characterData: true, subtree: true });
  });
  await play.click();
  await page.waitForTimeout(4800);
  const told = () => page.evaluate(() => (window as unknown as { said: [number, string, string][] }).said);
  const said = await told();
  await play.click();
  await expect.poll(async () => (await told()).length).toBeGreaterThan(said.length); // where it was paused
  expect(said.length).toBeGreaterThanOrEqual(2);
  expect(new Set(said.map(([, where]) => where))).toEqual(new Set(["polite"]));
  for (const [, , text] of said) expect(text).toMatch(/^스텝 \d+.*비용 0\.\d+/);
  const gaps = said.slice(1).map(([time], k) => time - said[k]![0]);
  expect(Math.min(...gaps)).toBeGreaterThan(1000); // two seconds, unless a busy machine held one of them up
  expect(said.length).toBeLessThanOrEqual(4);
});

for (const lang of ["ko", "en"] as const)
  test(`${lang}: maths is MathML for a screen reader, or is said in words, and its drawing is hidden from it`, async ({
    page,
  }) => {
    await open(page, `${lang}/xor/#${LAB}&t=2200`);
    await benchOf(page).fingerprint();
    const mute = await page.evaluate(() => {
      const all = [...document.querySelectorAll(".katex")];
      const bad = all.filter(
        (it) => !it.querySelector("math annotation") || !it.querySelector(".katex-html")?.matches("[aria-hidden=true]"),
      );
      return [all.length, bad.length];
    });
    expect(mute[0]).toBeGreaterThan(10);
    expect(mute[1]).toBe(0);
    const formula = page.locator("#lab-two").getByRole("math").first();
    expect(await formula.getAttribute("aria-label")).toMatch(lang === "ko" ? /0\.4311.*4 분의 1/ : /0\.4311 equals 1 over 4/);
    if (lang === "en") expect(await formula.getAttribute("aria-label")).not.toMatch(/[가-힣]/);
  });

for (const colorScheme of ["light", "dark"] as const)
  test(`the system's colours, ${colorScheme}: what is lit, chosen and drawn still shows`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await open(page, `ko/xor/#${LAB}&t=2200&beat=3&unit=beat`);
    const { lab, litBeat, litLine, fingerprint } = benchOf(page);
    await fingerprint();
    for (const it of [litBeat, litLine, lab.locator(".vernier [data-time=now]")])
      expect(await it.evaluate((el) => getComputedStyle(el).outlineStyle)).toBe("solid");
    // Of the loss on the tape, on the ground of the page: no darker on dark, no lighter on light.
    const contrast = await lab.locator(".track canvas").evaluate((canvas: HTMLCanvasElement) => {
      const ground = document.createElement("canvas").getContext("2d")!;
      ground.fillStyle = getComputedStyle(document.body).backgroundColor;
      ground.fillRect(0, 0, 1, 1);
      const light = ([r = 0, g = 0, b = 0]: ArrayLike<number> & Iterable<number>) => {
        const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * x! + 0.7152 * y! + 0.0722 * z!;
      };
      const under = light(ground.getImageData(0, 0, 1, 1).data);
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      let most = 1;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3]! < 250) continue;
        const [a, b] = [light(data.subarray(at, at + 3)), under].sort((x, y) => y - x) as [number, number];
        most = Math.max(most, (a + 0.05) / (b + 0.05));
      }
      return most;
    });
    expect(contrast).toBeGreaterThan(7);
  });

test("who wants no motion gets none: nothing fades, slides or scrolls by itself", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, `ko/xor/#${LAB}&t=2200&beat=3&unit=beat`);
  await benchOf(page).fingerprint();
  await page.locator(".moments a").nth(4).click();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((it) => {
        const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(it);
        const lasts = (text: string) => text.split(",").some((each) => Number.parseFloat(each) > 0);
        return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration)) || scrollBehavior === "smooth";
      })
      .map((it) => `${it.tagName}.${it.className}`),
  );
  expect(moving).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("storage that is full loses nothing while the window is open, and says what it means", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    Reflect.deleteProperty(window, "indexedDB");
  });
  await open(page, "ko/xor/");
  const { fingerprint, atMax, play, stands } = benchOf(page);
  await fingerprint();
  await page.locator(".gate").getByText("그대로 멈춰 있다").click();
  await expect(page.locator(".gate-option[data-chosen=true]")).toHaveCount(1);
  await expect(page.getByText("이 브라우저가 저장을 막아 두어")).toBeVisible();
  await atMax();
  await play.click();
  await stands(10_001);
  await expect(page.locator(".gate-verdict")).toContainText("2,180번에 네 점을 모두 맞혔고");
});

test("a listener walks the beats, changes a value and runs to the end: each is said by its name, and soon", async ({ page }) => {
  await open(page, `ko/xor/#${LAB}&t=2400&unit=beat`);
  const { fingerprint, lab, stands, tape } = benchOf(page);
  await fingerprint();
  await tape.focus();
  const voice = lab.locator(".deck > [aria-live=polite]");
  for (const name of ["기울기 비우기", "순전파", "비용", "역전파", "가중치 갱신"]) {
    await page.keyboard.press(".");
    await expect(voice).toContainText(new RegExp(`박자 \\d/6, ${name}\\. .+\\.$`), { timeout: 1000 });
  }
  await expect(voice).toHaveText(/^박자 5\/6, 가중치 갱신\. /);
  await page.keyboard.press("2");
  await tape.fill("2150");
  await expect(voice).toHaveText(/^스텝 2,150, 비용 0\.\d{3}$/, { timeout: 1000 });
  await lab.locator('[data-slot="lr"]').click();
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await expect(voice).toHaveText("2,150에서 학습률 1 → 3. 앞의 실행은 점선으로 남습니다.");
  await tape.fill("2300");
  await expect(voice).toHaveText(/^스텝 2,300, 비용 0\.\d+, 바꾸기 전 0\.\d+$/);
  await lab.getByRole("button", { name: "…까지" }).click();
  await expect(lab.getByRole("textbox", { name: "어느 스텝까지" })).toBeFocused();
  await page.keyboard.type("10001");
  await page.keyboard.press("Enter");
  await stands(10_001);
  await expect(voice).toHaveText(/^끝까지 실행했습니다\. 스텝 10,001, 비용 0\.000\d{3}\.$/);
  await lab.getByRole("button", { name: "…까지" }).click();
  await lab.getByRole("button", { name: "네 점을 모두 맞힐 때까지" }).click();
  await expect(lab.getByRole("alert")).toHaveText(/^지금 이미 그렇습니다: 네 점을 모두 맞힘\./);
  await lab.getByRole("button", { name: "표", exact: true }).last().click();
  await expect(lab.getByRole("columnheader", { name: "바꾸기 전 비용" })).toBeVisible();
});

test("the guess is one question to a listener: its answers are a group with its name, the arrows choose, a number says of what", async ({
  page,
}) => {
  await open(page, "ko/xor/");
  await benchOf(page).fingerprint();
  const group = page.getByRole("radiogroup", { name: /^2,000번 동안 0\.693입니다/ });
  await expect(group.getByRole("radio")).toHaveCount(3);
  await group.getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(group.getByRole("radio", { name: "언젠가 풀린다" })).toBeChecked();
  await expect(group.getByRole("textbox", { name: "언젠가 풀린다: 대략 … 번째" })).toHaveValue("4000");
});

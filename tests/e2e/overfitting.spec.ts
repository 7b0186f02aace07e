/** @file The story of the chapter on overfitting: guess, climb the degrees, drag a border, open the seal, type a function, diagnose, teach. */
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectReadableInEveryMode, open, test } from "./book.ts";
import { faultsAtRest } from "./projection.ts";

const lab = (page: Page, id: string) => page.locator(`#lab-${id}`);
const step = (page: Page, id: string) => lab(page, id).locator("[data-read=step]");
const seek = async (page: Page, id: string, t: number) => {
  await lab(page, id).locator(".handle").fill(String(t));
  await expect(step(page, id)).toHaveText(t.toLocaleString("en-US"));
};
const atMax = (page: Page, id: string) =>
  lab(page, id)
    .getByRole("radio", { name: /^(?:최대|max)$/ })
    .check();
/** A row of the readings of a lab: its number. */
const reading = (page: Page, id: string, name: string) =>
  lab(page, id).locator(".errors tr", { hasText: name }).locator("td").first();

const SIZES = [
  [1280, 720],
  [1920, 1080],
  [390, 844],
] as const;
const WORDS = {
  ko: { title: "다 맞힌 곡선이 가장 많이 틀린다", skip: "예측 없이 실행" },
  en: { title: "The best fit misses the most", skip: "run without a guess" },
} as const;

for (const lang of ["ko", "en"] as const)
  test(`${lang} in three sizes: six curves stand before any click, the page is accessible and fits`, async ({ page }) => {
    test.slow(); // axe over a whole chapter
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      if (width === 1280) await open(page, `${lang}/overfitting/`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(WORDS[lang].title);
      await expect(page.locator(".moments .still")).toHaveCount(6);
      expect((await page.locator(".moments").boundingBox())!.y).toBeLessThan(height / 2);
      await expect(page.locator(".pair svg")).toHaveCount(12);
      await expect(lab(page, "poly").locator("[data-hash]")).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/);
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      if (lang === "en") expect(await page.locator("main").innerText()).not.toMatch(/[가-힣]/);
      if (width !== 1920) await expectAccessible(page, width === 1280 && lang === "ko" ? {} : { rules: "but colours" });
      if (width === 1280 && lang === "ko") await expectReadableInEveryMode(page);
    }
  });

for (const lang of ["ko", "en"] as const)
  test(`${lang}: a lab is one laptop screen high`, async ({ page }) => {
    await open(page, `${lang}/overfitting/#lab=overfitting/poly&t=3`);
    await expect(step(page, "poly")).toHaveText("3");
    for (const id of ["poly", "resplits", "peek", "network", "case"])
      expect((await lab(page, id).boundingBox())!.height, id).toBeLessThanOrEqual(668);
  });

test("a guess, the climb to degree 15, the verdict by numbers; validation chooses 3, the test speaks once, a second look breaks the seal", async ({
  page,
}) => {
  await open(page, "ko/overfitting/");
  await page.locator(".gate").first().locator("label").getByText("15차").click();
  await atMax(page, "poly");
  await lab(page, "poly").locator(".play").click();
  await expect(step(page, "poly")).toHaveText("16");
  await expect(page.locator(".gate-verdict").first()).toContainText("15차의 훈련 오차는 0.0427이지만 새 점에서는 5,994");
  await expect(lab(page, "poly").locator(".told")).toContainText("5,994");
  await seek(page, "poly", 3);
  await expect(reading(page, "poly", "검증")).toHaveText("0.0202");
  await expect(reading(page, "poly", "모집단")).toHaveText("?");
  await lab(page, "poly").getByRole("checkbox", { name: "모집단 보기" }).check();
  await expect(reading(page, "poly", "모집단")).toHaveText("0.1145");
  const seal = lab(page, "poly").locator(".seal");
  await seal.getByRole("button", { name: "테스트 봉인 열기" }).click();
  await expect(seal).toContainText("3차에서 테스트 오차");
  await expect(seal.getByRole("button", { name: "테스트는 한 번 말했습니다" })).toBeDisabled();
  await seek(page, "poly", 9);
  await seal.getByRole("button", { name: "또 엿보기" }).click();
  await expect(seal).toContainText("봉인이 깨졌습니다. 지금까지 2번 보았습니다.");
  await page.reload(); // scrubbing does not undo it, and neither does coming back
  await expect(seal).toContainText("2번 보았습니다");
});

test("the borders of the split move by key and by hand, with real counts, and the fit follows", async ({ page }) => {
  await open(page, "en/overfitting/#lab=overfitting/poly&t=3");
  const first = lab(page, "poly").getByRole("slider", { name: "border of training and validation" });
  await expect(first).toHaveAttribute("aria-valuetext", "80 %: training 32, validation 4, test 4");
  const before = await reading(page, "poly", "training").first().innerText();
  await first.focus();
  for (let k = 0; k < 20; k++) await page.keyboard.press("ArrowLeft");
  await expect(first).toHaveAttribute("aria-valuetext", "60 %: training 24, validation 12, test 4");
  await expect(reading(page, "poly", "training").first()).not.toHaveText(before);
  const said = lab(page, "poly").locator(".split").getByRole("status");
  await expect(said).toHaveText(/^training error 0\.\d{4}, validation error 0\.\d{4}$/);
  await page.keyboard.press("ArrowLeft");
  await expect(first).toHaveAttribute("aria-valuetext", "59 %: training 23, validation 13, test 4");
  await page.keyboard.press("End");
  await expect(first).toHaveAttribute("aria-valuetext", "90 %: training 36, validation 0, test 4");
  await expect(said).toHaveText(/, no validation points$/);
  await page.keyboard.press("Home");
  await expect(first).toHaveAttribute("aria-valuetext", "10 %: training 4, validation 32, test 4");
  const bar = (await lab(page, "poly").locator(".split-bar").boundingBox())!;
  const handle = (await first.boundingBox())!;
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(bar.x + bar.width * 0.5, handle.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(first).toHaveAttribute("aria-valuetext", /^50 %: training 20, validation 16/);
});

test("what if: a function is read or refused in the reader's language; bad rows are named, the rest is taken; points are pressed", async ({
  page,
}) => {
  await open(page, "ko/overfitting/");
  const yours = page.locator(".yours");
  const field = yours.getByRole("textbox").first();
  for (const [typed, why] of [
    ["sin(", "5번째 글자"],
    ["tan(x)", "‘tan’"],
    ["1/x", "x = 0에서"],
    ["2", "x가 없습니다"],
  ] as const) {
    await field.fill(typed);
    await page.keyboard.press("Enter");
    await expect(yours.locator("form").first()).toContainText(why);
  }
  await field.fill("x^3 − x");
  await page.keyboard.press("Enter");
  await expect(yours.locator(".yours-now")).toContainText("y = x ^ 3 - x");
  await expect(lab(page, "poly").locator(".code")).toContainText("y = x ** 3 - x");
  await expect(lab(page, "network").locator(".code")).toContainText("y = x ** 3 - x");

  const rows = Array.from({ length: 12 }, (_, k) => `${k}; ${(k * 7) % 5}`);
  await yours.locator("textarea").fill(["시간;값", ...rows, "열셋;1", "1;2;3"].join("\n"));
  await yours.locator("form").nth(1).getByRole("button").click();
  await expect(yours).toContainText("점 12개를 받았습니다.");
  await expect(yours).toContainText("14번째 줄 “열셋;1”: 수가 아닌 것이 있습니다");
  await expect(yours).toContainText("15번째 줄 “1;2;3”: 수가 두 개여야 합니다");
  await expect(yours.locator(".yours-now")).toContainText("점 12개");
  await expect(lab(page, "poly").locator(".split")).toContainText("9");
  await expect(page).toHaveURL(/points=/);

  const plane = yours.locator(".fit-plane");
  const box = (await plane.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(yours).toContainText("점 13개입니다");
  await yours.getByRole("button", { name: "함수로 돌아가기" }).click();
  await expect(yours.locator(".yours-now")).toContainText("y = x ^ 3 - x");
});

test("the case file: the verdict opens after two numbers, and every answer has its reason", async ({ page }) => {
  await open(page, "ko/overfitting/");
  const verdict = lab(page, "case").locator(".verdict");
  await expect(verdict.getByRole("radio").first()).toBeDisabled();
  await verdict.getByRole("button", { name: "보기", exact: true }).click();
  await expect(verdict).toContainText("62.5 % (5/8)");
  await verdict.getByRole("button", { name: "이어서 학습하기" }).click();
  await expect(verdict).toContainText("100 % (3/3)");
  await verdict.getByLabel("과적합").check();
  await expect(verdict).toContainText("더 나빠졌을 것입니다");
  await verdict.getByLabel("과소적합").check();
  await expect(verdict).toContainText("맞습니다. 아직 덜 배운 것입니다");
  await expect(step(page, "case")).toHaveText("101");
});

test("thirty splits of 40 scatter, of 400 less; sixty peeks make the score better and not the model", async ({ page }) => {
  await open(page, "ko/overfitting/");
  await atMax(page, "resplits");
  await lab(page, "resplits").locator(".play").click();
  await expect(step(page, "resplits")).toHaveText("30");
  const strip = lab(page, "resplits").locator(".strip svg");
  await expect(lab(page, "resplits").locator(".spread-of")).toContainText("0.0696");
  await expect(strip).toHaveAttribute("aria-label", /분할 30번의 오차. 검증 오차는 0.0115에서 0.3497까지, 표준편차 0.0696/);
  await lab(page, "resplits").locator(".sizes").getByRole("button", { name: "400" }).click();
  await atMax(page, "resplits");
  await lab(page, "resplits").locator(".play").click();
  await expect(strip).toHaveAttribute("aria-label", /분할 30번의 오차. 검증 오차는 0.0646에서 0.1381까지, 표준편차 0.0205/);
  await seek(page, "peek", 60);
  await expect(lab(page, "peek").locator(".curves svg").first()).toHaveAttribute(
    "aria-label",
    /60번 엿본 뒤 최고 점수 0.0231, 그 후보의 모집단 오차 0.2107/,
  );
});

test("six new pairs are graded one by one with a reason for each; the flag of early stopping is judged by the run", async ({
  page,
}) => {
  await open(page, "en/overfitting/");
  const pairs = page.locator(".pairs.asked > li");
  const right = [
    "overfitting",
    "learning rate too high",
    "a good fit",
    "too few validation points",
    "underfitting",
    "a data leak",
  ];
  const verdict = pairs.nth(0).getByRole("status");
  await pairs.nth(0).getByRole("combobox").focus();
  for (let k = 0; k < 4; k++) await page.keyboard.press("ArrowDown"); // a closed list: each press chooses
  await expect(pairs.nth(0).getByRole("combobox")).toHaveValue("few");
  await expect(verdict).toBeEmpty();
  for (let k = 0; k < 3; k++) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(verdict).toContainText("With underfitting the training error stops high.");
  await page.keyboard.press("ArrowDown");
  await expect(verdict).toBeEmpty(); // it was said of another choice
  await page.keyboard.press("Tab");
  await expect(verdict).toContainText("A good fit has both lines meeting near the floor.");
  for (const [k, kind] of right.entries()) {
    await pairs.nth(k).getByRole("combobox").selectOption(kind);
    await pairs
      .nth(k)
      .getByRole("button", { name: `Pair ${k + 1}: check` })
      .click();
  }
  await expect(page.locator(".check").first().locator(".check-grade")).toContainText("6 of 6 pairs are right.");
  const flag = page.locator(".check").nth(1);
  await flag.getByRole("button", { name: /run 2,000/ }).click();
  await flag.getByRole("slider").fill("1900");
  await flag.getByRole("button", { name: "grade it" }).click();
  await expect(flag).toContainText("The lowest place is behind you");
});

test("seven scenes by PageDown from the sheet's links, each on one screen", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, "ko/overfitting/");
  await page.locator(".timetable a").first().click();
  const ids = ["case", "longer", "few", "plenty", "lines", "vote", "turn"];
  for (const [k, id] of ids.entries()) {
    await expect(page.locator(".scene")).toHaveAttribute("data-scene", id);
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".scene, .scene *")]
        .filter(
          (it) =>
            !it.closest(".code") &&
            getComputedStyle(it).overflowY !== "visible" &&
            it.scrollHeight > it.clientHeight + 1 &&
            it.clientHeight > 0,
        )
        .map((it) => it.className),
    );
    expect(beyond, id).toEqual([]);
    if (k < ids.length - 1) await page.keyboard.press("PageDown");
  }
  await expect(page.locator(".scene [data-read=step]")).toHaveText("800", { timeout: 20_000 });
});

for (const lang of ["ko", "en"] as const)
  test(`${lang}: every scene is one screen on a beam of 720 and of 1080 lines, in a projector's sizes and contrasts`, async ({
    page,
  }) => {
    test.setTimeout(90_000);
    await open(page, `${lang}/overfitting/`);
    const links = await page.$$eval(".timetable a", (all) => all.map((link) => link.getAttribute("href")!));
    expect(links.length).toBe(7);
    const found: { [where: string]: string[] } = {};
    for (const link of links) {
      const id = /scene=([\w-]+)/.exec(link)![1]!;
      await page.evaluate((hash) => (location.hash = hash), link);
      await expect(page.locator(".scene")).toHaveAttribute("data-scene", id);
      await expect(page.locator(".readings dd").last()).toHaveText(/\d/);
      for (const [width, height] of SIZES.slice(0, 2)) {
        await page.setViewportSize({ width, height });
        const faults = await faultsAtRest(page);
        found[`${id} at ${width}`] = faults.filter((it) => !/^leaves the screen: (?:g|path)\.(?:halo|fit)? /.test(it)); // clipped
      }
      if (lang === "en") expect(await page.locator(".scene").innerText()).not.toMatch(/[가-힣]/);
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, it]) => it.length > 0))).toEqual({});
  });

test("in front of a class every deed has a key, which the scene names: open the answer, train on, deal anew, show the population", async ({
  page,
}) => {
  await open(page, "ko/overfitting/");
  await page.locator(".timetable a").first().click();
  const scene = page.locator(".scene");
  const reading = (k: number) => scene.locator(".readings dd").nth(k);
  const next = async (id: string) => {
    await page.keyboard.press("PageDown");
    await expect(scene).toHaveAttribute("data-scene", id);
  };
  await expect(scene).toHaveAttribute("data-scene", "case");
  await expect(scene.locator(".stage-keys")).toContainText("Enter 훈련 정답 열기");
  await expect(reading(0)).toHaveText("?");
  await page.keyboard.press("Enter");
  await expect(reading(0)).toHaveText("62.5 %");
  await page.keyboard.press("Enter");
  await expect(reading(0)).toHaveText("?");
  await next("longer");
  await expect(reading(0)).toHaveText("62.5 %");
  await page.keyboard.press("ArrowUp");
  await expect(reading(0)).toHaveText("100 %");
  await expect(page.locator(".echo")).toHaveText("↑ 501에폭");
  await next("few");
  await expect(reading(1)).toHaveText("0.0696"); // how far thirty splits lie apart
  await expect(scene.locator(".part h2").last()).toContainText("0.0115–0.3497");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(reading(0)).toHaveText("40");
  await expect(scene.locator(".readings dt").last()).toHaveText("검증 오차의 표준편차, 분할 30번", { timeout: 20_000 });
  await expect(reading(1)).toHaveText("0.0205");
  await next("plenty");
  await expect(scene.locator(".fit-plane [data-crowded]")).toHaveCount(1);
  await next("lines");
  await expect(scene.locator(".fit-plane .truth")).toHaveCount(0); // whether to trust the curve is still to be asked
  await page.keyboard.press("Enter");
  await expect(scene.locator(".fit-plane .truth")).toHaveCount(1);
  for (let k = 0; k < 12; k++) await page.keyboard.press("ArrowLeft");
  await expect(scene.locator("[data-read=step]")).toHaveText("3");
  await next("vote");
  await expect(scene.locator(".fit-plane .truth")).toHaveCount(0); // what the last scene showed
});

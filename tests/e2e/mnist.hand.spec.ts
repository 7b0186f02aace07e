/** @file Stories of a digit of one's own: written with a pen, prepared in five steps, read, and explained; by keyboard; kept by the browser. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { alive, expect, open, test } from "./book.ts";

const desk = (page: Page) => page.locator("#lab-hand");
const pad = (page: Page) => desk(page).locator(".hand-pad");
const answer = (page: Page) => desk(page).locator(".hand-answer b");
const probability = (page: Page, digit: number) => desk(page).locator(".hand-said tbody tr").nth(digit).locator("td").last();
const LINK = "#v=1&lab=mnist/softmax&seed=777&images=2000&t=300";

async function ready(page: Page, path: string): Promise<void> {
  await open(page, path);
  await expect(page.locator("#lab-digits [data-read=step]")).toHaveText("300", { timeout: 20_000 });
  await desk(page).scrollIntoViewIfNeeded();
  await expect(pad(page)).toBeVisible();
}
/** Late parts of the page above have come, and moved what is below them. */
async function placed(page: Page) {
  let before = "";
  await expect
    .poll(async () => {
      await pad(page).evaluate((it) => it.scrollIntoView({ block: "center", behavior: "instant" }));
      const now = JSON.stringify(await pad(page).boundingBox());
      const same = now === before;
      before = now;
      return same;
    })
    .toBe(true);
  return (await pad(page).boundingBox())!;
}
/** A stroke through these places, in shares of the paper. */
async function stroke(page: Page, places: readonly (readonly [number, number])[]): Promise<void> {
  const box = await placed(page);
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(places[0]!));
  await page.mouse.down();
  for (const place of places.slice(1)) await page.mouse.move(...at(place), { steps: 5 });
  await page.mouse.up();
}
/** Small, in the corner on the left below. */
const SEVEN = [[0.15, 0.45], [0.3, 0.44], [0.5, 0.43], [0.45, 0.55], [0.35, 0.75], [0.3, 0.92]] as const; // prettier-ignore

test("a 7 is written in the paper's corner and read; without its steps it is not; why is said in products and bias; a reload keeps it", async ({
  page,
}) => {
  await ready(page, `ko/mnist/${LINK}`);
  await expect(answer(page)).toHaveText("–");
  await stroke(page, SEVEN);
  await expect(answer(page)).toHaveText("7");
  expect(Number(await probability(page, 7).textContent())).toBeGreaterThan(0.8);
  await expect(desk(page).getByRole("status")).toContainText(/7로 읽었습니다\. 확률 0\.\d{4}\./);
  await expect(pad(page)).toHaveAccessibleName("숫자를 쓰는 종이: 직접 쓴 획 1개");

  await desk(page).getByRole("radio", { name: "1", exact: true }).check({ force: true });
  const why = desk(page).locator(".hand-why");
  await expect(why.locator("h4")).toHaveText("왜 1을 7로 읽었을까?");
  const numbers = (await why.locator("tbody td:last-child").allTextContents()).map((it) => Number(it.replace("−", "-")));
  expect(numbers[0]! + numbers[1]!).toBeCloseTo(numbers[2]!, 2);
  expect(numbers[2]! - numbers[5]!).toBeGreaterThan(0);
  await expect(why.locator("figure svg path").first()).toBeAttached();
  const { violations } = await new AxeBuilder({ page }).include("#lab-hand").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);

  const box = (name: string) => desk(page).getByRole("checkbox", { name });
  await box("0–1").uncheck();
  await expect(probability(page, 7)).toHaveText("1.0000"); // surer than it has reason to be
  await box("0–1").check();
  for (const name of ["자르기", "20×20에 맞추기", "무게중심"]) await box(name).uncheck();
  await expect.poll(async () => Number(await probability(page, 7).textContent())).toBeLessThan(0.1);
  await expect(answer(page)).not.toHaveText("7");
  await expect(desk(page).locator("[data-step=crop] p")).toContainText("종이를 통째로 줄입니다");

  await page.reload();
  await alive(page); // the page of a link is drawn anew
  await desk(page).scrollIntoViewIfNeeded();
  await expect(answer(page)).toHaveText("7", { timeout: 20_000 });
  await desk(page).getByRole("button", { name: "되돌리기" }).click();
  await expect(answer(page)).toHaveText("–");
  await expect(pad(page)).toHaveAccessibleName("숫자를 쓰는 종이: 빈 종이");
});

test("by keyboard: a test digit is laid, pushed, turned and scaled; the steps put most of it right; the deck does not move", async ({
  page,
}) => {
  await ready(page, `en/mnist/${LINK}`);
  await desk(page).getByRole("button", { name: "Lay a test digit" }).focus();
  await page.keyboard.press("Enter");
  await expect(desk(page).locator(".hand-lies")).toHaveText(/^test digit 0, a \d$/);
  await expect(answer(page)).toHaveText(/^\d$/);
  const said = await answer(page).textContent();
  const before = await probability(page, Number(said)).textContent();
  await pad(page).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(pad(page)).toHaveAccessibleName(/14 % to the right, 4 % down/);
  await expect(answer(page)).toHaveText(said!); // the steps take it back to the middle
  for (let k = 0; k < 18; k++) await page.keyboard.press("]");
  await expect(pad(page)).toHaveAccessibleName(/turned 90° clockwise/);
  await expect(probability(page, Number(said))).not.toHaveText(before!);
  await page.keyboard.press("-");
  await expect(pad(page)).toHaveAccessibleName(/scaled to 91 %/);
  await page.keyboard.press("Delete");
  await expect(answer(page)).toHaveText("–");
  await page.keyboard.press("Backspace");
  await expect(pad(page)).toHaveAccessibleName(/scaled to 91 %/);
  await expect(page.locator("#lab-digits [data-read=step]")).toHaveText("300");
  expect(await desk(page).innerText()).not.toMatch(/[가-힣]/);
});

test("who does not see it hears which digit lies there, where it went, the answer and the reasons; keys of the desk are not the deck's", async ({
  page,
}) => {
  await ready(page, `ko/mnist/${LINK}`);
  const voice = desk(page).getByRole("status");
  await desk(page).getByRole("combobox", { name: "올릴 숫자" }).selectOption("7");
  await expect(desk(page).locator(".hand-lies")).toHaveText(/정답 7$/);
  await expect(voice).toHaveText(
    /^테스트 숫자 \d+번, 정답 7\. \d(?:으)?로 읽었습니다\. 확률 0\.\d{4}\. 이유는 종이 다음의 링크 ‘왜 .+\?’$/,
  );
  const first = await desk(page).locator(".hand-lies").textContent();
  await desk(page).getByRole("button", { name: "다음 숫자" }).click();
  await expect(desk(page).locator(".hand-lies")).not.toHaveText(first!);
  await expect(desk(page).locator(".hand-lies")).toHaveText(/정답 7$/);
  const second = await desk(page).locator(".hand-lies").textContent();
  await expect(voice).toHaveText(new RegExp(`^${second}\\. \\d`));

  await pad(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(voice).toHaveText(/^왼쪽으로 4 %\. 여전히 \d, 0\.\d\d\.$/);
  await desk(page).getByRole("button", { name: "오른쪽으로", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(voice).toHaveText(/^오른쪽으로 4 %, 위로 4 %\. 여전히 \d, 0\.\d\d\.$/);

  const url = page.url();
  await desk(page)
    .getByRole("link", { name: /^왜 .+\?$/ })
    .click();
  await expect(desk(page).locator(".hand-why h4")).toBeFocused();
  expect(page.url()).toBe(url);
  await expect(page.locator("#lab-digits [data-read=step]")).toHaveText("300");
});

test("who lets it learn an epoch keeps the focus, and is told once what came of it", async ({ page }) => {
  await open(page, "ko/mnist/#v=1&lab=mnist/softmax&seed=777&images=2000&t=0");
  await desk(page).scrollIntoViewIfNeeded();
  const key = desk(page).getByRole("button", { name: "한 에폭 학습시키기" });
  await key.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#lab-digits [data-read=step]")).toHaveText("20", { timeout: 20_000 });
  const told = /^한 에폭 학습했습니다\. 테스트 정확도 0\.\d{4}\.$/;
  await expect(desk(page).getByRole("status")).toHaveText(told);
  await expect(key).toBeFocused();
  await expect(key).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Tab");
  await expect(key).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test("a finger draws and does not scroll; the paper is large, keys are a finger's size", async ({ page }) => {
    await ready(page, `ko/mnist/${LINK}`);
    const box = (await pad(page).boundingBox())!;
    expect(box.width).toBeGreaterThanOrEqual(270); // a thumb scrolls on beside it
    expect(await pad(page).evaluate((it) => getComputedStyle(it).touchAction)).toBe("none");
    await stroke(page, SEVEN);
    await expect(answer(page)).toHaveText("7");
    const small = await desk(page).evaluate((it) =>
      [...it.querySelectorAll("button, .hand-steps label, .pick label")]
        .map((key) => [key.textContent, key.getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => width < 43.5 || height < 43.5)
        .map(([text]) => text),
    );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

/** @file The panels of the chapter on MNIST: a pixel and its place, one digit through all of them, the whole test set, a finger and English. */
import type { Page } from "@playwright/test";
import { expect, expectAccessible, open, test } from "./book.ts";

/** Opens a page and waits for its worker's first answer. */
async function openAlive(page: Page, path: string): Promise<void> {
  await open(page, path);
  await expect(page.locator("[data-hash]").first()).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/);
}
const panel = (page: Page, name: string) => page.locator(`.mnist-panel.${name}`);
const pixel = (page: Page) => panel(page, "inspector").getByRole("slider");
/** The middle of a cell of the picture, on the page. */
async function cellAt(page: Page, row: number, column: number): Promise<readonly [x: number, y: number]> {
  const { x, y, width, height } = (await panel(page, "inspector").locator("svg rect.frame").first().boundingBox())!;
  return [x + (width * (column + 0.5)) / 28, y + (height * (row + 0.5)) / 28];
}
const says = (page: Page, text: RegExp) => expect(pixel(page)).toHaveAttribute("aria-valuetext", text);
/** Lets the lab run as far as the build had trained. */
const train = (page: Page) => panel(page, "raw").getByRole("button", { name: "갱신 900번까지 학습하기" }).click();

test("pixel (11, 17) goes to place 325, by keys, pointer and strip; another digit brings its target everywhere; a cost is a probability", async ({
  page,
}) => {
  await openAlive(page, "ko/mnist/");
  await pixel(page).focus();
  await says(page, /^11행 17열, 펼친 줄의 325번, 값 0\.831\(픽셀 값 212\)$/);
  await expect(panel(page, "inspector").locator(".sums")).toContainText("11 × 28 + 17 = 325");
  await page.keyboard.press("ArrowDown");
  await says(page, /^12행 17열, 펼친 줄의 353번/);
  await page.keyboard.press("ArrowLeft");
  await says(page, /352번/);
  await page.mouse.click(...(await cellAt(page, 5, 20)));
  await says(page, /^5행 20열, 펼친 줄의 160번/);
  const strip = (await panel(page, "inspector").locator("svg rect.frame").nth(1).boundingBox())!;
  await page.mouse.click(strip.x + (strip.width * 500.5) / 784, strip.y + strip.height / 2);
  await says(page, /^17행 24열, 펼친 줄의 500번/);

  await panel(page, "inspector").locator("label", { hasText: "0–255" }).click();
  await page.keyboard.press("Tab"); // away from the picture; the numbers of the opened stretch are bytes now
  for (const value of await panel(page, "inspector").locator("svg .value").allTextContents()) expect(value).toMatch(/^\d{1,3}$/);
  await panel(page, "inspector").getByRole("button", { name: "다시 접기" }).click();
  await expect(panel(page, "inspector").locator(".rows")).toHaveAttribute("data-folded", "true");
  const firstRow = panel(page, "inspector").locator(".rows g").nth(27);
  await expect.poll(async () => (await firstRow.boundingBox())!.y).toBeLessThan(strip.y - 10); // the last row lies in the picture
  await panel(page, "inspector").getByRole("button", { name: "한 줄로 펼치기" }).click();

  await panel(page, "inspector").getByRole("combobox").selectOption("5");
  await expect(panel(page, "inspector").locator("p.visually-hidden")).toHaveText(/^숫자 5의 그림/);
  await expect(panel(page, "one-hot").locator("code", { hasText: "→" })).toHaveText("→ [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]");
  await expect(panel(page, "logits").locator("[data-truth=true] th")).toContainText("5");
  await expect(panel(page, "logits").locator("tfoot td").last()).toHaveText("1.0000");
  await panel(page, "one-hot").getByRole("radio", { name: /^8:/ }).check({ force: true });
  await expect(panel(page, "one-hot").locator("code").last()).toHaveText("criterion(logits, torch.tensor([8]))");

  const converter = panel(page, "converter");
  await converter.getByRole("button", { name: /ln 10/ }).click();
  await expect(converter.locator("input.number-field")).toHaveCount(2);
  await expect(converter.locator("input.number-field").last()).toHaveValue("0.1000");
  await converter.locator("input.number-field").last().fill("0.5");
  await page.keyboard.press("Enter");
  await expect(converter.locator("input.number-field").first()).toHaveValue("0.69");
  await converter.getByRole("slider").fill("0.27");
  await expect(converter.locator(".converter-says")).toContainText("76 %");
});

test("what the build measured is what the reader's own run measures; a mistake becomes the page's digit; four pixels ruin it", async ({
  page,
}) => {
  test.slow(); // nine times through the test set
  await openAlive(page, "ko/mnist/");
  const raw = panel(page, "raw");
  const confusion = panel(page, "confusion");
  const shift = panel(page, "shift");
  const accuracies = raw.locator(".verdicts b");
  await expect(accuracies).toHaveText([/^0\.\d{4}$/, /^0\.\d{4}$/]);
  const built = await accuracies.allTextContents();
  expect(Number(built[0]), "undivided pixels do worse").toBeLessThan(Number(built[1]));
  const counts = await confusion.locator("[role=gridcell]").allTextContents();
  const parted = await raw.locator("tbody td").allTextContents();
  await train(page);
  await expect(raw.locator(".verdicts label[data-stale=false]")).toHaveCount(2);
  expect(await accuracies.allTextContents()).toEqual(built);
  await expect(raw.locator("tbody td"), "Wx and b of the digit, too").toHaveText(parted);
  const bias = raw.locator("tbody td:nth-of-type(3)");
  const biases = await bias.allTextContents();
  await raw.locator("label", { hasText: "255로 나눔" }).click();
  await expect(raw.locator("thead")).not.toContainText("255");
  await expect(bias, "the bias is the same at both scales").toHaveText(biases); // once it is of this moment

  await confusion.locator("[data-cell='0']").focus();
  await expect(confusion.locator(".before")).toHaveCount(0);
  await expect(confusion.locator("[role=gridcell]")).toHaveText(counts);
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", ...Array<string>(9).fill("ArrowRight")])
    await page.keyboard.press(key);
  await page.keyboard.press("Control+Home");
  await expect(confusion.locator("[data-cell='0']")).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Control+End");
  await expect(confusion.locator("[data-cell='99']")).toBeFocused();
  await page.keyboard.press("Control+Home");
  for (let k = 0; k < 4; k++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const example = confusion.locator(".examples li button");
  await expect(example.first()).toBeVisible();
  await expect(confusion.locator(".examples-told")).toContainText("정답 4, 모델의 답 9");
  const empty = counts.indexOf("");
  await confusion.locator(`[data-cell='${empty}']`).focus();
  await page.keyboard.press("Enter");
  await expect(confusion.getByRole("status").filter({ hasText: /하나도 없습니다/ })).toHaveText(
    `정답 ${Math.floor(empty / 10)}, 모델의 답 ${empty % 10}: 하나도 없습니다.`,
  );
  await confusion.getByRole("button", { name: "닫기" }).press("Enter");
  await expect(confusion.locator(`[data-cell='${empty}']`)).toBeFocused();
  await confusion.locator("[data-cell='49']").focus();
  await page.keyboard.press("Enter");
  const [number] = /[\d,]+(?=번)/.exec((await example.first().getAttribute("aria-label"))!)!;
  await example.first().click();
  await expect(panel(page, "inspector").locator("h3")).toContainText(`${number}번`);
  await expect(panel(page, "logits").locator(".marks-key")).toHaveText("▲ 정답 4 ● 모델의 답 9");

  await shift.scrollIntoViewIfNeeded();
  await expect(shift.locator(".columns [data-stale=false]")).toHaveCount(9);
  const read = async () => Number(await shift.locator(".read-out b").innerText());
  const unmoved = await read();
  expect(unmoved).toBe(Number(built[1]));
  for (let k = 0; k < 4; k++) await shift.getByRole("button", { name: "한 칸 더" }).click();
  await expect(shift.getByRole("button", { name: "한 칸 더" })).toBeDisabled();
  expect(await read()).toBeLessThan(unmoved / 2);
  await expect(shift.locator(".sample figcaption")).toContainText("오른쪽으로 4칸");
  await shift.locator("label", { hasText: "색 뒤집기" }).click();
  await expect(shift.locator(".columns [data-stale=false]")).toHaveCount(2);
  expect(await read()).toBeLessThan(0.1);
  await expectAccessible(page, ".mnist-panel");
});

test("arrows on a panel's own button are the panel's: they walk along the shifts, and nowhere step the run", async ({ page }) => {
  await openAlive(page, "ko/mnist/#v=1&lab=mnist/softmax&seed=777&images=1000&t=10");
  const step = page.locator("#lab-digits [data-read=step]");
  await expect(step).toHaveText("10", { timeout: 20_000 });
  const shift = panel(page, "shift");
  await shift.scrollIntoViewIfNeeded();
  const column = (name: string) => shift.getByRole("button", { name });
  await column("왼쪽으로 2칸").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(column("왼쪽으로 3칸")).toBeFocused();
  await expect(column("왼쪽으로 3칸")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("End");
  await expect(column("오른쪽으로 4칸")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(column("오른쪽으로 4칸")).toBeFocused();
  await expect(shift.locator(".read-out small")).toHaveText(/, \d+ \/ 2,000/);
  expect(await shift.locator(".read-out").textContent()).toMatch(/^테스트 정확도, 오른쪽으로 4칸: 0\.\d{4}, \d+ \/ 2,000$/);
  for (const button of [
    panel(page, "converter").getByRole("button", { name: /ln 10/ }),
    panel(page, "confusion").locator(".frequent button").first(),
    page.locator(".ten button").first(),
  ]) {
    await button.focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowRight");
  }
  await expect(step).toHaveText("10");
  await page.locator("#lab-digits .template").first().focus();
  await page.keyboard.press("ArrowLeft"); // beside the deck they are the deck's
  await expect(step).toHaveText("9");
});

test("under a finger and in English: every target is large enough, nothing is cut off, nothing is Korean", async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL: site.url,
  });
  const page = await context.newPage();
  await openAlive(page, "en/mnist/");
  await expect(pixel(page)).toHaveAttribute("aria-valuetext", /^row 11, column 17, index 325/);
  await pixel(page).scrollIntoViewIfNeeded();
  await page.touchscreen.tap(...(await cellAt(page, 20, 9)));
  await expect(pixel(page)).toHaveAttribute("aria-valuetext", /^row 20, column 9, index 569/);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll(".mnist-panel :is(button, input, select, [role=slider], [role=gridcell])")]
      .map((it) => it.closest("label") ?? it)
      .map((it) => ({ it, box: it.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 43 || box.width < 24)
      .map(({ it, box }) => `${Math.round(box.width)} × ${Math.round(box.height)} ${it.className} ${it.textContent}`),
  );
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  for (const text of await page.locator(".mnist-panel").allInnerTexts()) expect(text).not.toMatch(/[가-힣]/);
  await context.close();
});

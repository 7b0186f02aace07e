/** @file Stories of data in the chapter: MNIST where it is not, where the reader gives it, nonsense in its place, and from the book's folder. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Download, Page } from "@playwright/test";
import { readIdx } from "../../src/core/data/index.ts";
import { drawDigits } from "../../src/lesson/data/digits/drawn.ts";
import { drawn, MNIST } from "../../src/lesson/data/ids.ts";
import { mnistFiles } from "../../src/lesson/data/mnistFiles.mjs";
import { expect, open, test } from "./book.ts";
import { faults } from "./projection.ts";

const lab = (page: Page) => page.locator("#lab-digits");
const bar = (page: Page) => lab(page).locator(".data-bar");
const notice = (page: Page) => lab(page).locator(".notices .notice");
const step = (page: Page) => lab(page).locator("[data-read=step]");
const input = (page: Page) => bar(page).locator("input[type=file]");
/** A run on a thousand digits, at its fifth update. */
const link = ({ name, hash }: { readonly name: string; readonly hash: string }) =>
  `#v=1&lab=mnist/softmax&data=${name}:${hash}&seed=777&images=1000&t=5`;

const folder = process.env["MNIST_DIR"] ?? "public/mnist";
const pathOf = (name: string) => [`${name}.gz`, name].map((it) => join(folder, it)).find((it) => existsSync(it));
const there = mnistFiles.every(({ name }) => pathOf(name));
const paths = () => mnistFiles.map(({ name }) => pathOf(name)!);

/** The whole page takes its time; the chapter's own story looks at it. */
async function accessible(page: Page, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}

/** Files as a reader drops them from the desktop on the lab. */
const drop = (page: Page, files: readonly { readonly name: string; readonly text: string }[]) =>
  lab(page).evaluate((element, files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of files) dataTransfer.items.add(new File([text], name));
    const fire = (type: string) => element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    fire("dragenter");
    fire("dragover");
    const marked = element.hasAttribute("data-dropping");
    const taken = !fire("drop");
    return { marked, taken, still: element.hasAttribute("data-dropping") };
  }, files);

test("a link to MNIST where it is not: never other digits in silence; what is missing is said, and drawn digits are one press away", async ({
  page,
  book,
}) => {
  book.allow(/404/);
  await open(page, `ko/mnist/${link(MNIST)}`);
  await expect(notice(page)).toContainText("MNIST를 씁니다. 그런데 그 파일이 책 곁에도 이 브라우저에도 없습니다");
  await expect(bar(page)).toContainText("MNIST (60,000 + 10,000)");
  await expect(bar(page)).toContainText("파일 없음");
  await expect(step(page)).not.toHaveText("5");
  await expect(lab(page).locator(".digit-image path"), "no digit of the other set stands there").toHaveCount(0);
  await expect(notice(page).getByRole("button")).toHaveText(["파일을 주기", "책이 그린 숫자로 보기", "다시 시도"]);
  await accessible(page, "#lab-digits");

  await notice(page).getByRole("button", { name: "다시 시도" }).click(); // still nothing
  await expect(notice(page)).toContainText("MNIST를 씁니다");
  await notice(page).getByRole("button", { name: "책이 그린 숫자로 보기" }).click();
  await expect(bar(page)).toContainText("책이 그린 숫자 (시드 1)");
  await expect(step(page)).toHaveText("5");
  await expect(notice(page)).toHaveCount(0);
  await expect.poll(() => page.url()).toContain(`data=drawn:${drawn().hash}&seed=777&`); // the same recipe
  expect(page.url()).toContain("images=1000");
});

test("who switches to MNIST without its files sees nothing of the other digits; play says why, and back they are", async ({
  page,
  book,
}) => {
  book.allow(/404/);
  await open(page, `ko/mnist/${link(drawn())}`);
  await expect(step(page)).toHaveText("5");
  await lab(page).locator(".templates").scrollIntoViewIfNeeded();
  const inked = () =>
    lab(page)
      .locator(".templates canvas")
      .evaluateAll((all) => {
        const blank = Object.assign(document.createElement("canvas"), { width: 28, height: 28 }).toDataURL();
        return all.filter((it) => (it as HTMLCanvasElement).toDataURL() !== blank).length;
      });
  await expect.poll(inked).toBe(10);
  await expect(lab(page).locator(".digit-image path").first()).toBeAttached();
  await bar(page).getByRole("button", { name: "MNIST로 바꾸기" }).click();
  await expect(notice(page)).toContainText("MNIST를 씁니다");
  await expect.poll(inked).toBe(0);
  const told = ".lab .digit-image path, .mnist-panel .digit-image path, .bars-table .said-mark, .costs-panel .mean";
  await expect(page.locator(told)).toHaveCount(0);
  await expect(lab(page).locator(".shares .n, .formula, .shares i[style*='%']:not([style='width: 0%;'])")).toHaveCount(0);
  await expect(page.locator(".mnist-panel.logits .moment-of")).toHaveText("데이터 파일이 없어 잴 수 없습니다");
  const play = lab(page).locator(".play");
  await expect(play).toHaveText("× 파일 없음");
  await play.click();
  await expect(notice(page)).toBeInViewport();
  await expect(play).toHaveText("× 파일 없음");
  await notice(page).getByRole("button", { name: "책이 그린 숫자로 보기" }).click();
  await expect(play).toHaveText("실행");
  await expect.poll(inked).toBe(10);
});

test("in a scene, too", async ({ page, book }) => {
  book.allow(/404/);
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, `ko/mnist/${link(MNIST)}&scene=epoch&mode=projector`);
  await expect(page.locator(".scene .notice")).toContainText("MNIST를 씁니다");
  expect(await page.evaluate(faults)).toEqual([]);
  await page.locator(".scene .notice").getByRole("button", { name: "책이 그린 숫자로 보기" }).click();
  await expect(page.locator(".scene .notice")).toHaveCount(0);
  await expect(page.locator(".scene [data-read=step]")).toHaveText("5");
});

test("a link to digits that another edition drew says so, in English, and goes on only when told to", async ({ page, book }) => {
  book.allow(/404/);
  await open(page, `en/mnist/${link({ name: "drawn", hash: "f00000001" })}`);
  await expect(notice(page)).toContainText("digits that another edition of the book drew");
  await expect(bar(page)).toContainText("f00000001");
  await notice(page).getByRole("button", { name: "Go on with drawn digits" }).click();
  await expect(bar(page)).toContainText("drawn by the book (seed 1)");
  await expect(step(page)).toHaveText("5");
});

test("nonsense that is given or dropped is named file by file, and costs nothing: the run plays on", async ({ page }) => {
  await open(page, `ko/mnist/${link(drawn())}`);
  await expect(step(page)).toHaveText("5");
  const bomb = gzipSync(
    Buffer.concat([Buffer.from([0, 0, 8, 3, 0, 0, 0xea, 0x60, 0, 0, 0, 28, 0, 0, 0, 28]), Buffer.alloc(120_000_000)]),
  );
  await input(page).setInputFiles([
    { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not a digit at all, whatever its name") },
    { name: "bomb.gz", mimeType: "application/gzip", buffer: bomb },
    { name: "cut.gz", mimeType: "application/gzip", buffer: bomb.subarray(0, 2000) },
    { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<!doctype html><title>404</title>") },
  ]);
  const told = bar(page).locator(".data-told");
  await expect(told.locator("li")).toHaveText([
    "photo.jpg: MNIST 파일이 아닙니다.",
    "bomb.gz: 있어야 할 길이보다 깁니다. MNIST 파일이 아닙니다.",
    "cut.gz: 압축이 깨졌거나 잘렸습니다. 다시 내려받아 주세요.",
    /^page\.html: 데이터가 아니라 웹 페이지입니다/,
  ]);
  await expect(told).toContainText("아직 없는 파일: train-images-idx3-ubyte");
  expect(await drop(page, [{ name: "empty", text: "" }])).toEqual({ marked: true, taken: true, still: false });
  await expect(told.locator("li")).toHaveText(["empty: 중간에서 끝났습니다. 다시 내려받아 주세요."]);
  const beside = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x"], "x"));
    return !document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  expect(beside, "a file dropped beside the lab does not open in place of the book").toBe(true);
  await expect(lab(page).locator("[data-dropping]")).toHaveCount(0);
  await lab(page).locator(".play").click();
  await expect.poll(async () => Number(await step(page).textContent())).toBeGreaterThan(6);
});

test("the reader's four files make the run of the link go on, by itself", async ({ page, book }) => {
  test.skip(!there, `skipped: no MNIST files in ${folder}`);
  book.allow(/404/);
  await open(page, `ko/mnist/${link(MNIST)}`);
  await expect(notice(page)).toBeVisible();
  const [images, ...rest] = paths();
  await input(page).setInputFiles(rest);
  await expect(bar(page).locator(".data-told")).toHaveText("아직 없는 파일: train-images-idx3-ubyte");
  await expect(notice(page)).toBeVisible();
  await input(page).setInputFiles([images!]);
  await expect(step(page)).toHaveText("5", { timeout: 15_000 });
  await expect(notice(page)).toHaveCount(0);
  await expect(bar(page)).toContainText("네 파일이 모두 있습니다.");
  await expect(bar(page)).not.toContainText("파일 없음");
});

test("MNIST beside the book comes at a press, and undo leads back", async ({ page }) => {
  test.skip(!there, `skipped: no MNIST files in ${folder}`);
  await page.route("**/mnist/*-ubyte.gz", async (route) => {
    await route.fulfill({ path: pathOf(route.request().url().split("/").at(-1)!.replace(".gz", ""))! });
  });
  await open(page, `en/mnist/${link(drawn())}`);
  await expect(step(page)).toHaveText("5");
  await bar(page).getByRole("button", { name: "Switch to MNIST" }).click();
  await expect(step(page)).toHaveText("0");
  await expect(lab(page).locator("[data-hash]")).toHaveAttribute("data-hash", /^[0-9a-f]{16}$/, { timeout: 15_000 });
  await expect(bar(page)).toContainText("MNIST (60,000 + 10,000)");
  await expect.poll(() => page.url()).toContain(`data=mnist:${MNIST.hash}`);
  await lab(page).getByRole("button", { name: "Undo" }).first().click();
  await expect(bar(page)).toContainText("drawn by the book");
  await expect(step(page)).toHaveText("5");
});

test("the digits that the book drew are handed over as the files that the exported script reads", async ({ page }) => {
  await open(page, `ko/mnist/${link(drawn())}`);
  await expect(step(page)).toHaveText("5");
  const downloads: Download[] = [];
  page.on("download", (download) => downloads.push(download));
  await bar(page).getByRole("button", { name: "이 숫자들 내려받기" }).click();
  await expect.poll(() => downloads.length).toBe(2);
  const files = await Promise.all(
    downloads.map(
      async (it) => [it.suggestedFilename(), readIdx(readFileSync(await it.path()), it.suggestedFilename())] as const,
    ),
  );
  const { images, labels } = drawDigits(1, 1000);
  const [first, second] = files.sort(([a], [b]) => (a < b ? -1 : 1));
  expect([first![0], first![1].dims]).toEqual(["drawn-images-idx3-ubyte", [1000, 28, 28]]);
  expect([second![0], second![1].dims]).toEqual(["drawn-labels-idx1-ubyte", [1000]]);
  expect(Buffer.compare(first![1].data, images), "the images").toBe(0);
  expect(Buffer.compare(second![1].data, labels), "the labels").toBe(0);
});

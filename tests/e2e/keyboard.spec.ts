/** @file By keyboard alone, from the cover to the end of the chapter: where the focus is can always be seen, and it is never lost. */
import type { Locator, Page } from "@playwright/test";
import { benchOf } from "./bench.ts";
import { expect, open, test } from "./book.ts";

/** What is wrong with the focus as it is now: nowhere, off the screen, under something, or without a mark. */
const faultOfFocus = (): { fault: string | null; at: string } => {
  const it = document.activeElement as HTMLElement | null;
  if (!it || it === document.body || it === document.documentElement) return { fault: "the focus is nowhere", at: "nowhere" };
  const name = `${it.tagName.toLowerCase()}.${it.getAttribute("class")} “${(it.getAttribute("aria-label") ?? it.textContent).trim().slice(0, 30)}”`;
  const target = it.closest(it.matches(".handle") ? ".track" : "label, svg") ?? it; // what stands for it on the screen
  const parts = it instanceof SVGElement ? [...it.querySelectorAll("*")] : []; // a drawing has its mark on a part of it
  const outlined = [it, target, ...parts].some((el) => {
    const { outlineStyle, outlineWidth, textDecorationLine } = getComputedStyle(el);
    const underlined = el instanceof SVGTextElement && textDecorationLine === "underline";
    return underlined || (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1);
  });
  if (!outlined) return { fault: `without a mark: ${name}`, at: name };
  const seen = [...target.getClientRects()].some((box) =>
    (
      [
        [0.5, 0.5],
        [0.1, 0.2],
        [0.9, 0.2],
        [0.1, 0.8],
        [0.9, 0.8],
      ] as const
    ).some(([x, y]) => {
      const hit = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
      return hit && (target.contains(hit) || (hit.contains(target) && hit !== document.body));
    }),
  );
  return { fault: seen ? null : `not to be seen: ${name}`, at: name };
};

/** Tab by tab to a place; what was wrong with the focus on the way is told at the end. */
function walker(page: Page) {
  const faults = new Set<string>();
  let last = "the start"; // where the focus was before, for whoever reads a fault
  const look = async () => {
    const { fault, at } = await page.evaluate(faultOfFocus);
    if (fault) faults.add(`${fault}, after ${last}`);
    last = at;
  };
  const tabTo = async (place: Locator, key = "Tab") => {
    for (let k = 0; k < 250; k++) {
      await page.keyboard.press(key);
      await look();
      if (await place.evaluate((it) => it === document.activeElement)) return;
    }
    throw new Error(`tabTo: no way to ${String(place)}`);
  };
  return { tabTo, look, faults };
}

test.use({ trace: "off" }); // some three hundred stops, each a picture of the page

test("by keyboard alone from the cover to the last setting of the chapter", async ({ page, context }) => {
  test.setTimeout(120_000); // some three hundred stops
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { tabTo, look, faults } = walker(page);
  const { lab, play, tape, step, stands, litBeat, fingerprint } = benchOf(page);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
    await look();
  };

  await open(page, "ko/");
  await tabTo(page.locator(".contents a[href*=xor]").first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/ko\/xor\/$/);
  await fingerprint();
  await tabTo(page.locator(".gate input[type=radio]").first());
  await press("Space"); // it stays as it is
  await expect(page.locator(".gate-option[data-chosen=true]")).toHaveCount(1);
  const fastest = lab.getByRole("radio", { name: "최대" });
  const speeds = lab.getByRole("radiogroup", { name: "빠르기" });
  await tabTo(speeds.locator("input:checked"));
  for (let k = 0; k < 8 && !(await fastest.isChecked()); k++) await press("ArrowRight"); // the arrows stay in the group
  await expect(fastest).toBeChecked();
  await expect(fastest).toBeFocused();
  await tabTo(play, "Shift+Tab");
  await press("Enter");
  await stands(10_001);

  await tabTo(tape, "Shift+Tab");
  await press("Home");
  await stands(0);
  const session = await context.newCDPSession(page);
  /** A key as a Korean layout gives it. */
  const korean = (code: string, key: string, virtual: number) =>
    session.send("Input.dispatchKeyEvent", { type: "keyDown", code, key, text: key, windowsVirtualKeyCode: virtual });
  await korean("KeyK", "ㅏ", 75); // on a slider, which keeps only what moves
  await expect(step).not.toHaveText("0");
  await korean("KeyK", "ㅏ", 75);
  await korean("KeyG", "ㅎ", 71);
  await expect(lab.getByRole("textbox", { name: "어느 스텝까지" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("2150");
  await press("Enter");
  await stands(2150);

  await press("1"); // the unit: beats
  for (const name of ["zero_grad", "forward", "loss", "backward", "step"]) {
    await press("ArrowRight");
    await expect(litBeat).toContainText(name);
  }
  for (const name of ["backward", "loss", "forward", "zero_grad"]) {
    await press("ArrowLeft");
    await expect(litBeat).toContainText(name);
  }
  await press("2", "ArrowRight");
  await expect(step).toHaveText(/2,15[01]/);

  await tabTo(lab.getByRole("button", { name: /^학습률 .*바꾸기/ }).last(), "Shift+Tab");
  await press("Enter");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("3");
  await press("Enter");
  await expect(lab.locator(".code")).toContainText("if step == 215");
  await tabTo(lab.getByRole("button", { name: "이 상태의 링크" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("복사했습니다").first()).toBeVisible();
  await look();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/e=215[01]:lr=3/);
  await tabTo(page.locator(".foot input[type=checkbox]"));
  expect([...faults]).toEqual([]);
});

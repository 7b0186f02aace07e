/** @file The rules of a projection, to be run inside the page. */
import type { Page } from "@playwright/test";

/** What breaks them at rest: fonts and figures have their size, and the tack has slid to its place. */
export async function faultsAtRest(page: Page): Promise<string[]> {
  let found: string[] = [];
  for (let k = 0; k === 0 || (k < 20 && found.length > 0); k++) {
    await page.waitForTimeout(100);
    found = [...(await page.evaluate(faults)), ...(await page.evaluate(thinStrokes))];
  }
  return found;
}

/** Strokes that stayed as thin as on a page while the letters grew, and choices whose mark did. A halo has the colour of the ground. */
function thinStrokes(): string[] {
  const u = Math.min(innerWidth / 1280, innerHeight / 720);
  const ground = getComputedStyle(document.querySelector(".scene")!).backgroundColor;
  const out = new Set<string>();
  for (const it of document.querySelectorAll<SVGGraphicsElement>(".scene svg:not(.icon) :is(line, path, circle, rect)")) {
    const { stroke, strokeWidth } = getComputedStyle(it);
    if (/^none$|rgba\(.*, 0\)/.test(stroke) || !it.checkVisibility() || it.closest(".point-mark, [data-anchor=pin], .heap"))
      continue;
    if (stroke === ground) continue;
    const { a = 1, b = 0 } = it.getScreenCTM() ?? {};
    if (parseFloat(strokeWidth) * Math.hypot(a, b) < 1.39 * u)
      out.add(`stroke ${strokeWidth}: ${it.tagName}.${it.getAttribute("class")}`);
  }
  for (const it of document.querySelectorAll<HTMLInputElement>(".scene :is([type=checkbox], [type=radio])")) {
    const { width, opacity } = getComputedStyle(it);
    if (opacity !== "0" && parseFloat(width) < 17.5 * u) out.add(`${it.type} ${width}`);
  }
  return [...out];
}

/** What of a scene breaks them: text too small or too faint, targets too low, what leaves the screen or scrolls. */
export function faults(): string[] {
  const u = Math.min(innerWidth / 1280, innerHeight / 720);
  const out: string[] = [];
  const name = (it: Element) =>
    `${it.tagName.toLowerCase()}.${it.getAttribute("class") ?? ""} “${it.textContent?.trim().slice(0, 24)}”`;
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = (/rgba?\(([^)]+)\)/.exec(color)?.[1] ?? "").split(/[ ,/]+/).map(Number);
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)) as [
      number,
      number,
      number,
    ];
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const groundOf = (it: Element | null): string => {
    for (; it; it = it.parentElement) {
      const { backgroundColor } = getComputedStyle(it);
      if (!/rgba\(.*, 0\)|transparent/.test(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  if (document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth)
    out.push("the page scrolls");
  for (const it of document.querySelectorAll<HTMLElement | SVGElement>(".scene *")) {
    const box = it.getBoundingClientRect();
    const style = getComputedStyle(it);
    if (it.closest(".visually-hidden, dialog, [hidden]") || style.visibility === "hidden" || box.width < 2 || box.height < 2)
      continue;
    if (
      it instanceof HTMLElement &&
      it.tagName !== "INPUT" &&
      /auto|scroll/.test(style.overflowY) &&
      it.scrollHeight > it.clientHeight + 1
    )
      out.push(`scrolls: ${name(it)}`);
    if (box.bottom > innerHeight + 1 || box.right > innerWidth + 1) out.push(`leaves the screen: ${name(it)}`);
    // The tape is pressed as a whole; what stands in it is for the keyboard.
    const pressable = it.matches("button:not(.slot, .plane-point), a, input, select") && !it.hasAttribute("disabled");
    const target = it.matches("input[type=radio], input[type=checkbox]") ? (it.closest("label") ?? it) : it;
    if (pressable && target.getBoundingClientRect().height < 47.5 * u && !it.closest(".track"))
      out.push(`target ${Math.round(target.getBoundingClientRect().height)} px: ${name(target)}`);
    const speaks =
      it.matches("input") ||
      [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "");
    if (!speaks || it.matches("input[type=range]")) continue;
    const size = parseFloat(style.fontSize);
    if (size < 18 * u - 0.05) out.push(`${size.toFixed(1)} px: ${name(it)}`);
    const color = it instanceof SVGElement ? style.fill : style.color;
    const [a, b] = [luminance(color), luminance(groundOf(it))].sort((x, y) => y - x) as [number, number];
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 9 && !it.hasAttribute("disabled")) out.push(`contrast ${contrast.toFixed(1)}: ${name(it)}`);
  }
  return [...new Set(out)];
}

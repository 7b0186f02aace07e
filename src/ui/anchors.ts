/** @file What a leader needs to know of the page: where its anchors are, and where something is written. Reads the DOM, changes nothing. */
import type { Box } from "./labels.ts";
import type { End, Side } from "./route.ts";

/** Parts that scroll by themselves: what they do not show is not in the way, and cannot be pointed at. */
const SCROLLERS = ".code, .console, .ops";
const UNSEEN = ".visually-hidden, .leaders, [hidden], script, style, math, title, desc";

/** From the page's coordinates to those of `root`. */
function boxIn(root: DOMRect, { left, top, right, bottom }: Box): Box {
  return { left: left - root.left, top: top - root.top, right: right - root.left, bottom: bottom - root.top };
}
function shownPart(element: Element, box: Box): Box | null {
  const scroller = element.closest(SCROLLERS);
  if (!scroller) return box;
  const { left, top, right, bottom } = scroller.getBoundingClientRect();
  const cut = {
    left: Math.max(left, box.left),
    top: Math.max(top, box.top),
    right: Math.min(right, box.right),
    bottom: Math.min(bottom, box.bottom),
  };
  return cut.left < cut.right && cut.top < cut.bottom ? cut : null;
}

/** Every text that is seen inside `root`, and everything marked `data-obstacle`. */
export function obstaclesIn(root: Element): Box[] {
  const origin = root.getBoundingClientRect();
  const out: Box[] = [];
  const add = (element: Element, rect: Box) => {
    const box = shownPart(element, rect);
    if (box && box.right - box.left > 1 && box.bottom - box.top > 1) out.push(boxIn(origin, box));
  };
  const range = document.createRange();
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.nodeValue?.trim() || parent.closest(UNSEEN)) continue;
    if (parent instanceof SVGElement) add(parent, parent.getBoundingClientRect());
    else {
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) add(parent, rect);
    }
  }
  for (const element of root.querySelectorAll("[data-obstacle], button, input, select")) {
    if (!element.closest(UNSEEN) && !element.matches(".slot, .plane-point, .handle, [type=radio]"))
      add(element, element.getBoundingClientRect());
  }
  return out;
}

/** Which sides of an anchor a line may use, by the first word of its name; all four where nothing is said. */
const SIDES: { readonly [kind: string]: readonly Side[] } = {
  line: ["right"],
  term: ["top", "bottom"],
  pin: ["top"],
};

/** The middles of an anchor's sides, a hair outside; none where it is not on the page or scrolled away. */
export function endsOf(root: Element, name: string): End[] {
  const element = root.querySelector(`[data-anchor="${CSS.escape(name)}"]`);
  const body = element?.querySelector("[data-anchor-body]") ?? element;
  if (!element || !body) return [];
  const rect = body.getBoundingClientRect();
  const seen = rect.width + rect.height > 0 ? shownPart(element, rect) : null;
  if (!seen) return [];
  const { left, top, right, bottom } = boxIn(root.getBoundingClientRect(), seen);
  const [x, y] = [Math.round((left + right) / 2), Math.round((top + bottom) / 2)];
  const at: { readonly [S in Side]: End } = {
    left: { x: Math.floor(left), y, side: "left" },
    right: { x: Math.ceil(right), y, side: "right" },
    top: { x, y: Math.floor(top), side: "top" },
    bottom: { x, y: Math.ceil(bottom), side: "bottom" },
  };
  return (SIDES[name.split(":")[0]!] ?? (["bottom", "left", "right", "top"] as const)).map((side) => at[side]);
}

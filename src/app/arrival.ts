/** @file Where a link that speaks of a moment in a lab leads on the page. */
import { fieldsOf } from "../lesson/link.ts";
import { readFragment } from "./fragment.ts";

/** The lab a fragment names, if it means a moment inside the run; null: the page opens at its top. A scene is a place of its own. */
export function arrivalOf(hash: string): string | null {
  const { page, run } = readFragment(hash);
  if (page["scene"] !== undefined) return null;
  const fields = fieldsOf(run);
  return Number(fields.get("t")) > 0 || fields.has("beat") ? (fields.get("lab") ?? null) : null;
}

/** Brings that lab in sight, at once. Who reloads, or comes back, is where the browser left them. */
export function arrive(hash: string): void {
  const lab = arrivalOf(hash);
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (lab === null || (entry && entry.type !== "navigate")) return;
  const show = () =>
    document.querySelector(`[data-lab="${CSS.escape(lab)}"]`)?.scrollIntoView({ block: "start", behavior: "instant" });
  show();
  const { scrollY: before } = window;
  void document.fonts.ready.then(() => requestAnimationFrame(() => Math.abs(scrollY - before) < 400 && show())); // letters have come, lines have moved
}

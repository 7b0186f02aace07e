/** @file The ruler under the lanes, its figures, and the lines that open it into the vernier. Pure. */
import type { PlayerState } from "../../lesson/player.ts";
import { placeOf, ticksOf, windowOf, type Axis } from "./axis.ts";
import type { Label } from "./labels.ts";
import { TICK } from "./layout.ts";
import type { Stroke, TapeOptions, TapeWords } from "./shapes.ts";

export function ruler({ layout, u, width }: TapeOptions, axis: Axis, s: PlayerState): Stroke[] {
  const y = layout.ruler.top * u + 0.5;
  const points: number[] = [];
  for (const { x, major } of ticksOf(axis, layout.gap * u)) points.push(x, y, x, y + (major ? TICK : TICK / 2) * u, NaN, NaN);
  const strokes: Stroke[] = [
    { points: [0, y, width, y], tone: "line2", width: u },
    { points, tone: "line2", width: u },
  ];
  if (s.loupe) {
    const [a, b] = s.loupe.map((t) => placeOf(axis, t)) as [number, number];
    strokes.push({ points: [a, y + 1.5 * u, b, y + 1.5 * u], tone: "ink", width: 3 * u });
  }
  return strokes;
}
export function rulerLabels({ layout, u, width, measure }: TapeOptions, axis: Axis, s: PlayerState, words: TapeWords): Label[] {
  const y = (layout.ruler.top + TICK + layout.font) * u;
  const at = { y, tone: "ink2", age: 0, row: "ruler" } as const;
  const alone = layout.funnel.height === 0; // no read-out beside it: the ruler says where the tack stands
  const pin = placeOf(axis, s.t);
  const wide = (text: string) => measure(text, "mono");
  const near = (x: number, text: string) => {
    const half = wide(text) / 2;
    const middle = Math.max(half, Math.min(width - half, x)); // at an edge a label stands inside
    return Math.abs(middle - pin) < half + (alone ? wide(words.count(s.t)) / 2 + 8 * u : 3 * u);
  };
  const end = words.count(axis.length);
  const endsFrom = width - wide(end) - 8 * u;
  const labels = ticksOf(axis, layout.gap * u).flatMap(({ t, x, label }): Label[] => {
    const text = words.count(t);
    const half = wide(text) / 2;
    if (!label || near(x, text) || x + half > endsFrom) return [];
    const align = x < half ? "left" : x + half > width ? "right" : "centre";
    return [{ ...at, x: align === "left" ? 0 : align === "right" ? width : x, text, align }];
  });
  if (!alone)
    return [...labels, { ...at, x: near(width, end) ? Math.min(width, pin - 5 * u) : width, text: end, align: "right" }];
  if (!near(width, end)) labels.push({ ...at, x: width, text: end, align: "right" });
  const half = wide(words.count(s.t)) / 2;
  return [
    ...labels,
    { ...at, x: Math.max(half, Math.min(width - half, pin)), text: words.count(s.t), align: "centre", tone: "ink", strong: true },
  ];
}
/** From the stretch the vernier shows to its whole width. */
export function funnel(s: PlayerState, { layout, u, width, cells }: TapeOptions, axis: Axis): Stroke[] {
  const { from, to } = windowOf(s.t, s.length, cells);
  const [top, bottom] = [layout.funnel.top * u, (layout.funnel.top + layout.funnel.height) * u];
  const [a, b] = [placeOf(axis, from), placeOf(axis, Math.min(to + 1, s.length))];
  return [
    { points: [a, top, 0.5, bottom], tone: "line2", width: u },
    { points: [Math.max(b, a + 1), top, width - 0.5, bottom], tone: "line2", width: u },
    { points: [a, top, Math.max(b, a + 1), top], tone: "line2", width: u },
  ];
}

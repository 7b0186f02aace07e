/** @file The tape as plain data: strokes, marks and words, in pixels. From a player's state; no canvas, no React. */
import { lastOf, type PlayerState } from "../../lesson/player.ts";
import { axisOf, placeOf } from "./axis.ts";
import { placeLabels } from "./labels.ts";
import { drawLane } from "./lanePicture.ts";
import { marksOf } from "./marks.ts";
import { funnel, ruler, rulerLabels } from "./ruler.ts";
import type { TapeOptions, TapePicture } from "./shapes.ts";

export function tapePicture(s: PlayerState, options: TapeOptions): TapePicture {
  const { width, layout, u, words } = options;
  const axis = axisOf(s.length, width, s.loupe);
  const drawn = layout.lanes.map((band, k) => drawLane(s, options, axis, k, band));
  const first = drawn[0]!;
  const marks = marksOf(s, options, axis, first);
  const pin = { x: placeOf(axis, s.t), y: first.yAt(s.columns, Math.min(s.t, s.head - 1)) };
  const foot = layout.ruler.top * u;
  const size = (layout.font / 12) * u;
  const uprights = [
    [pin.x, pin.y, foot],
    ...[-7, 0, 7].map((by) => [pin.x + by * size, pin.y - 22 * size, pin.y]), // the tack's head
    ...marks.shapes
      .filter(({ form }) => form === "down")
      .flatMap(({ x, y }) => [-3, 3].map((by) => [x + by * u, y - layout.mark * u, y])),
    ...(s.guess ? [[placeOf(axis, s.guess.t), layout.lanes[0]!.top * u, first.bottom]] : []),
  ] as [number, number, number][];
  const measure = (text: string) => options.measure(text, "sans");
  const shown = placeLabels([...marks.labels, ...drawn.flatMap(({ labels }) => labels)], {
    width,
    near: 60 * u,
    line: layout.font * u,
    measure,
    marks: marks.shapes.filter(({ form }) => form === "down" || form === "diamond").map(({ x }) => x),
    uprights,
    curves: first.strokes.slice(1).map(({ points }) => points), // the first is the lane's foot
  });
  const unit = layout.funnel.height > 0 ? funnel(s, options, axis) : [];
  return {
    width,
    axis,
    strokes: [...drawn.flatMap(({ strokes }) => strokes), ...marks.strokes, ...ruler(options, axis, s), ...unit],
    shapes: marks.shapes,
    labels: [...shown, ...rulerLabels(options, axis, s, words)],
    marks: marks.marks,
    hatched: s.goal === null && !s.until ? null : [placeOf(axis, s.head), placeOf(axis, s.goal ?? lastOf(s))],
    pin,
  };
}

/** @file One lane of the tape as strokes and words: its curves, the runs beside them, its levels. Pure. */
import type { Columns, PlayerState } from "../../lesson/player.ts";
import { placeOf, timeOf, type Axis } from "./axis.ts";
import type { Label } from "./labels.ts";
import { heightOf, rangeOf, seenOf, type Range } from "./lanes.ts";
import type { Band } from "./layout.ts";
import type { Stroke, TapeOptions } from "./shapes.ts";

export const PIN_DASHES: readonly (readonly number[])[] = [[10, 3], [2, 3], [10, 3, 2, 3], [16, 4]]; // prettier-ignore
const GHOST_DASH = [5, 3];
/** Of the second and third column of a lane. */
const NAME_DASHES: readonly (readonly number[])[] = [[2, 3], [8, 3]]; // prettier-ignore

export interface Drawn {
  readonly strokes: readonly Stroke[];
  readonly labels: readonly Label[];
  readonly bottom: number;
  readonly yOf: (value: number) => number | null;
  readonly yAt: (columns: Columns, i: number) => number;
}

export function drawLane(s: PlayerState, options: TapeOptions, axis: Axis, k: number, band: Band): Drawn {
  const { lanes, u, layout, words, levels, width } = options;
  const lane = lanes[k]!;
  const scale = k === 0 ? options.scale : lane.scale;
  const [top, bottom] = [band.top * u, (band.top + band.height) * u];
  const names = lane.columns.map(({ name }) => name);
  const others = k === 0 ? [...s.ghosts, ...s.pins.filter(({ recipe }) => recipe !== s.recipe)] : [];
  const range = rangeOf(scale, [
    ...names.map((name) => seenOf(s.columns, name, s.seen)),
    ...others.map((run) => ("seen" in run ? seenOf(run.columns, names[0]!, run.seen) : run.columns[names[0]!])),
  ]);
  const yOf = (value: number) => {
    const height = heightOf(value, range, scale);
    return height === null ? null : bottom - height * (bottom - top);
  };
  const line = (name: string, columns: Columns, from: number, to: number) => pathOf(columns[name], from, to, axis, yOf);
  const heavy = (k === 0 ? layout.line : 0.75 * layout.line) * u;
  const strokes: Stroke[] = [{ points: [0, bottom + 0.5, width, bottom + 0.5], tone: "line2", width: u }];
  if (k === 0)
    for (const { value } of levels) {
      const y = yOf(value);
      if (y !== null && value > range[0] && value < range[1])
        strokes.push({ points: [0, y, width, y], tone: "line2", width: 0.75 * u });
    }
  if (k === 0)
    strokes.push(...s.ghosts.map((ghost) => ghostStroke(line(names[0]!, ghost.columns, ghost.from, Infinity), u, heavy)));
  if (k === 0)
    strokes.push(
      ...s.pins.flatMap((pin, at) =>
        pin.recipe === s.recipe ? [] : [pinStroke(at, line(names[0]!, pin.columns, 0, pin.seen + 1), u, heavy)],
      ),
    );
  names.forEach((name, at) => {
    const dash = at === 0 ? {} : { dash: (NAME_DASHES[at - 1] ?? [1, 4]).map((it) => it * u) };
    const style = { tone: lane.role, ...dash } as const;
    strokes.push({ points: line(name, s.columns, s.t, s.seen + 1), ...style, width: 0.62 * heavy, alpha: options.faint });
    strokes.push({ points: line(name, s.columns, 0, s.t + 1), ...style, width: heavy });
  });
  return {
    strokes,
    labels: laneLabels(k, range, yOf, band),
    bottom,
    yOf,
    yAt: (columns, i) => yOf(columns[names[0]!]?.[i] ?? NaN) ?? bottom,
  };

  function laneLabels(index: number, within: Range, y: typeof yOf, at: Band): Label[] {
    if (index > 0)
      return [
        {
          ...quietPlace(words.lane(lane, within), at, y),
          tone: "ink2",
          age: 60,
          row: `lane${index}`,
        },
      ];
    return levels.flatMap(({ value, text }) => {
      const level = y(value);
      const inside = level !== null && value > within[0] && value < within[1];
      const fits = inside && level - 5 * u > layout.font * u; // above the drawing there is no room
      return fits
        ? [{ x: width - EDGE * u, y: level - 5 * u, text, align: "right", tone: "ink2", age: 0, row: `level${value}` } as const]
        : [];
    });
  }

  /** Where in its lane a label crosses no curve: at the right or the left, at the top or the bottom; else where it began. */
  function quietPlace(text: string, at: Band, y: typeof yOf) {
    const wide = options.measure(text, "sans") + 2 * EDGE * u;
    const tops = { high: (at.top + 0.95 * layout.font) * u, low: (at.top + at.height - 4) * u };
    const places = (["right", "left"] as const).flatMap((align) =>
      (["high", "low"] as const).map((row) => ({
        align,
        y: tops[row],
        x: align === "right" ? width - EDGE * u : EDGE * u,
        text,
      })),
    );
    const quiet = places.find((place) => {
      const [a, b] = place.align === "right" ? [width - wide, width] : [0, wide];
      const [from, to] = [timeOf(axis, a), Math.min(timeOf(axis, b), s.seen)];
      const pin = placeOf(axis, s.t);
      if (pin > a - 2 && pin < b + 2) return false;
      return !names.some((name) => {
        const stride = Math.max(1, Math.floor((to - from) / 48));
        for (let t = from; t <= to; t += stride) {
          const height = y(s.columns[name]?.[t] ?? NaN);
          if (height !== null && height > place.y - 1.1 * layout.font * u && height < place.y + 4 * u) return true;
        }
        return false;
      });
    });
    return quiet ?? places[0]!;
  }
}
/** Between a label and the edge of the tape. */
export const EDGE = 4;
const ghostStroke = (points: readonly number[], u: number, heavy: number): Stroke => ({
  points,
  tone: "ghost",
  width: 0.75 * heavy,
  dash: GHOST_DASH.map((it) => it * u),
});
const pinStroke = (at: number, points: readonly number[], u: number, heavy: number): Stroke => ({
  points,
  tone: "ink",
  width: 0.7 * heavy,
  dash: (PIN_DASHES[at] ?? PIN_DASHES[0]!).map((it) => it * u),
});

/**
 * The curve of updates from … to − 1, at most four points a pixel: the first, least, greatest and last. What is not finite is a gap.
 *
 * Runs in every frame over the whole run: inside a pixel values are only compared, and `yOf`, which rises or falls, is asked once for each kept.
 */
export function pathOf(
  column: Float32Array | undefined,
  from: number,
  to: number,
  axis: Axis,
  yOf: (value: number) => number | null,
): number[] {
  const points: number[] = [];
  const end = Math.min(to, column?.length ?? 0);
  const put = (x: number, value: number) => points.push(x, yOf(value) ?? NaN);
  for (let start = Math.max(0, from); start < end;) {
    const x = placeOf(axis, start);
    const pixel = Math.floor(x);
    const stop = Math.min(end, Math.max(start + 1, firstBeyond(axis, pixel + 1)));
    let [least, greatest] = [column![start]!, column![start]!];
    for (let i = start + 1; i < stop; i++) {
      const value = column![i]!;
      if (value < least) least = value;
      else if (!(value <= greatest)) greatest = value; // a NaN stays, and opens the curve
    }
    put(x, column![start]!);
    const [first, last] = [column![start]!, column![stop - 1]!];
    if (!(Math.min(first, last) <= least)) put(pixel + 0.5, least); // a curve that rises or falls has its extremes at its ends
    if (!(Math.max(first, last) >= greatest)) put(pixel + 0.5, greatest);
    if (stop - start > 1) put(placeOf(axis, stop - 1), column![stop - 1]!);
    start = stop;
  }
  return points;
}
/** The first update that stands at pixel x or beyond it. */
function firstBeyond({ knots, length }: Axis, x: number): number {
  let k = 1;
  while (k < knots.length - 1 && x > knots[k]![1]) k++;
  const [t0, x0] = knots[k - 1]!;
  const [t1, x1] = knots[k]!;
  return x1 > x0 ? Math.ceil(t0 + ((x - x0) / (x1 - x0)) * (t1 - t0)) : length + 1;
}

/** @file The tape as plain data: strokes, marks and words, in pixels. From a player's state; no canvas, no React. */
import {
  firstWhere,
  lastOf,
  type ChangeNote,
  type Columns,
  type Condition,
  type Ghost,
  type Pin,
  type PlayerState,
} from "../../lesson/player.ts";
import { axisOf, placeOf, ticksOf, timeOf, windowOf, type Axis } from "./axis.ts";
import { placeLabels, type Label } from "./labels.ts";
import { heightOf, rangeOf, seenOf, type Lane, type Range } from "./lanes.ts";
import { TICK, type Band, type Layout } from "./layout.ts";
import type { Face } from "./measure.ts";

export type Tone = "ink" | "ink2" | "line" | "line2" | "grad" | "truth" | "ghost" | "now";
export interface Stroke {
  /** x, y, x, y …; a NaN in either lifts the pen. */
  readonly points: readonly number[];
  readonly tone: Tone;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly alpha?: number;
}
export interface Shape {
  readonly form: "down" | "diamond" | "ring" | "cross";
  readonly x: number;
  readonly y: number;
  readonly tone: Tone;
}
export interface TapePicture {
  readonly width: number;
  readonly axis: Axis;
  readonly strokes: readonly Stroke[];
  readonly shapes: readonly Shape[];
  readonly labels: readonly Label[];
  /** Every mark with its words, shown or not: for the tooltip, the list in the drawer and the words for who does not see it. */
  readonly marks: readonly Mark[];
  /** Still being computed: from … to in pixels. */
  readonly hatched: readonly [from: number, to: number] | null;
  /** Where the tack is stuck. */
  readonly pin: { readonly x: number; readonly y: number };
}
export interface Mark {
  readonly t: number;
  readonly text: string;
}

/** Something a run comes to, or a level it is held against: given by the chapter, found by the run. */
export interface Milestone extends Condition {
  readonly text: string;
}
export interface Level {
  readonly value: number;
  readonly text: string;
}
export interface TapeWords {
  readonly ghost: (change: ChangeNote) => string;
  readonly pin: (pin: Pin, k: number) => string;
  readonly guess: (t: number) => string;
  readonly event: (t: number, text: string) => string;
  readonly visited: string;
  readonly diverged: string;
  readonly count: (n: number) => string;
  readonly lane: (lane: Lane, range: Range) => string;
}
export interface TapeOptions {
  readonly width: number;
  readonly layout: Layout;
  /** Pixels a unit of the layout. */
  readonly u: number;
  readonly lanes: readonly Lane[];
  /** Of the first lane: the reader may turn it to a log scale. */
  readonly scale: "linear" | "log";
  readonly milestones: readonly Milestone[];
  readonly levels: readonly Level[];
  readonly words: TapeWords;
  readonly cells: number;
  /** Of a word at the layout's font, in pixels. */
  readonly measure: (text: string, face: Face) => number;
  /** Of the visited future: fainter things vanish in a projection. */
  readonly faint: number;
}

/** Dashes of runs side by side. None is 5 3: that is a future not taken. */
export const PIN_DASHES: readonly (readonly number[])[] = [[10, 3], [2, 3], [10, 3, 2, 3], [16, 4]]; // prettier-ignore
const GHOST_DASH = [5, 3];

export function tapePicture(s: PlayerState, options: TapeOptions): TapePicture {
  const { width, layout, u, words } = options;
  const axis = axisOf(s.length, width, s.loupe);
  const drawn = layout.lanes.map((band, k) => drawLane(s, options, axis, k, band));
  const first = drawn[0]!;
  const marks = marksOf(s, options, axis, first);
  const pin = { x: placeOf(axis, s.t), y: first.yAt(s.columns, Math.min(s.t, s.head - 1)) };
  const foot = layout.ruler.top * u;
  const uprights = [
    [pin.x, pin.y, foot],
    ...marks.shapes.filter(({ form }) => form === "down").flatMap(({ x, y }) => [-3, 3].map((by) => [x + by * u, y - layout.mark * u, y])),
    ...(s.guess ? [[placeOf(axis, s.guess.t), layout.lanes[0]!.top * u, first.bottom]] : []),
  ] as [number, number, number][];
  const measure = (text: string) => options.measure(text, "sans");
  const shown = placeLabels([...marks.labels, ...drawn.flatMap(({ labels }) => labels)], {
    width,
    near: 60 * u,
    line: layout.font * u,
    measure,
    uprights,
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

// ---- lanes -----------------------------------------------------------------------------------------------------------------------

interface Drawn {
  readonly strokes: readonly Stroke[];
  readonly labels: readonly Label[];
  readonly bottom: number;
  readonly yOf: (value: number) => number | null;
  readonly yAt: (columns: Columns, i: number) => number;
}

function drawLane(s: PlayerState, options: TapeOptions, axis: Axis, k: number, band: Band): Drawn {
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
  const strokes: Stroke[] = [{ points: [0, bottom + 0.5, width, bottom + 0.5], tone: "line2", width: 1 }];
  if (k === 0)
    for (const { value } of levels) {
      const y = yOf(value);
      if (y !== null && value > range[0] && value < range[1])
        strokes.push({ points: [0, y, width, y], tone: "line2", width: 0.75 });
    }
  if (k === 0)
    strokes.push(...s.ghosts.map((ghost) => ghostStroke(ghost, line(names[0]!, ghost.columns, ghost.from, Infinity), u, heavy)));
  if (k === 0)
    strokes.push(
      ...s.pins.flatMap((pin, at) =>
        pin.recipe === s.recipe ? [] : [pinStroke(at, line(names[0]!, pin.columns, 0, pin.seen + 1), u, heavy)],
      ),
    );
  names.forEach((name, at) => {
    const dash = at === 0 ? {} : { dash: [[2, 3], [8, 3]][at - 1] ?? [1, 4] }; // prettier-ignore
    const style = { tone: lane.role, ...dash } as const;
    strokes.push({ points: line(name, s.columns, s.t, s.seen + 1), ...style, width: 0.62 * heavy, alpha: options.faint });
    strokes.push({ points: line(name, s.columns, 0, s.t + 1), ...style, width: heavy });
  });
  return {
    strokes,
    labels: laneLabels(options, k, range, yOf, band),
    bottom,
    yOf,
    yAt: (columns, i) => yOf(columns[names[0]!]?.[i] ?? NaN) ?? bottom,
  };

  function laneLabels(_: TapeOptions, index: number, within: Range, y: typeof yOf, at: Band): Label[] {
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
      return inside
        ? [{ x: width - EDGE * u, y: level - 5 * u, text, align: "right", tone: "ink2", age: 0, row: `level${value}` } as const]
        : [];
    });
  }

  /** Where in its lane a label crosses no curve: at the right or the left, at the top or the bottom; else where it began. */
  function quietPlace(text: string, at: Band, y: typeof yOf) {
    const wide = options.measure(text, "sans") + 2 * EDGE * u;
    const tops = { high: (at.top + 0.95 * layout.font) * u, low: (at.top + at.height - 4) * u };
    const places = (["right", "left"] as const).flatMap((align) =>
      (["high", "low"] as const).map((row) => ({ align, y: tops[row], x: align === "right" ? width - EDGE * u : EDGE * u, text })),
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
const EDGE = 4;
const ghostStroke = (_: Ghost, points: readonly number[], u: number, heavy: number): Stroke => ({
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

// ---- marks -----------------------------------------------------------------------------------------------------------------------

function marksOf(s: PlayerState, options: TapeOptions, axis: Axis, lane: Drawn) {
  const { u, words, milestones, lanes, layout } = options;
  const name = lanes[0]!.columns[0]!.name;
  const top = layout.lanes[0]!.top * u;
  const shapes: Shape[] = [];
  const labels: Label[] = [];
  const strokes: Stroke[] = [];
  const marks: Mark[] = [];
  const { bottom } = lane;
  const base = bottom - 7 * u;
  const middle = (top + bottom) / 2;
  const right = (x: number) => ({ x: x + 9 * u, align: "left" as const });

  s.ghosts.forEach((ghost, k) => {
    const x = placeOf(axis, ghost.from);
    const i = Math.min((ghost.columns[name]?.length ?? 1) - 1, ghost.from + Math.round(0.02 * s.length));
    const text = words.ghost(ghost.change);
    shapes.push({
      form: "ring",
      x,
      y: lane.yAt(ghost.columns, Math.min(ghost.from, (ghost.columns[name]?.length ?? 1) - 1)),
      tone: "ink2",
    });
    labels.push({ ...right(placeOf(axis, Math.max(ghost.from, i))), y: middle, text, tone: "ink2", age: 10 + k, row: "middle" });
    marks.push({ t: ghost.from, text });
  });
  for (const { t } of s.recipe.edits)
    if (t <= s.seen && !s.ghosts.some(({ from }) => from === t))
      shapes.push({ form: "ring", x: placeOf(axis, t), y: lane.yAt(s.columns, t), tone: "ink2" });
  for (const milestone of milestones) {
    const t = firstWhere(s.columns, milestone, 0, s.seen + 1);
    if (t === null) continue;
    const text = words.event(t, milestone.text);
    const x = placeOf(axis, t);
    shapes.push({ form: "down", x, y: bottom, tone: "ink" });
    labels.push({ ...right(x), y: base, text, tone: "ink", age: 20, row: "base" });
    marks.push({ t, text });
  }
  if (s.guess) {
    const x = placeOf(axis, s.guess.t);
    shapes.push({ form: "diamond", x, y: bottom, tone: "ink" });
    strokes.push({ points: [x, top, x, bottom], tone: "ink", width: 1.25 * u, dash: [1.5 * u, 3 * u] });
    labels.push({ ...right(x), y: middle, text: words.guess(s.guess.t), tone: "ink2", age: 30, row: "middle" });
    marks.push({ t: s.guess.t, text: words.guess(s.guess.t) });
  }
  s.pins.forEach((pin, k) => {
    const last = Math.min(pin.seen, (pin.columns[name]?.length ?? 0) - 1);
    if (pin.recipe === s.recipe || last < 0) return;
    const x = placeOf(axis, last);
    const y = Math.max(top + 4 * u, Math.min(base, lane.yAt(pin.columns, last) - 6 * u));
    labels.push({
      ...(x > 0.7 * options.width ? ({ x: x - 9 * u, align: "right" } as const) : right(x)),
      y,
      text: words.pin(pin, k),
      tone: "ink",
      age: 40 + k,
      row: `pin${k}`,
    });
  });
  if (s.end?.why === "diverged" && s.seen >= s.end.t - 1) {
    const x = placeOf(axis, s.end.t);
    shapes.push({ form: "cross", x, y: lane.yAt(s.columns, s.end.t - 1), tone: "ink" });
    labels.push({ ...right(x), y: base, text: words.event(s.end.t, words.diverged), tone: "ink", age: 50, row: "base" });
    marks.push({ t: s.end.t, text: words.event(s.end.t, words.diverged) });
  }
  if (placeOf(axis, s.seen) - placeOf(axis, s.t) > 0.3 * options.width)
    labels.push({ x: placeOf(axis, s.seen) - EDGE * u, y: base, align: "right", text: words.visited, tone: "ink2", age: -1, row: "base" });
  return { shapes, labels, strokes, marks };
}

// ---- the ruler and what opens out of it --------------------------------------------------------------------------------------------

function ruler({ layout, u, width }: TapeOptions, axis: Axis, s: PlayerState): Stroke[] {
  const y = layout.ruler.top * u + 0.5;
  const points: number[] = [];
  for (const { x, major } of ticksOf(axis, layout.gap * u)) points.push(x, y, x, y + (major ? TICK : TICK / 2) * u, NaN, NaN);
  const strokes: Stroke[] = [
    { points: [0, y, width, y], tone: "line2", width: 1 },
    { points, tone: "line2", width: 1 },
  ];
  if (s.loupe) {
    const [a, b] = s.loupe.map((t) => placeOf(axis, t)) as [number, number];
    strokes.push({ points: [a, y + 1.5 * u, b, y + 1.5 * u], tone: "ink", width: 3 * u });
  }
  return strokes;
}
function rulerLabels({ layout, u, width, measure }: TapeOptions, axis: Axis, s: PlayerState, words: TapeWords): Label[] {
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
  if (!alone) return [...labels, { ...at, x: near(width, end) ? Math.min(width, pin - 5 * u) : width, text: end, align: "right" }];
  if (!near(width, end)) labels.push({ ...at, x: width, text: end, align: "right" });
  const half = wide(words.count(s.t)) / 2;
  return [
    ...labels,
    { ...at, x: Math.max(half, Math.min(width - half, pin)), text: words.count(s.t), align: "centre", tone: "ink", strong: true },
  ];
}
/** From the stretch the vernier shows to its whole width. */
function funnel(s: PlayerState, { layout, u, width, cells }: TapeOptions, axis: Axis): Stroke[] {
  const { from, to } = windowOf(s.t, s.length, cells);
  const [top, bottom] = [layout.funnel.top * u, (layout.funnel.top + layout.funnel.height) * u];
  const [a, b] = [placeOf(axis, from), placeOf(axis, Math.min(to + 1, s.length))];
  return [
    { points: [a, top, 0.5, bottom], tone: "line2", width: 1 },
    { points: [Math.max(b, a + 1), top, width - 0.5, bottom], tone: "line2", width: 1 },
    { points: [a, top, Math.max(b, a + 1), top], tone: "line2", width: 1 },
  ];
}

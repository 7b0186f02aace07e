/** @file What is marked on the tape: where futures were cut, what the run came to, the guess, other runs' ends, divergence. Pure. */
import { firstWhere, type Ghost, type PlayerState } from "../../lesson/player.ts";
import { placeOf, type Axis } from "./axis.ts";
import type { Label } from "./labels.ts";
import { EDGE, type Drawn } from "./lanePicture.ts";
import { LETTERS } from "./words.ts";
import type { Mark, Shape, Stroke, TapeOptions } from "./shapes.ts";

export function marksOf(s: PlayerState, options: TapeOptions, axis: Axis, lane: Drawn) {
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
    if (!isCrowded(s.ghosts, ghost, axis, 60 * u))
      labels.push({
        ...right(placeOf(axis, Math.max(ghost.from, i))),
        y: middle,
        text,
        tone: "ink2",
        age: 10 + k,
        row: "middle",
      });
    marks.push({ t: ghost.from, text });
  });
  labels.push(...endNames(s, options, axis, lane));
  for (const { t } of s.recipe.edits)
    if (t <= s.seen && !s.ghosts.some(({ from }) => from === t))
      shapes.push({ form: "ring", x: placeOf(axis, t), y: lane.yAt(s.columns, t), tone: "ink2" });
  for (const milestone of milestones) {
    const t = firstWhere(s.columns, milestone, 0, s.seen + 1);
    if (t === null) continue;
    const text = words.event(t, milestone.text);
    const x = placeOf(axis, t);
    shapes.push({ form: "down", x, y: bottom, tone: "ink" });
    labels.push({ ...right(x), y: base, text, short: words.count(t), tone: "ink", age: 20, row: "base" });
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
    const at = widest(pin.columns[name]!, s.columns[name], last);
    const x = placeOf(axis, at);
    const y = Math.max(top + 4 * u, Math.min(base, lane.yAt(pin.columns, at) - 6 * u));
    const [first] = milestones;
    const came = first ? firstWhere(pin.columns, first, 0, pin.seen + 1) : null;
    if (came !== null) {
      const mark = words.event(came, `${LETTERS[k] ?? ""} · ${first!.text}`);
      shapes.push({ form: "down", x: placeOf(axis, came), y: bottom, tone: "ink2" });
      labels.push({
        ...right(placeOf(axis, came)),
        y: base,
        text: `${LETTERS[k] ?? ""} · ${words.count(came)}`,
        tone: "ink2",
        age: 15 + k,
        row: "base",
      });
      marks.push({ t: came, text: mark });
    }
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
    labels.push({
      x: placeOf(axis, s.seen) - EDGE * u,
      y: base,
      align: "right",
      text: words.visited,
      tone: "ink2",
      age: -1,
      row: "base",
    });
  return { shapes, labels, strokes, marks };
}

/** Whether another future was cut so near that one name would stand for both. */
const isCrowded = (ghosts: readonly Ghost[], { from }: Ghost, axis: Axis, near: number): boolean =>
  ghosts.filter((it) => Math.abs(placeOf(axis, it.from) - placeOf(axis, from)) < near).length > 1;

/** Futures that were cut at one place are told apart where they end: each by the value it had, in the order of their heights. */
function endNames({ ghosts }: PlayerState, { u, words, lanes, layout, width }: TapeOptions, axis: Axis, lane: Drawn): Label[] {
  const line = 1.26 * layout.font * u; // as little as keeps two words apart
  const [top, bottom] = [layout.lanes[0]!.top * u + 0.85 * line, lane.bottom - 0.3 * line];
  const ends = ghosts
    .flatMap((ghost, k) => {
      const last = (ghost.columns[lanes[0]!.columns[0]!.name]?.length ?? 0) - 1;
      if (last < 0 || !isCrowded(ghosts, ghost, axis, 60 * u)) return [];
      return [{ ghost, k, x: placeOf(axis, last), y: lane.yAt(ghost.columns, last) + 0.35 * layout.font * u }];
    })
    .sort((a, b) => a.y - b.y);
  for (let k = 0, high = top; k < ends.length; k++) high = (ends[k]!.y = Math.max(high, ends[k]!.y)) + line;
  for (let k = ends.length - 1, low = bottom; k >= 0; k--) low = (ends[k]!.y = Math.min(low, ends[k]!.y)) - line;
  return ends.map(({ ghost, k, x, y }) => {
    const place = x > 0.7 * width ? ({ x: x - EDGE * u, align: "right" } as const) : ({ x: x + 14 * u, align: "left" } as const);
    return { ...place, y, text: words.was(ghost.change), tone: "ink2", age: 10 + k, row: `ghost${k}`, stays: true };
  });
}

/** Where a run beside the present one lies furthest from it: there its curve can be told from the other. */
function widest(theirs: Float32Array, ours: Float32Array | undefined, last: number): number {
  const end = Math.min(last, (ours?.length ?? 0) - 1);
  const stride = Math.max(1, Math.floor(end / 64));
  let [at, most] = [last, 0];
  for (let t = 0; t <= end; t += stride) {
    const gap = Math.abs(theirs[t]! - ours![t]!);
    if (gap > most) [at, most] = [t, gap];
  }
  return at;
}

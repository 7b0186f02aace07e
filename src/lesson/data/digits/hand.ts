/** @file A hand that writes: from a digit and some luck to ink. Only arithmetic that is exact everywhere, so its digits are, too. */
import { Mt19937 } from "../../../core/random/mt19937.ts";
import { glyphs, type Glyph, type Knot } from "./glyphs.ts";
import { habits, type Habit } from "./habits.ts";
import type { Ink } from "./raster.ts";

/** Points of the ink from one knot to the next. */
const FINE = 7;

/** Numbers that decide how one digit comes out: the same seed, the same luck. */
export class Luck {
  private readonly engine = new Mt19937();

  constructor(seed: number) {
    this.seed(seed);
  }
  seed(seed: number): void {
    this.engine.seed(seed);
  }
  /** Evenly from [0, 1). */
  even(): number {
    return this.engine.u32() * 2 ** -32;
  }
  /** About normal, mean 0 and deviation `by`, never beyond ±3.5 of them: four even numbers, added. */
  normal(by: number): number {
    return by * Math.sqrt(3) * (this.even() + this.even() + this.even() + this.even() - 2);
  }
}

/** Writes `digit` once. Radii of the ink are in pixels of the fitted digit, places in heights of a digit. */
export function write(digit: number, luck: Luck, ink: Ink): void {
  const glyph = choose(glyphs[digit]!, luck);
  const pose = poseOf(habits[digit]!, luck);
  const unsteady = (0.5 + habits[digit]!.loose / 2) * (2.2 + 4.8 * luck.even());
  const pen = Math.min(2.1, Math.max(0.75, 1.28 + luck.normal(0.36)));
  const [rising, swelling, leaning] = [luck.normal(0.16), luck.normal(0.16), luck.normal(0.12)];
  ink.clear();
  for (const stroke of glyph.strokes) {
    const knots = stroke.map(({ x, y, corner }) => ({
      ...pose((x - 32 + luck.normal(unsteady)) / 100, (y - 50 + luck.normal(unsteady)) / 100),
      corner,
    }));
    trace(knots, (x, y, s) => {
      const z = 2 * s - 1; // from −1, where the pen is put down, to 1
      const pressure = 1 + rising * z + swelling * (z * z - 1 / 3) + leaning * y;
      ink.add(x, y, Math.max(0.5, pen * pressure), s === 0);
    });
  }
}

function choose(ways: readonly Glyph[], luck: Luck): Glyph {
  let left = luck.even() * ways.reduce((sum, { weight }) => sum + weight, 0);
  return ways.find(({ weight }) => (left -= weight) < 0) ?? ways[0]!;
}

/** What the whole digit undergoes: how wide and how slanted it is, how its halves differ, how it bends, and a small turn. */
function poseOf(habit: Habit, luck: Luck): (x: number, y: number) => { x: number; y: number } {
  const { loose } = habit;
  const width = habit.width * Math.max(0.45, 1 + luck.normal(0.22));
  const slant = habit.slant + luck.normal(0.24);
  const taper = habit.taper + luck.normal(0.34 * loose);
  const weight = habit.weight + luck.normal(0.2 * loose);
  const bow = habit.bow + luck.normal(0.26 * loose);
  const sag = habit.sag + luck.normal(0.36 * loose);
  const twist = habit.twist + luck.normal(0.26 * loose);
  const half = luck.normal(0.07); // the tangent of half the angle: a turn without sine and cosine
  const cos = (1 - half * half) / (1 + half * half);
  const sin = (2 * half) / (1 + half * half);
  return (x, y) => {
    const upright = y * y - 1 / 12;
    const u = width * x * (1 + taper * y) + bow * upright - slant * y;
    const v = y + weight * upright + sag * x * x + twist * x * y;
    return { x: cos * u - sin * v, y: sin * u + cos * v };
  };
}

/** Follows the smooth curve through the knots (Catmull–Rom, centripetal), broken at corners; `s` goes from 0 to 1. */
function trace(knots: readonly Knot[], to: (x: number, y: number, s: number) => void): void {
  const last = knots.length - 1;
  to(knots[0]!.x, knots[0]!.y, 0);
  for (let k = 0; k < last; k++) {
    const [b, c] = [knots[k]!, knots[k + 1]!];
    const a = k === 0 || b.corner ? null : knots[k - 1]!;
    const d = k + 1 === last || c.corner ? null : knots[k + 2]!;
    const step = gap(b, c);
    const straight = [c.x - b.x, c.y - b.y] as const;
    const [mx, my] = a ? slope(a, b, c, gap(a, b), step, step) : straight;
    const [nx, ny] = d ? slope(b, c, d, step, gap(c, d), step) : straight;
    for (let i = 1; i <= FINE; i++) {
      const t = i / FINE;
      const [t2, t3] = [t * t, t * t * t];
      const [atB, outOfB, atC, intoC] = [2 * t3 - 3 * t2 + 1, t3 - 2 * t2 + t, 3 * t2 - 2 * t3, t3 - t2];
      const x = atB * b.x + outOfB * mx + atC * c.x + intoC * nx;
      const y = atB * b.y + outOfB * my + atC * c.y + intoC * ny;
      to(x, y, (k + t) / last);
    }
  }
}

type Point = Pick<Knot, "x" | "y">;

/** The root of the distance: what the curve's parameter grows by, and never 0. */
function gap(a: Point, b: Point): number {
  const [x, y] = [a.x - b.x, a.y - b.y];
  return Math.sqrt(Math.sqrt(x * x + y * y)) + 1e-6;
}

/** The curve's direction at q, which lies `before` behind p and `after` in front of r; scaled to a piece that is `step` long. */
function slope(p: Point, q: Point, r: Point, before: number, after: number, step: number): readonly [number, number] {
  const one = (a: number, b: number, c: number) => step * ((b - a) / before - (c - a) / (before + after) + (c - b) / after);
  return [one(p.x, q.x, r.x), one(p.y, q.y, r.y)];
}

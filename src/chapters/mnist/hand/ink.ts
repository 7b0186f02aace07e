/** @file Ink on the sheet: the strokes of a pen, or a digit of the test set laid on it; moved, turned and enlarged as the reader wishes. Pure. */
import { blank, SHEET, SIDE, type Image } from "./pipeline.ts";

/** Where the pen went: x, y by turns, whole thousandths of the sheet's side, from the top left. */
export type Stroke = readonly number[];

/** How what lies on the sheet was moved. Shifts in sides of the sheet, to the right and down; `turn` in degrees, clockwise. */
export interface Pose {
  readonly right: number;
  readonly down: number;
  readonly turn: number;
  readonly size: number;
}
export const AS_WRITTEN: Pose = { right: 0, down: 0, turn: 0, size: 1 };

/** The pen's width, in sides of the sheet: a digit of 7 tenths of the sheet gets strokes as wide as MNIST's. */
const PEN = 0.085;
/** A test digit's 28 × 28 field covers so much of the sheet. */
const LAID = 0.72;

/** The ink of strokes under a pose. */
export function draw(strokes: readonly Stroke[], pose: Pose = AS_WRITTEN): Image {
  const sheet = blank(SHEET);
  for (const stroke of posed(strokes, pose)) {
    const at = (k: number) => [(SHEET * stroke[2 * k]!) / 1000, (SHEET * stroke[2 * k + 1]!) / 1000] as const;
    const last = (stroke.length >> 1) - 1;
    for (let k = 0; k <= last; k++) line(sheet, at(k), at(Math.min(k + 1, last)), penOf(pose) * SHEET * 0.5);
  }
  return sheet;
}
/** The pen's width in sides of the sheet. */
export const penOf = ({ size }: Pose): number => PEN * size;

/** Where the strokes come to lie: they turn and grow about their own middle. Not rounded. */
export function posed(strokes: readonly Stroke[], pose: Pose): readonly Stroke[] {
  if (pose === AS_WRITTEN) return strokes;
  const [x0, y0] = middleOf(strokes);
  const [cos, sin] = directions(pose);
  return strokes.map((stroke) =>
    stroke.map((_, k) => {
      const [x, y] = [stroke[k - (k % 2)]! - x0, stroke[k - (k % 2) + 1]! - y0];
      return k % 2 === 0 ? x0 + 1000 * pose.right + cos * x - sin * y : y0 + 1000 * pose.down + sin * x + cos * y;
    }),
  );
}
function middleOf(strokes: readonly Stroke[]): readonly [number, number] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const stroke of strokes) {
    for (let k = 0; k + 1 < stroke.length; k += 2) {
      left = Math.min(left, stroke[k]!);
      right = Math.max(right, stroke[k]!);
      top = Math.min(top, stroke[k + 1]!);
      bottom = Math.max(bottom, stroke[k + 1]!);
    }
  }
  return [(left + right) / 2, (top + bottom) / 2];
}
const directions = ({ turn, size }: Pose) =>
  [size * Math.cos((turn * Math.PI) / 180), size * Math.sin((turn * Math.PI) / 180)] as const;

/** A round pen from a to b, its edge one pixel soft; ink does not add up. */
function line(
  { width, height, pixels }: Image,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  r: number,
): void {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(ax, bx) - r - 1)),
    Math.min(width - 1, Math.ceil(Math.max(ax, bx) + r + 1)),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(ay, by) - r - 1)),
    Math.min(height - 1, Math.ceil(Math.max(ay, by) + r + 1)),
  ];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
      const along = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      const [ex, ey] = [px - along * dx, py - along * dy];
      const ink = r + 0.5 - Math.sqrt(ex * ex + ey * ey);
      const k = y * width + x;
      if (ink > pixels[k]!) pixels[k] = Math.min(1, ink);
    }
  }
}

/** A 28 × 28 digit on the sheet, smoothly enlarged. */
export function lay(digit: Float32Array, pose: Pose = AS_WRITTEN, share = LAID): Image {
  const sheet = blank(SHEET);
  const [cos, sin] = directions({ ...pose, size: SIDE / (SHEET * share * pose.size) });
  const read = (x: number, y: number) => (x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : digit[y * SIDE + x]!);
  for (let y = 0; y < SHEET; y++) {
    for (let x = 0; x < SHEET; x++) {
      const [px, py] = [x + 0.5 - SHEET * (0.5 + pose.right), y + 0.5 - SHEET * (0.5 + pose.down)];
      const [u, v] = [SIDE / 2 - 0.5 + cos * px + sin * py, SIDE / 2 - 0.5 - sin * px + cos * py];
      const [i, j] = [Math.floor(u), Math.floor(v)];
      if (i < -1 || j < -1 || i >= SIDE || j >= SIDE) continue;
      const [s, t] = [u - i, v - j];
      const upper = (1 - s) * read(i, j) + s * read(i + 1, j);
      const lower = (1 - s) * read(i, j + 1) + s * read(i + 1, j + 1);
      sheet.pixels[y * SHEET + x] = (1 - t) * upper + t * lower;
    }
  }
  return sheet;
}

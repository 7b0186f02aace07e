/** @file Where the names of points go: beside them, inside the frame, on no other name and no point. Pure. */

export interface Labelled {
  readonly x: number;
  readonly y: number;
  /** Of the name, in pixels. */
  readonly width: number;
}
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export interface PlacedLabel extends Box {
  /** So far off that a line should lead to its point. */
  readonly far: boolean;
}

/** In the order they are tried: which way from the point, and whether a line leads there. */
const WAYS: readonly (readonly [dx: number, dy: number, far: boolean])[] = [
  [1, -1, false],
  [-1, -1, false],
  [1, 1, false],
  [-1, 1, false],
  [0, -1, false],
  [0, 1, false],
  [-1, 0, true],
  [1, 0, true],
  [-1, -2.4, true],
  [1, -2.4, true],
  [-1, 2.4, true],
  [1, 2.4, true],
];

/** One place for each name. `radius`: of a point's mark. The first way that is free, or else the one that covers least. */
export function placeLabels(
  points: readonly Labelled[],
  frame: Box,
  { height, radius }: { readonly height: number; readonly radius: number },
): PlacedLabel[] {
  const marks = points.map(({ x, y }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  const placed: PlacedLabel[] = [];
  points.forEach((point, k) => {
    const options = WAYS.map((way) => boxAt(point, way, { height, radius })).map((box) => pushedIn(box, frame));
    const others = marks.filter((_, n) => n !== k || radius > 0);
    // A name keeps its distance from another, or the two would read as one.
    const names = placed.map((box) => ({ ...box, left: box.left - height / 2, right: box.right + height / 2 }));
    const covered = (box: Box) => [...names, ...others].reduce((sum, other) => sum + shared(box, other), 0);
    placed.push(options.reduce((best, box) => (covered(box) < covered(best) ? box : best)));
  });
  return placed;
}

function boxAt(
  { x, y, width }: Labelled,
  [dx, dy, far]: (typeof WAYS)[number],
  { height, radius }: { height: number; radius: number },
): PlacedLabel {
  const gap = radius + 2 + (far && dy === 0 ? 1.4 * height : 0);
  const left = dx === 0 ? x - width / 2 : dx > 0 ? x + gap : x - gap - width;
  const middle = dy === 0 ? y : y + Math.sign(dy) * (radius + height / 2) * Math.abs(dy);
  return { left, right: left + width, top: middle - height / 2, bottom: middle + height / 2, far };
}

/** Moved by as little as brings it inside. */
function pushedIn(box: PlacedLabel, frame: Box): PlacedLabel {
  const dx = Math.max(0, frame.left - box.left) - Math.max(0, box.right - frame.right);
  const dy = Math.max(0, frame.top - box.top) - Math.max(0, box.bottom - frame.bottom);
  return { ...box, left: box.left + dx, right: box.right + dx, top: box.top + dy, bottom: box.bottom + dy };
}

/** The area two boxes share. */
export const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

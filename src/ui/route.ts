/**
 * @file The way of a line between texts: along the axes, with corners cut at 45°, through nothing that is written. Pure.
 *
 * The lines a way may use are few: those through its ends and those that keep their distance from an obstacle's edge. On that grid it is a
 * shortest path in which a turn costs a detour and closeness to an obstacle costs three times its length.
 */
import { Heap } from "./heap.ts";
import type { Box } from "./labels.ts";

export type Side = "left" | "right" | "top" | "bottom";
export type Point = readonly [x: number, y: number];
/** A place where a line may begin or end, and the side it leaves by or comes in from. */
export interface End {
  readonly x: number;
  readonly y: number;
  readonly side: Side;
}

/** Pixels between a line and what it goes round. */
const CLEAR = 5;
const TURN = 24;
const CLOSE = 3;
/** Lines nearer to each other than this are one. */
const MERGE = 2;
/** How far a line goes straight out of its end before it may turn back. */
const STUB = 12;
/** How much of a corner is cut away. */
const CUT = 7;

/** Right, down, left, up. */
const STEPS: readonly Point[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
const LEAVES: { readonly [S in Side]: number } = { right: 0, bottom: 1, left: 2, top: 3 };
const ARRIVES: { readonly [S in Side]: number } = { left: 0, top: 1, right: 2, bottom: 3 };

/** The corners of the cheapest way from any of `from` to any of `to`; null if there is none inside `bounds`. */
export function route(from: readonly End[], to: readonly End[], obstacles: readonly Box[], bounds: Box): readonly Point[] | null {
  const within = obstacles.filter((box) => overlap(box, bounds));
  const isFree = ({ x, y }: End) => inside(bounds, x, y, 1) && !within.some((box) => inside(box, x, y, -0.01));
  const [starts, goals] = [from.filter(isFree), to.filter(isFree)];
  if (starts.length === 0 || goals.length === 0) return null;
  const grid = makeGrid([...starts, ...goals], within, bounds);
  const path = search(grid, starts, goals);
  return path && straighten(path);
}

export const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const inside = ({ left, top, right, bottom }: Box, x: number, y: number, more: number) =>
  x > left - more && x < right + more && y > top - more && y < bottom + more;

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** By cell y · width + x: the cost of a pixel to the right, and of one downwards; Infinity: something is written there. */
  readonly right: Float64Array;
  readonly down: Float64Array;
}

function makeGrid(ends: readonly End[], obstacles: readonly Box[], bounds: Box): Grid {
  const [endX, endY] = [ends.map(({ x }) => x), ends.map(({ y }) => y)];
  const around = (values: readonly number[]) => values.flatMap((v) => [v - STUB, v + STUB]);
  const xs = lines(
    endX,
    [...around(endX), ...obstacles.flatMap(({ left, right }) => [left - CLEAR, right + CLEAR])],
    [bounds.left, bounds.right],
  );
  const ys = lines(
    endY,
    [...around(endY), ...obstacles.flatMap(({ top, bottom }) => [top - CLEAR, bottom + CLEAR])],
    [bounds.top, bounds.bottom],
  );
  const right = new Float64Array(xs.length * ys.length).fill(1);
  const down = new Float64Array(xs.length * ys.length).fill(1);
  const mark = (box: Box, cost: number) => {
    const [i0, i1, j0, j1] = [
      firstAbove(xs, box.left) - 1,
      firstAbove(xs, box.right),
      firstAbove(ys, box.top) - 1,
      firstAbove(ys, box.bottom),
    ];
    for (let j = Math.max(0, j0); j < j1; j++) {
      for (let i = Math.max(0, i0); i < i1; i++) {
        const at = j * xs.length + i;
        const [x, y] = [xs[i]!, ys[j]!];
        if (y > box.top && y < box.bottom && x < box.right && (xs[i + 1] ?? x) > box.left) right[at] = Math.max(right[at]!, cost);
        if (x > box.left && x < box.right && y < box.bottom && (ys[j + 1] ?? y) > box.top) down[at] = Math.max(down[at]!, cost);
      }
    }
  };
  const near = CLEAR - 0.5;
  for (const { left, top, right: r, bottom } of obstacles)
    mark({ left: left - near, top: top - near, right: r + near, bottom: bottom + near }, CLOSE);
  for (const box of obstacles) mark(box, Infinity);
  return { xs, ys, right, down };
}

/** The place of the first value above `limit` in a sorted list; its length where there is none. */
function firstAbove(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sorted; the ends' own lines stay as they are, others give way to them and to each other. */
function lines(ends: readonly number[], others: readonly number[], [least, greatest]: readonly [number, number]): number[] {
  const kept = [...new Set(ends)].sort((a, b) => a - b);
  const rest = others
    .filter((v) => v >= least && v <= greatest && !kept.some((end) => Math.abs(end - v) < MERGE))
    .sort((a, b) => a - b);
  const apart = rest.filter(
    (v, k) => k === 0 || v - rest[k - 1]! >= MERGE || Math.floor(v / MERGE) !== Math.floor(rest[k - 1]! / MERGE),
  );
  return [...kept, ...apart].sort((a, b) => a - b);
}

/** A* over cells and the direction they were entered in. */
function search({ xs, ys, right, down }: Grid, starts: readonly End[], goals: readonly End[]): Point[] | null {
  const width = xs.length;
  const cellOf = ({ x, y }: End) => ys.indexOf(y) * width + xs.indexOf(x);
  const goalAt = new Map(goals.map((goal) => [4 * cellOf(goal) + ARRIVES[goal.side], goal]));
  const guess = (cell: number) => {
    const [x, y] = [xs[cell % width]!, ys[Math.floor(cell / width)]!];
    let least = Infinity;
    for (const goal of goals) least = Math.min(least, Math.abs(x - goal.x) + Math.abs(y - goal.y));
    return least;
  };
  const cost = new Float64Array(4 * width * ys.length).fill(Infinity);
  const before = new Int32Array(cost.length).fill(-1);
  const done = new Uint8Array(cost.length);
  const open = new Heap();
  for (const start of starts) {
    const state = 4 * cellOf(start) + LEAVES[start.side];
    cost[state] = 0;
    open.push(guess(state >> 2), state);
  }
  for (let state = open.pop(); state >= 0; state = open.pop()) {
    if (goalAt.has(state) && before[state]! >= 0)
      return trace(state, before, (cell) => [xs[cell % width]!, ys[Math.floor(cell / width)]!]);
    if (done[state]) continue;
    done[state] = 1;
    const [cell, came] = [state >> 2, state & 3];
    const [i, j] = [cell % width, Math.floor(cell / width)];
    for (let way = 0; way < 4; way++) {
      if ((way + 2) % 4 === came || (before[state]! < 0 && way !== came)) continue;
      const [ni, nj] = [i + STEPS[way]![0], j + STEPS[way]![1]];
      if (ni < 0 || nj < 0 || ni >= width || nj >= ys.length) continue;
      const edge = way % 2 === 0 ? right[j * width + Math.min(i, ni)]! : down[Math.min(j, nj) * width + i]!;
      const length = Math.abs(xs[ni]! - xs[i]!) + Math.abs(ys[nj]! - ys[j]!);
      const next = 4 * (nj * width + ni) + way;
      const sum = cost[state]! + edge * length + (way === came ? 0 : TURN);
      if (!(sum < cost[next]!)) continue;
      cost[next] = sum;
      before[next] = state;
      open.push(sum + guess(next >> 2), next);
    }
  }
  return null;
}

function trace(last: number, before: Int32Array, pointOf: (cell: number) => Point): Point[] {
  const path: Point[] = [];
  for (let state = last; state >= 0; state = before[state]!) path.unshift(pointOf(state >> 2));
  return path;
}

/** Only the corners. */
function straighten(path: readonly Point[]): Point[] {
  return path.filter(([x, y], k) => {
    const [a, b] = [path[k - 1], path[k + 1]];
    return !a || !b || !((a[0] === x && x === b[0]) || (a[1] === y && y === b[1]));
  });
}

/** The same way with its corners cut at 45°, except where the cut would go through something written. */
export function chamfer(corners: readonly Point[], obstacles: readonly Box[], cut = CUT): readonly Point[] {
  return corners.flatMap((corner, k): readonly Point[] => {
    const [a, b] = [corners[k - 1], corners[k + 1]];
    if (!a || !b) return [corner];
    const size = Math.min(cut, lengthOf(a, corner) / 2, lengthOf(corner, b) / 2);
    const pair = [toward(corner, a, size), toward(corner, b, size)] as const;
    return obstacles.some((box) => crosses(pair[0], pair[1], box)) ? [corner] : pair;
  });
}
const lengthOf = ([ax, ay]: Point, [bx, by]: Point) => Math.hypot(bx - ax, by - ay);
const toward = ([x, y]: Point, [tx, ty]: Point, by: number): Point => [x + Math.sign(tx - x) * by, y + Math.sign(ty - y) * by];

/** Whether a segment goes through the inside of a box (Liang and Barsky); touching its edge is not going through. */
export function crosses([x0, y0]: Point, [x1, y1]: Point, { left, top, right, bottom }: Box): boolean {
  let [from, to] = [0, 1];
  for (const [p, q] of [
    [x0 - x1, x0 - left],
    [x1 - x0, right - x0],
    [y0 - y1, y0 - top],
    [y1 - y0, bottom - y0],
  ] as const) {
    if (p === 0) {
      if (q <= 0) return false;
    } else if (p < 0) from = Math.max(from, q / p);
    else to = Math.min(to, q / p);
  }
  return from < to;
}

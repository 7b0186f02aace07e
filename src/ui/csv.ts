/** @file Points out of pasted text: two numbers a row, parted by a comma, a semicolon, a tab or spaces. A row that is none is named and left out. */
import { MAX_COORDINATE, MAX_POINTS, type Point } from "../lesson/points.ts";

export interface BadRow {
  /** As an editor counts, from 1. */
  readonly row: number;
  readonly text: string;
  readonly why: "columns" | "number" | "large" | "tooMany";
}
export interface Pasted {
  readonly points: readonly Point[];
  readonly bad: readonly BadRow[];
  /** The first row names its columns. */
  readonly header: boolean;
}
const MAX_TEXT = 200_000;

/** Never throws; empty rows and rows that begin with # are silently passed over. */
export function readCsv(text: string): Pasted {
  const points: Point[] = [];
  const bad: BadRow[] = [];
  let header = false;
  text
    .slice(0, MAX_TEXT)
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .forEach((line, k) => {
      const row = line.trim();
      if (row === "" || row.startsWith("#")) return;
      const why = take(row, points);
      if (why === "number" && points.length === 0 && bad.length === 0 && !header && !/\d/.test(row)) header = true;
      else if (why) bad.push({ row: k + 1, text: row.slice(0, 40), why });
    });
  return { points, bad, header };
}

/** Adds the row's point; or says what is wrong with it. */
function take(row: string, points: Point[]): BadRow["why"] | null {
  const cells = cellsOf(row);
  if (cells.length !== 2) return "columns";
  const [x = NaN, y = NaN] = cells.map(numberOf);
  if (Number.isNaN(x) || Number.isNaN(y)) return "number";
  if (!(Math.max(Math.abs(x), Math.abs(y)) <= MAX_COORDINATE)) return "large";
  if (points.length >= MAX_POINTS) return "tooMany";
  points.push({ x, y });
  return null;
}

/** With semicolons or tabs a comma may be the decimal sign. */
function cellsOf(row: string): string[] {
  const mark = /[;\t]/.test(row) ? /[;\t]/ : row.includes(",") ? "," : /\s+/;
  const cells = row.split(mark).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim(),
  );
  while (cells.length > 2 && cells.at(-1) === "") cells.pop();
  return mark instanceof RegExp ? cells.map((cell) => cell.replace(/^([+-]?\d+),(\d+)$/, "$1.$2")) : cells;
}
const numberOf = (cell: string): number =>
  /^[-+−]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(cell) ? Number(cell.replace("−", "-")) : NaN;

export interface Fitted {
  readonly points: readonly Point[];
  /** What was mapped onto [−1, 1] × [−1.5, 1.5]; null where the points lay well already. */
  readonly from: { readonly x: readonly [number, number]; readonly y: readonly [number, number] } | null;
}

/** Points where the labs have room: moved and scaled, both axes, where they lie outside [−1, 1] × [−3, 3]. */
export function fitToLab(points: readonly Point[]): Fitted {
  const range = (pick: (point: Point) => number) => [Math.min(...points.map(pick)), Math.max(...points.map(pick))] as const;
  const [x, y] = [range((it) => it.x), range((it) => it.y)];
  if (x[0] >= -1 && x[1] <= 1 && y[0] >= -3 && y[1] <= 3) return { points, from: null };
  const map = (v: number, [low, high]: readonly [number, number], to: number) =>
    high > low ? to * ((2 * (v - low)) / (high - low) - 1) : 0;
  return { points: points.map((it) => ({ x: map(it.x, x, 1), y: map(it.y, y, 1.5) })), from: { x, y } };
}

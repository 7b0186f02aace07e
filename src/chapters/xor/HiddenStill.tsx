/** @file The hidden plane as a still drawing: flat tints, the ½ line, the squared paper of the inputs folded into it, four points. */
import { BANDS } from "../../ui/field.ts";
import { tint } from "../../ui/PlaneMini.tsx";
import { POINTS } from "./figures.ts";
import type { TwoHiddenView } from "./labs/twoHidden.ts";

type Point = readonly [x: number, y: number];
const SIDE = 146;
const px = ([x, y]: Point) => `${(x * SIDE).toFixed(1)} ${((1 - y) * SIDE).toFixed(1)}`;

export function HiddenStill({ view }: { view: TwoHiddenView }) {
  const [v1, v2, c] = [...view.weights["2.weight"]!, ...view.weights["2.bias"]!] as [number, number, number];
  const above = (k: number) => (k === 0 ? SQUARE : cut(SQUARE, ([x, y]) => v1 * x + v2 * y + c - Math.log(k / (BANDS - k))));
  return (
    <svg className="hidden-still" viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
      {Array.from({ length: BANDS }, (_, k) => above(k)).map(
        (corners, k) => corners.length > 2 && <path key={k} style={{ fill: tint(k) }} d={`M${corners.map(px).join("L")}Z`} />,
      )}
      {view.lattice && <path className="lattice" d={linesOf(view.lattice)} />}
      <path
        className="half"
        d={halfOf(
          cut(SQUARE, ([x, y]) => v1 * x + v2 * y + c),
          ([x, y]) => v1 * x + v2 * y + c,
        )}
      />
      <path className="frame" d={`M0 0H${SIDE}V${SIDE}H0Z`} />
      {view.hidden.map(([x = 0, y = 0], k) =>
        POINTS[k]!.target === 0 ? (
          <circle key={k} className="ring" cx={x * SIDE} cy={(1 - y) * SIDE} r="4.5" />
        ) : (
          <rect key={k} className="square" x={x * SIDE - 4.5} y={(1 - y) * SIDE - 4.5} width="9" height="9" />
        ),
      )}
    </svg>
  );
}

const SQUARE: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** The part of a polygon where `side` is not negative. */
export function cut(corners: readonly Point[], side: (p: Point) => number): Point[] {
  const out: Point[] = [];
  corners.forEach((from, k) => {
    const to = corners[(k + 1) % corners.length]!;
    const [a, b] = [side(from), side(to)];
    if (a >= 0) out.push(from);
    if (a >= 0 !== b >= 0) out.push([from[0] + ((to[0] - from[0]) * a) / (a - b), from[1] + ((to[1] - from[1]) * a) / (a - b)]);
  });
  return out;
}
/** The edge of a cut polygon that lies on the cut. */
function halfOf(corners: readonly Point[], side: (p: Point) => number): string {
  if (corners.length === 0) return "";
  const on = corners.filter((p) => Math.abs(side(p)) < 1e-9);
  return on.length >= 2 ? `M${px(on[0]!)}L${px(on[1]!)}` : "";
}

/** Every second row and column of the grid, as lines. */
function linesOf(places: Float32Array): string {
  const n = Math.round(Math.sqrt(places.length / 2));
  const at = (column: number, row: number): Point => [places[2 * (row * n + column)]!, places[2 * (row * n + column) + 1]!];
  const steps = Array.from({ length: n }, (_, k) => k);
  return steps
    .filter((k) => k % 2 === 0)
    .flatMap((k) => [steps.map((s) => at(s, k)), steps.map((s) => at(k, s))])
    .map((line) => `M${line.map(px).join("L")}`)
    .join("");
}

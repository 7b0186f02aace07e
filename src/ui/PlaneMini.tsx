/** @file A plane as a small still drawing: flat tints, the ½ line, four points. For the build, where there is no canvas. */
import { BANDS, contour, type Grid, type Segment } from "./field.ts";
import type { PlanePoint } from "./Plane.tsx";

interface Props {
  readonly field: Grid;
  readonly from: number;
  readonly to: number;
  readonly points: readonly PlanePoint[];
  readonly size?: number;
}

export function PlaneMini({ field, from, to, points, size = 94 }: Props) {
  const cell = size / (field.n - 1);
  const place = (v: number) => ((v - from) / (to - from)) * size;
  const at = (x: number) => (x * cell).toFixed(1);
  const up = (y: number) => (size - y * cell).toFixed(1);
  const line = contour(field, 0.5).map(([x0, y0, x1, y1]: Segment) => `M${at(x0)} ${up(y0)}L${at(x1)} ${up(y1)}`);
  return (
    <svg className="mini-plane" viewBox={`-1 -1 ${size + 2} ${size + 2}`} width={size + 2} height={size + 2} aria-hidden="true">
      {tiles(field, size).map(({ band, path }) => (
        <path key={band} className="tint" style={{ fill: tint(band) }} d={path} />
      ))}
      <path className="half" d={line.join("")} />
      <rect className="frame" x="0" y="0" width={size} height={size} />
      {points.map(({ x, y, target }) =>
        target === 0 ? (
          <circle key={`${x}${y}`} className="ring" cx={place(x)} cy={size - place(y)} r="4.2" />
        ) : (
          <rect key={`${x}${y}`} className="square" x={place(x) - 4.5} y={size - place(y) - 4.5} width="9" height="9" />
        ),
      )}
    </svg>
  );
}

/** Neg → plate → pos as the large planes have it. */
export function tint(band: number): string {
  const side = (band + 0.5) / BANDS - 0.5;
  return `color-mix(in srgb, var(${side < 0 ? "--neg" : "--pos"}) ${Math.round(Math.abs(side) * 110)}%, var(--plate))`;
}

/** One path a band: the rows of finer cells that lie in it, each run a rectangle. */
function tiles({ n, values }: Grid, size: number): { band: number; path: string }[] {
  const fine = 64;
  const paths = Array.from({ length: BANDS }, () => "");
  const side = size / fine;
  const bandAt = (column: number, row: number) => {
    const x = ((column + 0.5) / fine) * (n - 1);
    const y = ((row + 0.5) / fine) * (n - 1);
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - i, y - j];
    const at = (a: number, b: number) => values[Math.min(n - 1, j + b) * n + Math.min(n - 1, i + a)]!;
    const value = (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
    return Math.min(BANDS - 1, Math.max(0, Math.floor(value * BANDS)));
  };
  for (let row = 0; row < fine; row++) {
    for (let column = 0, start = 0; column < fine; column++) {
      const band = bandAt(start, row);
      if (column + 1 < fine && bandAt(column + 1, row) === band) continue;
      const top = size - (row + 1) * side;
      paths[band] +=
        `M${(start * side).toFixed(1)} ${top.toFixed(1)}h${((column + 1 - start) * side).toFixed(1)}v${(side + 0.2).toFixed(1)}H${(start * side).toFixed(1)}Z`;
      start = column + 1;
    }
  }
  return paths.map((path, band) => ({ band, path })).filter(({ path }) => path !== "");
}

/** @file Points and a curve through them: train ●, validation ▲, test ■, the fit in ink, what was meant dotted. A drawing, so the build makes it, too. */
import { memo, useId, useRef, type PointerEvent } from "react";
import { Mark } from "./Curves.tsx";
import { useSize, type Size } from "./useSize.ts";

/** The points up to `train` are trained on, those from there to `val` choose, the rest are the test. */
export interface FitPoints {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly train: number;
  readonly val: number;
}
interface Props {
  readonly points: FitPoints;
  /** ŷ at equally spaced x in [−1, 1]; null while there is none. */
  readonly curve: ArrayLike<number> | null;
  /** The curve that was meant, likewise; null where it is hidden or nobody knows it. */
  readonly truth?: ArrayLike<number> | null;
  readonly label: string;
  /** Without axes, and of a fixed size: one of several in a row. */
  readonly still?: boolean;
  /** A point is pressed into the plane. */
  readonly onAdd?: (x: number, y: number) => void;
}
const START: Size = { width: 420, height: 290, em: 12 };
/** More points than these are drawn smaller and fainter: together they are as dark, and the curve still reads first. */
const CROWD = 120;
const STILL: Size = { width: 146, height: 118, em: 8 };

export function FitPlane({ points, curve, truth = null, label, still = false, onAdd }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const measured = useSize(box, START);
  const { width, height, em } = still ? STILL : measured;
  const clip = useId();
  const [low, high] = rangeOf(points.y);
  const frame = still
    ? { left: 1, right: width - 1, top: 1, bottom: height - 1 }
    : { left: 2.4 * em, right: width - 0.6 * em, top: 0.6 * em, bottom: height - 2 * em };
  const px = (x: number) => frame.left + ((x + 1.05) / 2.1) * (frame.right - frame.left);
  const py = (y: number) => frame.bottom - ((y - low) / (high - low)) * (frame.bottom - frame.top);
  const add = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.currentTarget.getBoundingClientRect();
    const x = ((((event.clientX - at.left) / at.width) * width - frame.left) / (frame.right - frame.left)) * 2.1 - 1.05;
    const y =
      low + ((frame.bottom - ((event.clientY - at.top) / at.height) * height) / (frame.bottom - frame.top)) * (high - low);
    if (Math.abs(x) <= 1 && y >= low && y <= high) onAdd!(x, y);
  };
  const fit = curve && pathOf(curve, px, py);
  const drawing = (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      {...(still ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
      onPointerDown={onAdd && add}
    >
      <clipPath id={clip}>
        <rect x={frame.left} y={frame.top} width={frame.right - frame.left} height={frame.bottom - frame.top} />
      </clipPath>
      <rect className="ground" x={frame.left} y={frame.top} width={frame.right - frame.left} height={frame.bottom - frame.top} />
      {!still && <Axes {...{ px, py, low, high, em, frame }} />}
      <g clipPath={`url(#${clip})`} data-crowded={points.x.length > CROWD || undefined}>
        <Points
          points={points}
          frame={`${width} ${height} ${em} ${low} ${high}`}
          {...{ px, py }}
          r={0.33 * em * Math.sqrt(Math.min(1, CROWD / points.x.length))}
        />
        {truth && <path className="truth" d={pathOf(truth, px, py)} />}
        {fit && <path className="halo" d={fit} />}
        {fit && <path className="fit" d={fit} />}
      </g>
    </svg>
  );
  return still ? (
    drawing
  ) : (
    <div className={onAdd ? "fit-plane adds" : "fit-plane"} ref={box} data-obstacle="">
      {drawing}
    </div>
  );
}

interface PointsProps {
  readonly points: FitPoints;
  /** Equal frames, equal places. */
  readonly frame: string;
  readonly px: (x: number) => number;
  readonly py: (y: number) => number;
  readonly r: number;
}
/** Points stand still while the curve moves through them. */
const Points = memo(
  function Points({ points: { x, y, train, val }, px, py, r }: PointsProps) {
    return Array.from(x as ArrayLike<number>, (at, k) => {
      const role = k < train ? "train" : k < val ? "val" : "test";
      return (
        <g key={k} data-role={role}>
          <Mark role={role} x={round(px(at))} y={round(py(y[k]!))} r={role === "val" ? 1.25 * r : r} />
        </g>
      );
    });
  },
  (a, b) => a.frame === b.frame && same(a.points, b.points),
);
const round = (x: number) => Math.round(x * 10) / 10;
const same = (a: FitPoints, b: FitPoints): boolean =>
  a.train === b.train &&
  a.val === b.val &&
  a.x.length === b.x.length &&
  Array.from(a.x).every((x, k) => x === b.x[k] && a.y[k] === b.y[k]);

interface AxesProps {
  readonly px: (x: number) => number;
  readonly py: (y: number) => number;
  readonly low: number;
  readonly high: number;
  readonly em: number;
  readonly frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}
function Axes({ px, py, low, high, em, frame }: AxesProps) {
  const step =
    [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((it) => (high - low) / it <= 5) ??
    10 ** Math.ceil(Math.log10((high - low) / 4));
  const first = Math.ceil(low / step);
  const ticks = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, k) => (first + k) * step);
  return (
    <>
      {[-1, 0, 1].map((x) => (
        <g key={x} className="tick">
          <path d={`M${px(x)} ${frame.bottom}v5`} />
          <text x={px(x)} y={frame.bottom + 1.1 * em} textAnchor="middle" dominantBaseline="central">
            {x === -1 ? "−1" : x}
          </text>
        </g>
      ))}
      {ticks.map((y) => (
        <g key={y} className="tick">
          <path d={`M${frame.left - 5} ${py(y)}H${frame.left}`} />
          <text x={frame.left - 8} y={py(y)} textAnchor="end" dominantBaseline="central">
            {String(y).replace("-", "−")}
          </text>
        </g>
      ))}
      <path className="axis" d={`M${frame.left} ${frame.top}V${frame.bottom}H${frame.right}`} />
    </>
  );
}

/** From −2 to 2 where the points lie in it, else what holds them all with some air. */
export function rangeOf(y: ArrayLike<number>): readonly [number, number] {
  const values = Array.from(y).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  if (low >= -1.95 && high <= 1.95) return [-2, 2];
  const air = 0.12 * (high - low);
  return [low - air, high + air];
}

function pathOf(values: ArrayLike<number>, px: (x: number) => number, py: (y: number) => number): string {
  const last = Math.max(1, values.length - 1);
  // Far outside the frame a place is as good as any other, and a drawing takes no huge numbers.
  const place = (y: number) => Math.max(-4000, Math.min(4000, py(y)));
  return Array.from(values, (y, k) => `${k === 0 ? "M" : "L"}${px(-1 + (2 * k) / last).toFixed(1)} ${place(y).toFixed(1)}`).join(
    "",
  );
}

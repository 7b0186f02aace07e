/** @file Errors over a run, over degrees, over peeks: curves on a log axis, named at their ends; the present is red. A drawing, so the build makes it, too. */
import { useRef, type CSSProperties, type PointerEvent, type ReactNode } from "react";
import { heightOf, rangeOf, type Range } from "./deck/lanes.ts";
import { count, raised } from "./numbers.ts";
import { useSize, type Size } from "./useSize.ts";

export interface Curve {
  /** What tells it from the others, in form and colour: train ● solid ink, val ▲ long dash, test ■ dotted, hidden: what only the book sees. */
  readonly role: "train" | "val" | "test" | "hidden";
  readonly label: string;
  readonly x: readonly number[];
  /** NaN lifts the pen. */
  readonly y: readonly number[];
  /** Points alone, without a line. */
  readonly dots?: boolean;
}
interface Props {
  readonly curves: readonly Curve[];
  readonly from?: number;
  readonly to: number;
  /** Also the x axis is logarithmic; then `from` is above 0. */
  readonly logX?: boolean;
  readonly xLabel: string;
  /** Where the cursor is. */
  readonly now?: number | null;
  /** A hairline the curves are held against. */
  readonly level?: { readonly value: number; readonly label: string };
  /** A flag the reader planted. */
  readonly flag?: { readonly x: number; readonly label: string } | null;
  /** What is to be seen, in a sentence made from the same numbers. */
  readonly label: string;
  readonly range?: Range;
  /** A place on a linear x axis is pressed. */
  readonly onPick?: (x: number) => void;
  /** Below the axis, between its ends: a slider that moves along it. */
  readonly foot?: ReactNode;
}
const START: Size = { width: 420, height: 250, em: 12 };

export function Curves({
  curves,
  from = 0,
  to,
  logX = false,
  xLabel,
  now = null,
  level,
  flag,
  label,
  range,
  onPick,
  foot,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { width, height, em } = useSize(box, START);
  const within =
    range ?? rangeOf("log", [...curves.map(({ y }) => Float32Array.from(y)), ...(level ? [Float32Array.of(level.value)] : [])]);
  const named = curves.filter((curve) => curve.label !== "");
  // In a narrow drawing the level stays a line without a name.
  const levelName = level && width > 26 * em ? level.label : "";
  const longest = Math.max(0, ...named.map((it) => widthOf(it.label)), widthOf(levelName));
  const below = xLabel === "" ? 0 : widthOf(count(to)) / 2 + 0.6 + widthOf(xLabel); // the axis's name, beside its last number
  const [left, right, top, bottom] = [
    3.2 * em,
    Math.min(width / 3, Math.max(longest + 1.6, below) * em),
    0.7 * em,
    height - 2.1 * em,
  ];
  const px = (x: number) => {
    const share = logX ? Math.log(Math.max(x, from) / from) / Math.log(to / from) : (x - from) / (to - from);
    return left + Math.min(1, Math.max(0, share)) * (width - left - right);
  };
  const py = (y: number) => {
    const share = heightOf(y, within, "log");
    return share === null ? null : bottom - share * (bottom - top);
  };
  const ticks = ticksOf(from, to, logX, (width - left - right) / em);
  const tickEnd = px(ticks.at(-1) ?? from) + (widthOf(count(ticks.at(-1) ?? from)) / 2) * em;
  const ends = spread(
    [
      ...named.map((curve): End | null => {
        const last = curve.y.findLastIndex((y) => py(y) !== null);
        return last < 0 ? null : { curve, label: curve.label, x: px(curve.x[last]!), y: py(curve.y[last]!)! };
      }),
      level && levelName !== "" ? { curve: null, label: levelName, x: width - right, y: py(level.value)! } : null,
    ],
    1.25 * em,
    [top + 0.5 * em, bottom - 0.2 * em],
  );
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const { currentTarget, clientX } = event;
    event.preventDefault(); // who picks may hand the focus on, and the press takes it nowhere else
    const at = currentTarget.getBoundingClientRect();
    const share = (((clientX - at.left) / at.width) * width - left) / (width - left - right);
    if (share >= 0 && share <= 1) onPick!(from + share * (to - from));
  };
  return (
    <div className="curves" ref={box} data-obstacle="">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} onPointerDown={onPick && pick}>
        {decadesOf(within).map((decade) => (
          <g key={decade} className="tick">
            <path d={`M${left - 5} ${py(decade)}H${left}`} />
            <text x={left - 8} y={py(decade)!} textAnchor="end" dominantBaseline="central">
              {power(decade)}
            </text>
          </g>
        ))}
        {ticks.map((x) => (
          <g key={x} className="tick">
            <path d={`M${px(x)} ${bottom}v5`} />
            <text x={px(x)} y={bottom + 1.1 * em} textAnchor="middle" dominantBaseline="central">
              {count(x)}
            </text>
          </g>
        ))}
        <path className="axis" d={`M${left} ${top}V${bottom}H${width - right}`} />
        <text
          className="name"
          x={Math.max(width - right + 1.5 * em, tickEnd + 0.6 * em)}
          y={bottom + 1.1 * em}
          dominantBaseline="central"
        >
          {xLabel}
        </text>
        {level && <path className="level" d={`M${left} ${py(level.value)}H${width - right}`} />}
        {now !== null && <path className="now" d={`M${px(now)} ${top}V${bottom}`} />}
        {flag && (
          <g className="flag">
            <path d={`M${px(flag.x)} ${top}V${bottom}`} />
            <text x={px(flag.x) + 0.4 * em} y={top + 0.6 * em} dominantBaseline="central">
              {flag.label}
            </text>
          </g>
        )}
        {curves.map((curve) => (
          <g key={`${curve.role} ${curve.label}`} data-role={curve.role}>
            {!curve.dots && <path className="curve" d={pathOf(curve, px, py)} />}
            {curve.dots &&
              curve.y.map((y, k) =>
                py(y) === null ? null : <Mark key={k} role={curve.role} x={px(curve.x[k]!)} y={py(y)!} r={0.3 * em} />,
              )}
          </g>
        ))}
        {ends.map(({ curve, label: name, x, y, at }) => (
          <g key={`${curve?.role} ${name}`} data-role={curve?.role ?? "level"}>
            {curve && !curve.dots && <Mark role={curve.role} x={x} y={y} r={0.34 * em} />}
            <text x={Math.min(x + 0.7 * em, width - right + 0.6 * em)} y={at} dominantBaseline="central">
              {name}
            </text>
          </g>
        ))}
      </svg>
      {foot && (
        <div className="along" style={{ "--left": `${left}px`, "--right": `${right}px` } as CSSProperties}>
          {foot}
        </div>
      )}
    </div>
  );
}

/** In ems, roughly: a Hangul syllable is one, a Latin letter half. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > "ᄀ" ? 0.92 : 0.56), 0);

/** The form that repeats a role's colour. */
export function Mark({
  role,
  x,
  y,
  r,
}: {
  readonly role: Curve["role"];
  readonly x: number;
  readonly y: number;
  readonly r: number;
}) {
  if (role === "val" || role === "hidden") {
    const [wide, high] = [1.15 * r, role === "val" ? -1.15 * r : 1.15 * r];
    return <path className="mark" d={`M${x - wide} ${y - high * 0.8}H${x + wide}L${x} ${y + high}Z`} />;
  }
  if (role === "test") return <rect className="mark" x={x - r} y={y - r} width={2 * r} height={2 * r} />;
  return <circle className="mark" cx={x} cy={y} r={r} />;
}

function pathOf({ x, y }: Curve, px: (x: number) => number, py: (y: number) => number | null): string {
  let path = "";
  let down = false;
  y.forEach((value, k) => {
    const height = py(value);
    if (height === null) return void (down = false);
    path += `${down ? "L" : "M"}${px(x[k]!).toFixed(1)} ${height.toFixed(1)}`;
    down = true;
  });
  return path;
}

interface End {
  /** Null: the level. */
  readonly curve: Curve | null;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}
/** Names beside their ends, moved apart by as little as keeps them legible. */
function spread(
  ends: readonly (End | null)[],
  gap: number,
  [top, bottom]: readonly [number, number],
): (End & { readonly at: number })[] {
  const known = ends.filter((end) => end !== null).sort((a, b) => a.y - b.y);
  const placed: (End & { at: number })[] = [];
  for (const end of known) placed.push({ ...end, at: Math.max(end.y, top, (placed.at(-1)?.at ?? -Infinity) + gap) });
  let limit = bottom;
  for (const end of placed.toReversed()) {
    end.at = Math.min(end.at, limit);
    limit = end.at - gap;
  }
  return placed;
}

/** At most six powers of ten in a range. */
function decadesOf([low, high]: Range): number[] {
  const [from, to] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const step = Math.max(1, Math.ceil((to - from) / 5));
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, k) => 10 ** (from + step * k));
}
const power = (x: number): string => {
  const k = Math.round(Math.log10(x));
  return k >= -3 && k <= 3 ? String(Number(x.toPrecision(1))) : `10${raised(k)}`;
};

/** So many that their numbers do not touch, in a width of `ems`; about four, or the powers of ten on a log axis. */
function ticksOf(from: number, to: number, logX: boolean, ems: number): number[] {
  if (logX) {
    const stride = Math.max(1, Math.ceil((4 * Math.log10(to / from)) / ems));
    return Array.from({ length: 9 }, (_, k) => 10 ** (stride * k)).filter((x) => x >= from && x <= to);
  }
  const rough = (to - from) / Math.max(1, Math.min(4, Math.floor(ems / 4)));
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * unit).find((it) => it >= rough)!;
  const whole = Math.max(1, Math.round(step));
  return Array.from({ length: Math.floor((to - from) / whole) + 1 }, (_, k) => from + k * whole);
}

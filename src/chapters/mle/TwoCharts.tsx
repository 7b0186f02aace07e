/** @file One formula from two sides: bars over k, a curve over θ, and the line that joins the bar and the point at equal height. */
import { useId, useRef, type PointerEvent } from "react";
import { count, measured } from "../../ui/numbers.ts";
import { useSize, type Size } from "../../ui/useSize.ts";
import { curvePath, heightOf, highest, peakOf, short, ticksIn, tickTexts, topOf } from "./figures.ts";
import type { LookView } from "./labs/look.ts";
import { useText } from "./text.ts";

interface Props {
  readonly view: LookView;
  readonly theta: number;
  readonly onTheta: (theta: number) => void;
  readonly onK: (k: number) => void;
  /** Whether the peak has been found: it is marked then. */
  readonly found: boolean;
  /** Nobody has touched it yet. */
  readonly hint: boolean;
}
const START: Size = { width: 800, height: 380, em: 12 };

export function TwoCharts({ view, theta, onTheta, onK, found, hint }: Props) {
  const words = useText().look;
  const box = useRef<HTMLDivElement>(null);
  const { width, height, em } = useSize(box, START);
  const clip = useId();
  const { n, k, bars } = view;
  const peak = peakOf(view);
  // The unit of every length is the letter: a projection enlarges all of it.
  const [left, gap, top, foot] = [3.2 * em, 4.6 * em, 1.4 * em, 2.9 * em];
  const wide = (width - left - gap - 0.8 * em) / 2;
  const right = left + wide + gap;
  const floor = height - foot;
  const ceiling = topOf(Math.max(...bars, heightOf(view, highest(view), "L")));
  const y = (p: number) => floor - (Math.min(p, 1.02 * ceiling) / ceiling) * (floor - top);
  const kx = (j: number) => left + (wide * (j + 0.5)) / (n + 1);
  const tx = (at: number) => right + wide * at;
  const ticks = ticksIn([0, ceiling]);
  const p = bars[k]!;
  const bar = Math.max(1, (wide / (n + 1)) * 0.72);
  const drag = (read: (x: number) => void) => {
    const move = (event: PointerEvent<SVGRectElement>) => {
      if (event.buttons === 0) return;
      const { left: from } = box.current!.getBoundingClientRect();
      read(event.clientX - from);
    };
    return {
      onPointerMove: move,
      onPointerDown: (event: PointerEvent<SVGRectElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      },
    };
  };
  const clamp = (x: number) => Math.min(1, Math.max(0, x));
  return (
    <div className="two-charts" ref={box}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.alt(n, k, short(view.theta), measured(p, 4))}>
        <clipPath id={clip}>
          <rect x={0} y={top - em} width={width} height={floor - top + em} />
        </clipPath>
        {ticks.map((at, j) => (
          <text key={at} className="n tick" x={left - 0.7 * em} y={y(at) + 0.35 * em} textAnchor="end">
            {tickTexts(ticks)[j]}
          </text>
        ))}
        <g clipPath={`url(#${clip})`}>
          {Array.from(
            bars,
            (q, j) =>
              q > 0.0002 * ceiling && (
                <rect
                  key={j}
                  className={j === k ? "bar now" : "bar"}
                  x={kx(j) - bar / 2}
                  y={y(q)}
                  width={bar}
                  height={floor - y(q)}
                />
              ),
          )}
          <path className="curve" d={curvePath(view, "L", { x: tx, y })} />
        </g>
        {found && (
          <>
            <path className="peak" d={`M${tx(peak)} ${floor}V${y(heightOf(view, highest(view), "L"))}`} />
            <text x={tx(peak) + (peak < 0.7 ? 0.8 : -0.8) * em} y={top - 0.2 * em} textAnchor={peak < 0.7 ? "start" : "end"}>
              {words.peak(short(peak))}
            </text>
          </>
        )}
        <path className="axis" d={`M${left} ${floor}H${left + wide}M${right} ${floor}H${right + wide}`} />
        {(wide < 18 * em ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1]).map((at) => (
          <g key={at} className="n tick">
            <path d={`M${kx(Math.round(at * n))} ${floor}v5M${tx(at)} ${floor}v5`} />
            <text x={kx(Math.round(at * n))} y={height - 0.3 * em} textAnchor="middle">
              {count(Math.round(at * n))}
            </text>
            <text x={tx(at)} y={height - 0.3 * em} textAnchor="middle">
              {at}
            </text>
          </g>
        ))}
        <text className="name" x={left + wide} y={floor - 0.6 * em} textAnchor="end">
          {words.kAxis}
        </text>
        <text className="name" x={right + wide} y={floor - 0.6 * em} textAnchor="end">
          {words.thetaAxis}
        </text>
        <path className="joint" d={`M${kx(k)} ${y(p)}H${tx(view.theta)}`} />
        <circle className="end" cx={kx(k)} cy={y(p)} r={0.3 * em} />
        <path className="drop" d={`M${tx(view.theta)} ${floor}V${y(p)}`} />
        <circle className="point" cx={tx(view.theta)} cy={y(p)} r={0.62 * em} />
        {hint && (
          <text className="hint" x={tx(view.theta) + 1.2 * em} y={y(p) + 0.35 * em}>
            {`◂ ${words.hint} ▸`}
          </text>
        )}
        <text className="n joint-value" x={left + wide + gap / 2} y={y(p) - 0.5 * em} textAnchor="middle">
          {measured(p, 4)}
        </text>
        <rect
          className="grip"
          x={left}
          y={top}
          width={wide}
          height={floor - top}
          {...drag((x) => onK(Math.round(clamp((x - left) / wide) * (n + 1) - 0.5)))}
        />
        <rect
          className="grip"
          x={right}
          y={top}
          width={wide}
          height={floor - top}
          {...drag((x) => onTheta(Math.round(100 * clamp((x - right) / wide)) / 100))}
        />
      </svg>
      <Axis
        name={words.k}
        at={[kx(0), kx(n) - kx(0)]}
        floor={floor}
        max={n}
        step={1}
        value={k}
        said={`k = ${k}`}
        onChange={onK}
      />
      <Axis
        name={words.theta}
        at={[right, wide]}
        floor={floor}
        max={1}
        step={0.01}
        value={theta}
        said={`θ = ${short(theta)}`}
        onChange={onTheta}
      />
    </div>
  );
}

interface AxisProps {
  readonly name: string;
  readonly at: readonly [left: number, width: number];
  readonly floor: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly said: string;
  readonly onChange: (value: number) => void;
}
/** How wide the thumb is: a slider's middle begins half of it inside. */
const THUMB = 18;
/** The axis itself is the slider: its thumb rides on the line. */
const Axis = ({ name, at: [left, width], floor, max, step, value, said, onChange }: AxisProps) => (
  <input
    className="on-axis"
    type="range"
    aria-label={name}
    aria-valuetext={said}
    min={0}
    max={max}
    step={step}
    value={value}
    style={{ left, width: width + THUMB, top: floor }}
    onChange={(event) => onChange(Number(event.target.value))}
  />
);

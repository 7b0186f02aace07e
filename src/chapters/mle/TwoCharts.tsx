/** @file One formula from two sides: bars over k, a curve over θ, and the line that joins the bar and the point at equal height. */
import { memo, useId, useMemo, useRef, type PointerEvent } from "react";
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
  const size = useSize(box, START);
  const clip = useId();
  const { n, k, bars } = view;
  const frame = useMemo(
    () => frameOf(size, n, topOf(Math.max(...view.bars, heightOf(view, highest(view), "L")))),
    [size, n, view],
  );
  const { left, right, wide, floor, em } = frame;
  const [kFrom, kTo] = [frame.kx(0), frame.kx(n)];
  return (
    <div className="two-charts" ref={box}>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={words.alt(n, k, short(view.theta), measured(bars[k]!, 4))}
      >
        <clipPath id={clip}>
          <rect x={0} y={frame.top - em} width={size.width} height={floor - frame.top + em} />
        </clipPath>
        <g clipPath={`url(#${clip})`}>
          <Drawn view={view} frame={frame} />
        </g>
        {found && <Peak view={view} frame={frame} />}
        <Axes frame={frame} n={n} k={k} struck={struckBy(frame.y(bars[k]!), frame)} />
        <Joint view={view} frame={frame} hint={hint} />
        <Grip from={left} frame={frame} onPlace={(at) => onK(Math.round(at * (n + 1) - 0.5))} />
        <Grip from={right} frame={frame} onPlace={(at) => onTheta(Math.round(100 * at) / 100)} />
      </svg>
      <Slider name={words.k} from={kFrom} to={kTo} floor={floor} max={n} step={1} value={k} said={`k = ${k}`} onChange={onK} />
      <Slider
        name={words.theta}
        from={right}
        to={right + wide}
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

/** Where everything stands. The unit of every length is the letter: a projection enlarges all of it. */
function frameOf({ width, height, em }: Size, n: number, ceiling: number) {
  const [left, gap, top] = [3.2 * em, 5.4 * em, 2.8 * em];
  const wide = (width - left - gap - 1.2 * em) / 2;
  const right = left + wide + gap;
  const floor = height - 2.9 * em;
  return {
    ...{ em, left, right, gap, wide, top, floor, ceiling, foot: height - 0.3 * em },
    y: (p: number) => floor - (Math.min(p, 1.02 * ceiling) / ceiling) * (floor - top),
    kx: (j: number) => left + (wide * (j + 0.5)) / (n + 1),
    tx: (at: number) => right + wide * at,
  };
}
type Frame = ReturnType<typeof frameOf>;
interface Part {
  readonly view: LookView;
  readonly frame: Frame;
}

/** Bars and curve: drawn anew only for another picture. */
const Drawn = memo(function Drawn({ view, frame }: Part) {
  const { n, k, bars } = view;
  const { wide, floor, ceiling, y, kx, tx } = frame;
  const bar = Math.max(1, (wide / (n + 1)) * 0.72);
  const pathOf = (p: number, j: number) =>
    `M${(kx(j) - bar / 2).toFixed(1)} ${floor}V${y(p).toFixed(1)}h${bar.toFixed(1)}V${floor}`;
  return (
    <>
      <path className="bar" d={Array.from(bars, (p, j) => (j !== k && p > 0.0002 * ceiling ? pathOf(p, j) : "")).join("")} />
      <path className="bar now" d={pathOf(bars[k]!, k)} />
      <path className="curve" d={curvePath(view, "L", { x: tx, y })} />
    </>
  );
});

function Peak({ view, frame: { em, top, floor, y, tx } }: Part) {
  const words = useText().look;
  const peak = peakOf(view);
  const [by, anchor] = peak < 0.7 ? ([0.8, "start"] as const) : ([-0.8, "end"] as const);
  return (
    <>
      <path className="peak" d={`M${tx(peak)} ${floor}V${y(heightOf(view, highest(view), "L"))}`} />
      <text x={tx(peak) + by * em} y={top - 0.2 * em} textAnchor={anchor}>
        {words.peak(short(peak))}
      </text>
    </>
  );
}

/** Which number of the right axis the joining line would strike through, or its value meet; −1 if none. */
const struckBy = (line: number, { ceiling, y, em }: Frame): number =>
  ticksIn([0, ceiling]).findIndex((at) => at > 0 && y(at) > line - 2 * em && y(at) < line + 0.8 * em);

interface AxesProps {
  readonly frame: Frame;
  readonly n: number;
  readonly k: number;
  readonly struck: number;
}
const Axes = memo(function Axes({ frame, n, k, struck }: AxesProps) {
  const words = useText().look;
  const { em, left, right, wide, floor, ceiling, foot, y, kx, tx } = frame;
  const ticks = ticksIn([0, ceiling]);
  const texts = tickTexts(ticks);
  return (
    <>
      {ticks.map((at, j) => (
        <g key={at} className="n tick">
          {(at === 0 || j === struck ? [left] : [left, right]).map((from) => (
            <text key={from} x={from - 0.7 * em} y={y(at) + 0.35 * em} textAnchor="end">
              {texts[j]}
            </text>
          ))}
        </g>
      ))}
      <path className="axis" d={`M${left} ${floor}H${left + wide}M${right} ${floor}H${right + wide}`} />
      {(wide < 18 * em ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1]).map((at) => (
        <g key={at} className="n tick">
          <path d={`M${kx(Math.round(at * n))} ${floor}v5M${tx(at)} ${floor}v5`} />
          <text x={kx(Math.round(at * n))} y={foot} textAnchor="middle">
            {count(Math.round(at * n))}
          </text>
          <text x={tx(at)} y={foot} textAnchor="middle">
            {at}
          </text>
        </g>
      ))}
      <text className="name" x={left + wide + 0.4 * em} y={floor + 1.3 * em}>
        {words.kAxis}
      </text>
      <text className="name" x={right + wide + 0.5 * em} y={floor + 1.3 * em}>
        {words.thetaAxis}
      </text>
      <text x={0} y={em}>
        {words.upProbability}
      </text>
      <text x={right - 2.8 * em} y={em}>
        {words.upLikelihood(k)}
      </text>
    </>
  );
});

/** One number, in both charts. */
function Joint({ view: { k, bars, theta }, frame, hint }: Part & { readonly hint: boolean }) {
  const words = useText().look;
  const { em, left, wide, gap, floor, y, kx, tx } = frame;
  const p = bars[k]!;
  const text = measured(p, 4);
  const [middle, half] = [left + wide + gap / 2, 0.39 * em * text.length + 0.2 * em];
  return (
    <>
      <path className="joint" d={`M${kx(k)} ${y(p)}H${tx(theta)}`} />
      <circle className="end" cx={kx(k)} cy={y(p)} r={0.3 * em} />
      <path className="drop" d={`M${tx(theta)} ${floor}V${y(p)}`} />
      <circle className="point" cx={tx(theta)} cy={y(p)} r={0.62 * em} />
      {hint && (
        <text className="hint" x={tx(theta) + 1.2 * em} y={y(p) + 0.35 * em}>
          {`◂ ${words.hint} ▸`}
        </text>
      )}
      {/* over the numbers of the axis, so that none of them cuts this one */}
      <rect className="ground" x={middle - half} y={y(p) - 1.75 * em} width={2 * half} height={1.35 * em} />
      <text className="n joint-value" x={middle} y={y(p) - 0.5 * em} textAnchor="middle">
        {text}
      </text>
    </>
  );
}

/** A chart to be pressed and dragged anywhere; says at which share of its width. */
function Grip({ from, frame, onPlace }: { from: number; frame: Frame; onPlace: (share: number) => void }) {
  const move = (event: PointerEvent<SVGRectElement>) => {
    if (event.buttons === 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onPlace(Math.min(1, Math.max(0, (event.clientX - left) / width)));
  };
  const start = (event: PointerEvent<SVGRectElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    move(event);
  };
  const { wide, top, floor } = frame;
  return <rect className="grip" x={from} y={top} width={wide} height={floor - top} onPointerDown={start} onPointerMove={move} />;
}

interface SliderProps {
  readonly name: string;
  readonly from: number;
  readonly to: number;
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
const Slider = ({ name, from, to, floor, max, step, value, said, onChange }: SliderProps) => (
  <input
    className="on-axis"
    type="range"
    aria-label={name}
    aria-valuetext={said}
    min={0}
    max={max}
    step={step}
    value={value}
    style={{ left: from, width: to - from + THUMB, top: floor }}
    onChange={(event) => onChange(Number(event.target.value))}
  />
);

/** @file The likelihood on one of three scales, the tangent at θ, and the way θ has come. */
import { useId, useRef } from "react";
import { viewAt } from "../../lesson/facts.ts";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { useBook } from "../../ui/book.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { useSize, type Size } from "../../ui/useSize.ts";
import {
  areForcesShown,
  ascentOf,
  curvePath,
  heightOf,
  peakOf,
  rangeOf,
  short,
  slopeText,
  steepnessOf,
  ticksIn,
  tickTexts,
  walkOf,
  type Scale,
} from "./figures.ts";
import type { AscentView } from "./labs/ascent.ts";
import { Pulls } from "./Pulls.tsx";
import { useText } from "./text.ts";

interface Props {
  readonly player: Player;
  readonly scale: Scale;
  readonly tangent: boolean;
}
const START: Size = { width: 560, height: 330, em: 12 };
/** Half of a tangent's length along θ. */
const REACH = 0.13;

export function Climb({ player, scale, tangent }: Props) {
  const words = useText().climb;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box, START);
  const state = usePlayer(player, (s) => s);
  const still = useStill(state);
  const view = ascentOf(state) ?? still;
  const clip = useId();
  const { width, height, em } = size;
  const { n, k } = view ?? { n: 1, k: 0 };
  const of = view ?? { n, k, logWays: 0, curve: new Float32Array(0) };
  // Who descends sees −log L: the same numbers turned over, so that the hill is a valley.
  const turn = state.recipe.config["descent"] === true ? -1 : 1;
  const [low, high] = rangeOf(of, scale);
  const range = turn < 0 ? ([-high, -low] as const) : ([low, high] as const);
  const name = words.axis(words.scales[scale], turn < 0);
  const [left, floor, top, side] = [5 * em, height - 3 * em, 1.6 * em, width - 6.2 * em];
  const x = (theta: number) => left + theta * side;
  const y = (at: number) => floor - ((turn * at - range[0]) / (range[1] - range[0])) * (floor - top);
  const ticks = ticksIn(range);
  const walk = walkOf(state, view);
  const pulling = areForcesShown(state);
  const isPeakLeft = view !== null && peakOf(view) > 0.25 && peakOf(view) <= 0.5; // the tangent's number needs the right
  const label = view
    ? words.alt(
        name,
        short(view.theta),
        measured(turn * heightOf(view, view.meanLogL, scale), 4),
        slopeText(turn * slopeOn(view, scale)),
        count(state.t),
      )
    : words.waiting(name);
  return (
    <div className="climb" ref={box} data-obstacle="">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <clipPath id={clip}>
          <rect x={left} y={top - em} width={side} height={floor - top + em} />
        </clipPath>
        {ticks.map((at, j) => (
          <text key={at} className="n tick" x={left - 0.7 * em} y={y(turn * at) + 0.35 * em} textAnchor="end">
            {tickTexts(ticks)[j]}
          </text>
        ))}
        <text className="name" x={left - 4.6 * em} y={top - 0.5 * em}>
          {name}
        </text>
        <path className="axis" d={`M${left} ${floor}H${x(1)}`} />
        {[0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => (
          <g key={at} className="n tick">
            <path d={`M${x(at)} ${floor}v5`} />
            {Math.abs(x(at) - x(view?.theta ?? -1)) > 3 * em && (
              <text x={x(at)} y={floor + 1.7 * em} textAnchor="middle">
                {at}
              </text>
            )}
          </g>
        ))}
        <text className="name" x={x(1) + 0.9 * em} y={floor + 0.3 * em}>
          {words.theta}
        </text>
        {view && (
          <>
            <path className="peak" d={`M${x(peakOf(view))} ${floor}V${top - 0.2 * em}`} />
            <text
              x={isPeakLeft ? x(peakOf(view)) - 0.5 * em : Math.max(left + 2.6 * em, x(peakOf(view)) + 0.5 * em)}
              y={top - 0.5 * em}
              textAnchor={isPeakLeft ? "end" : "start"}
            >
              {`${words.peak} = ${short(peakOf(view))}`}
            </text>
            <path
              className="curve"
              clipPath={`url(#${clip})`}
              d={curvePath(view, scale, { x, y: (at) => Math.min(floor + em, Math.max(top - 2 * em, y(at))) })}
            />
            <Walk walk={walk} view={view} {...{ scale, x, em, floor, top }} y={y} />
            {tangent && <Tangent view={view} {...{ scale, x, y, em, top, floor, turn, name }} bare={pulling} clip={clip} />}
            {pulling && (
              <Pulls
                view={view}
                {...{ x, em }}
                mean={state.recipe.config["reduction"] === "mean"}
                row={turn < 0 ? top + 1.6 * em : floor - 5.4 * em}
              />
            )}
            <Now view={view} {...{ scale, x, y, em, floor, top }} />
          </>
        )}
      </svg>
    </div>
  );
}
/** What the build drew of this run's first moment, for as long as the machine has drawn nothing. */
function useStill({ recipe, t }: PlayerState): AscentView | null {
  const fact = useBook().facts["walk"];
  const isIt =
    fact !== undefined && t === 0 && Object.entries(fact.recipe.config).every(([key, value]) => recipe.config[key] === value);
  return isIt ? viewAt<AscentView>(fact, 0) : null;
}
const slopeOn = (view: AscentView, scale: Scale) => steepnessOf(view, view.meanLogL, view.slope, scale);

interface Part {
  readonly view: AscentView;
  readonly scale: Scale;
  readonly x: (theta: number) => number;
  readonly y: (height: number) => number;
  readonly em: number;
  readonly floor: number;
  readonly top: number;
}
const isInside = (theta: number) => theta >= 0 && theta <= 1;
const meanAt = ({ n, k }: AscentView, theta: number) => (times(k, theta) + times(n - k, 1 - theta)) / n;
const times = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(b));

/** Where θ has been: rings on the curve, numbered as far as there is room, and its hops along the foot. */
function Walk({ walk, view, scale, x, y, em, floor, top }: Part & { readonly walk: readonly number[] }) {
  const place = (theta: number) => Math.min(floor, Math.max(top - 0.6 * em, y(heightOf(view, meanAt(view, theta), scale))));
  const rings = walk.slice(-60, -1).filter(isInside);
  const first = Math.max(0, walk.length - 60);
  const free: number[] = [x(walk.at(-1) ?? 0)];
  return (
    <>
      {walk.slice(-7).map((theta, j, recent) => {
        const from = recent[j - 1];
        if (from === undefined || !isInside(from)) return null;
        const to = Math.min(1.04, Math.max(-0.04, theta));
        const middle = (x(from) + x(to)) / 2;
        const high = Math.min(2.2 * em, 0.35 * Math.abs(x(to) - x(from)));
        return (
          <path
            key={j}
            className="hop"
            data-last={j === recent.length - 1 || undefined}
            d={`M${x(from)} ${floor}Q${middle} ${floor - 2 * high} ${x(to)} ${floor}`}
          />
        );
      })}
      {rings.map((theta, j) => {
        const clear = free.every((other) => Math.abs(other - x(theta)) > 1.3 * em);
        if (clear) free.push(x(theta));
        return (
          <g key={j}>
            <circle className="been" cx={x(theta)} cy={place(theta)} r={0.34 * em} />
            {clear && (
              <text className="n tick" x={x(theta)} y={place(theta) - 0.8 * em} textAnchor="middle">
                {first + j}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

interface TangentProps extends Part {
  readonly clip: string;
  readonly turn: number;
  /** Of the axis: on another the tangent has another slope. */
  readonly name: string;
  /** Without its number, which stands elsewhere. */
  readonly bare: boolean;
}
/** Of a tangent's number: over a hill, in the corner away from the peak; inside a valley. */
function labelPlace({
  x,
  theta,
  y,
  turn,
  em,
  top,
  floor,
  peak,
}: Pick<TangentProps, "x" | "turn" | "em" | "top" | "floor"> & {
  readonly theta: number;
  readonly y: number;
  readonly peak: number;
}) {
  if (turn > 0)
    return peak <= 0.5
      ? ({ x: x(1), y: top - 0.5 * em, anchor: "end" } as const)
      : ({ x: x(0) + 0.5 * em, y: top - 0.5 * em, anchor: "start" } as const);
  const by = theta > 0.7 ? -1 : theta < 0.2 ? 1 : 0;
  const anchor = by < 0 ? "end" : by > 0 ? "start" : "middle";
  return { x: x(theta) + by * em, y: Math.min(floor - em, Math.max(top + em, y - (by === 0 ? 3 : 1.4) * em)), anchor } as const;
}

function Tangent({ view, scale, x, y, em, top, floor, clip, turn, name, bare }: TangentProps) {
  const words = useText().climb;
  const { theta, meanLogL } = view;
  const steepness = slopeOn(view, scale);
  if (!isInside(theta) || !Number.isFinite(steepness)) return null;
  const height = heightOf(view, meanLogL, scale);
  const at = (to: number) => `${x(to).toFixed(1)} ${y(height + steepness * (to - theta)).toFixed(1)}`;
  const place = labelPlace({ x, theta, y: y(height), turn, em, top, floor, peak: peakOf(view) });
  return (
    <g>
      <path className="tangent" clipPath={`url(#${clip})`} d={`M${at(theta - REACH)}L${at(theta + REACH)}`} />
      {!bare && (
        <text className="n slope" x={place.x} y={place.y} textAnchor={place.anchor}>
          {words.slope(name, slopeText(turn * steepness))}
        </text>
      )}
    </g>
  );
}

/** The present; where θ is no probability, an × at the border and the number. */
function Now({ view, scale, x, y, em, floor, top }: Part) {
  const words = useText().climb;
  const { theta, meanLogL } = view;
  if (!isInside(theta)) {
    const edge = theta < 0 ? x(0) : x(1);
    return (
      <g>
        <path
          className="gone"
          d={`M${edge - 0.6 * em} ${floor - 0.6 * em}l${1.2 * em} ${1.2 * em}m${-1.2 * em} 0l${1.2 * em} ${-1.2 * em}`}
        />
        <text className="n" x={edge + (theta < 0 ? 1.2 : -1.2) * em} y={floor - 3 * em} textAnchor={theta < 0 ? "start" : "end"}>
          {words.off(short(theta))}
        </text>
      </g>
    );
  }
  const at = Math.min(floor, Math.max(top, y(heightOf(view, meanLogL, scale))));
  return (
    <g>
      <path className="drop" d={`M${x(theta)} ${floor}V${at}`} />
      <circle className="point" cx={x(theta)} cy={at} r={0.62 * em} />
      <text className="n now" x={x(theta)} y={floor + 1.7 * em} textAnchor="middle">
        {short(theta)}
      </text>
    </g>
  );
}

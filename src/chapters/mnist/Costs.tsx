/** @file The run by epochs: its batches' costs, their mean, and the test accuracy; one axis of time for both. A drawing. */
import { useMemo, useRef, useState } from "react";
import type { Facts } from "../../lesson/facts.ts";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { useLang } from "../../ui/locale.tsx";
import { measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { useSize, type Size } from "../../ui/useSize.ts";
import { END } from "./facts.ts";
import { useSight } from "./panels/useSight.ts";
import { useText } from "./text.ts";

const START: Size = { width: 560, height: 300, em: 12 };
const TOP_COST = 2.5;

/** Values of a column that some updates measured, with the update after which each holds. */
export function measuredIn(
  { columns, seen }: Pick<PlayerState, "columns" | "seen">,
  name: string,
): readonly (readonly [number, number])[] {
  const column = columns[name];
  const out: [number, number][] = [];
  for (let i = 0; column && i < Math.min(seen, column.length); i++) if (!Number.isNaN(column[i]!)) out.push([i + 1, column[i]!]);
  return out;
}
/** The same of the run that the build made. */
function measuredThen(facts: Facts, name: string): readonly (readonly [number, number])[] {
  const fact = facts["epochs"];
  return fact?.at?.map((i, k) => [i + 1, fact.columns[name]?.[k] ?? NaN] as const) ?? [];
}
/** At most about so many points of a curve. */
const POINTS = 400;

export function Costs({ player, facts }: { readonly player: Player; readonly facts: Facts }) {
  const words = useText().costs;
  const lang = useLang();
  const box = useRef<HTMLDivElement>(null);
  const { width, em } = useSize(box, START);
  // What nobody sees stands still: to look through whole columns ten times a second is for those who look on.
  const isSeen = useSight(box);
  const seen = usePlayer(player, (it) => (isSeen ? it : null));
  const [s, keep] = useState(() => player.store.getState());
  if (seen && seen !== s) keep(seen);
  const { length, t, lab, recipe } = s;
  const epoch = lab.epoch(recipe.config as never);
  const costs = useMemo(() => thinned(measuredIn(s, "cost")), [s]);
  // Before the first step, the build's own run.
  const untouched = s.seen === 0 && lab.length(recipe.config as never) === END;
  const known = (name: "averageCost" | "testAccuracy") => (untouched ? measuredThen(facts, name) : measuredIn(s, name));
  const means = known("averageCost");
  const reads = known("testAccuracy");
  const [left, right, high] = [4.2 * em, 7.5 * em, 9 * em];
  const gap = 2.4 * em;
  const px = (at: number) => left + (at / length) * (width - left - right);
  const lanes = { cost: { top: 1.6 * em, most: TOP_COST }, read: { top: 1.6 * em + high + gap, most: 1 } };
  const py = (lane: keyof typeof lanes, y: number) =>
    lanes[lane].top + high * (1 - Math.min(1, Math.max(0, y / lanes[lane].most)));
  const path = (points: readonly (readonly [number, number])[], lane: keyof typeof lanes) =>
    points.map(([x, y], k) => `${k === 0 ? "M" : "L"}${px(x).toFixed(1)} ${py(lane, y).toFixed(1)}`).join("");
  const foot = lanes.read.top + high;
  const height = foot + 2.6 * em;
  const epochs = Math.round(length / epoch);
  const every = Math.max(1, Math.ceil(epochs / 15)) * (width < 40 * em ? 5 : 1);
  const last = { mean: means.at(-1), read: reads.at(-1) };
  return (
    <div className="costs" ref={box} data-obstacle="">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        lang={lang}
        aria-label={words.alt(
          last.mean ? measured(last.mean[1], 4) : "–",
          last.read ? measured(last.read[1], 4) : "–",
          String(means.length),
        )}
      >
        {[0, 1, 2].map((y) => (
          <Tick key={y} x={left} y={py("cost", y)} text={String(y)} />
        ))}
        {[0, 0.5, 1].map((y) => (
          <Tick key={y} x={left} y={py("read", y)} text={String(y)} />
        ))}
        <path className="level" d={`M${left} ${py("cost", Math.LN10)}H${width - right}`} />
        <text className="name" x={width - right + 6} y={py("cost", Math.LN10)} dominantBaseline="central">
          ln 10
        </text>
        <path className="level" d={`M${left} ${py("read", 0.1)}H${width - right}`} />
        <text className="name" x={width - right + 6} y={py("read", 0.1)} dominantBaseline="central">
          {words.guess}
        </text>
        <text className="title" x={left + 0.6 * em} y={lanes.cost.top - 0.2 * em}>
          {words.cost}
        </text>
        <text className="title" x={left + 0.6 * em} y={lanes.read.top - 0.6 * em}>
          {words.accuracy}
        </text>
        <path className="batches" d={path(costs, "cost")} />
        <path className="means" d={path(means, "cost")} />
        {means.map(([x, y]) => (
          <circle key={x} className="mean" cx={px(x)} cy={py("cost", y)} r={3} />
        ))}
        <path className="reads" d={path(reads, "read")} />
        {reads.map(([x, y]) => (
          <rect key={x} className="read" x={px(x) - 3.5} y={py("read", y) - 3.5} width={7} height={7} />
        ))}
        {last.mean && (
          <text className="name" x={width - right + 6} y={py("cost", last.mean[1])} dominantBaseline="central">
            {words.mean} {measured(last.mean[1], 3)}
          </text>
        )}
        {last.read && (
          <text className="name" x={width - right + 6} y={py("read", last.read[1])} dominantBaseline="central">
            {words.read} {measured(last.read[1], 3)}
          </text>
        )}
        <path className="axis" d={`M${left} ${foot}H${width - right}`} />
        {Array.from({ length: Math.floor(epochs / every) + 1 }, (_, k) => k * every).map((k) => (
          <g key={k}>
            <path className="axis" d={`M${px(k * epoch)} ${foot}v5`} />
            <text className="tick" x={px(k * epoch)} y={foot + 1.2 * em} textAnchor="middle" dominantBaseline="central">
              {k}
            </text>
          </g>
        ))}
        <text className="name" x={width - right + 1.4 * em} y={foot + 1.2 * em} dominantBaseline="central">
          {words.epochs}
        </text>
        <path className="now" d={`M${px(Math.min(t, length))} ${lanes.cost.top}V${foot}`} />
      </svg>
    </div>
  );
}
function Tick({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) {
  return (
    <g>
      <path className="axis" d={`M${x - 5} ${y}H${x}`} />
      <text className="tick" x={x - 8} y={y} textAnchor="end" dominantBaseline="central">
        {text}
      </text>
    </g>
  );
}
const thinned = <T,>(points: readonly T[]): readonly T[] => {
  const every = Math.ceil(points.length / POINTS);
  return every <= 1 ? points : points.filter((_, k) => k % every === 0 || k === points.length - 1);
};

/** @file Lab 1.4: one experiment an update, and the histogram of θ̂. */
import { useEffect, useMemo, useRef } from "react";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { LabHead } from "../../ui/LabHead.tsx";
import { useWords } from "../../ui/locale.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { useSize, type Size } from "../../ui/useSize.ts";
import { beatNames } from "./beats.ts";
import { Choose } from "./Choose.tsx";
import { describeHistogram, histogramOf, short, ticksIn, tickTexts, type Histogram } from "./figures.ts";
import { useText } from "./text.ts";

interface Props {
  readonly player: Player;
  readonly linkOf: (player: Player) => string;
  readonly shortcuts: boolean;
}
export const SIZES = [10, 100, 1000] as const;

/** The same experiments with n throws each, from the first. */
export function throwAnew(player: Player, n: number): void {
  player.setConfig("n", n);
  player.play();
}
/** Five hundred experiments are to be seen growing, and soon. */
const SPEED = 300;

export function Repeats({ player, linkOf, shortcuts }: Props) {
  const words = useText();
  const common = useWords();
  const levels = useLevels(player);
  return (
    <section className="lab" id="lab-repeats" data-lab="mle/repeats" aria-labelledby="lab-repeats-title">
      <div className="lab-in">
        <LabHead id="lab-repeats-title" player={player} title={words.labs.repeats} linkOf={() => linkOf(player)} />
        <div className="bench repeats">
          <div className="part listing">
            <h3>{common.code}</h3>
            <Code player={player} />
          </div>
          <div className="part">
            <Histograms player={player} />
          </div>
        </div>
        <Deck player={player} names={beatNames} levels={levels} shortcuts={shortcuts} linkOf={() => linkOf(player)} />
        <Notices player={player} rate="n" />
      </div>
    </section>
  );
}

export function useLevels(player: Player) {
  const theta = usePlayer(player, (s) => Number(s.recipe.config["theta"]));
  return useMemo(() => [{ value: theta, text: { ko: `진짜 θ = ${short(theta)}`, en: `true θ = ${short(theta)}` } }], [theta]);
}

export function Histograms({ player }: { player: Player }) {
  const words = useText().repeats;
  useEffect(() => player.setSpeed(SPEED), [player]);
  const { t, columns, recipe, ghosts } = usePlayer(player, (s) => s);
  const n = Number(recipe.config["n"]);
  const theta = Number(recipe.config["theta"]);
  const estimates = columns["estimate"];
  const now = useMemo(() => (estimates ? histogramOf(estimates, t, n) : null), [estimates, t, n]);
  const ghost = ghosts.findLast(({ change }) => change.key === "n");
  const before = useMemo(() => {
    const was = Number(ghost?.change.was);
    const column = ghost?.columns["estimate"];
    return column && was !== n ? { n: was, ...histogramOf(column, column.length, was)! } : null;
  }, [ghost, n]);
  const label = describeHistogram(words, now, n);
  return (
    <>
      <div className="part-head">
        <h3>
          {words.histogram} <small>{words.note(short(now?.width ?? Math.max(1 / n, 0.01), 3))}</small>
        </h3>
        <Choose
          name={words.throws}
          options={SIZES.map((size) => ({ value: String(size), label: words.of(size) }))}
          value={String(n)}
          onChange={(size) => throwAnew(player, Number(size))}
        />
      </div>
      <Bars {...{ now, theta, label }} before={before} last={t > 0 ? (estimates?.[t - 1] ?? null) : null} />
      <dl className="readings spread">
        <div>
          <dt>{words.experiments}</dt>
          <dd>{count(t)}</dd>
        </div>
        <div>
          <dt>{words.mean}</dt>
          <dd>{now ? measured(now.mean, 4) : "–"}</dd>
        </div>
        <div>
          <dt>{words.spread}</dt>
          <dd>{now ? measured(now.spread, 4) : "–"}</dd>
        </div>
        <div>
          <dt>{words.theory}</dt>
          <dd>{measured(Math.sqrt((theta * (1 - theta)) / n), 4)}</dd>
        </div>
      </dl>
    </>
  );
}

interface BarsProps {
  readonly now: Histogram | null;
  readonly before: (Histogram & { readonly n: number }) | null;
  readonly theta: number;
  readonly last: number | null;
  readonly label: string;
}
const START: Size = { width: 780, height: 230, em: 12 };

/** Shares of the experiments by θ̂, on the same axis of θ as the likelihood; the last experiment's bar is now. */
function Bars({ now, before, theta, last, label }: BarsProps) {
  const words = useText().repeats;
  const box = useRef<HTMLDivElement>(null);
  const { width, height, em } = useSize(box, START);
  const [left, floor, top] = [3.4 * em, height - 2.2 * em, 1.8 * em];
  const side = width - left - 2 * em;
  const shares = (it: Histogram | null) => it?.bins.map((bin) => bin / it.runs) ?? [];
  const most = Math.max(0.1, ...shares(now), ...shares(before));
  const ticks = ticksIn([0, most]);
  const x = (at: number) => left + at * side;
  const y = (share: number) => floor - (share / most) * (floor - top);
  // A bin at 0 or 1 is half as wide: no share lies outside.
  const from = (j: number, it: Histogram) => x(Math.max(0, (j - 0.5) * it.width));
  const to = (j: number, it: Histogram) => x(Math.min(1, (j + 0.5) * it.width));
  const outline = (it: Histogram) =>
    shares(it)
      .map((share, j) => `${j === 0 ? "M" : "L"}${from(j, it).toFixed(1)} ${y(share).toFixed(1)}H${to(j, it).toFixed(1)}`)
      .join("");
  return (
    <div className="histogram" ref={box}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {ticks.map((at, j) => (
          <text key={at} className="n tick" x={left - 0.6 * em} y={y(at) + 0.35 * em} textAnchor="end">
            {tickTexts(ticks)[j]}
          </text>
        ))}
        {now &&
          shares(now).map(
            (share, j) =>
              share > 0 && (
                <rect
                  key={j}
                  className={last !== null && Math.round(last / now.width) === j ? "bar now" : "bar"}
                  x={from(j, now) + 0.5}
                  y={y(share)}
                  width={Math.max(1, to(j, now) - from(j, now) - 1)}
                  height={floor - y(share)}
                />
              ),
          )}
        {before && (
          <>
            <path className="ghost" d={outline(before)} />
            <path className="ghost-key" d={`M${x(1) - 2.4 * em} ${top + 0.6 * em}h${2.4 * em}`} />
            <text className="name" x={x(1) - 3 * em} y={top + em} textAnchor="end">
              {words.before(count(before.n))}
            </text>
          </>
        )}
        <path className="truth" d={`M${x(theta)} ${floor}V${top - 0.4 * em}`} />
        <text className="truth-name" x={x(theta) + 0.5 * em} y={top - 0.3 * em}>
          ▲ {words.truth} {short(theta)}
        </text>
        <path className="axis" d={`M${left} ${floor}H${x(1)}`} />
        {[0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => (
          <g key={at} className="n tick">
            <path d={`M${x(at)} ${floor}v5`} />
            <text x={x(at)} y={floor + 1.6 * em} textAnchor="middle">
              {at}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

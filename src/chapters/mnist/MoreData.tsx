/** @file More pictures to learn from: what fifteen epochs then read of the test set, here and under PyTorch on MNIST. A drawing. */
import { useRef } from "react";
import type { Facts } from "../../lesson/facts.ts";
import { Exhibit } from "../../ui/Exhibit.tsx";
import { useLang } from "../../ui/locale.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { useSize, type Size } from "../../ui/useSize.ts";
import { moreOf, MORE_SAID } from "./moments.ts";
import { useText } from "./text.ts";

type Point = readonly [images: number, accuracy: number];
const START: Size = { width: 560, height: 260, em: 12 };
/** What the axes show: from a few hundred pictures to all of MNIST. */
const X = [200, 60_000] as const;
const TICKS = [300, 1000, 6000, 60_000] as const;
const STEP = 0.1;

export function MoreData({ facts }: { readonly facts: Facts }) {
  const words = useText().more;
  const ours = moreOf(facts);
  const at = (points: readonly Point[], images: number) => {
    const found = points.find(([n]) => n === images);
    return found ? measured(found[1], 4) : "–";
  };
  const table = () => ({
    head: words.head,
    rows: [...new Set([...ours, ...MORE_SAID].map(([n]) => n))]
      .sort((a, b) => a - b)
      .map((n) => [count(n), at(ours, n), at(MORE_SAID, n)]),
  });
  return (
    <Exhibit className="mnist-panel more-panel" title={words.title} note={words.note} table={table}>
      <Drawing ours={ours} theirs={MORE_SAID} />
    </Exhibit>
  );
}

function Drawing({ ours, theirs }: { readonly ours: readonly Point[]; readonly theirs: readonly Point[] }) {
  const words = useText().more;
  const lang = useLang();
  const box = useRef<HTMLDivElement>(null);
  const { width, em } = useSize(box, START);
  const least = STEP * Math.floor(Math.min(0.8, ...ours.map(([, y]) => y)) / STEP + 1e-9);
  const [left, right, top, foot] = [3.4 * em, 8.5 * em, 1.6 * em, 15.5 * em];
  const px = (n: number) => left + (Math.log(n / X[0]) / Math.log(X[1] / X[0])) * (width - left - right);
  const py = (y: number) => foot - ((y - least) / (1 - least)) * (foot - top);
  const path = (points: readonly Point[]) =>
    points.map(([n, y], k) => `${k === 0 ? "M" : "L"}${px(n).toFixed(1)} ${py(y).toFixed(1)}`).join("");
  const told = (points: readonly Point[]) => points.map(([n, y]) => words.point(count(n), measured(y, 4))).join(", ");
  // In a narrow drawing the numbers between the ends would touch; the table has them.
  const read = (points: readonly Point[], k: number) =>
    width < 40 * em && k > 0 && k < points.length - 1 ? "" : measured(points[k]![1], 3);
  const levels = Array.from({ length: Math.round((1 - least) / STEP) + 1 }, (_, k) => least + k * STEP);
  return (
    <div className="costs" ref={box} data-obstacle="">
      <svg
        viewBox={`0 0 ${width} ${foot + 2.6 * em}`}
        role="img"
        lang={lang}
        aria-label={`${words.ours}: ${told(ours)}. ${words.theirs}: ${told(theirs)}.`}
      >
        {levels.map((y) => (
          <g key={y}>
            <path className="axis" d={`M${left - 5} ${py(y)}H${left}`} />
            <text className="tick" x={left - 8} y={py(y)} textAnchor="end" dominantBaseline="central">
              {y.toFixed(1)}
            </text>
          </g>
        ))}
        <path className="axis" d={`M${left} ${foot}H${width - right}`} />
        {TICKS.map((n) => (
          <g key={n}>
            <path className="axis" d={`M${px(n)} ${foot}v5`} />
            <text className="tick" x={px(n)} y={foot + 1.2 * em} textAnchor="middle" dominantBaseline="central">
              {count(n)}
            </text>
          </g>
        ))}
        <text className="name" x={width - right + 2.6 * em} y={foot + 1.2 * em} dominantBaseline="central">
          {words.images}
        </text>
        <path className="means" d={path(ours)} />
        <path className="said" d={path(theirs)} />
        {ours.map(([n, y], k) => (
          <g key={n}>
            <circle className="mean" cx={px(n)} cy={py(y)} r={3.5} />
            <text className="tick" x={px(n)} y={py(y) + 1.3 * em} textAnchor="middle" dominantBaseline="central">
              {read(ours, k)}
            </text>
          </g>
        ))}
        {theirs.map(([n, y], k) => (
          <g key={n}>
            <rect className="mean" x={px(n) - 3.5} y={py(y) - 3.5} width={7} height={7} />
            <text className="tick" x={px(n)} y={py(y) - 1.2 * em} textAnchor="middle" dominantBaseline="central">
              {read(theirs, k)}
            </text>
          </g>
        ))}
        <Name points={ours} by={1.3 * em} text={words.ours} />
        <Name points={theirs} by={0} text={words.theirs} />
      </svg>
    </div>
  );

  function Name({ points, by, text }: { readonly points: readonly Point[]; readonly by: number; readonly text: string }) {
    const last = points.at(-1);
    return (
      last && (
        <text
          className="name"
          x={px(last[0]) + 0.9 * em + (by === 0 ? 0 : 1.6 * em)}
          y={py(last[1]) + by}
          dominantBaseline="central"
        >
          {text}
        </text>
      )
    );
  }
}

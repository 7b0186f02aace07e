/** @file The chapter's picture on the cover: the likelihood of 27 in 100, and the way θ walked up. */
import { viewAt, type Facts } from "../../lesson/facts.ts";
import { curvePath, heightOf, rangeOf } from "./figures.ts";
import type { AscentView } from "./labs/ascent.ts";

const [WIDTH, HEIGHT] = [148, 94];
const FLOOR = HEIGHT - 6;

export default function Miniature({ facts }: { facts: Facts }) {
  const views = Object.keys(facts["walk"]?.views ?? {}).flatMap((t) => viewAt<AscentView>(facts["walk"], Number(t)) ?? []);
  const last = views.at(-1);
  if (!last) throw new Error("Miniature: the build computed no walk");
  const [, top] = rangeOf(last, "L");
  const x = (theta: number) => 2 + ((theta - 0.05) / 0.5) * (WIDTH - 4);
  const y = (height: number) => FLOOR - (height / top) * (FLOOR - 2);
  const height = (view: AscentView) => heightOf(view, view.meanLogL, "L");
  const line = { fill: "none", stroke: "var(--ink)", strokeWidth: 2 };
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <clipPath id="mini-likelihood">
        <rect width={WIDTH} height={HEIGHT} />
      </clipPath>
      <path style={line} clipPath="url(#mini-likelihood)" d={curvePath(last, "L", { x, y })} />
      <path style={{ stroke: "var(--line-2)" }} d={`M2 ${FLOOR}H${WIDTH - 2}`} />
      <path style={{ stroke: "var(--now)", strokeWidth: 1.5 }} d={`M${x(last.theta)} ${FLOOR}V${y(height(last))}`} />
      {views.map((view, k) => (
        <circle
          key={k}
          style={{ fill: view === last ? "var(--now)" : "var(--ink)" }}
          cx={x(view.theta)}
          cy={y(height(view))}
          r={view === last ? 5 : 2.6}
        />
      ))}
    </svg>
  );
}

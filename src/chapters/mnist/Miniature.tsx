/** @file The chapter's picture on the cover: three of the ten images that its softmax has learnt. */
import type { Facts } from "../../lesson/facts.ts";
import { END } from "./facts.ts";
import { pictureOf } from "./moments.ts";
import { SIDE } from "./panels/pixels.ts";
import { colourOf, extentOf, imageOf, tintsOf } from "./weights.ts";

const DIGITS = [0, 3, 8];
const [SIZE, GAP] = [46, 5];

export default function Miniature({ facts }: { facts: Facts }) {
  const view = pictureOf(facts);
  if (!view) throw new Error(`Miniature: the build computed no view at ${END}`);
  const extent = extentOf(view.templates);
  return (
    <svg viewBox="-1 -1 150 70" width={150} height={70} aria-hidden="true">
      {DIGITS.map((digit, k) => (
        <g key={digit} transform={`translate(${k * (SIZE + GAP)} 0)`}>
          <g transform={`scale(${SIZE / SIDE})`} shapeRendering="crispEdges">
            {tintsOf(imageOf(view.templates, digit), extent, 3).map(({ share, d }) => (
              <path key={share} style={{ fill: colourOf(share) }} d={d} />
            ))}
          </g>
          <rect width={SIZE} height={SIZE} style={{ fill: "none", stroke: "var(--line-2)" }} />
          <text x={SIZE / 2} y={SIZE + 16} textAnchor="middle" style={{ font: "400 12px var(--mono)", fill: "var(--ink-2)" }}>
            {digit}
          </text>
        </g>
      ))}
    </svg>
  );
}

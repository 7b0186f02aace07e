/** @file The chapter's picture on the cover: the polynomial of the highest degree through its forty points, and the line that was meant. */
import { viewAt, type Facts } from "../../lesson/facts.ts";
import { MAX_DEGREE, type FitView } from "./labs/poly.ts";

const [WIDTH, HEIGHT] = [148, 94];
const x = (at: number) => ((at + 1.05) / 2.1) * WIDTH;
const y = (at: number) => ((1.9 - at) / 3.8) * HEIGHT;

export default function Miniature({ facts }: { facts: Facts }) {
  const view = viewAt<FitView>(facts["cover"], MAX_DEGREE);
  if (!view) throw new Error(`Miniature: the build computed no view at degree ${MAX_DEGREE}`);
  const line = { fill: "none", stroke: "var(--ink)", strokeWidth: 1.6 };
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <clipPath id="mini-overfitting">
        <rect width={WIDTH} height={HEIGHT} />
      </clipPath>
      <g clipPath="url(#mini-overfitting)">
        {view.truth && (
          <path
            style={{ ...line, stroke: "var(--truth)", strokeDasharray: "0.1 4", strokeLinecap: "round" }}
            d={pathOf(view.truth)}
          />
        )}
        <path style={line} d={pathOf(view.curve)} />
      </g>
      {Array.from(view.x as ArrayLike<number>, (at, k) => (
        <circle key={k} style={{ fill: "var(--ink)" }} cx={x(at).toFixed(1)} cy={y(view.y[k]!).toFixed(1)} r={2.2} />
      ))}
    </svg>
  );
}

/** Values at equally spaced x in [−1, 1]; what lies far outside the picture ends a little beyond its edge. */
function pathOf(values: ArrayLike<number>): string {
  const points = Array.from(values, (value, k) => {
    const at = Math.min(9999, Math.max(-9999, y(value)));
    return `${x((2 * k) / (values.length - 1) - 1).toFixed(1)} ${at.toFixed(1)}`;
  });
  return `M${points.join("L")}`;
}

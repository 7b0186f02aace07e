/** @file One image of weights at rest, drawn by the build and the browser alike. */
import { SIDE } from "./panels/pixels.ts";
import { colourOf, tintsOf } from "./weights.ts";

interface Props {
  /** (784). */
  readonly values: Float32Array;
  /** What the fullest colour stands for. */
  readonly extent: number;
}
const STEPS = 4;

export function StillTemplate({ values, extent }: Props) {
  return (
    <svg className="image" viewBox={`0 0 ${SIDE} ${SIDE}`} shapeRendering="crispEdges" aria-hidden="true">
      {tintsOf(values, extent, STEPS).map(({ share, d }) => (
        <path key={share} style={{ fill: colourOf(share) }} d={d} />
      ))}
    </svg>
  );
}

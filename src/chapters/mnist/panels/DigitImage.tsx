/** @file A digit as crisp pixels in the colours of the page: paper is 0, ink the most. */
import { memo } from "react";
import { inkOf, SIDE } from "./pixels.ts";

interface InkProps {
  readonly pixels: ArrayLike<number>;
  readonly columns?: number;
  readonly most?: number;
}
/** Inside an svg whose unit is a pixel. */
export const InkPaths = memo(function InkPaths({ pixels, columns = SIDE, most = 1 }: InkProps) {
  return inkOf(pixels, columns, most).map(({ share, d }) => <path key={share} d={d} fillOpacity={share} />);
});

interface Props {
  /** (784); null leaves the paper blank. */
  readonly pixels: ArrayLike<number> | null;
  readonly most?: number;
  /** What is to be seen; null where the words beside it say so. */
  readonly label: string | null;
}
export function DigitImage({ pixels, most = 1, label }: Props) {
  const spoken = label === null ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": label } as const);
  return (
    <svg className="digit-image" viewBox={`0 0 ${SIDE} ${SIDE}`} shapeRendering="crispEdges" {...spoken}>
      {pixels && <InkPaths pixels={pixels} most={most} />}
    </svg>
  );
}

/**
 * @file The thumbtack, drawn once. The mark, the pin in the tape and the tacks on the cover are this drawing, turned.
 *
 * A wide thin disc, seen from a little above so that it has a rim, and a long straight needle from its middle. Nothing is domed, so that it
 * stays a tack at 20 px. Its own frame: the disc's middle at (0, 0), the needle's point 22 above it.
 */
export const TACK = {
  disc: { rx: 12, ry: 4.4 },
  /** The disc's side: from its upper edge to its lower one. */
  rim: "M-12 0V2.2A12 4.4 0 0 0 12 2.2V0Z",
  needle: "M-1.9 .4L0-22L1.9 .4Q0 1.4-1.9 .4Z",
} as const;

/** Stuck at `x, y` of the drawing around it, `size` high: the needle down, behind the disc. The head has the colour around it. */
export function Pin({ x = 0, y = 0, size = 20 }: { x?: number; y?: number; size?: number }) {
  return (
    <g className="tack" transform={`translate(${x} ${y}) scale(${size / 26.4}) translate(0 -22)`}>
      <path d={TACK.needle} transform="scale(1 -1)" />
      <path d={TACK.rim} />
      <ellipse {...TACK.disc} />
    </g>
  );
}

/** The book's sign: a tack on its back, which is a 1. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="-13.5 -25 27 34" aria-hidden="true">
      <g className="tack">
        <path d={TACK.rim} />
        <ellipse {...TACK.disc} />
        <path className="needle" d={TACK.needle} />
      </g>
    </svg>
  );
}

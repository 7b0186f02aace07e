/**
 * @file The thumbtack, drawn once. The mark, the pin in the tape and the tacks on the cover are this drawing, turned.
 *
 * Its own frame: the needle's point is at (0, 0), the head's rim 24 above it. A wide thin disc seen from a little above, a narrow collar and a
 * long straight needle: nothing domed, so that it stays a tack at 20 px.
 */
export const TACK = {
  needle: "M-1.9-19L0 0L1.9-19Z",
  collar: "M-4.2-23L-2.6-17H2.6L4.2-23Z",
  /** The disc's lower edge, which gives it thickness. */
  rim: "M-11-25V-23.2A11 3.6 0 0 0 11-23.2V-25Z",
  disc: { cy: -25, rx: 11, ry: 3.6 },
} as const;

/** Stuck in paper at `x, y` of the drawing around it. Takes its colour from `color`. */
export function Pin({ x = 0, y = 0, size = 20 }: { x?: number; y?: number; size?: number }) {
  return (
    <g className="tack" transform={`translate(${x} ${y}) scale(${size / 29})`}>
      <path d={TACK.needle} />
      <path d={TACK.collar} />
      <path d={TACK.rim} />
      <ellipse className="disc" {...TACK.disc} />
    </g>
  );
}

/** The book's sign: the tack as it is about to be pushed in, leaning. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <g transform="translate(7.5 29.5) rotate(27)">
        <Pin size={31} />
      </g>
    </svg>
  );
}

/**
 * @file The thumbtack, drawn once. The mark, the pin in the tape and the tacks on the cover are this drawing, turned.
 *
 * Its own frame: the needle's point is at (0, 0), the head 23 to 30 above it. A wide disc with a rim, seen from a little above so that its face
 * shows, and a long straight needle: nothing domed, so that it stays a tack at 20 px.
 */
export const TACK = {
  needle: "M-1.8-20L0 0L1.8-20Z",
  /** The disc's side: its upper edge to its lower one. */
  rim: "M-12.5-26V-23.6A12.5 4.4 0 0 0 12.5-23.6V-26Z",
  disc: { cy: -26, rx: 12.5, ry: 4.4 },
  face: { cy: -26.5, rx: 10, ry: 2.9 },
} as const;

/** Stuck in paper at `x, y` of the drawing around it, `size` high. The head has the colour around it. */
export function Pin({ x = 0, y = 0, size = 20 }: { x?: number; y?: number; size?: number }) {
  return (
    <g className="tack" transform={`translate(${x} ${y}) scale(${size / 30.4})`}>
      <path className="needle" d={TACK.needle} />
      <path d={TACK.rim} />
      <ellipse {...TACK.disc} />
      <ellipse className="face" {...TACK.face} />
    </g>
  );
}

/** The book's sign: the tack as it is about to be pushed in, leaning. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <g transform="translate(4.5 30) rotate(38)">
        <Pin size={29} />
      </g>
    </svg>
  );
}

/** @file A hundred thrown tacks on cloth, ten by ten. */
import { TACK } from "./Mark.tsx";

export interface Thrown {
  /** On its back (1) or tilted (0). */
  readonly back: boolean;
  /** How far it rolled from its place, −1 … 1 in each direction. */
  readonly dx: number;
  readonly dy: number;
  /** 0 … 1: how it leans. */
  readonly turn: number;
}

const CELL = { x: 37, y: 33 };

export function Tacks({ thrown, label }: { thrown: readonly Thrown[]; label: string }) {
  return (
    <svg className="tacks" viewBox="0 0 372 332" role="img" aria-label={label}>
      {thrown.map(({ back, dx, dy, turn }, k) => {
        const x = 19 + CELL.x * (k % 10) + 7 * dx;
        const y = 18 + CELL.y * Math.floor(k / 10) + 5 * dy;
        return back ? <Back key={k} x={x} y={y} /> : <Tilted key={k} x={x} y={y} turn={turn} />;
      })}
    </svg>
  );
}
const at = (x: number, y: number, more = "") => `translate(${x.toFixed(1)} ${y.toFixed(1)})${more}`;

/** The disc on the cloth, the needle up. */
const Back = ({ x, y }: { x: number; y: number }) => (
  <g className="back" transform={at(x, y + 6, " scale(.97 .94)")}>
    <path className="rim" d={TACK.rim} />
    <ellipse className="disc" {...TACK.disc} />
    <path className="needle" d={TACK.needle} />
  </g>
);
/** On the rim and the point: the disc stands, the needle rests. */
const Tilted = ({ x, y, turn }: { x: number; y: number; turn: number }) => {
  const left = turn < 0.5;
  const lean = 21 + 13 * ((2 * turn) % 1);
  return (
    <g className="tilted" transform={at(x - (left ? 5 : -5), y - 1, ` scale(${left ? 1 : -1} 1) rotate(${lean.toFixed(1)})`)}>
      <path className="needle" d={TACK.needle} transform="rotate(90) scale(1.1 1.04)" />
      <ellipse className="edge" cx="1.3" rx="4.6" ry="11" />
      <ellipse className="disc" rx="4.4" ry="11" />
    </g>
  );
};

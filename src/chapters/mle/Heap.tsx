/** @file Thrown tacks on the page: on its back is a 1, leaning is a 0. The drawing is the book's one tack. */
import { memo } from "react";
import { TACK } from "../../ui/Mark.tsx";
import { useText } from "./text.ts";

interface Props {
  /** On its back or not, in the order of the throws. */
  readonly backs: readonly boolean[];
  /** The tack thrown last, by its place: it is the present. */
  readonly last?: number;
  /** Room is kept for so many. */
  readonly room?: number;
}

export function Heap({ backs, last, room = 0 }: Props) {
  const words = useText().heap;
  const k = backs.filter(Boolean).length;
  return (
    <div className="heap" role="img" aria-label={backs.length > 0 ? words.alt(k, backs.length) : words.empty}>
      {backs.map((back, at) => (
        <Tack key={at} back={back} at={at} now={at === last} />
      ))}
      {Array.from({ length: Math.max(0, room - backs.length) }, (_, at) => (
        <svg key={`room ${at}`} viewBox="-16 -16 32 32" />
      ))}
    </div>
  );
}

/** A whole number from a place, scattered: each tack leans its own way, and always the same. */
const scatter = (at: number, by: number) => (((at + 1) * by) % 97) / 97;

/** Drawn anew only when it turns over: a hundred of them follow a hand that drags. */
const Tack = memo(function Tack({ back, at, now }: { back: boolean; at: number; now: boolean }) {
  const left = scatter(at, 37) < 0.5;
  const lean = 18 + 20 * scatter(at, 61);
  const moved = `translate(${(3 * scatter(at, 29) - 1.5).toFixed(1)} ${(5 * scatter(at, 53) - 2.5).toFixed(1)})`;
  return (
    <svg viewBox="-16 -16 32 32" className={back ? "back" : "tilted"} data-now={now || undefined}>
      {back ? (
        <g transform={`${moved} translate(0 8)`}>
          <path className="rim" d={TACK.rim} />
          <ellipse className="disc" {...TACK.disc} />
          <path className="needle" d={TACK.needle} />
        </g>
      ) : (
        <g transform={`${moved} translate(${left ? -6 : 6} -1) scale(${left ? 1 : -1} 1) rotate(${lean.toFixed(0)})`}>
          <path className="needle" d={TACK.needle} transform="rotate(90) scale(1.1 1.04)" />
          <ellipse className="disc" rx="4.4" ry="11" />
        </g>
      )}
    </svg>
  );
});

/** The numbers drawn, in their order; with k on their backs it is the k lowest that lie, so that one more turns one tack over. */
export function lying(u: ArrayLike<number>, k: number): boolean[] {
  const order = Array.from(u, (_, at) => at).sort((a, b) => u[a]! - u[b]!);
  const backs = Array.from(u, () => false);
  for (const at of order.slice(0, k)) backs[at] = true;
  return backs;
}

/** @file A run seen at a few moments: pictures in a row, each tied to its place on a ruler below. The one under the cursor is now. */
import type { MouseEvent, ReactNode } from "react";
import type { Player } from "../lesson/player.ts";
import { count } from "./numbers.ts";
import { usePlayer } from "./usePlayer.ts";

export interface MomentShown {
  readonly t: number;
  /** What stands at its right foot: the loss there. */
  readonly reading: string;
  readonly picture: ReactNode;
  /** Said instead of the picture. */
  readonly label: string;
}
interface Props {
  readonly player: Player;
  readonly moments: readonly MomentShown[];
  /** The ruler's end. */
  readonly last: number;
  readonly href: (t: number) => string;
  readonly onGo: (t: number) => void;
  readonly caption: ReactNode;
}

export function Moments({ player, moments, last, href, onGo, caption }: Props) {
  const now = usePlayer(player, (s) => s.t);
  const go = (t: number) => (event: MouseEvent) => {
    event.preventDefault();
    onGo(t);
  };
  return (
    <figure className="moments">
      <ol>
        {moments.map(({ t, reading, picture, label }) => (
          <li key={t} data-now={t === now}>
            <a href={href(t)} aria-label={label} aria-current={t === now ? "step" : undefined} onClick={go(t)}>
              {picture}
              <span className="n">
                <b>{count(t)}</b> <span>{reading}</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
      <Ruler moments={moments.map(({ t }) => t)} last={last} now={now} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** Frames stand at 6 % … 94 % of the width, with equal gaps; lines fall from their middles to their updates. */
function Ruler({ moments, last, now }: { moments: readonly number[]; last: number; now: number }) {
  const middle = (k: number) => (FRAME / 2 + k * ((100 - FRAME) / (moments.length - 1))) * 10;
  const at = (t: number) => (1000 * t) / last;
  const line = (t: number, k: number) => `M${middle(k)} 0V16L${at(t)} 56`;
  return (
    <div className="ruler" aria-hidden="true">
      <svg viewBox="0 0 1000 72" preserveAspectRatio="none">
        {moments.map((t, k) => (
          <path key={t} className={t === now ? "line now" : "line"} d={line(t, k)} />
        ))}
        <path className="axis" d="M0 57H1000" />
        <path
          className="line"
          d={Array.from({ length: 101 }, (_, k) => `M${k * 10} 57v${k % 10 === 0 ? 9 : k % 5 === 0 ? 7 : 4}`).join("")}
        />
        {!moments.includes(now) && <path className="line now" d={`M${at(Math.min(now, last))} 40V68`} />}
      </svg>
      <p className="n">
        {Array.from({ length: 11 }, (_, k) => (
          <span key={k} style={{ left: `${k * 10}%` }}>
            {Number.isInteger((last * k) / 10) && count((last * k) / 10)}
          </span>
        ))}
      </p>
    </div>
  );
}
/** A frame's width in percent of the figure's: 146 of 1184. */
const FRAME = (146 / 1184) * 100;

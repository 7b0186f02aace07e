/** @file The two edges of the loupe on the ruler: dragged, or moved by arrow keys. */
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import type { Loupe } from "../lesson/link.ts";
import type { Player } from "../lesson/player.ts";
import { axisOf, placeOf } from "./deck/axis.ts";
import { useDeckWords, useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  readonly loupe: Loupe;
}
export function LoupeEdges(props: Props) {
  return (
    <>
      <Edge {...props} end={0} />
      <Edge {...props} end={1} />
    </>
  );
}

/** A pixel of the drag is worth a quarter of what it is on the whole tape: the edge is aimed, not thrown. */
const FINE = 0.25;

function Edge({ player, loupe, end }: Props & { readonly end: 0 | 1 }) {
  const words = useDeckWords();
  const common = useWords();
  const length = usePlayer(player, (s) => s.length);
  const start = useRef<{ readonly x: number; readonly value: number } | null>(null);
  const other = loupe[1 - end]!;
  const move = (to: number) => {
    const wish = end === 0 ? Math.min(to, other - 2) : Math.max(to, other + 2);
    player.setLoupe(end === 0 ? [wish, other] : [other, wish]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.code];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    move(loupe[end] + by * Math.max(1, Math.round(length / (event.shiftKey ? 100 : 1000))));
  };
  const drag = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, value: loupe[end] };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!start.current) return;
      event.stopPropagation();
      const width = event.currentTarget.parentElement!.clientWidth;
      move(Math.round(start.current.value + ((event.clientX - start.current.x) / width) * length * FINE));
    },
    onPointerUp: () => void (start.current = null),
    onPointerCancel: () => void (start.current = null),
  };
  return (
    <span
      className="edge"
      role="slider"
      tabIndex={0}
      aria-label={end === 0 ? words.loupeFrom : words.loupeTo}
      aria-valuemin={0}
      aria-valuemax={length}
      aria-valuenow={loupe[end]}
      aria-valuetext={common.place(loupe[end], null)}
      style={{ left: `${placeOf(axisOf(length, 100, loupe), loupe[end])}%` }}
      onKeyDown={onKeyDown}
      {...drag}
    />
  );
}

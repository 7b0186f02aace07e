/** @file All points as one bar in three parts, with real counts; its two borders can be dragged, or moved by the arrow keys. */
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import type { Player } from "../../lesson/player.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { cut } from "./labs/poly.ts";
import { useText } from "./text.ts";

const BORDERS = ["trainEnd", "valEnd"] as const;
type Border = (typeof BORDERS)[number];

export function SplitBar({ players }: { players: readonly Player[] }) {
  const player = players[0]!;
  const words = useText();
  const bar = useRef<HTMLDivElement>(null);
  const config = usePlayer(player, (s) => s.recipe.config);
  const [trainEnd, valEnd] = [Number(config["trainEnd"]), Number(config["valEnd"])];
  const { n, train, val } = cut(config as unknown as Parameters<typeof cut>[0]);
  const move = (border: Border, to: number) => {
    const value = border === "trainEnd" ? Math.max(10, Math.min(valEnd, 98, to)) : Math.max(trainEnd, Math.min(100, to));
    for (const it of players) it.setConfig(border, Math.round(value));
  };
  const parts = [
    { name: words.train, mark: "●", size: train, wide: trainEnd },
    { name: words.val, mark: "▲", size: val - train, wide: valEnd - trainEnd },
    { name: words.test, mark: "■", size: n - val, wide: 100 - valEnd },
  ];
  return (
    <div className="split" data-obstacle="" role="group" aria-label={words.split}>
      <div className="split-bar" ref={bar}>
        {parts.map(({ name, mark, size, wide }) => (
          <div key={mark} style={{ flexGrow: wide }} data-part={mark}>
            <span aria-hidden="true">{mark}</span> <b>{size}</b> <span>{name}</span>
          </div>
        ))}
        {BORDERS.map((border, k) => (
          <Handle
            key={border}
            name={words.border[k]!}
            value={k === 0 ? trainEnd : valEnd}
            text={words.borderText(train, val - train, n - val)}
            bar={bar}
            onMove={(to) => move(border, to)}
          />
        ))}
      </div>
    </div>
  );
}

interface HandleProps {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly bar: { readonly current: HTMLDivElement | null };
  readonly onMove: (percent: number) => void;
}
function Handle({ name, value, text, bar, onMove }: HandleProps) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = bar.current!.getBoundingClientRect();
    onMove(((event.clientX - left) / width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(value + step);
  };
  return (
    <div
      className="split-handle"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={10}
      aria-valuemax={100}
      aria-valuenow={value}
      aria-valuetext={text}
      style={{ left: `${value}%` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={onKeyDown}
    />
  );
}

/** @file All points as one bar in three parts, with real counts; its two borders can be dragged, or moved by the arrow keys. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { Player } from "../../lesson/player.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { fitOf } from "./figures.ts";
import { cut } from "./labs/poly.ts";
import { error } from "./shown.ts";
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
  const { said, tell } = useErrorsSaid(player);
  const within = { trainEnd: [10, Math.min(valEnd, 98)], valEnd: [trainEnd, 100] } as const;
  const move = (border: Border, to: number) => {
    const { t } = player.store.getState();
    const [least, most] = within[border];
    for (const it of players) it.setConfig(border, Math.round(Math.max(least, Math.min(most, to))));
    tell(t);
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
        {BORDERS.map((border, k) => {
          const value = k === 0 ? trainEnd : valEnd;
          return (
            <Handle
              key={border}
              name={words.border[k]!}
              value={value}
              within={within[border]}
              text={words.borderText(value, train, val - train, n - val)}
              bar={bar}
              onMove={(to) => move(border, to)}
            />
          );
        })}
      </div>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

/** So long a border rests before the errors of the new split are said. */
const REST_MS = 600;

/** The errors at the cursor, once, when a border has come to rest and they are known. `from`: where the cursor was before. */
function useErrorsSaid(player: Player): { readonly said: string; readonly tell: (from: number) => void } {
  const words = useText();
  const [said, say] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (from: number) => {
    const look = () => {
      const s = player.store.getState();
      const [view, now] = [fitOf(s), cut(s.recipe.config as unknown as Parameters<typeof cut>[0])];
      if (view?.train !== now.train || view.val !== now.val)
        timer.current = setTimeout(look, REST_MS); // it is still computed
      else if (s.t !== from && s.lab.counts)
        say(""); // the deck has said both, because its cursor moved
      else say(words.errorsNow(error(view.trainError), now.val > now.train ? error(view.valError) : null));
    };
    clearTimeout(timer.current);
    timer.current = setTimeout(look, REST_MS);
  };
  return { said, tell };
}

interface HandleProps {
  readonly name: string;
  readonly value: number;
  readonly within: readonly [least: number, most: number];
  readonly text: string;
  readonly bar: { readonly current: HTMLDivElement | null };
  readonly onMove: (percent: number) => void;
}
function Handle({ name, value, within, text, bar, onMove }: HandleProps) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = bar.current!.getBoundingClientRect();
    onMove(((event.clientX - left) / width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [least, most] = within;
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    const to = event.key === "Home" ? least : event.key === "End" ? most : step && value + step;
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(to);
  };
  return (
    <div
      className="split-handle"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={within[0]}
      aria-valuemax={within[1]}
      aria-valuenow={value}
      aria-valuetext={text}
      style={{ left: `${value}%` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={onKeyDown}
    />
  );
}

/** @file The updates around the cursor, one cell each: the tape at its second scale. Its numbers change in the page's frames, without React. */
import { useCallback, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent } from "react";
import { lastOf, type Player, type PlayerState } from "../lesson/player.ts";
import { windowOf } from "./deck/axis.ts";
import { useWriting } from "./deck/useWriting.ts";
import { useDeckWords } from "./deck/words.ts";
import { count } from "./numbers.ts";
import { usePlayer } from "./usePlayer.ts";

export function Vernier({ player, cells }: { player: Player; cells: number }) {
  const words = useDeckWords();
  const ref = useRef<HTMLDivElement>(null);
  const [start] = useState(() => player.store.getState());
  const at = usePlayer(player, (s) => s.t - windowOf(s.t, s.length, cells).from);
  const read = useRef<HTMLElement>(null);
  const draw = useCallback(
    (element: HTMLElement, state: PlayerState) => {
      label(element, state, cells);
      if (read.current) read.current.firstChild!.nodeValue = rangeOf(state, cells);
    },
    [cells],
  );
  useWriting(ref, player, draw);
  const numberAt = (index: number) => windowOf(player.store.getState().t, player.store.getState().length, cells).from + index;
  const onClick = (event: MouseEvent) => {
    const cell = (event.target as Element).closest("button");
    if (cell) player.seek(numberAt([...ref.current!.children].indexOf(cell)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.code];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    player.seek(player.store.getState().t + by * (event.shiftKey ? 10 : 1));
    const { t, length } = player.store.getState();
    (ref.current!.children[t - windowOf(t, length, cells).from] as HTMLElement | undefined)?.focus();
  };
  const { from } = windowOf(start.t, start.length, cells);
  return (
    <div className="scale-row vernier">
      <p className="read">
        <span>{words.updates}</span>
        <b ref={read}>{rangeOf(start, cells)}</b>
      </p>
      <div ref={ref} className="cells" role="group" aria-label={words.updatesHint} onClick={onClick} onKeyDown={onKeyDown}>
        {Array.from({ length: cells }, (_, k) => (
          <button key={k} type="button" tabIndex={k === at ? 0 : -1}>
            {count(from + k)}
          </button>
        ))}
      </div>
      <Opening at={at} cells={cells} />
    </div>
  );
}

const rangeOf = (s: PlayerState, cells: number): string => {
  const { from, to } = windowOf(s.t, s.length, cells);
  return `${count(from)}–${count(Math.min(to, s.length))}`;
};

/** Writes the cells: what was, what is, what comes, and what is no update of this run. */
function label(element: HTMLElement, s: PlayerState, cells: number): void {
  const { from } = windowOf(s.t, s.length, cells);
  const narrow = cells < 21;
  for (let k = 0; k < element.children.length; k++) {
    const cell = element.children[k] as HTMLButtonElement;
    const t = from + k;
    const text = narrow ? String(t) : count(t);
    if (cell.firstChild!.nodeValue !== text) cell.firstChild!.nodeValue = text;
    const time = t === s.t ? "now" : t > lastOf(s) ? "none" : t < s.t ? "past" : "future";
    if (cell.dataset["time"] === time) continue;
    cell.dataset["time"] = time;
    cell.disabled = time === "none";
    if (time === "now") cell.setAttribute("aria-current", "step");
    else cell.removeAttribute("aria-current");
  }
}

/** The hairlines that open the lit cell into the row of beats. */
const Opening = ({ at, cells }: { at: number; cells: number }) => (
  <svg
    className="opening-lines"
    aria-hidden="true"
    preserveAspectRatio="none"
    viewBox="0 0 100 8"
    style={{ "--cells": cells } as CSSProperties}
  >
    <path d={`M${(100 * at) / cells} 0L0 8M${(100 * (at + 1)) / cells} 0L100 8`} vectorEffect="non-scaling-stroke" />
  </svg>
);

/** @file The updates around the cursor, one cell each: the tape at its second scale. Its numbers change in the page's frames, without React. */
import { useCallback, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { lastOf, type Player, type PlayerState } from "../lesson/player.ts";
import { windowOf } from "./deck/axis.ts";
import { useWriting } from "./deck/useWriting.ts";
import { useDeckWords } from "./locale.tsx";
import { count } from "./numbers.ts";

export function Vernier({ player, cells }: { player: Player; cells: number }) {
  const words = useDeckWords();
  const ref = useRef<HTMLDivElement>(null);
  const [start] = useState(() => player.store.getState());
  const read = useRef<HTMLElement>(null);
  const lines = useRef<SVGPathElement>(null);
  const draw = useCallback(
    (element: HTMLElement, state: PlayerState) => {
      label(element, state, cells);
      if (!read.current || !lines.current) return; // React is taking the deck away
      put(read.current, rangeOf(state, cells));
      const way = openingOf(state, cells);
      if (lines.current.getAttribute("d") !== way) lines.current.setAttribute("d", way);
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
          <button key={k} type="button" tabIndex={from + k === start.t ? 0 : -1}>
            {count(from + k)}
          </button>
        ))}
      </div>
      <svg className="opening-lines" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 8">
        <path ref={lines} d={openingOf(start, cells)} vectorEffect="non-scaling-stroke" />
      </svg>
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
  const narrow = cells < 11;
  for (let k = 0; k < element.children.length; k++) {
    const cell = element.children[k] as HTMLButtonElement;
    const t = from + k;
    const text = narrow ? String(t) : count(t);
    put(cell, text);
    const time = t === s.t ? "now" : t > lastOf(s) ? "none" : t < s.t ? "past" : "future";
    if (cell.dataset["time"] === time) continue;
    cell.dataset["time"] = time;
    cell.disabled = time === "none";
    cell.tabIndex = time === "now" ? 0 : -1;
    if (time === "now") cell.setAttribute("aria-current", "step");
    else cell.removeAttribute("aria-current");
  }
}

/** The hairlines that open the lit cell into the row of beats, as a path 100 wide. */
function openingOf(s: PlayerState, cells: number): string {
  const at = s.t - windowOf(s.t, s.length, cells).from;
  return `M${(100 * at) / cells} 0L0 8M${(100 * (at + 1)) / cells} 0L100 8`;
}
function put(element: HTMLElement, text: string): void {
  const words = element.firstChild!;
  if (words.nodeValue !== text) words.nodeValue = text;
}

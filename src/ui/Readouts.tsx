/** @file The numbers left of their tracks: right-aligned, tabular, each at the height of what it reads. They change in the page's frames. */
import { useCallback, useRef, useState, type CSSProperties } from "react";
import type { Text } from "../lesson/recipe.ts";
import { isComputing, type Player, type PlayerState } from "../lesson/player.ts";
import { lineAt } from "./Code.tsx";
import { beatsIn } from "./deck/beats.ts";
import type { Lane } from "./deck/lanes.ts";
import type { Layout } from "./deck/layout.ts";
import { useWriting } from "./deck/useWriting.ts";
import { type DeckWords, useDeckWords, useLang, useWords } from "./locale.tsx";
import { count, measured, scientific } from "./numbers.ts";
import { readingAt } from "./readings.ts";
import { usePlayer } from "./usePlayer.ts";

const ROW = 18;

interface Props {
  readonly player: Player;
  readonly lanes: readonly Lane[];
  readonly layout: Layout;
  /** Words for the beats, where nothing else on the screen says which one it is. */
  readonly beats: { readonly [line: string]: Text } | null;
}

export function Readouts({ player, lanes, layout, beats }: Props) {
  const lang = useLang();
  const words = useWords();
  const ref = useRef<HTMLDListElement>(null);
  const [start] = useState(() => player.store.getState());
  const computing = usePlayer(player, isComputing);
  const deck = useDeckWords();
  const write = useCallback((list: HTMLElement, state: PlayerState) => writeNumbers(list, state, deck), [deck]);
  useWriting(ref, player, write);
  const rows = lanes.slice(0, layout.lanes.length).flatMap((lane, k) => {
    const { top, height } = layout.lanes[k]!;
    const columns = lane.columns.slice(0, Math.max(1, Math.floor(height / ROW)));
    const [from, high] = k === 0 ? [top - 2, ROW] : [top, height / columns.length];
    return columns.map(({ name, label }, at) => ({ name, label: label[lang], top: from + high * at, high, role: lane.role }));
  });
  return (
    <dl ref={ref} className="readouts">
      {rows.map(({ name, label, top, high, role }) => (
        <div key={name} data-role={role} style={{ "--top": top, "--high": high } as CSSProperties}>
          <dt title={label}>{label}</dt>
          <dd data-read={name}>{readOf(start, name)}</dd>
        </div>
      ))}
      {beats && <BeatRead player={player} names={beats} />}
      <div className="step" style={{ "--top": layout.ruler.top + 7 } as CSSProperties}>
        <dt>{computing ? words.recomputing : words.step}</dt>
        <dd data-read="step">{readOf(start, "step")}</dd>
      </div>
    </dl>
  );
}

/** Which line of the update stands under the cursor; nothing between updates. */
function BeatRead({ player, names }: { player: Player; names: { readonly [line: string]: Text } }) {
  const lang = useLang();
  const { beats } = useWords();
  const line = usePlayer(player, lineAt);
  const place = usePlayer(player, (s) => (s.beat === null ? "" : `${s.beat + 1}/${beatsIn(s).length}`));
  return (
    line !== null && (
      <div className="beat">
        <dt className="visually-hidden">{beats}</dt>
        <dd>
          {names[line]?.[lang] ?? line} {place}
        </dd>
      </div>
    )
  );
}

function writeNumbers(list: HTMLElement, s: PlayerState, words: DeckWords): void {
  for (const place of list.querySelectorAll<HTMLElement>("[data-read]")) {
    const name = place.dataset["read"]!;
    const text = readOf(s, name);
    if (place.firstChild!.nodeValue !== text) place.firstChild!.nodeValue = text;
    if (s.playing) continue; // nobody rests on a number that runs
    const title = titleOf(s, name, words);
    if (place.title !== title) place.title = title;
  }
}
/** What a number is of: θ after so many updates, a measurement in all its digits and at its step. */
export function titleOf(s: PlayerState, name: string, words: DeckWords): string {
  if (name === "step") return words.after(s.t);
  const reading = readingAt(s, name);
  return reading ? words.measured(valueOf(s, name, 9), reading.i) : "";
}
function readOf(s: PlayerState, name: string): string {
  if (name !== "step") return valueOf(s, name, name === s.lab.guard ? 6 : 4);
  return isComputing(s) ? `${count(s.head)} / ${count(s.goal!)}` : count(s.t);
}

/** A column's newest measurement at the cursor; what four digits cannot show comes with its power of ten. */
function valueOf(s: PlayerState, name: string, digits: number): string {
  const value = readingAt(s, name)?.value;
  if (value === undefined || (name === s.lab.guard && Number.isNaN(value))) return "–";
  const small = value !== 0 && Math.abs(value) < 10 ** (1 - digits);
  return small && Number.isFinite(value) ? scientific(value, 2) : measured(value, digits);
}

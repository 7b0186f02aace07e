/** @file One line of the listing: its number, its text with keywords bold, its values as buttons. */
import { Fragment, type CSSProperties, type ReactNode } from "react";
import type { ListingLine } from "../lesson/listing.ts";
import { canEnter, type Player, type PlayerState } from "../lesson/player.ts";
import { SlotButton } from "./CodeSlot.tsx";
import { useLang } from "./locale.tsx";
import { tokens } from "./python.ts";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly line: ListingLine;
  /** Its place in the listing. */
  readonly place: number;
  readonly isLit: boolean;
  readonly player: Player;
  /** Which of its values is open. */
  readonly pressed: number | null;
  readonly onPress: (slot: number | null) => void;
  /** The reader points at the line, or has it in focus; null when no longer. */
  readonly onLook: (line: string | null) => void;
}

export function CodeLine({ line, place, isLit, player, pressed, onPress, onLook }: Props) {
  const { name } = line;
  return (
    <li
      aria-current={isLit ? "step" : undefined}
      data-line={name}
      data-edit={line.slots.find(({ t }) => t !== undefined)?.t}
      className={line.text === "" ? "blank" : undefined}
      style={{ "--indent": indentOf(line) } as CSSProperties}
      data-anchor={name === undefined ? undefined : `line:${name}`}
      onPointerEnter={() => onLook(name ?? null)}
      onPointerLeave={() => onLook(null)}
    >
      {name === undefined ? (
        <span className="number" aria-hidden="true">
          {place + 1}
        </span>
      ) : (
        <LineNumber {...{ line, name, place, player, onLook }} />
      )}
      <span data-anchor-body="" className="text">
        {textOf(line, (n, value) => (
          <SlotButton
            slot={line.slots[n]!}
            value={value}
            isOpen={pressed === n}
            player={player}
            onPress={() => onPress(pressed === n ? null : n)}
          />
        ))}
      </span>
    </li>
  );
}

/** By how many letters a line is set in. */
export const indentOf = ({ text }: ListingLine): number => text.length - text.trimStart().length;

/** The number of a named line goes to its beat. */
function LineNumber({
  line,
  name,
  place,
  player,
  onLook,
}: Pick<Props, "line" | "place" | "player" | "onLook"> & { readonly name: string }) {
  const lang = useLang();
  const sentence = usePlayer(player, (s) => s.lab.lines[name]?.[lang] ?? "");
  const beat = usePlayer(player, (s) => beatOf(s, name));
  return (
    <button
      type="button"
      className="number"
      aria-label={`${line.text.trim()}. ${sentence}`}
      aria-disabled={beat === null}
      onClick={() => beat !== null && player.enter(beat)}
      onFocus={() => onLook(name)}
      onBlur={() => onLook(null)}
    >
      {place + 1}
    </button>
  );
}
/** Which beat of the update under the cursor the line is; null where it cannot be entered. */
function beatOf(s: PlayerState, name: string): number | null {
  if (!canEnter(s, s.t)) return null;
  const beats = s.beat === null ? Object.keys(s.lab.lines) : (s.trace?.beats ?? []).map(({ line }) => line);
  const place = beats.indexOf(name);
  return place < 0 ? null : place;
}

/** The text with its keywords set apart, and its values handed to `slot`. */
function textOf({ text, slots }: ListingLine, slot: (n: number, value: string) => ReactNode): ReactNode[] {
  const out: ReactNode[] = [];
  let from = 0;
  const plain = (to: number) => {
    const pieces = tokens(text.slice(from, to)).map(({ text: piece, kind }, k) =>
      kind === "keyword" ? <b key={k}>{piece}</b> : kind === "comment" ? <i key={k}>{piece}</i> : piece,
    );
    out.push(<Fragment key={`${from}-`}>{pieces}</Fragment>);
  };
  slots.forEach(({ from: start, to }, n) => {
    plain(start);
    out.push(<Fragment key={start}>{slot(n, text.slice(start, to))}</Fragment>);
    from = to;
  });
  plain(text.length);
  return out;
}

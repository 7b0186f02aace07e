/** @file Keys under the paper: take back, clear, lay a digit of the test set on it, and move what lies there. */
import { useRef, useState, type KeyboardEvent } from "react";
import type { Player } from "../../../lesson/player.ts";
import { DIGITS } from "../panels/bars.ts";
import { search } from "../panels/digits.ts";
import { useText } from "../text.ts";
import { DIGITS_TO_LAY, isClean, laid, moved, moveOf, type Move } from "./sheet.ts";
import type { SheetDesk } from "./useSheet.ts";

const SIGNS: readonly (readonly [Move, string])[] = [
  ["left", "←"],
  ["up", "↑"],
  ["down", "↓"],
  ["right", "→"],
  ["turnLeft", "["],
  ["turnRight", "]"],
  ["smaller", "−"],
  ["larger", "+"],
];

interface Props {
  readonly player: Player;
  readonly desk: SheetDesk;
  /** Of a laid digit, where it is known. */
  readonly label: number | null;
}
export function Ways({ player, desk, label }: Props) {
  const words = useText().hand;
  const { sheet, set } = desk;
  const clean = isClean(sheet);
  const by = useRef({});
  const [only, setOnly] = useState<number | null>(null);
  /** Lays the nearest digit beside the one that lies there; of `only`, where a reader wants one. */
  const go = async (step: 1 | -1, wanted: number | null) => {
    const at = sheet.digit ?? -1;
    if (wanted === null) return set(() => laid(at + step));
    const next = await search(player, "test", { step, label: wanted, edge: at + step }, by.current);
    if (next && next.index < DIGITS_TO_LAY) set(() => laid(next.index));
  };
  const choose = (wanted: number | null) => {
    setOnly(wanted);
    if (wanted !== null && wanted !== label) void go(1, wanted);
  };
  const push = (event: KeyboardEvent) => {
    const way = event.code.startsWith("Arrow") && !event.ctrlKey && !event.metaKey && !event.altKey ? moveOf(event.code) : null;
    if (!way) return;
    event.preventDefault(); // the deck stands still
    if (!clean) set((now) => moved(now, way, event.shiftKey ? 4 : 1));
  };
  return (
    <div className="hand-ways">
      <p>
        <button type="button" className="press-key" disabled={!desk.undo} onClick={() => desk.undo?.()}>
          {words.undo}
        </button>
        <button type="button" className="press-key" disabled={clean} onClick={desk.clear}>
          {words.clear}
        </button>
        {sheet.digit !== null && (
          <button type="button" className="press-key" disabled={sheet.digit === 0} onClick={() => void go(-1, only)}>
            {words.before}
          </button>
        )}
        <button type="button" className="press-key" onClick={() => void go(1, only)}>
          {sheet.digit === null ? words.lay : words.next}
        </button>
        <label>
          {words.only}{" "}
          <select value={only ?? ""} onChange={({ target }) => choose(target.value === "" ? null : Number(target.value))}>
            <option value="">{words.any}</option>
            {DIGITS.map((k) => (
              <option key={k}>{k}</option>
            ))}
          </select>
        </label>
      </p>
      <p role="group" aria-label={words.moves} onKeyDown={push}>
        {SIGNS.map(([move, sign]) => (
          <button
            key={move}
            type="button"
            className="press-key sign"
            aria-label={words.move[move]}
            title={words.move[move]}
            disabled={clean}
            onClick={() => set((now) => moved(now, move))}
          >
            {sign}
          </button>
        ))}
      </p>
      {sheet.digit !== null && <p className="hand-lies">{words.padAlt.digit(sheet.digit, label)}</p>}
    </div>
  );
}

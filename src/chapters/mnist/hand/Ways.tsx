/** @file Keys under the paper: take back, clear, lay a digit of the test set on it, and move what lies there. */
import { useText } from "../text.ts";
import { isClean, laid, moved, type Move } from "./sheet.ts";
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

export function Ways({ desk, label }: { readonly desk: SheetDesk; readonly label: number | null }) {
  const words = useText().hand;
  const { sheet, set } = desk;
  const clean = isClean(sheet);
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
          <button
            type="button"
            className="press-key"
            disabled={sheet.digit === 0}
            onClick={() => set((now) => laid(now.digit! - 1))}
          >
            {words.before}
          </button>
        )}
        <button type="button" className="press-key" onClick={() => set((now) => laid(now.digit === null ? 0 : now.digit + 1))}>
          {sheet.digit === null ? words.lay : words.next}
        </button>
      </p>
      <p role="group" aria-label={words.moves}>
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

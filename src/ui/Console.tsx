/** @file What the run has printed up to the cursor; and at its end why the last line has one update less than the deck. */
import { useEffect, useRef } from "react";
import { printedAt, type Player } from "../lesson/player.ts";
import { useDeckWords, useWords } from "./locale.tsx";
import { count } from "./numbers.ts";
import { usePlayer } from "./usePlayer.ts";

export { Operations } from "./Operations.tsx";

/** Older lines are in the export. */
const LINES = 200;

export function Console({ player }: { player: Player }) {
  const words = useWords();
  const deck = useDeckWords();
  const all = usePlayer(player, (s) => (s.t === s.length ? s.length : 0));
  const ref = useRef<HTMLPreElement>(null);
  const text = usePlayer(player, (s) =>
    printedAt(s)
      .slice(-LINES)
      .map(([, line]) => line)
      .join("\n"),
  );
  useEffect(() => {
    const log = ref.current!;
    const toLast = () => void (log.scrollTop = log.scrollHeight);
    toLast();
    const size = new ResizeObserver(toLast); // the operations take some of its height, and give it back
    size.observe(log);
    return () => size.disconnect();
  }, [text]);
  return (
    <>
      <pre ref={ref} className="console" role="log" aria-live="off" aria-label={words.console} tabIndex={0}>
        {text || words.nothingPrinted}
      </pre>
      {all > 1 && <p className="console-end">{deck.allUpdates(count(all), count(all - 1))}</p>}
    </>
  );
}

/** @file What the run has printed up to the cursor. */
import { useEffect, useRef } from "react";
import { printedAt, type Player } from "../lesson/player.ts";
import { useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

export { Operations } from "./Operations.tsx";

/** Older lines are in the export. */
const LINES = 200;

export function Console({ player }: { player: Player }) {
  const words = useWords();
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
    <pre ref={ref} className="console" role="log" aria-live="off" aria-label={words.console} tabIndex={0}>
      {text || words.nothingPrinted}
    </pre>
  );
}

/** @file A run whose data cannot be had: what is missing, and the ways on. Never another set in its place, unless the reader says so. */
import { useEffect, useRef } from "react";
import { drawn, MNIST } from "../lesson/data/ids.ts";
import { linkAt, type Player } from "../lesson/player.ts";
import type { DataTrouble } from "../lesson/protocol.ts";
import { useBook } from "./book.tsx";
import { changeData } from "./dataFiles.ts";
import { isMnist, runTold } from "./dataTold.ts";
import { GiveFiles } from "./GiveFiles.tsx";
import { useDataWords, useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

export default function DataNotice({ player, trouble }: { readonly player: Player; readonly trouble: DataTrouble }) {
  const common = useWords();
  const words = useDataWords();
  const { files } = useBook();
  const undoable = usePlayer(player, (s) => s.undoable);
  const go = (id: typeof MNIST) => () => changeData(player, id, linkAt(player.store.getState()).t);
  const wanted = isMnist(trouble.id);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current!.scrollIntoView({ block: "nearest" }); // it comes a moment after the page looked for it
  }, [trouble]);
  return (
    <div ref={ref} className="notice">
      <p>{runTold(words, trouble)}</p>
      {wanted && <GiveFiles onFiles={(given) => void files.give(given)}>{words.giveFiles}</GiveFiles>}
      <button type="button" className="key" onClick={go(drawn())}>
        {words.toDrawn}
      </button>
      {wanted ? (
        <button type="button" className="key" onClick={player.retry}>
          {common.retry}
        </button>
      ) : (
        <button type="button" className="key" onClick={go(MNIST)}>
          {words.toMnist}
        </button>
      )}
      {undoable && (
        <button type="button" className="key" onClick={player.undo}>
          {common.undo}
        </button>
      )}
    </div>
  );
}

/**
 * @file Which data a lab shows, and how it comes to others: a switch, files from the reader's disk, how far they are.
 *
 * It stands inside a lab (`data-lab`), which takes files that are dropped on it.
 */
import { useId, useRef, type ReactNode } from "react";
import { useStore } from "zustand";
import { drawn, MNIST } from "../lesson/data/ids.ts";
import type { Player } from "../lesson/player.ts";
import type { DataId } from "../lesson/recipe.ts";
import { useBook } from "./book.tsx";
import { changeData } from "./dataFiles.ts";
import { fileTold, isMnist, setName } from "./dataTold.ts";
import "./dataBar.css";
import { GiveFiles } from "./GiveFiles.tsx";
import { useDataWords } from "./locale.tsx";
import { useDrop } from "./useDrop.ts";
import { usePlayer } from "./usePlayer.ts";

/** As they are called wherever MNIST is. */
const NAMES = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

/** `children`: more to do with the data, beside the switch. */
export function DataBar({ player, children }: { readonly player: Player; readonly children?: ReactNode }) {
  const words = useDataWords();
  const { files } = useBook();
  const ref = useRef<HTMLDivElement>(null);
  const title = useId();
  const data = usePlayer(player, (s) => s.recipe.data ?? drawn());
  const absent = usePlayer(player, (s) => s.error?.data !== undefined);
  const waits = usePlayer(player, (s) => s.view === null && s.head === 0 && !s.error);
  useDrop(ref, files.give);
  const change = (id: DataId) => () => changeData(player, id, 0);
  const real = isMnist(data);
  return (
    <div ref={ref} className="data-bar" role="group" aria-labelledby={title} data-set={data.name}>
      <p className="data-now">
        <b id={title}>{words.title}</b> <span>{setName(words, data)}</span>
        {absent && <span className="data-absent">× {words.absent}</span>}
        {!absent && waits && real && <span>{words.loading}</span>}
      </p>
      <p className="data-acts">
        <button type="button" className="key" onClick={change(real ? drawn() : MNIST)}>
          {real ? words.toDrawn : words.toMnist}
        </button>
        <GiveFiles onFiles={(given) => void files.give(given)}>{words.pick}</GiveFiles>
        {children}
      </p>
      <details>
        <summary>{words.whichFiles}</summary>
        <p>
          {NAMES.map((name) => (
            <code key={name}>{name} </code>
          ))}
        </p>
        <p>
          {words.pickHint} {words.where}
        </p>
      </details>
      <Coming />
      <Told />
      <p className="data-drop" aria-hidden="true">
        {words.dropHere}
      </p>
    </div>
  );
}

const MB = 1e6;
/** How much has come: seen each second, said at each quarter. */
function Coming() {
  const words = useDataWords();
  const { coming, taking } = useStore(useBook().files.store);
  const part = coming ? coming.come / coming.of : 0;
  const quarter = Math.floor(4 * part) * 25;
  return (
    <>
      {coming && (
        <p className="data-coming">
          <progress value={part} aria-label={words.title} />
          <span aria-hidden="true">{words.coming((coming.come / MB).toFixed(1), (coming.of / MB).toFixed(1))}</span>
        </p>
      )}
      <p className="visually-hidden" role="status">
        {coming ? words.comingPart(quarter) : taking ? words.reading : ""}
      </p>
    </>
  );
}

const MOST = 6;
/** What became of the files that were given. */
function Told() {
  const words = useDataWords();
  const { taken } = useStore(useBook().files.store);
  const troubles = taken && taken !== "failed" ? taken.troubles : [];
  return (
    <div className="data-told" role="status">
      {taken === "failed" && <p>{words.failed}</p>}
      {troubles.length > 0 && (
        <ul>
          {troubles.slice(0, MOST).map((trouble, k) => (
            <li key={k}>{fileTold(words, trouble)}</li>
          ))}
          {troubles.length > MOST && <li>{words.more(troubles.length - MOST)}</li>}
        </ul>
      )}
      {taken && taken !== "failed" && (
        <p>{taken.missing.length > 0 ? words.missing(taken.missing.join(", ")) : words.complete}</p>
      )}
    </div>
  );
}

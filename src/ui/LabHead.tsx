/** @file The worktop's head: what is run here, and two ways to take it along. */
import { useState } from "react";
import { listingOf, toPython } from "../lesson/listing.ts";
import type { Player } from "../lesson/player.ts";
import { hintOf } from "./deck/words.ts";
import { useDeckWords, useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  readonly title: string;
  /** Of the heading; a page with several labs names each. */
  readonly id?: string;
  readonly linkOf: () => string;
}

export function LabHead({ player, title, id = "lab-title", linkOf }: Props) {
  const words = useWords();
  const undoable = usePlayer(player, (s) => s.undoable);
  return (
    <div className="lab-head">
      <h2 id={id}>{title}</h2>
      <Fingerprint player={player} />
      <div className="acts">
        <button type="button" className="key" disabled={!undoable} onClick={player.undo}>
          {words.undo}
        </button>
        <LinkButton linkOf={linkOf} />
        <button type="button" className="key" onClick={() => download(player)}>
          {words.download}
        </button>
      </div>
    </div>
  );
}

/** Equal fingerprints, equal bits: in this browser, in another, tomorrow. Shown at rest. */
function Fingerprint({ player }: { player: Player }) {
  const words = useWords();
  const { hints } = useDeckWords();
  const hash = usePlayer(player, (s) => (s.hash?.t === s.t && !s.playing && s.goal === null ? s.hash.hash : null));
  return (
    <span className="fingerprint" data-hash={hash ?? ""} {...hintOf(hints.fingerprint)}>
      {words.fingerprint} <code>{hash ?? "…"}</code>
    </span>
  );
}

/** Copies the link; where a page may not (plain http), shows it to be copied by hand. */
function LinkButton({ linkOf }: { linkOf: () => string }) {
  const words = useWords();
  const [shown, setShown] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const onClick = async () => {
    const link = linkOf();
    const done = await copy(link);
    setCopied(done);
    setShown(done ? null : link);
    if (done) setTimeout(() => setCopied(false), 3000);
  };
  return (
    <>
      <button type="button" className="key" onClick={onClick}>
        {words.link}
      </button>
      <span className="copied" role="status" data-room={words.linkCopied}>
        {copied ? words.linkCopied : ""}
      </span>
      {shown !== null && <input readOnly aria-label={words.linkField} value={shown} onFocus={(event) => event.target.select()} />}
    </>
  );
}
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no clipboard on plain http, or not allowed
  }
}

function download(player: Player): void {
  const { lab, recipe } = player.store.getState();
  const url = URL.createObjectURL(new Blob([toPython(listingOf(lab, recipe))], { type: "text/x-python" }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = `${recipe.lab.replaceAll("/", "-")}.py`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

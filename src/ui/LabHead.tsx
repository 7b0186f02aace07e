/** @file The worktop's head: what is run here, and two ways to take it along. */
import { hashAt } from "../lesson/facts.ts";
import type { Player } from "../lesson/player.ts";
import { useBook } from "./book.tsx";
import { CopyLink } from "./CopyLink.tsx";
import { hintOf } from "./deck/words.ts";
import { handOverScript } from "./handOver.ts";
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
        <CopyLink linkOf={linkOf}>{words.link}</CopyLink>
        <button type="button" className="key" onClick={() => handOverScript(player)}>
          {words.download}
        </button>
      </div>
    </div>
  );
}

/**
 * Equal fingerprints, equal bits: in this browser, in another, tomorrow. Shown at rest. Where the build asked for the fingerprint of this very
 * state (`hashes` in a chapter's facts.ts), it says whether this browser came to the same bits.
 */
function Fingerprint({ player }: { player: Player }) {
  const words = useWords();
  const { hints } = useDeckWords();
  const hash = usePlayer(player, (s) => (s.hash?.t === s.t && !s.playing && s.goal === null ? s.hash.hash : null));
  const { facts } = useBook();
  const known = usePlayer(player, (s) => hashAt(facts, s.recipe, s.t));
  const agrees = hash === null || known === null ? null : hash === known;
  return (
    <span className="fingerprint" data-hash={hash ?? ""}>
      <span {...hintOf(hints.fingerprint)}>
        {words.fingerprint} <code>{hash ?? "…"}</code>
      </span>
      {agrees !== null && (
        <span className="agrees" data-agrees={agrees} {...hintOf(agrees ? hints.sameBits : hints.otherBits)}>
          {agrees ? `✔ ${words.sameBits}` : `× ${words.otherBits}`}
        </span>
      )}
    </span>
  );
}

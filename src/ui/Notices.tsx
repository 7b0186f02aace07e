/** @file What the reader should know and can act on: a run that ended for a reason, a worker that died, a link that was corrected. */
import { lazy, Suspense, useEffect, useRef, type ReactNode } from "react";
import type { LinkNote } from "../lesson/link.ts";
import { lastOf, type Condition, type Player, type PlayerState } from "../lesson/player.ts";
import { configAt, type Text } from "../lesson/recipe.ts";
import { columnLabel, useLabel } from "./Code.tsx";
import { showGate } from "./gates.ts";
import { useDeckWords, useLang, useWords } from "./locale.tsx";
import { measured } from "./numbers.ts";
import { usePlayer } from "./usePlayer.ts";

const DataNotice = lazy(() => import("./DataNotice.tsx"));

interface Props {
  readonly player: Player;
  /** The key that is to blame when a run diverges, and helps when it is made smaller; a lab that takes no steps has none. */
  readonly rate?: string;
  /** The deck's own, so that what a run was to come to is said in the chapter's words. */
  readonly milestones?: readonly (Condition & { readonly text: Text })[];
}

export function Notices({ player, rate, milestones }: Props) {
  const lang = useLang();
  const words = useWords();
  const { error, notice, end, lab, t, beat, undoable } = usePlayer(player, (s) => s);
  const label = lab.columns[lab.guard]!.label[lang];
  const standsAtEnd = usePlayer(player, (s) => s.t === lastOf(s) && !s.playing);
  const ways = (
    <>
      {undoable && <Act onClick={player.undo}>{words.undo}</Act>}
      {rate !== undefined && <Divide player={player} rate={rate} />}
    </>
  );
  const ref = useRef<HTMLDivElement>(null);
  const reason = error ?? notice ?? (standsAtEnd && end?.why !== "length" ? end : null);
  useEffect(() => {
    if (reason) ref.current!.scrollIntoView({ block: "nearest" });
  }, [reason]);
  return (
    <div ref={ref} className="notices" role="alert">
      {error?.data && (
        <Suspense>
          <DataNotice player={player} trouble={error.data} />
        </Suspense>
      )}
      {error && !error.data && (
        <Notice text={error.why === "worker" ? words.workerError : `${words.labError} ${error.message}`}>
          <Act onClick={player.retry}>{words.retry}</Act>
          {undoable && <Act onClick={player.undo}>{words.undo}</Act>}
        </Notice>
      )}
      {!error && end?.why === "diverged" && standsAtEnd && (
        <Notice text={words.diverged(end.t, label, end.value)}>
          {beat !== null && <Act onClick={() => player.seek(end.t)}>{words.backToGood}</Act>}
          {ways}
        </Notice>
      )}
      {!error && end?.why === "done" && standsAtEnd && <Notice text={words.done(t)} />}
      {notice?.kind === "stuck" && (
        <Notice text={words.stuck(notice.t, label, measured(notice.value))} onClose={player.dismiss}>
          {ways}
          <Act onClick={player.play}>{words.runOn}</Act>
        </Notice>
      )}
      <Asked player={player} {...(milestones ? { milestones } : {})} />
      {notice?.kind === "restarted" && !error && <Notice text={words.restarted} onClose={player.dismiss} />}
    </div>
  );
}

/** What the reader asked of the run: a goal that holds already or never came, a run before the guess. */
function Asked({ player, milestones = [] }: Omit<Props, "rate">) {
  const lang = useLang();
  const words = useDeckWords();
  const { notice, lab } = usePlayer(player, (s) => s);
  if (notice?.kind === "gated")
    return (
      <Notice text={words.gated} onClose={player.dismiss}>
        <Act onClick={() => showGate(player)}>{words.toGate}</Act>
        <Act
          onClick={() => {
            player.openGate();
            player.play();
          }}
        >
          {words.skipGate}
        </Act>
      </Notice>
    );
  if (notice?.kind !== "until") return null;
  const { column, is, value } = notice.condition;
  const known = milestones.find((it) => it.column === column && it.is === is && it.value === value);
  const what = known?.text[lang] ?? words[is](columnLabel(lab, column, lang), String(value));
  return <Notice text={notice.already ? words.already(what) : words.notReached(what)} onClose={player.dismiss} />;
}

/** The rate divided by ten, from the update where the one in force began: later the weights are already where it threw them. */
function Divide({ player, rate }: { player: Player; rate: string }) {
  const words = useWords();
  const label = useLabel(player)(rate);
  const divide = () => {
    const s = player.store.getState();
    const now = Number(configAt(s.recipe, s.t)[rate]);
    player.setConfig(rate, now / 10, beganAt(s, rate));
  };
  return <Act onClick={divide}>{words.divide(label)}</Act>;
}
const beganAt = ({ recipe, t }: PlayerState, key: string): number =>
  recipe.edits.findLast((edit) => edit.t <= t && Object.hasOwn(edit.set, key))?.t ?? 0;

export function LinkNotes({ notes, onClose }: { notes: readonly LinkNote[]; onClose: () => void }) {
  const words = useWords();
  if (notes.length === 0) return null;
  return (
    <div className="notices link-notes" role="status">
      {notes.map(({ key, was, became }, k) => (
        <Notice key={k} text={words.linkNote(key, was, became)} {...(k === notes.length - 1 ? { onClose } : {})} />
      ))}
    </div>
  );
}

function Notice({ text, onClose, children }: { text: string; onClose?: () => void; children?: ReactNode }) {
  const words = useWords();
  return (
    <div className="notice">
      <p>{text}</p>
      {children}
      {onClose && <Act onClick={onClose}>{words.dismiss}</Act>}
    </div>
  );
}
const Act = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <button type="button" className="key" onClick={onClick}>
    {children}
  </button>
);

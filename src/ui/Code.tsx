/**
 * @file The listing: its executing line is lit, its folded parts open, a value that can be changed becomes a control, and under it stands
 * the sentence of the line that is lit, pointed at or in focus.
 */
import { useEffect, useMemo, useRef, useState, type CSSProperties } from "react";
import { listingOf, type Fold, type Listing, type ListingLine } from "../lesson/listing.ts";
import type { Player, PlayerState } from "../lesson/player.ts";
import { CodeLine, indentOf } from "./CodeLine.tsx";
import { SlotPanel, slotName } from "./CodeSlot.tsx";
import { useInstrumentWords, useLang, useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

export { columnLabel, useLabel } from "./CodeSlot.tsx";

/** The line that is being executed, while the cursor is inside an update. */
export const lineAt = ({ trace, beat }: PlayerState): string | null =>
  beat === null ? null : (trace?.beats[beat]?.line ?? null);

interface Props {
  readonly player: Player;
  /** Whether the sentence of a line stands under the listing; not where the deck says it. */
  readonly sentences?: boolean;
  /** Which lines stand here, where there is no room for all; folded parts never do then. */
  readonly shows?: (line: ListingLine, place: number, listing: Listing) => boolean;
}

export function Code({ player, sentences = true, shows }: Props) {
  const words = useWords();
  const lab = usePlayer(player, (s) => s.lab);
  const recipe = usePlayer(player, (s) => s.recipe);
  const lit = usePlayer(player, lineAt);
  const listing = useMemo(() => listingOf(lab, recipe), [lab, recipe]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<Fold>>(new Set());
  const [pressed, setPressed] = useState<readonly [line: number, slot: number] | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const toggle = (fold: Fold) =>
    setUnfolded((now) => new Set(now.has(fold) ? [...now].filter((it) => it !== fold) : [...now, fold]));

  const stands = (line: ListingLine, k: number) =>
    shows ? !line.fold && shows(line, k, listing) : !line.fold || unfolded.has(line.fold);

  // An excerpt begins at the margin, however deep it lies in the listing.
  const cut = shows ? Math.min(...listing.filter((line, k) => line.text && stands(line, k)).map(indentOf)) : 0;

  const ref = useRef<HTMLDivElement>(null);
  // It opens at its top, where the seed is. What the last change wrote comes in sight with the loop's end under it, then the lit line.
  const edits = recipe.edits;
  useEffect(() => {
    const edit = edits.findLast(({ t }) => t === player.store.getState().t) ?? edits.at(-1);
    if (!edit) return;
    bringInSight(ref.current!, "li:last-child");
    bringInSight(ref.current!, `[data-edit="${edit.t}"]`);
  }, [edits, player]);
  useEffect(() => {
    if (lit !== null) bringInSight(ref.current!, "[aria-current]");
  }, [lit]);

  const open = pressed && listing[pressed[0]]?.slots[pressed[1]];
  /** A value that was taken is to be run with: the focus goes to the listing, where Space is the deck's. Else back to the value. */
  const close = (taken: boolean) => {
    (taken ? ref.current : open && valueOf(ref.current, slotName(open)))?.focus({ preventScroll: taken }); // before its field goes
    setPressed(null);
  };

  return (
    <div className="code-pane">
      {!shows && <Folds listing={listing} unfolded={unfolded} onToggle={toggle} />}
      <div ref={ref} className="code" role="group" aria-label={words.code} tabIndex={0}>
        <ol style={{ "--cut": cut } as CSSProperties}>
          {listing.map(
            (line, k) =>
              stands(line, k) && (
                <CodeLine
                  key={k}
                  line={line}
                  place={k}
                  isLit={lit !== null && line.name === lit}
                  player={player}
                  pressed={pressed?.[0] === k ? pressed[1] : null}
                  onPress={(slot) => setPressed(slot === null ? null : [k, slot])}
                  onLook={setLooked}
                />
              ),
          )}
        </ol>
      </div>
      {open ? (
        <SlotPanel key={slotName(open)} slot={open} player={player} onClose={close} />
      ) : (
        sentences && <Sentence player={player} line={looked ?? lit} />
      )}
    </div>
  );
}

/** Always there, so that nothing moves when it changes. */
function Sentence({ player, line }: { readonly player: Player; readonly line: string | null }) {
  const lang = useLang();
  const words = useInstrumentWords();
  const text = usePlayer(player, (s) => (line === null ? null : (s.lab.lines[line]?.[lang] ?? null)));
  return <p className="code-sentence">{text ?? words.sentenceHint}</p>;
}

/** What is folded away, in one row: opened, the lines stand where they belong. */
function Folds({
  listing,
  unfolded,
  onToggle,
}: {
  readonly listing: Listing;
  readonly unfolded: ReadonlySet<Fold>;
  readonly onToggle: (fold: Fold) => void;
}) {
  const words = useWords();
  const folds = [...new Set(listing.flatMap(({ fold }) => fold ?? []))];
  return (
    folds.length > 0 && (
      <p className="code-folds">
        {folds.map((fold) => (
          <button key={fold} type="button" className="fold" aria-expanded={unfolded.has(fold)} onClick={() => onToggle(fold)}>
            <span aria-hidden="true">{unfolded.has(fold) ? "▾" : "▸"}</span> {words.folds[fold]}
          </button>
        ))}
      </p>
    )
  );
}

const valueOf = (code: HTMLElement | null, name: string) =>
  code?.querySelector<HTMLElement>(`[data-slot="${CSS.escape(name)}"]`) ?? null;

/** Scrolls the listing, and never the page, to a line of it; by whole lines from its end, so that none is cut there. */
function bringInSight(code: HTMLElement, which: string): void {
  const line = code.querySelector<HTMLElement>(which);
  if (!line) return;
  const top = line.offsetTop - code.offsetTop;
  if (top < code.scrollTop) code.scrollTop = top;
  else if (top + line.offsetHeight > code.scrollTop + code.clientHeight)
    code.scrollTop = top + line.offsetHeight - code.clientHeight;
}

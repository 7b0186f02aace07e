/**
 * @file The listing: its executing line is lit, its folded parts open, a value that can be changed becomes a control, and under it stands
 * the sentence of the line that is lit, pointed at or in focus.
 */
import { Fragment, useEffect, useMemo, useRef, useState } from "react";
import { listingOf, type Fold, type Listing, type ListingLine } from "../lesson/listing.ts";
import type { Player, PlayerState } from "../lesson/player.ts";
import { CodeLine } from "./CodeLine.tsx";
import { useInstrumentWords } from "./instrumentWords.ts";
import { useLang, useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

export { useLabel } from "./CodeSlot.tsx";

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

  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lit !== null) bringInSight(ref.current!);
  }, [lit]);

  return (
    <div className="code-pane">
      <div ref={ref} className="code" role="group" aria-label={words.code} tabIndex={0}>
        <ol>
          {listing.map((line, k) => {
            if (shows && (line.fold || !shows(line, k, listing))) return null;
            const begins = line.fold && listing[k - 1]?.fold !== line.fold;
            return (
              <Fragment key={k}>
                {begins && <FoldLine name={line.fold!} isOpen={unfolded.has(line.fold!)} onPress={() => toggle(line.fold!)} />}
                {(!line.fold || unfolded.has(line.fold)) && (
                  <CodeLine
                    line={line}
                    place={k}
                    isLit={lit !== null && line.name === lit}
                    player={player}
                    pressed={pressed?.[0] === k ? pressed[1] : null}
                    onPress={(slot) => setPressed(slot === null ? null : [k, slot])}
                    onLook={setLooked}
                  />
                )}
              </Fragment>
            );
          })}
        </ol>
      </div>
      {sentences && <Sentence player={player} line={looked ?? lit} />}
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

function FoldLine({ name, isOpen, onPress }: { readonly name: Fold; readonly isOpen: boolean; readonly onPress: () => void }) {
  const words = useWords();
  return (
    <li>
      <button type="button" className="fold" aria-expanded={isOpen} onClick={onPress}>
        <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span> # {words.folds[name]}
      </button>
    </li>
  );
}

/** Scrolls the listing, and never the page, to its lit line. */
function bringInSight(code: HTMLElement): void {
  const line = code.querySelector<HTMLElement>("[aria-current]");
  if (!line) return;
  const top = line.offsetTop - code.offsetTop;
  if (top < code.scrollTop) code.scrollTop = top;
  else if (top + line.offsetHeight > code.scrollTop + code.clientHeight)
    code.scrollTop = top + line.offsetHeight - code.clientHeight;
}

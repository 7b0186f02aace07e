/** @file The listing: its executing line is lit, its folded parts open, and a value that can be changed is pressed and becomes a control. */
import { Fragment, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { listingOf, type Fold, type ListingLine, type ListingSlot } from "../lesson/listing.ts";
import { MAX_SEED } from "../lesson/link.ts";
import type { Player, PlayerState } from "../lesson/player.ts";
import { configAt, int, type Field } from "../lesson/recipe.ts";
import { Control } from "./Control.tsx";
import { useLang, useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

/** The line that is being executed, while the cursor is inside an update. */
export const lineAt = ({ trace, beat }: PlayerState): string | null =>
  beat === null ? null : (trace?.beats[beat]?.line ?? null);

export function Code({ player }: { player: Player }) {
  const words = useWords();
  const lab = usePlayer(player, (s) => s.lab);
  const recipe = usePlayer(player, (s) => s.recipe);
  const lit = usePlayer(player, lineAt);
  const listing = useMemo(() => listingOf(lab, recipe), [lab, recipe]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<Fold>>(new Set());
  const [pressed, setPressed] = useState<string | null>(null);
  const toggle = (fold: Fold) =>
    setUnfolded((now) => new Set(now.has(fold) ? [...now].filter((it) => it !== fold) : [...now, fold]));

  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lit !== null) bringInSight(ref.current!);
  }, [lit]);

  return (
    <div ref={ref} className="code" role="group" aria-label={words.code} tabIndex={0}>
      <ol>
        {listing.map((line, k) => {
          const begins = line.fold && listing[k - 1]?.fold !== line.fold;
          return (
            <Fragment key={k}>
              {begins && (
                <li>
                  <button
                    type="button"
                    className="fold"
                    aria-expanded={unfolded.has(line.fold!)}
                    onClick={() => toggle(line.fold!)}
                  >
                    {unfolded.has(line.fold!) ? "▾" : "▸"} # {words.folds[line.fold!]}
                  </button>
                </li>
              )}
              {(!line.fold || unfolded.has(line.fold)) && (
                <li aria-current={lit !== null && line.name === lit ? "step" : undefined}>
                  <span className="number" aria-hidden="true">
                    {k + 1}
                  </span>
                  <Line
                    line={line}
                    place={k}
                    pressed={pressed}
                    onPress={(id) => setPressed(id === pressed ? null : id)}
                    player={player}
                  />
                  {line.slots.map((slot, n) => (pressed === `${k}.${n}` ? <Panel key={n} slot={slot} player={player} /> : null))}
                </li>
              )}
            </Fragment>
          );
        })}
      </ol>
    </div>
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

interface LineProps {
  readonly line: ListingLine;
  readonly place: number;
  readonly pressed: string | null;
  readonly onPress: (id: string) => void;
  readonly player: Player;
}
function Line({ line: { text, slots }, place, pressed, onPress, player }: LineProps) {
  const words = useWords();
  const labelOf = useLabel(player);
  const parts: ReactNode[] = [];
  let from = 0;
  slots.forEach((slot, n) => {
    const id = `${place}.${n}`;
    const value = text.slice(slot.from, slot.to);
    parts.push(text.slice(from, slot.from));
    parts.push(
      <button
        type="button"
        className="slot"
        key={n}
        aria-expanded={pressed === id}
        aria-label={words.change(labelOf(slot.key), value)}
        onClick={() => onPress(id)}
      >
        {value}
      </button>,
    );
    from = slot.to;
  });
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}

/** The control under a pressed value, with a word on what a change will do. */
function Panel({ slot, player }: { slot: ListingSlot; player: Player }) {
  const words = useWords();
  const labelOf = useLabel(player);
  const { key } = slot;
  const lab = usePlayer(player, (s) => s.lab);
  const t = usePlayer(player, (s) => s.t);
  const recipe = usePlayer(player, (s) => s.recipe);
  const length = usePlayer(player, (s) => s.length);
  const from = slot.t ?? t;
  const field: Field = key === "seed" ? SEED : lab.config[key]!;
  const value = key === "seed" ? recipe.seed : configAt(recipe, from)[key]!;
  const inPlace = field.editable && from > 0 && from < length;
  return (
    <div className="panel">
      <Control
        field={field}
        name={labelOf(key)}
        value={value}
        onChange={(next) => {
          if (key === "seed") return player.setSeed(Number(next));
          if (slot.t !== undefined && slot.t !== t) player.seek(slot.t);
          player.setConfig(key, next);
        }}
      />
      <p>
        {labelOf(key)}. {inPlace ? words.fromHere(from) : words.fromStart}
      </p>
    </div>
  );
}
const SEED = { ...int({ default: 777, min: 0, max: MAX_SEED, label: { ko: "", en: "" } }), kind: "int" as const };

/** What a key is called in the reader's language. */
export function useLabel(player: Player): (key: string) => string {
  const lang = useLang();
  const words = useWords();
  const lab = usePlayer(player, (s) => s.lab);
  return (key) => (key === "seed" ? words.seed : (lab.config[key]?.label[lang] ?? key));
}

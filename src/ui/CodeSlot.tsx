/** @file A value in the listing: pressed, it gets a slider and a field. */
import { useEffect, useRef } from "react";
import type { ListingSlot } from "../lesson/listing.ts";
import { MAX_SEED } from "../lesson/link.ts";
import type { Player } from "../lesson/player.ts";
import { configAt, int, type Field, type Lab } from "../lesson/recipe.ts";
import { Control } from "./Control.tsx";
import { useLang, useWords, type Lang } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

interface SlotProps {
  readonly slot: ListingSlot;
  readonly value: string;
  readonly isOpen: boolean;
  readonly player: Player;
  readonly onPress: () => void;
}
export function SlotButton({ slot, value, isOpen, player, onPress }: SlotProps) {
  const words = useWords();
  const labelOf = useLabel(player);
  return (
    <button
      type="button"
      className="slot"
      data-slot={slotName(slot)}
      aria-expanded={isOpen}
      aria-label={words.change(labelOf(slot.key), value)}
      onClick={onPress}
    >
      {value}
    </button>
  );
}

/** Which value it is, whatever its place: "lr", or "lr@2150" for that of an edit. */
export const slotName = ({ key, t }: Pick<ListingSlot, "key" | "t">): string => (t === undefined ? key : `${key}@${t}`);

/**
 * The control of a pressed value, with a word on what a change will do. It stands where the sentences stand, and covers no line.
 * Its number has the focus and is chosen whole: Enter takes it and closes, Escape closes without.
 */
export function SlotPanel({
  slot,
  player,
  onClose,
}: {
  readonly slot: ListingSlot;
  readonly player: Player;
  readonly onClose: (taken: boolean) => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = [".number-field", "select", "input"]
      .map((kind) => ref.current!.querySelector<HTMLElement>(kind))
      .find((it) => it);
    field?.focus({ preventScroll: true });
    ref.current!.scrollIntoView({ block: "nearest" }); // the whole panel, and above what is fixed at the page's foot
    if (field instanceof HTMLInputElement) field.select();
  }, []);
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
    <div
      ref={ref}
      className="panel"
      onKeyDown={(event) => event.key === "Escape" && !event.nativeEvent.isComposing && onClose(false)}
    >
      <Control
        field={field}
        name={labelOf(key)}
        value={value}
        onDone={() => onClose(true)}
        onChange={(next) => {
          if (key === "seed") return player.setSeed(Number(next));
          player.setConfig(key, next, slot.t);
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

/** What a column is called, whether or not it has a track. */
export const columnLabel = (lab: Lab, name: string, lang: Lang): string =>
  (lab.columns[name]?.label ?? lab.names?.[name])?.[lang] ?? name;

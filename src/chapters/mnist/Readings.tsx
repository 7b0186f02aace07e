/** @file The numbers of a scene, to be read from the last row; and whether the first cost, which a class guesses, has been told. */
import { useEffect, useState } from "react";
import type { Player } from "../../lesson/player.ts";
import { lineAt } from "../../ui/Code.tsx";
import { useWords } from "../../ui/locale.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { guardAt, readingAt } from "../../ui/readings.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { useText } from "./text.ts";

/**
 * Told by one update, or by the beat that computes it; who then goes back to the beginning still knows it. Where the cursor was when the
 * scene came does not count: the run may have been played on the page.
 */
export function useFirstTold(player: Player): boolean {
  const [told, tell] = useState(false);
  useEffect(() => player.store.subscribe((s, { t }) => (s.t > t || lineAt(s) === "loss") && tell(true)), [player]);
  return usePlayer(player, (s) => s.t > 0) || told;
}

interface Props {
  readonly player: Player;
  /** The first cost is what is asked; null: nothing is. */
  readonly first: "asked" | "told" | null;
}
export function Readings({ player, first }: Props) {
  const words = useText().scenes;
  const common = useWords();
  const began = usePlayer(player, (s) => s.columns["cost"]?.[0] ?? null);
  const cost = usePlayer(player, (s) => guardAt(s)?.value ?? null);
  const read = usePlayer(player, (s) => readingAt(s, "accuracy")?.value ?? null);
  const t = usePlayer(player, (s) => s.t);
  const costOf = (it: number | null) => (first === "asked" ? "?" : it === null ? "–" : measured(it, 4));
  return (
    <dl className="readings">
      {first && (
        <div>
          <dt>{words.first}</dt>
          <dd>{costOf(began)}</dd>
        </div>
      )}
      <div data-anchor="term:cost">
        <dt>{words.cost}</dt>
        <dd data-anchor-body="">{costOf(cost)}</dd>
      </div>
      <div>
        <dt>{common.step}</dt>
        <dd>{count(t)}</dd>
      </div>
      {!first && (
        <div>
          <dt>{words.read}</dt>
          <dd>{read === null ? "–" : measured(read, 2)}</dd>
        </div>
      )}
    </dl>
  );
}

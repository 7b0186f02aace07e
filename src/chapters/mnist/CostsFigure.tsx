/** @file The run by epochs in its frame, with its values as a table. */
import type { Facts } from "../../lesson/facts.ts";
import type { Player } from "../../lesson/player.ts";
import { Exhibit } from "../../ui/Exhibit.tsx";
import { measured } from "../../ui/numbers.ts";
import { Costs, measuredIn } from "./Costs.tsx";
import { useText } from "./text.ts";

export function CostsFigure({ player, facts }: { readonly player: Player; readonly facts: Facts }) {
  const words = useText().costs;
  const table = () => {
    const s = player.store.getState();
    const reads = new Map(measuredIn(s, "testAccuracy"));
    const rows = measuredIn(s, "averageCost").map(([t, mean], k) => [
      String(k + 1),
      measured(mean, 6),
      measured(reads.get(t) ?? NaN, 4),
    ]);
    return { head: words.head, rows };
  };
  return (
    <Exhibit className="mnist-panel costs-panel" title={words.title} note={words.note} table={table}>
      <Costs player={player} facts={facts} />
    </Exhibit>
  );
}

/** @file The test behind its seal: it speaks once. Whoever looks again breaks the seal, is counted, and sees what so many looks are worth. */
import { valueOf, type Facts } from "../../lesson/facts.ts";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { useKept } from "../../ui/book.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import type { FitView } from "./labs/poly.ts";
import { error } from "./shown.ts";
import { useText } from "./text.ts";

interface Looks {
  readonly count: number;
  readonly degree: number;
  readonly error: number;
  /** Of which points and which split. */
  readonly of: string;
}
/** What the browser kept, if it is ours. */
function looksOf(kept: unknown): Looks | null {
  const { count, degree, error, of } = (kept ?? {}) as { readonly [key: string]: unknown };
  return typeof count === "number" && count > 0 && typeof degree === "number" && typeof error === "number"
    ? { count, degree, error, of: typeof of === "string" ? of : "" }
    : null;
}

/** What a test is a test of. */
const testOf = ({ recipe: { config } }: PlayerState): string =>
  ["n", "trainEnd", "valEnd", "dataSeed", "f", "points"].map((key) => config[key]).join(" ");

export function Seal({ player, facts }: { player: Player; facts: Facts }) {
  const words = useText().seal;
  const [kept, keep] = useKept("seal overfitting");
  const looks = looksOf(kept);
  const view = usePlayer(player, (s) => (s.view === null ? null : (s.view.view as FitView)));
  const now = usePlayer(player, testOf);
  const look = () => {
    if (view) keep({ count: (looks?.count ?? 0) + 1, degree: view.degree, error: view.testError, of: now });
  };
  const renew = () => {
    keep(null);
    player.setConfig("dataSeed", (Number(player.store.getState().recipe.config["dataSeed"]) + 1) % 10_000);
  };
  const k = Math.min(looks?.count ?? 0, 60);
  const [best, fresh] = ["best", "population"].map((name) => valueOf(facts["peeks"], name, k - 1));
  return (
    <div className="seal" data-broken={k > 1}>
      <p>
        <button type="button" className="run" disabled={!view || Number.isNaN(view.testError) || looks !== null} onClick={look}>
          {looks ? words.opened : words.open}
        </button>{" "}
        {looks && (
          <>
            <button type="button" className="key" onClick={look}>
              {words.peek}
            </button>{" "}
            <button type="button" className="key" onClick={renew}>
              {words.renew}
            </button>
          </>
        )}
      </p>
      <p role="status">
        {!looks && words.sealed}
        {looks && words.said(looks.degree, error(looks.error))} {looks && looks.of !== now && words.elsewhere}{" "}
        {k > 1 && (
          <b>
            {words.broken(looks!.count)} {words.cost(k, error(best), error(fresh))}
          </b>
        )}
      </p>
    </div>
  );
}

/** @file Above panels that say little of a model that has learnt nothing: what they measure now, and a way to a model that has. */
import type { Player } from "../../lesson/player.ts";
import { isComputing } from "../../lesson/player.ts";
import { count } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { useText } from "./text.ts";

export function Learnt({ player }: { readonly player: Player }) {
  const words = useText().learnt;
  const early = usePlayer(player, (s) => s.t < s.lab.epoch(s.recipe.config as never));
  const t = usePlayer(player, (s) => s.t);
  const head = usePlayer(player, (s) => s.head);
  const length = usePlayer(player, (s) => s.length);
  const computing = usePlayer(player, isComputing);
  if (!early && !computing) return null;
  return (
    <p className="learnt" role="status">
      {words.now(count(t))}{" "}
      <button type="button" className="run" disabled={computing} onClick={() => player.seek(length)}>
        {computing ? `${count(head)} / ${count(length)}` : words.run}
      </button>
    </p>
  );
}

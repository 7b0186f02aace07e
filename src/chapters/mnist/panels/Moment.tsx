/** @file Which moment of the run a panel's numbers are of, and whether newer ones are on the way. */
import type { Player } from "../../../lesson/player.ts";
import { count } from "../../../ui/numbers.ts";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { useText } from "../text.ts";

interface Props {
  readonly player: Player;
  /** The answer that is shown; null before the first. */
  readonly shown: { readonly t: number; readonly stale?: boolean } | null;
  /** It is asked only while the run rests. */
  readonly atRest?: boolean;
}
export function Moment({ player, shown, atRest = false }: Props) {
  const words = useText().panels.moment;
  const moves = usePlayer(player, (s) => s.playing || s.goal !== null);
  const absent = usePlayer(player, (s) => s.error?.data !== undefined);
  if (!shown) return <span className="moment-of">{absent ? words.absent : atRest && moves ? words.waits : words.asking}</span>;
  const t = count(shown.t);
  const text = !shown.stale || (moves && !atRest) ? words.at(t) : moves ? words.old(t) : words.again(t);
  return <span className="moment-of">{text}</span>;
}

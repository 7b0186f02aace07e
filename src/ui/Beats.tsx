/** @file One update in its beats: the listing's named lines as cells, the present one lit, with the sentence that says what it does. */
import type { Text } from "../lesson/recipe.ts";
import { canEnter, type Player } from "../lesson/player.ts";
import { lineAt } from "./Code.tsx";
import { useLang, useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  /** A word for each named line. */
  readonly names: { readonly [line: string]: Text };
}

export function Beats({ player, names }: Props) {
  const lang = useLang();
  const words = useWords();
  const lab = usePlayer(player, (s) => s.lab);
  const line = usePlayer(player, lineAt);
  const beats = usePlayer(player, (s) => (s.beat === null ? null : (s.trace?.beats ?? null)));
  const enterable = usePlayer(player, (s) => canEnter(s, s.t));
  const lines = Object.keys(lab.lines);
  const placeOf = (name: string) => (beats ? beats.findIndex((beat) => beat.line === name) : lines.indexOf(name));
  return (
    <div className="beats">
      <span className="caption">{words.beats}</span>
      <ol className="cells" aria-label={words.beats}>
        {lines.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === line ? "step" : undefined}
              disabled={!enterable || placeOf(name) < 0}
              onClick={() => player.enter(placeOf(name))}
            >
              {names[name]?.[lang] ?? name}
            </button>
          </li>
        ))}
      </ol>
      <p className="sentence">{line === null ? words.betweenBeats : lab.lines[line]?.[lang]}</p>
    </div>
  );
}

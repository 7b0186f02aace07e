/** @file One update in its beats: the listing's named lines as cells, the present one lit, with the sentence that says what it does. */
import type { Text } from "../lesson/recipe.ts";
import { canEnter, type Player } from "../lesson/player.ts";
import { lineAt } from "./Code.tsx";
import { beatsIn, linesAt, periodOf } from "./deck/beats.ts";
import { codeName, hintOf } from "./deck/words.ts";
import { useDeckWords, useLang, useWords } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  /** A word for each named line. */
  readonly names: { readonly [line: string]: Text };
  readonly sentences: boolean;
}

export function Beats({ player, names, sentences }: Props) {
  const lang = useLang();
  const words = useWords();
  const lab = usePlayer(player, (s) => s.lab);
  const lines = usePlayer(player, (s) => linesAt(s).join(" ")).split(" ");
  const line = usePlayer(player, lineAt);
  const at = usePlayer(player, (s) => s.beat);
  const here = usePlayer(player, (s) => beatsIn(s).join(" ")).split(" ");
  const every = usePlayer(player, periodOf);
  const deck = useDeckWords();
  const enterable = usePlayer(player, (s) => canEnter(s, s.t));
  const placeOf = (name: string) => here.indexOf(name);
  return (
    <div className="scale-row beats">
      <p className="read" data-now={at !== null}>
        <span>{words.beats}</span>
        <span className="beat-name">{line !== null && (names[line]?.[lang] ?? line)}</span>
        <b>{`${at === null ? "–" : at + 1} / ${here.length}`}</b>
      </p>
      <ol className="cells" aria-label={words.beats}>
        {lines.map((name) => (
          <li
            key={name}
            data-out={placeOf(name) < 0 || undefined}
            {...hintOf(placeOf(name) < 0 ? deck.noBeat(every) : undefined)}
          >
            <button
              type="button"
              aria-current={name === line ? "step" : undefined}
              data-time={at !== null && placeOf(name) > at ? "future" : "past"}
              disabled={!enterable || placeOf(name) < 0}
              onClick={() => player.enter(placeOf(name))}
            >
              {names[name]?.[lang] ?? name} <code aria-hidden="true">{codeName(name)}</code>
            </button>
          </li>
        ))}
      </ol>
      {sentences && <p className="sentence">{line === null ? words.betweenBeats : lab.lines[line]?.[lang]}</p>}
    </div>
  );
}

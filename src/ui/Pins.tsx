/** @file Runs kept beside this one, read at the same step; and the list of what was changed, each with its way back. */
import { pyValue } from "../lesson/listing.ts";
import type { Pin, Player } from "../lesson/player.ts";
import { PIN_DASHES } from "./deck/lanePicture.ts";
import { difference, labelIn } from "./deck/useTapeWords.ts";
import { LETTERS } from "./deck/words.ts";
import { useDeckWords, useLang, useWords } from "./locale.tsx";
import { measured } from "./numbers.ts";
import { usePlayer } from "./usePlayer.ts";

export function Pins({ player }: { player: Player }) {
  const lang = useLang();
  const words = useDeckWords();
  const common = useWords();
  const s = usePlayer(player, (state) => state);
  const labelOf = (key: string) => labelIn(s.lab, key, lang, common.seed);
  const read = ({ columns }: Pick<Pin, "columns">) => {
    const value = columns[s.lab.guard]?.[s.t];
    return value === undefined || Number.isNaN(value) ? "–" : measured(value);
  };
  const label = s.lab.columns[s.lab.guard]!.label[lang];
  return (
    <>
      <p className="acts">
        <button type="button" className="key" onClick={player.pin}>
          {words.pin}
        </button>
        {s.pins.length === 0 && <span>{words.noPins}</span>}
      </p>
      {s.pins.length > 0 && (
        <table className="pins">
          <thead>
            <tr>
              <th scope="col">A/B</th>
              <th scope="col">{`${label} · ${words.atStep(s.t)}`}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                <Dash /> A · {words.here}
              </th>
              <td>{read(s)}</td>
              <td />
            </tr>
            {s.pins.map((pin, k) => (
              <tr key={k}>
                <th scope="row">
                  <Dash dash={PIN_DASHES[k]!} /> {words.pinName(LETTERS[k]!, difference(s.lab, pin.recipe, s, labelOf))}
                </th>
                <td>{read(pin)}</td>
                <td>
                  <button type="button" className="key" onClick={() => player.swap(k)}>
                    {words.swap}
                    <span className="visually-hidden"> {LETTERS[k]}</span>
                  </button>
                  <button type="button" className="key" onClick={() => player.unpin(k)}>
                    {words.unpin}
                    <span className="visually-hidden"> {LETTERS[k]}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
const Dash = ({ dash }: { dash?: readonly number[] }) => (
  <svg className="dash" viewBox="0 0 36 8" aria-hidden="true">
    <path d="M0 4H36" strokeDasharray={dash?.join(" ")} strokeWidth={dash ? 1.5 : 2} />
  </svg>
);

export function Changes({ player }: { player: Player }) {
  const lang = useLang();
  const words = useDeckWords();
  const common = useWords();
  const { lab, changes } = usePlayer(player, (s) => s);
  if (changes.length === 0) return <p>{words.noChanges}</p>;
  const nameOf = (key: string) => (key === "run" ? words.other : labelIn(lab, key, lang, common.seed));
  return (
    <ol className="changes">
      {changes.map(({ key, t, was, became }, k) => {
        const text = words.changed(t, nameOf(key), pyValue(was), pyValue(became));
        return (
          <li key={k}>
            <span>{text}</span>{" "}
            <button type="button" className="key" aria-label={words.undoTo(text)} onClick={() => player.undoTo(k)}>
              {common.undo}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

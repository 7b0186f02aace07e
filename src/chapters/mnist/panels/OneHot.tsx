/** @file Panel 2: a target as ten places of which one is 1, and as the index that CrossEntropyLoss wants. */
import { useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { Exhibit } from "../../../ui/Exhibit.tsx";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { useText } from "../text.ts";
import { DIGITS } from "./bars.ts";
import { useDigit } from "./digits.ts";

interface Props {
  readonly player: Player;
  /** Before the chosen digit is known. */
  readonly start?: number;
}
export function OneHot(props: Props) {
  const data = usePlayer(props.player, (s) => s.recipe.data?.hash ?? "");
  return <Inside key={data} {...props} />;
}

function Inside({ player, start = 3 }: Props) {
  const words = useText().panels.oneHot;
  const one = useDigit(player);
  const shown = one?.label ?? start;
  const [own, setOwn] = useState<{ readonly of: number; readonly label: number } | null>(null);
  const label = own?.of === shown ? own.label : shown; // another digit brings its own target
  const valueAt = (k: number) => (k === label ? 1 : 0);
  return (
    <Exhibit
      title={words.title}
      className="mnist-panel one-hot"
      table={() => ({ head: [words.index, words.vector], rows: DIGITS.map((k) => [String(k), String(valueAt(k))]) })}
    >
      <div className="two-sides">
        <div>
          <fieldset className="places">
            <legend className="visually-hidden">{words.choose}</legend>
            {DIGITS.map((k) => (
              <label key={k} data-chosen={k === label}>
                <input
                  type="radio"
                  name="one-hot"
                  checked={k === label}
                  aria-label={`${k}: ${words.element(k, valueAt(k))}`}
                  onChange={() => setOwn({ of: shown, label: k })}
                />
                <small className="n">{k}</small>
                <b className="n">{valueAt(k)}</b>
              </label>
            ))}
          </fieldset>
          <p className="one-hot-says" role="status">
            {words.says(label)}
          </p>
        </div>
        <div>
          <dl className="codes">
            <dt>{words.vector}</dt>
            <dd>
              <code>F.one_hot(torch.tensor({label}), 10)</code> <code>→ [{DIGITS.map(valueAt).join(", ")}]</code>
            </dd>
            <dt>{words.index}</dt>
            <dd>
              <code>criterion(logits, torch.tensor([{label}]))</code>
            </dd>
          </dl>
          <p className="aside">{words.note(label)}</p>
        </div>
      </div>
    </Exhibit>
  );
}

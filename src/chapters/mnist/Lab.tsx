/** @file Lab 5.1 on its worktop: code, ten images, the chosen digit, its cost as a formula, and the deck. */
import { useState } from "react";
import type { Facts } from "../../lesson/facts.ts";
import type { Player } from "../../lesson/player.ts";
import { configAt } from "../../lesson/recipe.ts";
import { useBook } from "../../ui/book.tsx";
import { Code } from "../../ui/Code.tsx";
import { DataBar } from "../../ui/DataBar.tsx";
import { Deck } from "../../ui/Deck.tsx";
import { Exhibit, type DataTable } from "../../ui/Exhibit.tsx";
import { LabHead } from "../../ui/LabHead.tsx";
import { Leader } from "../../ui/Leader.tsx";
import { useWords } from "../../ui/locale.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { count } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { pictureNow } from "./ask.ts";
import { BEATS, chainOf, LEVELS, LEVELS_TWICE, MILESTONES } from "./beats.ts";
import { Told } from "./gates.tsx";
import { readingOf } from "./moments.ts";
import { OneCost, OneDigit, OneStep, useReadingBeside } from "./OneDigit.tsx";
import { Switches } from "./Switches.tsx";
import { DIGITS, Ramp, showsAt, Templates, UNITS, useImagesTitle } from "./Templates.tsx";
import { TakeDigits } from "./TakeDigits.tsx";
import { useText, type Words } from "./text.ts";
import { endsOf, fixed, imageOf } from "./weights.ts";

interface Props {
  readonly player: Player;
  readonly facts: Facts;
  readonly linkOf: (player: Player) => string;
  readonly shortcuts: boolean;
  /** Which of the two models is trained here. */
  readonly model: Model;
  readonly onModel: (model: Model) => void;
}
export type Model = "softmax" | "hidden";
const MODELS: readonly Model[] = ["softmax", "hidden"];

export function DigitsLab({ player, facts, linkOf, shortcuts, model, onModel }: Props) {
  const words = useText();
  const common = useWords();
  const link = () => linkOf(player);
  const linear = model === "softmax";
  const { playerOf } = useBook();
  /** The other model is played as fast as this one. */
  const change = (it: Model) => {
    onModel(it);
    playerOf(`mnist/${it}`)?.setSpeed(player.store.getState().speed);
  };
  const still = readingOf(facts);
  const beside = useReadingBeside(player);
  const label = beside.asked?.answer.label ?? still?.label ?? null;
  const [pressed, setPressed] = useState<number | null>(null);
  const chosen = pressed ?? label ?? 0;
  const stepping = usePlayer(player, (s) => showsAt(s) !== "weights") && linear;
  const twice = usePlayer(player, (s) => configAt(s.recipe, s.t)["softmaxTwice"] === true);
  const title = useImagesTitle(player, linear ? DIGITS : UNITS);
  const kept = { moment: () => `${common.step} ${count(player.store.getState().t)}`, link };
  return (
    <section className="lab" id="lab-digits" data-lab={`mnist/${model}`} aria-labelledby="lab-digits-title">
      <div className="lab-in">
        <LabHead id="lab-digits-title" player={player} title={words.lab} linkOf={link} />
        <div className="lab-top">
          <fieldset className="models">
            <legend>{words.model.title}</legend>
            {MODELS.map((it) => (
              <label key={it}>
                <input type="radio" name="model" checked={it === model} onChange={() => change(it)} />
                <span>{words.model[it]}</span>
              </label>
            ))}
          </fieldset>
          <Switches player={player} />
        </div>
        <div className="bench digits">
          <div className="part listing">
            <h3>{common.code}</h3>
            <Code player={player} />
          </div>
          <Exhibit
            className="images"
            title={title}
            note={<Ramp player={player} />}
            table={() => imagesTable(player, words, linear)}
            {...kept}
          >
            <Templates
              player={player}
              chosen={linear ? chosen : null}
              onChoose={setPressed}
              many={linear ? DIGITS : UNITS}
              onPaint={beside.onPaint}
            />
          </Exhibit>
          <div className="part one">
            <h3>
              {stepping ? words.one.stepTitle : words.one.title} {!stepping && <small>{words.one.note}</small>}
            </h3>
            {stepping ? <OneStep player={player} chosen={chosen} /> : <OneDigit {...{ player, beside, still }} />}
          </div>
          <div className="part sum">
            <OneCost {...{ player, beside }} />
          </div>
        </div>
        <Deck
          player={player}
          names={BEATS}
          milestones={MILESTONES}
          levels={twice ? LEVELS_TWICE : LEVELS}
          shortcuts={shortcuts}
          linkOf={link}
        />
        {linear && <Told player={player} />}
        <DataBar player={player}>
          <TakeDigits player={player} />
        </DataBar>
        <Notices player={player} rate="lr" milestones={MILESTONES} />
        <Leader player={player} chain={chainOf} />
      </div>
    </section>
  );
}

/** Where each image pulls most, either way; a bias belongs to a digit, not to a hidden unit. */
function imagesTable({ store }: Player, { templates: words }: Words, linear: boolean): DataTable {
  const picture = pictureNow(store.getState());
  const rows = Array.from({ length: picture ? (linear ? DIGITS : UNITS) : 0 }, (_, k) => {
    const { most, least } = endsOf(imageOf(picture!.templates, k));
    const ends = [most, least].map(({ place, value }) => `${fixed(value, 3)} ${place}`);
    return [String(k), ...ends, ...(linear ? [fixed(picture!.bias[k]!, 4)] : [])];
  });
  return { head: linear ? words.head : words.head.slice(0, -1), rows };
}

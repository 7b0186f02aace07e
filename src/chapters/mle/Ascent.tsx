/** @file Lab 1.3 on its worktop: code, the curve with its tangent, what may be turned, the formula of one update, and the deck. */
import { useEffect, useMemo, useState } from "react";
import { settle } from "../../lesson/field.ts";
import type { Player } from "../../lesson/player.ts";
import { Code } from "../../ui/Code.tsx";
import { NumberField } from "../../ui/Control.tsx";
import { Deck } from "../../ui/Deck.tsx";
import type { Lane } from "../../ui/deck/lanes.ts";
import { LiveFormula } from "../../ui/Formula.tsx";
import { LabHead } from "../../ui/LabHead.tsx";
import { Leader } from "../../ui/Leader.tsx";
import { useWords } from "../../ui/locale.tsx";
import { Notices } from "../../ui/Notices.tsx";
import { measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { beatNames } from "./beats.ts";
import { Choose } from "./Choose.tsx";
import { Climb } from "./Climb.tsx";
import { ascentOf, chainOf, heightOf, litTerms, SCALES, short, slopeFormula, type Scale } from "./figures.ts";
import { Told } from "./Predict.tsx";
import { useText } from "./text.ts";
import { walkAt } from "./walk.ts";

interface Props {
  readonly player: Player;
  readonly linkOf: (player: Player) => string;
  readonly shortcuts: boolean;
}
export const RATES = [0.1, 0.3, 0.39] as const;

/** The tape is θ's own: it is what moves. */
export const LANES: readonly Lane[] = [
  { label: { ko: "θ", en: "θ" }, scale: "linear", role: "ink", columns: [{ name: "theta", label: { ko: "θ", en: "θ" } }] },
];
export const MILESTONES = [
  { column: "off", is: "below", value: 0.001, text: { ko: "봉우리까지 0.001 안", en: "within 0.001 of the peak" } },
] as const;

/** The peak as a level of the tape. */
export function usePeak(player: Player) {
  const peak = usePlayer(
    player,
    (s) => Math.min(Number(s.recipe.config["k"]), Number(s.recipe.config["n"])) / Number(s.recipe.config["n"]),
  );
  return useMemo(() => [{ value: peak, text: { ko: `k/n = ${short(peak)}`, en: `k/n = ${short(peak)}` } }], [peak]);
}
/** A walk of twenty steps is to be seen, not only its end. */
export function useSlowly(player: Player): void {
  useEffect(() => player.setSpeed(5), [player]);
}

export function Ascent({ player, linkOf, shortcuts }: Props) {
  const words = useText();
  const common = useWords();
  const levels = usePeak(player);
  useSlowly(player);
  const [chosen, setScale] = useState<Scale | null>(null);
  const sum = usePlayer(player, (s) => s.recipe.config["reduction"] === "sum");
  const scale = chosen ?? (sum ? "log" : "mean"); // what θ climbs, until another axis is chosen
  const [tangent, setTangent] = useState(true);
  const formula = useMemo(() => slopeFormula(words.climb), [words]);
  const scales = SCALES.map((value) => ({ value, label: words.climb.scales[value] }));
  return (
    <section className="lab" id="lab-ascent" data-lab="mle/ascent" aria-labelledby="lab-ascent-title">
      <div className="lab-in">
        <LabHead id="lab-ascent-title" player={player} title={words.labs.ascent} linkOf={() => linkOf(player)} />
        <div className="bench ascent">
          <div className="part listing">
            <h3>{common.code}</h3>
            <Code player={player} />
          </div>
          <div className="part curve-part">
            <div className="part-head">
              <h3>{words.climb.curve}</h3>
              <Choose name={words.climb.scaleName} options={scales} value={scale} onChange={setScale} />
              <label className="tick-box">
                <input type="checkbox" checked={tangent} onChange={(event) => setTangent(event.target.checked)} />{" "}
                {words.climb.tangent}
              </label>
            </div>
            <Climb player={player} scale={scale} tangent={tangent} />
          </div>
          <div className="part turns">
            <Turns player={player} onGather={() => setScale(null)} />
            <Here player={player} />
          </div>
          <div className="part sum">
            <LiveFormula player={player} parts={formula} lit={litTerms} />
            <Outside player={player} />
            <Told player={player} />
          </div>
        </div>
        <Deck
          player={player}
          names={beatNames}
          lanes={LANES}
          milestones={MILESTONES}
          levels={levels}
          shortcuts={shortcuts}
          linkOf={() => linkOf(player)}
        />
        <Notices player={player} rate="lr" milestones={MILESTONES} />
        <Leader player={player} chain={chainOf} />
      </div>
    </section>
  );
}

/** Three rates to walk at, the way and the gathering, and k. */
function Turns({ player, onGather }: { player: Player; onGather: () => void }) {
  const words = useText().climb;
  const lab = usePlayer(player, (s) => s.lab);
  const config = usePlayer(player, (s) => s.recipe.config);
  return (
    <>
      <p className="rates" role="group" aria-label={words.rates}>
        <span>{words.rates}</span>
        {RATES.map((lr) => (
          <button key={lr} type="button" className="press n" data-chosen={config["lr"] === lr} onClick={() => walkAt(player, lr)}>
            {words.rate(String(lr))}
          </button>
        ))}
      </p>
      <Choose
        name={words.way}
        options={[
          { value: "up", label: words.up },
          { value: "down", label: words.down },
        ]}
        value={config["descent"] === true ? "down" : "up"}
        onChange={(way) => player.setConfig("descent", way === "down")}
      />
      <Choose
        name={words.gather}
        options={[
          { value: "mean", label: words.mean },
          { value: "sum", label: words.sum },
        ]}
        value={String(config["reduction"])}
        onChange={(how) => {
          player.setConfig("reduction", how);
          onGather();
        }}
      />
      <p className="turn">
        <span aria-hidden="true">{words.k}</span>
        <NumberField
          name={words.k}
          value={Number(config["k"])}
          onNumber={(x) => player.setConfig("k", settle(lab.config["k"]!, x))}
        />
      </p>
    </>
  );
}

/** Said in place of the formula, which holds for probabilities only. */
function Outside({ player }: { player: Player }) {
  const words = useText().climb;
  const outside = usePlayer(player, (s) => {
    const theta = ascentOf(s)?.theta ?? 0.5;
    return theta < 0 || theta > 1;
  });
  return outside && <p className="aside">{words.outside}</p>;
}

/** What is to be read at the present θ: one number under two names. */
export function Here({ player }: { player: Player }) {
  const words = useText().climb;
  const view = usePlayer(player, ascentOf);
  const inside = view !== null && view.theta >= 0 && view.theta <= 1;
  const show = (x: number | undefined, digits = 4) => (inside && x !== undefined ? measured(x, digits) : "–");
  return (
    <table className="values here">
      <caption>{words.here}</caption>
      <tbody>
        <tr>
          <th scope="row">{words.likelihood}</th>
          <td>{show(view ? heightOf(view, view.meanLogL, "L") : undefined)}</td>
        </tr>
        <tr>
          <th scope="row">{words.logL}</th>
          <td>{show(view ? heightOf(view, view.meanLogL, "log") : undefined)}</td>
        </tr>
        <tr className="twin">
          <th scope="row">{words.minus}</th>
          <td>{show(view ? -view.meanLogL : undefined)}</td>
        </tr>
        <tr className="twin">
          <th scope="row">{words.bce}</th>
          <td>{show(view?.bce)}</td>
        </tr>
      </tbody>
    </table>
  );
}

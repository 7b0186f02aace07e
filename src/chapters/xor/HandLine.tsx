/** @file Lab 7.1: a line drawn by hand, and the four inequalities that cannot all be true. */
import { useMemo, useState } from "react";
import type { Player } from "../../lesson/player.ts";
import { Control } from "../../ui/Control.tsx";
import { useLang } from "../../ui/locale.tsx";
import { measured } from "../../ui/numbers.ts";
import { Plane } from "../../ui/Plane.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { describePlane, inputPlane, outputsOf, POINTS } from "./figures.ts";
import { useText } from "./text.ts";

const KNOBS = ["w1", "w2", "b"] as const;
/** What must hold for each point to be right, as the page writes it. */
const WANTED = ["b ≤ 0", "w₂ + b > 0", "w₁ + b > 0", "w₁ + w₂ + b ≤ 0"];

export function HandLine({ player }: { player: Player }) {
  const lang = useLang();
  const words = useText();
  const lab = usePlayer(player, (s) => s.lab);
  const config = usePlayer(player, (s) => s.recipe.config);
  const outputs = usePlayer(player, outputsOf);
  const label = usePlayer(
    player,
    useMemo(() => describePlane(words), [words]),
  );
  const [w1, w2, b] = KNOBS.map((key) => Number(config[key])) as [number, number, number];
  const sums = POINTS.map(({ x, y }) => w1 * x + w2 * y + b);
  const isRight = (k: number) => (outputs ? outputs[k]! > 0.5 === (POINTS[k]!.target === 1) : false);
  const right = POINTS.filter((_, k) => isRight(k)).length;
  const [best, setBest] = useState(0);
  if (right > best) setBest(right);
  const both = w1 + w2 + 2 * b;
  return (
    <section className="lab hand" id="lab-hand" data-lab="xor/hand-line" aria-labelledby="lab-hand-title">
      <div className="lab-in">
        <div className="lab-head">
          <h2 id="lab-hand-title">{words.labHand}</h2>
        </div>
        <div className="bench hand">
          <div className="part">
            <h3>{words.handNote}</h3>
            {KNOBS.map((key) => (
              <div className="knob" key={key}>
                <span className="n" aria-hidden="true">
                  {lab.config[key]!.label[lang]}
                </span>
                <Control
                  field={lab.config[key]!}
                  name={lab.config[key]!.label[lang]}
                  value={config[key]!}
                  onChange={(value) => player.setConfig(key, value)}
                />
              </div>
            ))}
            <p className="score" role="status">
              {words.right} <output>{outputs ? words.score(right) : "–"}</output>
              <small>
                {words.best} {words.score(best)}
              </small>
            </p>
          </div>
          <div className="part">
            <h3>
              {words.plane} <small>{words.planeNote}</small>
            </h3>
            <Plane store={player.store} picture={inputPlane} label={label} />
          </div>
          <div className="part">
            <h3>{words.wanted}</h3>
            <table className="values four">
              <thead>
                <tr>
                  <th scope="col">{words.point}</th>
                  <th scope="col">{words.wanted}</th>
                  <th scope="col">{words.value}</th>
                  <th scope="col">{words.truth}</th>
                </tr>
              </thead>
              <tbody>
                {POINTS.map(({ x, y, target }, k) => (
                  <tr key={k} data-holds={isRight(k)} data-pair={target === 1 ? "inner" : "outer"}>
                    <th scope="row">
                      ({x}, {y}) → {target}
                    </th>
                    <td>{WANTED[k]}</td>
                    <td>{measured(sums[k]!, 1)}</td>
                    <td>{isRight(k) ? `✔ ${words.holds}` : `× ${words.fails}`}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr data-pair="inner">
                  <th scope="row">{words.sumInner}</th>
                  <td>w₁ + w₂ + 2b &gt; 0</td>
                  <td>{measured(both, 1)}</td>
                  <td>{both > 0 ? `✔ ${words.holds}` : `× ${words.fails}`}</td>
                </tr>
                <tr data-pair="outer">
                  <th scope="row">{words.sumOuter}</th>
                  <td>w₁ + w₂ + 2b ≤ 0</td>
                  <td>{measured(both, 1)}</td>
                  <td>{both <= 0 ? `✔ ${words.holds}` : `× ${words.fails}`}</td>
                </tr>
              </tfoot>
            </table>
            <p className="aside">{words.clash}</p>
          </div>
        </div>
      </div>
    </section>
  );
}

/** @file Check 1: two hidden units set by hand; the engine's forward pass decides. */
import { useMemo } from "react";
import type { Player } from "../../lesson/player.ts";
import { Check, type Grade } from "../../ui/Check.tsx";
import { Control } from "../../ui/Control.tsx";
import { Plane } from "../../ui/Plane.tsx";
import { usePlayer } from "../../ui/usePlayer.ts";
import { describeHidden, hiddenPlane, POINTS, viewOf } from "./figures.ts";
import { useText, type Words } from "./text.ts";

const UNITS = [
  { name: "h₁", keys: ["a1", "a2", "ab"] },
  { name: "h₂", keys: ["c1", "c2", "cb"] },
] as const;
const KNOBS = ["w₁", "w₂", "b"];

export function CheckWeights({ player }: { player: Player }) {
  const words = useText();
  const lab = usePlayer(player, (s) => s.lab);
  const config = usePlayer(player, (s) => s.recipe.config);
  const view = usePlayer(player, viewOf);
  const label = usePlayer(
    player,
    useMemo(() => describeHidden(words), [words]),
  );
  const touched = UNITS.some(({ keys }) => keys.some((key) => config[key] !== lab.config[key]!.default));
  return (
    <Check
      title={words.checks.weights}
      task={words.checks.weightsTask}
      words={words.checks}
      grade={touched && view ? gradeOf(view.outputs, view.hidden, words) : null}
    >
      <div className="check-units">
        {UNITS.map(({ name, keys }) => (
          <fieldset key={name}>
            <legend>{name}</legend>
            {keys.map((key, k) => (
              <div className="knob" key={key}>
                <span className="n" aria-hidden="true">
                  {KNOBS[k]}
                </span>
                <Control
                  field={lab.config[key]!}
                  name={`${name} ${KNOBS[k]}`}
                  value={config[key]!}
                  onChange={(value) => player.setConfig(key, value)}
                />
              </div>
            ))}
          </fieldset>
        ))}
        <table className="values">
          <thead>
            <tr>
              <th scope="col">{words.point}</th>
              <th scope="col">h₁</th>
              <th scope="col">h₂</th>
              <th scope="col">ŷ</th>
              <th scope="col">{words.target}</th>
            </tr>
          </thead>
          <tbody>
            {POINTS.map(({ x, y, target }, k) => (
              <tr key={k}>
                <th scope="row">
                  ({x}, {y})
                </th>
                <td>{view ? view.hidden[k]![0]!.toFixed(2) : "–"}</td>
                <td>{view ? view.hidden[k]![1]!.toFixed(2) : "–"}</td>
                <td>{view ? view.outputs[k]!.toFixed(2) : "–"}</td>
                <td>
                  {target} {view ? (view.outputs[k]! > 0.5 === (target === 1) ? "✔" : "×") : ""}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Plane store={player.store} picture={hiddenPlane} label={label} />
      </div>
    </Check>
  );
}

/** The four points, and what stands in the way if they are not all right. */
function gradeOf(outputs: readonly number[], hidden: readonly (readonly number[])[], { checks: words }: Words): Grade {
  const right = POINTS.filter(({ target }, k) => outputs[k]! > 0.5 === (target === 1)).length;
  if (right === 4) return { done: true, text: words.weightsDone };
  const same = hidden.every(([h1, h2]) => Math.abs(h1! - h2!) < 0.02);
  return { done: false, text: same ? words.weightsSame(right) : words.weightsNotYet(right) };
}

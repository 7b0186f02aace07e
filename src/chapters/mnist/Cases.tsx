/** @file Four broken loops: what each costs and reads after three epochs beside the sound one, why, and a way to see it in the lab. */
import { useState } from "react";
import type { Facts } from "../../lesson/facts.ts";
import type { Player } from "../../lesson/player.ts";
import { measured } from "../../ui/numbers.ts";
import { BROKEN, SHORT } from "./facts.ts";
import { afterEpoch } from "./moments.ts";
import { goTo } from "./Numbers.tsx";
import { BUGS, type Bug } from "./Switches.tsx";
import { useText } from "./text.ts";

const shown = (value: number | null) => (value === null ? "–" : measured(value, 4));

export function Cases({ facts, player }: { readonly facts: Facts; readonly player: Player }) {
  const words = useText().cases;
  const of = (name: string) => [
    shown(afterEpoch(facts, name, "averageCost", SHORT)),
    shown(afterEpoch(facts, name, "testAccuracy", SHORT)),
  ];
  const bugs = Object.keys(BROKEN) as Bug[];
  const [open, setOpen] = useState<Bug | null>("softmaxTwice");
  const start = (bug: Bug) => {
    const [, value] = BUGS.find(([key]) => key === bug)!;
    goTo(() => {
      player.seek(0);
      for (const [key, broken] of BUGS)
        if (key !== bug && player.store.getState().recipe.config[key] === broken) player.setConfig(key, !broken);
      player.setConfig(bug, value);
      player.setUnit("update");
      player.play();
    }, "lab-digits");
  };
  return (
    <div className="broken">
      <div className="broken-scroll" tabIndex={0} role="region" aria-label={words.caption}>
        <table>
          <caption>{words.caption}</caption>
          <thead>
            <tr>
              {words.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{words.sound}</th>
              {of("epochs").map((it, k) => (
                <td key={k} className="n">
                  {it}
                </td>
              ))}
              <td />
            </tr>
            {bugs.map((bug) => (
              <tr key={bug}>
                <th scope="row">{words.names[bug]}</th>
                {of(bug).map((it, k) => (
                  <td key={k} className="n">
                    {it}
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="key"
                    aria-expanded={open === bug}
                    onClick={() => setOpen(open === bug ? null : bug)}
                  >
                    {words.why}
                  </button>{" "}
                  <button type="button" className="key" onClick={() => start(bug)}>
                    {words.run}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="broken-why" role="status">
        {open && (
          <>
            <b>{words.questions[open]}</b> {words.answers[open]}
          </>
        )}
      </p>
    </div>
  );
}

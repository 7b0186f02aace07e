/** @file Four faults and what only looks like one: their cost and accuracy after three epochs beside the sound loop's, why, and a way to see each. */
import { useState } from "react";
import type { Facts } from "../../lesson/facts.ts";
import type { Player } from "../../lesson/player.ts";
import { HeadedTable } from "../../ui/HeadedTable.tsx";
import { measured } from "../../ui/numbers.ts";
import { SHORT } from "./facts.ts";
import { batches } from "./labs/parts/config.ts";
import { afterEpoch, shortTest } from "./moments.ts";
import { goTo } from "./Numbers.tsx";
import { BUGS, type Bug } from "./Switches.tsx";
import { useText } from "./text.ts";

/** As they stand in the table: four faults, of which one is in the test and no loop of the lab has it; the last is none. */
export const CASES = ["softmaxTwice", "zeroGrad", "shuffledLabels", "raw", "permuted"] as const;
type Case = (typeof CASES)[number];

const shown = (value: number | null) => (value === null ? "–" : measured(value, 4));
/** The mean cost of the last of the three epochs, and what the test then says. */
export function measuredOf(facts: Facts, name: Case | "epochs"): readonly [cost: string, accuracy: string] {
  const run = name === "raw" ? "epochs" : name;
  const raw = name === "raw" ? shortTest(facts, name) : null;
  const accuracy = name === "raw" ? raw && raw.right / raw.total : afterEpoch(facts, run, "testAccuracy", SHORT);
  return [shown(afterEpoch(facts, run, "averageCost", SHORT)), shown(accuracy)];
}
/** Where the lab's run has seen as many epochs as the table tells of. */
function endOf(player: Player): number {
  const { images, batchSize } = player.store.getState().recipe.config;
  return SHORT * batches({ images: Number(images), batchSize: Number(batchSize) });
}

/** `onRun`: a broken loop is about to run in the lab, which may show the other model. */
export function Cases({ facts, player, onRun }: { readonly facts: Facts; readonly player: Player; readonly onRun: () => void }) {
  const words = useText().cases;
  const [open, setOpen] = useState<Case | null>("softmaxTwice");
  const start = (bug: Bug) => {
    const [, value] = BUGS.find(([key]) => key === bug)!;
    onRun();
    goTo(() => {
      player.seek(0);
      for (const [key, broken] of BUGS)
        if (key !== bug && player.store.getState().recipe.config[key] === broken) player.setConfig(key, !broken);
      player.setConfig(bug, value);
      player.setUnit("update");
      player.runTo(endOf(player));
    }, "lab-digits");
  };
  return (
    <div className="broken">
      <HeadedTable box="broken-scroll" caption={words.caption} head={words.head}>
        <tbody>
          <tr>
            <th scope="row">{words.sound}</th>
            <Measured values={measuredOf(facts, "epochs")} />
            <td />
          </tr>
          {CASES.map((it) => (
            <tr key={it}>
              <th scope="row">
                {words.names[it]} {it === "permuted" && `(${words.noFault})`}
              </th>
              <Measured values={measuredOf(facts, it)} />
              <td>
                <button
                  type="button"
                  className="key"
                  aria-expanded={open === it}
                  onClick={() => setOpen(open === it ? null : it)}
                >
                  {words.why}
                </button>{" "}
                {it === "raw" ? (
                  <button type="button" className="key" onClick={() => goTo(() => setOpen(it), "raw")}>
                    {words.look}
                  </button>
                ) : (
                  <button type="button" className="key" onClick={() => start(it)}>
                    {words.run}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </HeadedTable>
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

const Measured = ({ values }: { readonly values: readonly string[] }) =>
  values.map((it, k) => (
    <td key={k} className="n">
      {it}
    </td>
  ));

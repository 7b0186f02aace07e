/** @file All ops as cells: a name, how many cases wait, and a scale that stays empty until this browser has measured. */
import { Fragment } from "react";
import { count } from "../../ui/numbers.ts";
import type { Family, GoldenAnswer, OpRecordAnswer } from "./engine/questions.ts";
import { power } from "./numbers.ts";
import { placeOf, type Tally } from "./tally.ts";
import { useText } from "./text.ts";

interface Props {
  readonly records: readonly OpRecordAnswer[];
  readonly golden: GoldenAnswer;
  /** By op; null: not measured yet. */
  readonly tallies: ReadonlyMap<string, Tally> | null;
  readonly onOpen: (op: string) => void;
}

export function Grid({ records, golden, tallies, onOpen }: Props) {
  const words = useText();
  const families = [...new Set(records.map(({ family }) => family))];
  return (
    <figure className="ops-grid">
      <dl>
        {families.map((family: Family) => (
          <Fragment key={family}>
            <dt>{words.families[family]}</dt>
            <dd>
              <ul>
                {records
                  .filter((it) => it.family === family)
                  .map(({ name }) => (
                    <li key={name}>
                      <a href={`#op-${name}`} onClick={() => onOpen(name)}>
                        <Cell name={name} cases={golden.perOp[name] ?? 0} tally={tallies?.get(name) ?? null} />
                      </a>
                    </li>
                  ))}
              </ul>
            </dd>
          </Fragment>
        ))}
      </dl>
      <figcaption>
        <b>{words.figureTitle}</b>
        {words.figure(count(records.length))}
      </figcaption>
    </figure>
  );
}

function Cell({ name, cases, tally }: { readonly name: string; readonly cases: number; readonly tally: Tally | null }) {
  const words = useText();
  const error = tally?.worst?.error ?? 0;
  const failed = tally?.failed.length ?? 0;
  const said =
    cases === 0
      ? words.noCases
      : !tally
        ? words.scaleAlt(count(cases))
        : failed > 0
          ? words.failAlt(count(cases), count(failed))
          : words.markAlt(count(cases), power(error));
  return (
    <>
      <span className="grid-name" aria-hidden="true">
        {name.replace("binaryCrossEntropy", "BCE")}
      </span>
      <span className="n" aria-hidden="true">
        {cases === 0 ? "–" : cases}
      </span>
      <span className="visually-hidden">{`${name}: ${said}`}</span>
      <svg className="error-scale" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <path d={cases === 0 ? "" : "M0 6H100M100 1V11"} />
      </svg>
      {tally && (
        <i
          className="found-at"
          data-kind={failed > 0 ? "fail" : error === 0 ? "exact" : "near"}
          style={{ left: `${100 * (failed > 0 ? 1 : placeOf(error))}%` }}
          aria-hidden="true"
        />
      )}
    </>
  );
}

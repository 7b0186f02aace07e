/** @file The case file: the same weights tested with pixels 0–1 and with pixels 0–255, as the lecture's notebook does. */
import { useRef, useState } from "react";
import type { Player } from "../../../lesson/player.ts";
import { Exhibit } from "../../../ui/Exhibit.tsx";
import { count, measured } from "../../../ui/numbers.ts";
import { tight } from "../../../ui/tight.ts";
import { useAsk } from "../ask.ts";
import { useText } from "../text.ts";
import { AS_TRAINED, type Condition } from "../views.ts";
import { BarColumns, SignedBar } from "./Bar.tsx";
import { caseRows, scaleOf, type CaseRow } from "./bars.ts";
import { useChosen } from "./chosen.tsx";
import { Moment } from "./Moment.tsx";
import { useTests, type StillTests, type Tested } from "./tests.ts";
import { useSight } from "./useSight.ts";

const RAW: Condition = { ...AS_TRAINED, scale: 255 };
/** What a fact of the build should hold for this panel and for the first look at the shifts. */
export const CASE_CONDITIONS = [AS_TRAINED, RAW] as const;

interface Props {
  readonly player: Player;
  readonly still?: StillTests | null;
  /** Which is shown first: the notebook's has it undivided. */
  readonly start?: 1 | 255;
}
export function RawCase({ player, still = null, start = 255 }: Props) {
  const words = useText().panels.raw;
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useSight(box);
  const [scale, setScale] = useState<1 | 255>(start);
  const tests = useTests(player, CASE_CONDITIONS, isSeen, still);
  const [scaled, raw] = [tests.of(AS_TRAINED), tests.of(RAW)];
  return (
    <Exhibit
      title={words.title}
      note={<Moment player={player} shown={scale === 1 ? scaled : raw} atRest />}
      className="mnist-panel raw"
      table={() => ({
        head: [words.choice, words.accuracy, words.cost],
        rows: [
          [words.scaled, accuracyOf(scaled), costOf(scaled)],
          [words.unscaled, accuracyOf(raw), costOf(raw)],
        ],
      })}
    >
      <div ref={box}>
        <fieldset className="verdicts">
          <legend className="visually-hidden">{words.choice}</legend>
          {([255, 1] as const).map((it) => (
            <Verdict
              key={it}
              name={it === 1 ? words.scaled : words.unscaled}
              tested={it === 1 ? scaled : raw}
              isChosen={it === scale}
              onChoose={() => setScale(it)}
            />
          ))}
        </fieldset>
        <Parted player={player} scale={scale} />
      </div>
    </Exhibit>
  );
}
const accuracyOf = (it: Tested | null): string => (it ? measured(it.result.right / it.result.total, 4) : "–");
const costOf = (it: Tested | null): string => (it ? measured(it.result.cost, it.result.cost < 10 ? 4 : 2) : "–");

interface VerdictProps {
  readonly name: string;
  readonly tested: Tested | null;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}
function Verdict({ name, tested, isChosen, onChoose }: VerdictProps) {
  const words = useText().panels.raw;
  return (
    <label data-chosen={isChosen} data-stale={tested?.stale ?? true}>
      <span>
        <input type="radio" name="raw-scale" checked={isChosen} onChange={onChoose} /> {name}
      </span>
      <span>
        <small>{words.accuracy}</small> <b className="n">{accuracyOf(tested)}</b>
      </span>
      <span>
        <small>{words.cost}</small> <span className="n">{costOf(tested)}</span>
      </span>
    </label>
  );
}

const COLUMNS = ["name", "value", "track", "value", "track", "value"] as const;

/** Wx and b of the chosen digit, on one scale. */
function Parted({ player, scale }: { readonly player: Player; readonly scale: 1 | 255 }) {
  const all = useText().panels;
  const words = all.raw;
  const { digit } = useChosen();
  const small = useAsk(player, { ask: "reading", digit, condition: AS_TRAINED });
  const large = useAsk(player, { ask: "reading", digit, condition: RAW });
  const reading = (scale === 1 ? small : large)?.answer ?? null;
  const rows = reading && small ? caseRows(reading, small.answer) : null;
  if (reading && small && !rows) return <p className="aside">{words.hidden}</p>;
  const of = reading && reading.label !== null ? `${all.truth} ${reading.label}` : all.hand;
  return (
    <>
      <h4>
        {words.bars(of)} <small>{reading && words.saidOf(reading.said)}</small>
      </h4>
      <PartTable rows={rows} said={reading?.said ?? -1} isRaw={scale === 255} />
      <p className="why">{scale === 1 ? words.fair : words.why(rows ? timesOf(rows) : "–")}</p>
    </>
  );
}
const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
/** How many times the largest bias the largest product is. */
const timesOf = (rows: readonly CaseRow[]): string =>
  count(Math.round(largest(rows.map((it) => it.product)) / largest(rows.map((it) => it.bias))));

function PartTable({
  rows,
  said,
  isRaw,
}: {
  readonly rows: readonly CaseRow[] | null;
  readonly said: number;
  readonly isRaw: boolean;
}) {
  const all = useText().panels;
  const words = all.raw;
  const scale = scaleOf(rows?.flatMap(({ product, bias }) => [product, bias]) ?? []);
  const digits = isRaw ? 1 : 2;
  return (
    <table className="bars-table parted">
      <BarColumns kinds={COLUMNS} />
      <thead>
        <tr>
          <th scope="col">{all.digit}</th>
          <th scope="col">{words.product(isRaw)}</th>
          <td />
          <th scope="col">{words.bias}</th>
          <td />
          <th scope="col">{words.logit}</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: 10 }, (_, k) => {
          const row = rows?.[k];
          return (
            <tr key={k} data-said={k === said}>
              <th scope="row">
                <span className="n">{k}</span>
                {k === said && (
                  <>
                    <span className="said-mark" aria-hidden="true">
                      ●
                    </span>
                    <span className="visually-hidden"> {all.said}</span>
                  </>
                )}
              </th>
              <td>{row ? tight(row.product, digits) : "–"}</td>
              <td className="track">
                <SignedBar value={row?.product ?? 0} scale={scale} />
              </td>
              <td>{row ? tight(row.bias, 2) : "–"}</td>
              <td className="track">
                <SignedBar value={row?.bias ?? 0} scale={scale} />
              </td>
              <td>{row ? tight(row.logit, digits) : "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** @file Panel 3: ten logits of the chosen digit, made positive, made to sum to one, and the cost of the right one; live while it learns. */
import type { Player } from "../../../lesson/player.ts";
import { Exhibit } from "../../../ui/Exhibit.tsx";
import { measured } from "../../../ui/numbers.ts";
import { tight } from "../../../ui/tight.ts";
import { useAsk } from "../ask.ts";
import { useText } from "../text.ts";
import type { Reading } from "../views.ts";
import { logitRows, scaleOf, type LogitRow } from "./bars.ts";
import { Bar, BarColumns, SignedBar } from "./Bar.tsx";
import { useChosen } from "./chosen.tsx";
import { Moment } from "./Moment.tsx";
import type { Still } from "./still.ts";

interface Props {
  readonly player: Player;
  readonly still?: Still<Reading> | null;
}
const COLUMNS = ["name", "value", "track", "value", "track", "value"] as const;
const NOTHING: Reading = {
  pixels: new Float32Array(0),
  label: null,
  logits: new Float32Array(10).fill(NaN),
  probabilities: new Float32Array(10).fill(NaN),
  cost: null,
  said: -1,
  products: null,
};

export function Logits({ player, still = null }: Props) {
  const all = useText().panels;
  const words = all.logits;
  const { digit } = useChosen();
  const asked = useAsk(player, { ask: "reading", digit });
  const shown = asked ?? still;
  const { label, cost, said, logits, probabilities } = shown?.answer ?? NOTHING;
  const rows = logitRows(shown?.answer ?? NOTHING);
  const scale = scaleOf(logits);
  const sums = { exp: rows.reduce((sum, { exp }) => sum + exp, 0), p: rows.reduce((sum, { p }) => sum + p, 0) };
  const p = label === null ? null : probabilities[label]!;
  const print = (x: number, digits: number) => (shown ? measured(x, digits) : "–");
  return (
    <Exhibit
      title={words.title}
      note={<Moment player={player} shown={shown} />}
      className="mnist-panel logits"
      table={() => ({
        head: [all.digit, words.z, words.exp, words.p],
        rows: rows.map((row) => [String(row.digit), print(row.z, 6), tight(row.exp, 4), print(row.p, 6)]),
      })}
    >
      <div className="two-sides">
        <div>
          <p className="marks-key">
            <span className="truth-mark">▲</span> {all.truth} <b className="n">{label ?? "–"}</b>{" "}
            <span className="said-mark">●</span> {all.said} <b className="n">{shown ? said : "–"}</b>
          </p>
          <table className="bars-table">
            <caption className="visually-hidden">
              {shown && label !== null && words.alt(String(label), measured(p!, 4), said, measured(cost!, 4))}
            </caption>
            <BarColumns kinds={COLUMNS} />
            <thead>
              <tr>
                <th scope="col">{all.digit}</th>
                <th scope="col">{words.z}</th>
                <td aria-hidden="true" />
                <th scope="col">{words.exp}</th>
                <td aria-hidden="true" />
                <th scope="col">{words.p}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.digit} data-truth={row.digit === label} data-said={row.digit === said}>
                  <th scope="row">
                    <span className="n">{row.digit}</span>
                    <Marks isTruth={row.digit === label} isSaid={row.digit === said} />
                  </th>
                  <td>{shown ? tight(row.z, 2) : "–"}</td>
                  <td className="track" aria-hidden="true">
                    <SignedBar value={row.z} scale={scale} />
                  </td>
                  <td>{shown ? powerOf(row.exp) : "–"}</td>
                  <td className="track" aria-hidden="true">
                    <Bar share={row.p} />
                  </td>
                  <td>{shown ? row.p.toFixed(4) : "–"}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={3}>
                  {all.sum}
                </th>
                <td>{shown ? powerOf(sums.exp) : "–"}</td>
                <td aria-hidden="true" />
                <td>{shown ? sums.p.toFixed(4) : "–"}</td>
              </tr>
            </tfoot>
          </table>
        </div>
        <LiveSteps row={rows[label ?? said] ?? null} sum={sums.exp} cost={cost} />
      </div>
    </Exhibit>
  );
}

/** A power of e, in the room of its column: 0.0031, 242.31, 2.6×10⁴. */
const powerOf = (x: number): string => (x < 1 ? x.toFixed(4) : tight(x, 2));

interface StepsProps {
  /** Of the right digit; of the one that is said, where nobody knows what is right. */
  readonly row: LogitRow | null;
  readonly sum: number;
  readonly cost: number | null;
}
/** The way of one digit through the table, in numbers. */
function LiveSteps({ row, sum, cost }: StepsProps) {
  const words = useText().panels.logits;
  const [z, exp, p] = row ? [tight(row.z, 2), powerOf(row.exp), row.p.toFixed(4)] : ["–", "–", "–"];
  return (
    <ol className="steps-of">
      <li>
        <span>{words.step1}</span>
        <span className="n">
          e<sup>{z}</sup> = <b>{exp}</b>
        </span>
      </li>
      <li>
        <span>{words.step2}</span>
        <span className="n">
          {exp} ÷ {row ? powerOf(sum) : "–"} = <b>{p}</b>
        </span>
      </li>
      <li>
        <span>{row && cost === null ? words.none : words.step3}</span>
        <span className="n">
          {cost === null ? (
            "–"
          ) : (
            <>
              −ln {p} = <b className="cost">{measured(cost, 4)}</b>
            </>
          )}
        </span>
      </li>
    </ol>
  );
}

/** Told apart by form; what a form means stands above the table. */
function Marks({ isTruth, isSaid }: { readonly isTruth: boolean; readonly isSaid: boolean }) {
  const words = useText().panels;
  return (
    <>
      {isTruth && <Mark form="▲" name={words.truth} />}
      {isSaid && <Mark form="●" name={words.said} />}
    </>
  );
}
const Mark = ({ form, name }: { readonly form: string; readonly name: string }) => (
  <>
    <span className={form === "▲" ? "truth-mark" : "said-mark"} aria-hidden="true">
      {form}
    </span>
    <span className="visually-hidden"> {name}</span>
  </>
);

/** @file The logits of the chosen digit parted into what the pixels give, Wx, and what they do not, b; on one scale. */
import type { Player } from "../../../lesson/player.ts";
import { count } from "../../../ui/numbers.ts";
import { tight } from "../../../ui/tight.ts";
import { useAsk } from "../ask.ts";
import { useText } from "../text.ts";
import { AS_TRAINED, type Condition, type Reading } from "../views.ts";
import { BarColumns, SignedBar } from "./Bar.tsx";
import { caseRows, scaleOf, timesPixels, type CaseRow } from "./bars.ts";
import { Before } from "./Before.tsx";
import { useChosen } from "./chosen.tsx";

/** Pixels as the notebook's test has them. */
export const RAW: Condition = { ...AS_TRAINED, scale: 255 };

const COLUMNS = ["name", "value", "track", "value", "track", "value"] as const;

/** The digit that the build has read, and its number in the test set. */
export type Read = Reading & { readonly index: number };
/** What stands for a run that has not begun: what the build read at its end. */
export interface Built {
  readonly one: Read | null;
}
/** The chosen digit with pixels 0–1 and with pixels 0–255. */
function useBoth(player: Player, built: Built | null): { readonly small: Reading | null; readonly large: Reading | null } {
  const { digit } = useChosen();
  const ask = (condition: Condition) => (built ? null : ({ ask: "reading", digit, condition } as const));
  const small = useAsk(player, ask(AS_TRAINED));
  const large = useAsk(player, ask(RAW));
  if (!built) return { small: small?.answer ?? null, large: large?.answer ?? null };
  const one = digit.from === "test" && built.one?.index === digit.index ? built.one : null;
  return { small: one, large: one && timesPixels(one, 255) };
}

interface PartedProps {
  readonly player: Player;
  readonly scale: 1 | 255;
  readonly built: Built | null;
  /** How far the build had trained; null where it did not. */
  readonly end: number | null;
}
export function Parted({ player, scale, built, end }: PartedProps) {
  const all = useText().panels;
  const words = all.raw;
  const { small, large } = useBoth(player, built);
  const reading = scale === 1 ? small : large;
  const rows = reading && small ? caseRows(reading, small) : null;
  if (reading && small && !rows) return <p className="aside">{words.hidden}</p>;
  const of = reading ? (reading.label === null ? all.hand : `${all.truth} ${reading.label}`) : all.digit;
  return (
    <div className="two-sides">
      <div>
        <h4>
          {words.bars(of)} <small>{reading && words.saidOf(reading.said)}</small>
        </h4>
        <PartTable rows={rows} said={reading?.said ?? -1} isRaw={scale === 255} />
      </div>
      <div>
        <p className="why">{scale === 1 ? words.fair : words.why(rows ? timesOf(rows) : "–")}</p>
        {end !== null && <Before player={player} t={end} isBefore={built !== null} />}
      </div>
    </div>
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
          <td aria-hidden="true" />
          <th scope="col">{words.bias}</th>
          <td aria-hidden="true" />
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
              <td className="track" aria-hidden="true">
                <SignedBar value={row?.product ?? 0} scale={scale} />
              </td>
              <td>{row ? tight(row.bias, 2) : "–"}</td>
              <td className="track" aria-hidden="true">
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

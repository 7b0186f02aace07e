/** @file Lab 2.5, the case file: 0.0 %. Two numbers must be on the table before a verdict may be given. */
import { useState } from "react";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { Curves, type Curve } from "../../ui/Curves.tsx";
import { HeadedTable } from "../../ui/HeadedTable.tsx";
import { count, measured } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { CASE_STONES } from "./beats.ts";
import type { CaseView } from "./labs/caseFile.ts";
import { goTo } from "./Numbers.tsx";
import { useText, type Words } from "./text.ts";
import { Worktop, type LabProps } from "./Worktop.tsx";

export const caseOf = ({ view }: PlayerState): CaseView | null => (view === null ? null : (view.view as CaseView));

/** Time is drawn by powers of ten: what matters happens in the first thousandth. Update i stands at i + 1. */
export function CaseCurves({ player }: { player: Player }) {
  const words = useText();
  const s = usePlayer(player, (it) => it);
  const of = (name: string, role: Curve["role"], label: string): Curve => {
    const x = byPowers(Math.min(s.seen + 1, s.columns[name]?.length ?? 0));
    return { role, label, x: x.map((t) => t + 1), y: x.map((t) => s.columns[name]![t]!) };
  };
  const view = usePlayer(player, caseOf);
  return (
    <Curves
      curves={[of("train", "train", words.train), of("test", "test", words.test)].filter(({ x }) => x.length > 0)}
      from={1}
      to={s.length}
      logX
      now={s.t + 1}
      xLabel={words.epochs}
      range={[1e-4, 10]}
      label={words.caseAlt(count(s.t), view ? measured(view.trainCost, 4) : "–", view ? measured(view.testCost, 4) : "–")}
    />
  );
}

/** Updates up to `end`, evenly along an axis of powers of ten, the last included. */
function byPowers(end: number): number[] {
  const times: number[] = [];
  for (let t = 0; t < end; t = Math.max(t + 1, Math.floor(t * 1.03))) times.push(t);
  if (end > 0 && times.at(-1) !== end - 1) times.push(end - 1);
  return times;
}

/** Each point, what the model says of it, and the two counts. */
export function CaseTable({
  player,
  covers = false,
}: {
  player: Player;
  /** What it says of the training points is kept back. */ covers?: boolean;
}) {
  const words = useText();
  const view = usePlayer(player, caseOf);
  const rows = view?.targets.map((target, k) => ({ k, target, said: largest(view.probabilities[k]!) })) ?? [];
  const row = ({ k, target, said }: (typeof rows)[number]) => (
    <tr key={k} data-right={covers && k < 8 ? undefined : said === target}>
      <th scope="row">{k < 8 ? `● ${k + 1}` : `■ ${k - 7}`}</th>
      <td>{covers && k < 8 ? "?" : said}</td>
      <td>{target}</td>
      <td>{covers && k < 8 ? "?" : said === target ? "✔" : "×"}</td>
      <td>{covers && k < 8 ? "?" : measured(view!.probabilities[k]![target]!, 3)}</td>
    </tr>
  );
  return (
    <HeadedTable className="values case" head={[words.point, words.said, words.answer, words.right, words.probability]}>
      <tbody>{rows.slice(0, 8).map(row)}</tbody>
      <tbody>{rows.slice(8).map(row)}</tbody>
    </HeadedTable>
  );
}
const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values));

const VERDICTS = ["over", "under", "small"] as const;
type VerdictId = (typeof VERDICTS)[number];

/** The verdict stays locked until the training accuracy was asked for and the training went on to the hundredth epoch. */
export function Verdict({
  player,
  onGo = (t) => goTo(() => player.seek(t), "lab-case"),
}: {
  player: Player;
  onGo?: (t: number) => void;
}) {
  const words = useText();
  const said = words.caseFile;
  const [asked, setAsked] = useState(false);
  const [choice, setChoice] = useState<VerdictId | null>(null);
  const further = usePlayer(player, (s) => s.seen >= 101);
  const first = usePlayer(player, (s) => rightAt(s, "trainRight", 20));
  const test = usePlayer(player, (s) => rightAt(s, "testRight", 101));
  const train = usePlayer(player, (s) => rightAt(s, "trainRight", 101));
  const unlocked = asked && further && test !== null;
  return (
    <div className="verdict">
      <ol>
        <li>
          <span>{said.printed}</span> <b className="n">{said.percent(0, 3)}</b>
        </li>
        <li>
          <span>{said.first}</span>{" "}
          {asked ? (
            <b className="n">{first === null ? "…" : said.percent(first, 8)}</b>
          ) : (
            <button type="button" className="key" onClick={() => (setAsked(true), onGo(20))}>
              {said.look}
            </button>
          )}
        </li>
        <li>
          <span>{said.second}</span>{" "}
          {further ? (
            <b className="n">
              {test === null ? "…" : `${said.percent(test, 3)} · ${words.train} ${said.percent(train ?? 0, 8)}`}
            </b>
          ) : (
            <button type="button" className="key" onClick={() => onGo(101)}>
              {said.longer}
            </button>
          )}
        </li>
      </ol>
      <fieldset disabled={!unlocked}>
        <legend>{unlocked ? said.ask : said.locked}</legend>
        {VERDICTS.map((id) => (
          <label key={id}>
            <input type="radio" name="verdict" checked={choice === id} onChange={() => setChoice(id)} /> {said.options[id]}
          </label>
        ))}
      </fieldset>
      <p role="status">
        {choice && unlocked && verdictOf(choice, words)}{" "}
        {choice && unlocked && (
          <button type="button" className="key" onClick={() => onGo(choice === "over" ? 101 : 501)}>
            {choice === "over" ? said.see(101) : said.see(501)}
          </button>
        )}
      </p>
    </div>
  );
}
const verdictOf = (choice: VerdictId, words: Words): string => words.caseFile.verdicts[choice];

/** How many were right at θₜ; null while that is not known. A number, so that equal states are equal. */
function rightAt({ columns }: PlayerState, name: string, t: number): number | null {
  const right = columns[name]?.[t];
  return right === undefined || Number.isNaN(right) ? null : right;
}

export function CaseLab(props: LabProps) {
  const words = useText();
  const { player } = props;
  return (
    <Worktop {...props} id="lab-case" lab="overfitting/case-file" title={words.labCase} rate="lr" milestones={CASE_STONES}>
      <div className="part">
        <h3>
          {words.casePoints} <small>{words.casePointsNote}</small>
        </h3>
        <CaseTable player={player} />
      </div>
      <div className="part">
        <h3>
          {words.caseCurves} <small>{words.caseCurvesNote}</small>
        </h3>
        <CaseCurves player={player} />
      </div>
      <div className="part now">
        <h3>{words.verdict}</h3>
        <Verdict player={player} />
      </div>
    </Worktop>
  );
}

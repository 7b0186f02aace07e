/** @file The parts that the labs share: points and curve, errors as curves, errors as numbers with the gap between them. */
import { useMemo } from "react";
import type { Player } from "../../lesson/player.ts";
import { Curves } from "../../ui/Curves.tsx";
import { FitPlane } from "../../ui/FitPlane.tsx";
import { LiveFormula } from "../../ui/Formula.tsx";
import { count } from "../../ui/numbers.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { shapeOf } from "./course.ts";
import { errorCurves, fitOf, FLOOR, gapFormula, litTerms } from "./figures.ts";
import { useHidden } from "./hidden.ts";
import { error } from "./shown.ts";
import { useText } from "./text.ts";

/** Train ●, validation ▲, test ■, and the curve at the cursor. */
export function Plane({ player }: { player: Player }) {
  const words = useText();
  const view = usePlayer(player, fitOf);
  const { shown } = useHidden();
  if (!view) return <p className="aside">{words.waiting}</p>;
  const { train, val, x } = view;
  const label = words.planeAlt(
    view.degree ?? null,
    [train, val - train, x.length - val],
    [error(view.trainError), error(view.valError)],
    shapeOf(view.curve, view.y),
  );
  return <FitPlane points={view} curve={view.curve} truth={shown ? view.truth : null} label={label} />;
}

/** Errors over the whole run, as far as the cursor has been. */
export function Errors({ player, xLabel }: { player: Player; xLabel: string }) {
  const words = useText();
  const { shown } = useHidden();
  const s = usePlayer(player, (it) => it);
  const curves = errorCurves(s, words, shown);
  const at = Math.min(s.t, s.head - 1);
  const label =
    at < 0 ? words.waiting : words.errorsAlt(xLabel, count(at), error(s.columns["train"]?.[at]), error(s.columns["val"]?.[at]));
  return (
    <Curves
      curves={curves}
      to={Math.max(1, s.length - 1)}
      now={s.t}
      level={{ value: FLOOR, label: words.floor }}
      {...{ xLabel, label }}
    />
  );
}

/** Gap = validation − training, in the numbers of this moment. */
export function Gap({ player }: { player: Player }) {
  const words = useText();
  const parts = useMemo(() => gapFormula(words), [words]);
  return (
    <div className="gap">
      <LiveFormula player={player} parts={parts} lit={litTerms} />
    </div>
  );
}

/** The errors at the cursor, and the gap as a length. */
export function Readings({ player }: { player: Player }) {
  const words = useText();
  const { shown } = useHidden();
  const view = usePlayer(player, fitOf);
  const gap = view ? view.valError - view.trainError : NaN;
  return (
    <table className="values errors">
      <tbody>
        <Row mark="●" role="train" name={words.train} value={error(view?.trainError)} note={view && words.points(view.train)} />
        <Row
          mark="▲"
          role="val"
          name={words.val}
          value={error(view?.valError)}
          note={view && words.points(view.val - view.train)}
        />
        <tr className="gauge" aria-hidden="true">
          <td colSpan={2}>
            <span style={{ width: `${lengthOf(gap)}%` }} />
          </td>
        </tr>
        <Row
          mark="▼"
          role="hidden"
          name={words.population}
          value={shown ? error(view?.population) : "?"}
          note={words.populationNote}
        />
      </tbody>
    </table>
  );
}
/** A percentage that grows with the gap and never ends: 0.1 is a third of the way. */
const lengthOf = (gap: number): number => (gap > 0 ? (100 * gap) / (gap + 0.2) : 0);

interface RowProps {
  readonly mark?: string;
  readonly role?: string;
  readonly name: string;
  readonly value: string;
  readonly note?: string | null;
}
function Row({ mark, role, name, value, note }: RowProps) {
  return (
    <tr data-reads={role}>
      <th scope="row">
        {mark && <span aria-hidden="true">{mark} </span>}
        {name} {note && <small>{note}</small>}
      </th>
      <td>{value}</td>
    </tr>
  );
}

/** The switch: on, the page shows what no one has who trains a model. */
export function HiddenSwitch() {
  const words = useText();
  const { shown, set } = useHidden();
  return (
    <label className="switch">
      <input type="checkbox" checked={shown} onChange={(event) => set(event.target.checked)} /> {words.reveal}
    </label>
  );
}

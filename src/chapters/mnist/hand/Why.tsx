/** @file Why was it read so? Two digits side by side: what the weights and the bias gave to each, and which pixels spoke for which. */
import { useMemo } from "react";
import type { Player } from "../../../lesson/player.ts";
import { measured, scientific } from "../../../ui/numbers.ts";
import { usePlayer } from "../../../ui/usePlayer.ts";
import { pictureNow } from "../ask.ts";
import { SignedBar } from "../panels/Bar.tsx";
import { DIGITS, scaleOf } from "../panels/bars.ts";
import { StillTemplate } from "../Template.tsx";
import { useText } from "../text.ts";
import type { Reading } from "../views.ts";
import { extentOf } from "../weights.ts";
import { Columns } from "./Said.tsx";
import { partsOf, REASONS, votes } from "./why.ts";

interface Props {
  readonly player: Player;
  readonly reading: Reading | null;
  /** The digit that the answer is held against. */
  readonly other: number | null;
  /** What the reader says it is. */
  readonly meant: number | null;
  readonly onMeant: (digit: number) => void;
  /** What the reasons answer; null where there are none. */
  readonly title: string | null;
}

export function Why({ player, reading, other, meant, onMeant, title }: Props) {
  const words = useText().hand;
  return (
    <div className="hand-why">
      <fieldset className="pick">
        <legend>{words.meant}</legend>
        {DIGITS.map((digit) => (
          <label key={digit} data-chosen={digit === meant}>
            <input type="radio" name="meant" checked={digit === meant} onChange={() => onMeant(digit)} />
            <span className="n">{digit}</span>
          </label>
        ))}
      </fieldset>
      {reading && other !== null && <Reasons {...{ player, reading, other, title }} />}
    </div>
  );
}

type ReasonsProps = Pick<Props, "player" | "title"> & { readonly reading: Reading; readonly other: number };
function Reasons({ player, reading, other, title }: ReasonsProps) {
  const words = useText().hand;
  const picture = usePlayer(player, pictureNow);
  const { said, pixels } = reading;
  const pair = [partsOf(reading, said), partsOf(reading, other)] as const;
  const map = useMemo(() => (picture ? votes(picture, pixels, said, other) : null), [picture, pixels, said, other]);
  const [a, b] = pair;
  if (!a || !b) return <p className="aside">{words.whyNot}</p>;
  const rows = pair.flatMap((it) => [
    { name: words.product(it!.digit), value: it!.product, sum: false },
    { name: words.bias(it!.digit), value: it!.bias, sum: false },
    { name: words.logit(it!.digit), value: it!.logit, sum: true },
  ]);
  const scale = scaleOf(rows.map(({ value }) => value));
  const ratio = Math.exp(a.logit - b.logit);
  const difference = measured(a.logit - b.logit, 3);
  return (
    <>
      <h4 id={REASONS} tabIndex={-1}>
        {title}
      </h4>
      <div className="hand-reasons">
        <table className="bars-table">
          <Columns />
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{words.part}</th>
              <th scope="col" colSpan={2}>
                {words.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, value, sum }) => (
              <tr key={name} data-sum={sum}>
                <th scope="row">
                  <span className="n">{name}</span>
                </th>
                <td className="track" aria-hidden="true">
                  <SignedBar value={value} scale={scale} />
                </td>
                <td>{measured(value, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {map && (
          <figure>
            <StillTemplate values={map} extent={extentOf(map)} />
            <figcaption>
              {words.votes(said, other)}
              <span className="visually-hidden"> {words.votesAlt(said, other)}</span>
            </figcaption>
          </figure>
        )}
      </div>
      <p className="aside">
        {Number.isFinite(ratio) ? words.sum(said, other, difference, shortly(ratio)) : words.sumSure(other, difference)}
      </p>
    </>
  );
}
/** 1.83, 255, 3.2×10⁹: as many digits as one can hear. */
const shortly = (x: number): string => (x < 1e4 ? measured(x, x < 100 ? 2 : 0) : scientific(x, 1));

/** @file What the model made of the reader's digit: the answer in one line, the way to its reasons, and ten probabilities. */
import type { MouseEvent } from "react";
import { Bar } from "../panels/Bar.tsx";
import { DIGITS } from "../panels/bars.ts";
import { useText } from "../text.ts";
import type { Reading } from "../views.ts";
import { REASONS } from "./why.ts";

export function Answer({ reading }: { readonly reading: Reading | null }) {
  const words = useText().hand;
  return (
    <p className="hand-answer" aria-hidden="true">
      <span>{words.saidShort}</span> <b className="n">{reading?.said ?? "–"}</b>{" "}
      <span className="n">{reading ? probability(reading, reading.said) : ""}</span>
    </p>
  );
}
/** To the reasons; the link of the page's run stays as it is. */
export function ToReasons({ why }: { readonly why: string | null }) {
  const go = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(REASONS)?.focus();
  };
  return (
    <p className="hand-to-why">
      {why !== null && (
        <a href={`#${REASONS}`} onClick={go}>
          {why}
        </a>
      )}
    </p>
  );
}
const probability = ({ probabilities }: Reading, digit: number): string => probabilities[digit]!.toFixed(4);

export function Said({ reading }: { readonly reading: Reading | null }) {
  const words = useText().hand;
  return (
    <table className="bars-table hand-said">
      <Columns />
      <thead>
        <tr>
          <th scope="col">{words.digit}</th>
          <th scope="col" colSpan={2}>
            {words.p}
          </th>
        </tr>
      </thead>
      <tbody>
        {DIGITS.map((digit) => (
          <tr key={digit} data-said={digit === reading?.said}>
            <th scope="row">
              <span className="n">{digit}</span>
            </th>
            <td className="track" aria-hidden="true">
              <Bar share={reading?.probabilities[digit] ?? 0} />
            </td>
            <td>{reading ? probability(reading, digit) : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A name, a bar, a number. */
export const Columns = () => (
  <colgroup>
    <col className="name" />
    <col className="track" />
    <col />
  </colgroup>
);

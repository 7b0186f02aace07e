/** @file What the model made of the reader's digit: ten probabilities, and the answer in one line that is also spoken. */
import { useEffect, useState } from "react";
import { Bar } from "../panels/Bar.tsx";
import { DIGITS } from "../panels/bars.ts";
import { useText } from "../text.ts";
import type { Reading } from "../views.ts";

/** A pen that still moves is not talked into. */
const SILENCE_MS = 700;

export function Answer({ reading }: { readonly reading: Reading | null }) {
  const words = useText().hand;
  const text = reading ? words.said(reading.said, probability(reading, reading.said)) : words.nothing;
  const [spoken, speak] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => speak(text), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <p className="hand-answer" aria-hidden="true">
        <span>{words.saidShort}</span> <b className="n">{reading?.said ?? "–"}</b>{" "}
        <span className="n">{reading ? probability(reading, reading.said) : ""}</span>
      </p>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </>
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
            <td className="track">
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

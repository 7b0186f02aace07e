/** @file What came out, counted in this browser: agreements, errors, bits, and every case that disagrees. */
import { count } from "../../ui/numbers.ts";
import type { CaseResult, Difference, GoldenAnswer } from "./engine/questions.ts";
import { plain, power } from "./numbers.ts";
import { sameBits, tallyOf } from "./tally.ts";
import { useText, type Words } from "./text.ts";

/** So many failures are listed. */
const MOST = 50;

/** What an array of a case is called: `output 0`, `gradient of a`. */
function whatOf({ what }: Words, said: string): string {
  const [, output, name] = /^(?:output (\d+)|gradient of (.+))$/.exec(said) ?? [];
  return output !== undefined ? what.output(output) : name !== undefined ? what.gradient(name) : what.thrown;
}
const placed = (words: Words, it: Difference): string =>
  whatOf(words, it.what) === words.what.thrown ? words.what.thrown : `${whatOf(words, it.what)} [${it.at}]`;

export function Report({
  results,
  ms,
  golden,
}: {
  readonly results: readonly CaseResult[];
  readonly ms: number;
  readonly golden: GoldenAnswer;
}) {
  const words = useText();
  const { rows, ...measure } = words.measure;
  const { failed, loose, exact, worst } = tallyOf(results);
  return (
    <section className="engine-report" id="measured" aria-labelledby="measured-title">
      <h2 id="measured-title">{measure.title}</h2>
      <dl className="measured">
        <Row name={rows.cases}>{count(results.length)}</Row>
        <Row name={rows.exact}>{count(exact)}</Row>
        {worst && (
          <Row
            name={rows.worst}
            note={`${measure.ofLargest}. ${measure.worstAt(worst.id, whatOf(words, worst.worst.what), plain(worst.worst.ours, 9), plain(worst.worst.theirs, 9))}`}
          >
            {power(worst.error)}
          </Row>
        )}
        <Row name={rows.allowed} note={measure.ofLargest}>
          {power(1e-6)}
        </Row>
        <Row
          name={rows.loose}
          note={loose.length > 0 ? `${measure.looseNote} ${loose.map(({ id }) => id).join(", ")}.` : measure.noLoose}
        >
          {count(loose.length)}
        </Row>
        <Row name={rows.bits}>
          <span id="same-bits">
            {count(sameBits(results, golden.bits))} / {count(results.length)}
          </span>
        </Row>
        <Row name={rows.time}>{measure.ms(count(Math.round(ms)))}</Row>
      </dl>
      {failed.length > 0 && (
        <div className="scroll" role="region" aria-label={measure.failures} tabIndex={0}>
          <table className="failures">
            <caption>{measure.failures}</caption>
            <thead>
              <tr>
                {measure.head.map((it) => (
                  <th key={it} scope="col">
                    {it}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {failed.slice(0, MOST).map(({ id, worst: it }) => (
                <tr key={id}>
                  <th scope="row">{id}</th>
                  <td>{placed(words, it)}</td>
                  <td>{plain(it.ours, 9)}</td>
                  <td>{plain(it.theirs, 9)}</td>
                  <td className="error">{power(it.error)}</td>
                  <td className="error">{power(it.allowed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
const Row = ({ name, note, children }: { readonly name: string; readonly note?: string; readonly children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <b className="n">{children}</b>
      {note && <small>{note}</small>}
    </dd>
  </div>
);

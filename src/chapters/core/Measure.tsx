/** @file The button, how far it is, and the verdict: everything counted in this browser. */
import { count } from "../../ui/numbers.ts";
import type { CaseResult, Difference, GoldenAnswer } from "./engine/questions.ts";
import { plain, power } from "./numbers.ts";
import { sameBits, tallyOf } from "./tally.ts";
import { useText, type Words } from "./text.ts";
import type { Measurement } from "./useMeasurement.ts";

/** So many failures are listed. */
const MOST = 50;

export function Measure({
  golden,
  measurement,
  onMeasure,
}: {
  readonly golden: GoldenAnswer;
  readonly measurement: Measurement;
  readonly onMeasure: () => void;
}) {
  const words = useText();
  const { measure } = words;
  const { stage } = measurement;
  const busy = stage === "fetching" || stage === "running";
  const label =
    stage === "done" ? measure.again : measure.button(count(golden.bits.length), count(Math.round(golden.bytes / 1000)));
  return (
    <section className="engine-measure" aria-labelledby="measure-title">
      <h2 id="measure-title">{measure.title}</h2>
      <p>{measure.before}</p>
      <button type="button" className="press" aria-disabled={busy} onClick={onMeasure}>
        {label}
      </button>
      {stage === "running" && <progress aria-label={measure.progress} value={measurement.done} max={measurement.total} />}
      {stage === "running" && <p aria-hidden="true">{measure.running(count(measurement.done), count(measurement.total))}</p>}
      <p className="verdict" role="status" data-stage={stage}>
        {saidOf(words, measurement)}
      </p>
      {stage === "done" && <Report results={measurement.results} ms={measurement.ms} golden={golden} />}
    </section>
  );
}

function saidOf({ measure }: Words, measurement: Measurement): string {
  if (measurement.stage === "idle") return "";
  if (measurement.stage === "fetching") return measure.fetching;
  if (measurement.stage === "running") return measure.busy;
  if (measurement.stage === "failed") return measure[measurement.trouble];
  const failed = measurement.results.filter(({ agrees }) => !agrees).length;
  const all = count(measurement.results.length);
  return failed === 0 ? measure.agree(all) : measure.disagree(count(failed), all);
}

/** What an array of a case is called: `output 0`, `gradient of a`. */
export function whatOf({ what }: Words, said: string): string {
  const [, output, name] = /^(?:output (\d+)|gradient of (.+))$/.exec(said) ?? [];
  return output !== undefined ? what.output(output) : name !== undefined ? what.gradient(name) : said;
}
const placed = (words: Words, { what, at }: Difference): string => `${whatOf(words, what)} [${at}]`;

function Report({
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
    <>
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
        <Row name={rows.loose} note={`${measure.looseNote} ${loose.map(({ id }) => id).join(", ")}`}>
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
                  <td>{power(it.error)}</td>
                  <td>{power(it.allowed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
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

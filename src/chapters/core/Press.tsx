/** @file The button that measures, how far it is, and the verdict in one sentence. */
import { count } from "../../ui/numbers.ts";
import type { GoldenAnswer } from "./engine/questions.ts";
import { useText, type Words } from "./text.ts";
import type { Measurement } from "./useMeasurement.ts";

interface Props {
  readonly golden: GoldenAnswer;
  readonly measurement: Measurement;
  readonly onMeasure: () => void;
}

export function Press({ golden, measurement, onMeasure }: Props) {
  const words = useText();
  const { measure } = words;
  const { stage } = measurement;
  const busy = stage === "fetching" || stage === "running";
  const label =
    stage === "done" ? measure.again : measure.button(count(golden.bits.length), count(Math.round(golden.bytes / 1000)));
  return (
    <div className="engine-press">
      <button type="button" className="press" aria-disabled={busy} onClick={onMeasure}>
        {label}
      </button>
      <div>
        {stage === "idle" && <p className="before">{measure.before}</p>}
        {stage === "running" && <progress aria-label={measure.progress} value={measurement.done} max={measurement.total} />}
        <p className="verdict" role="status" data-stage={stage}>
          {saidOf(words, measurement)}
        </p>
        {stage === "running" && <p aria-hidden="true">{measure.running(count(measurement.done), count(measurement.total))}</p>}
        {stage === "done" && (
          <p>
            <a href="#measured">{measure.details}</a>
          </p>
        )}
      </div>
    </div>
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

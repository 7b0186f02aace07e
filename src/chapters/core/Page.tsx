/** @file The engine's page: whose numbers these are, measured by the reader; the ops one by one; how the bits are kept, and what is not promised. */
import { useEffect, useMemo, useState } from "react";
import { useBook } from "../../ui/book.tsx";
import type { PageProps } from "../index.ts";
import "./core.css";
import type { GoldenAnswer, OpRecordAnswer } from "./engine/questions.ts";
import { Grid } from "./Grid.tsx";
import { Measure } from "./Measure.tsx";
import { Ops } from "./Ops.tsx";
import { tallyByOp } from "./tally.ts";
import { useText } from "./text.ts";
import { useMeasurement } from "./useMeasurement.ts";

export default function Page({ Prose }: PageProps) {
  const words = useText();
  const { answers } = useBook();
  const records = answers["records"] as readonly OpRecordAnswer[];
  const golden = answers["golden"] as GoldenAnswer;
  const [measurement, measure] = useMeasurement();
  const tallies = useMemo(() => (measurement.stage === "done" ? tallyByOp(measurement.results) : null), [measurement]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (op: string, is: boolean) =>
    setOpen((now) => (now.has(op) === is ? now : new Set(is ? [...now, op] : [...now].filter((it) => it !== op))));
  // A link to an op opens it.
  useEffect(() => {
    const follow = () => {
      const op = /^#op-(\w+)$/.exec(location.hash)?.[1];
      if (op === undefined) return;
      setOpen((now) => new Set([...now, op]));
      document.getElementById(`op-${op}`)?.scrollIntoView();
    };
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return (
    <>
      <header className="opening">
        <p className="chapter">{words.chapter}</p>
        <h1>{words.title}</h1>
        <p className="question">
          {words.question.map((line) => (
            <span key={line}>{line} </span>
          ))}
        </p>
      </header>
      <Grid records={records} golden={golden} tallies={tallies} onOpen={(op) => toggle(op, true)} />
      <Measure golden={golden} measurement={measurement} onMeasure={measure} />
      <Prose id="what" />
      <Ops records={records} golden={golden} tallies={tallies} open={open} onToggle={toggle} />
      <Prose id="bits" />
      <Prose id="promise" />
    </>
  );
}

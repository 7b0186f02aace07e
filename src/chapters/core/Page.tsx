/** @file The engine's page: whose numbers these are, measured by the reader; the ops one by one; how the bits are kept, and what is not promised. */
import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { ChapterTitle } from "../../ui/ChapterTitle.tsx";
import { useBook } from "../../ui/book.tsx";
import type { PageProps } from "../index.ts";
import "./core.css";
import type { GoldenAnswer, OpRecordAnswer } from "./engine/questions.ts";
import { Grid } from "./Grid.tsx";
import { Ops } from "./Ops.tsx";
import { Press } from "./Press.tsx";
import { Report } from "./Report.tsx";
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
  const [wanted, setWanted] = useState("");
  const show = (op: string) => {
    setWanted("");
    toggle(op, true);
  };
  // A link to an op opens it, whatever the reader was looking for: `#op-relu`, or just `#relu`.
  useEffect(() => {
    const follow = () => {
      const op = /^#(?:op-)?(\w+)(?:&|$)/.exec(location.hash)?.[1];
      if (!records.some(({ name }) => name === op)) return;
      flushSync(() => {
        setWanted("");
        setOpen((now) => new Set([...now, op!]));
      });
      document.getElementById(`op-${op}`)?.scrollIntoView();
    };
    const first = setTimeout(follow); // after the page is laid out
    addEventListener("hashchange", follow);
    return () => {
      clearTimeout(first);
      removeEventListener("hashchange", follow);
    };
  }, [records]);
  return (
    <>
      <ChapterTitle words={words} />
      <Press golden={golden} measurement={measurement} onMeasure={measure} />
      <Grid records={records} golden={golden} tallies={tallies} onOpen={show} />
      {measurement.stage === "done" && <Report results={measurement.results} ms={measurement.ms} golden={golden} />}
      <Prose id="what" />
      <Ops records={records} golden={golden} tallies={tallies} open={open} onToggle={toggle} wanted={wanted} onWant={setWanted} />
      <Prose id="bits" />
      <Prose id="promise" />
    </>
  );
}

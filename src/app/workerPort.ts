/**
 * @file A worker as a port: commands down, reports up, each report to the command it answers.
 *
 * A dead worker often says nothing, so the oldest question has a time within which it must be answered; the worker answers in order and
 * bounds every stretch of a run itself. Too strict a time does no harm: a restarted worker computes the same bits again.
 */
import type { Port } from "../lesson/player.ts";
import type { Ask, Command, DataReport, Files, Report } from "../lesson/protocol.ts";

/** Milliseconds. Until the first answer, a slow network may still be loading the worker's code. */
const PATIENCE = { start: 60_000, run: 4_000, other: 15_000 };

/** No question has this number: an answer to it is for nobody. */
const NOBODY = -1;

interface Question {
  readonly command: Command | Ask | Files;
  readonly resolve: (report: Report) => void;
  readonly reject: (reason: Error) => void;
}

/** `told` hears how much of a data set has come, while a question waits for it. */
export function createWorkerPort(make: () => Worker, patience = PATIENCE, told: (report: DataReport) => void = () => {}): Port {
  let worker: Worker | null = null;
  let answered = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const questions: Question[] = [];
  /** The reader's files, for the worker that comes after this one. */
  const given: Files[] = [];

  function start(): Worker {
    const started = make();
    answered = false;
    started.onmessage = ({ data }: MessageEvent<Report>) => {
      if (started !== worker) return; // said before it was replaced
      if (data.type === "data") {
        answered = true;
        watch(); // a network may be slow; a worker that says so is alive
        return told(data);
      }
      const at = questions.findIndex(({ command }) => command.id === data.id);
      if (at < 0 || isProgress(data)) return;
      answered = true;
      const [question] = questions.splice(at, 1);
      watch();
      question!.resolve(data);
    };
    started.onerror = ({ message }) => fail(`worker: ${message || "its code did not load"}`);
    started.onmessageerror = () => fail("worker: a report could not be read");
    for (const files of given) started.postMessage(files);
    return started;
  }

  /** Whatever waits is lost; the asker decides what next. */
  function fail(message: string): void {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    for (const { reject } of questions.splice(0)) reject(new Error(message));
  }

  function watch(): void {
    clearTimeout(timer);
    const oldest = questions[0]?.command;
    if (!oldest) return;
    const ms = !answered ? patience.start : oldest.type === "run" ? patience.run : patience.other;
    timer = setTimeout(() => fail(`worker: no answer to "${oldest.type}" in ${ms} ms`), ms);
  }

  return {
    send(command) {
      return new Promise((resolve, reject) => {
        questions.push({ command, resolve, reject });
        worker ??= start();
        worker.postMessage(command);
        if (command.type === "files") given.push({ ...command, id: NOBODY });
        if (questions.length === 1) watch();
      });
    },
    restart() {
      fail("worker: restarted");
    },
  };
}

const isProgress = (report: Report) => report.type === "study" && report.rows.length < report.total;

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWorkerPort } from "../../src/app/workerPort.ts";
import type { Command, Report } from "../../src/lesson/protocol.ts";

/** A worker that answers when the test says so. */
class FakeWorker {
  static all: FakeWorker[] = [];
  onmessage: ((event: { data: Report }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  readonly got: Command[] = [];
  terminated = false;
  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage(command: Command) {
    this.got.push(command);
  }
  terminate() {
    this.terminated = true;
  }
  answer(id: number) {
    this.say({ type: "hash", id, t: 0, hash: "0" });
  }
  say(data: Report) {
    this.onmessage!({ data });
  }
}
const make = () => new FakeWorker() as unknown as Worker;
const command = (id: number, type: "hash" | "run" = "hash") => ({ type, id }) as Command;
const patience = { start: 1000, run: 10, other: 100 };

beforeEach(() => {
  FakeWorker.all = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

test("port: each report goes to its question, and no worker is made before the first", async () => {
  const port = createWorkerPort(make, patience);
  expect(FakeWorker.all).toHaveLength(0);
  const answers = [port.send(command(1)), port.send(command(2))];
  const [worker] = FakeWorker.all;
  worker!.answer(2);
  worker!.answer(1);
  expect((await Promise.all(answers)).map(({ id }) => id)).toEqual([1, 2]);
});

test("port: an error rejects everything that waits, and the next question has a fresh worker", async () => {
  const port = createWorkerPort(make, patience);
  const lost = [port.send(command(1)), port.send(command(2))];
  FakeWorker.all[0]!.onerror!({ message: "out of memory" });
  await expect(Promise.allSettled(lost)).resolves.toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
  expect(FakeWorker.all[0]!.terminated).toBe(true);
  const next = port.send(command(3));
  FakeWorker.all[1]!.answer(3);
  expect((await next).id).toBe(3);
});

test("port: silence is death, sooner for a run than for the rest, and only the oldest question counts", async () => {
  const port = createWorkerPort(make, patience);
  const first = port.send(command(1));
  await vi.advanceTimersByTimeAsync(900); // the code is still loading
  FakeWorker.all[0]!.answer(1);
  await first;
  const view = port.send(command(2));
  const run = port.send(command(3, "run"));
  const lost = Promise.allSettled([view, run]);
  await vi.advanceTimersByTimeAsync(90);
  FakeWorker.all[0]!.answer(2);
  await vi.advanceTimersByTimeAsync(9);
  expect(FakeWorker.all[0]!.terminated).toBe(false);
  await vi.advanceTimersByTimeAsync(2);
  expect(FakeWorker.all[0]!.terminated).toBe(true);
  await expect(lost).resolves.toMatchObject([
    { status: "fulfilled" },
    { status: "rejected", reason: { message: 'worker: no answer to "run" in 10 ms' } },
  ]);
});

test("port: a late report of a worker that was replaced reaches nobody", async () => {
  const port = createWorkerPort(make, patience);
  const lost = port.send(command(1));
  port.restart();
  await expect(lost).rejects.toThrow("restarted");
  const next = port.send(command(2));
  FakeWorker.all[0]!.onmessage!({ data: { type: "hash", id: 2, t: 9, hash: "old" } });
  FakeWorker.all[1]!.answer(2);
  await expect(next).resolves.toMatchObject({ hash: "0" });
});

test("port: a worker that says that data is coming is alive, however long it takes", async () => {
  const told: number[] = [];
  const port = createWorkerPort(make, patience, ({ come }) => told.push(come));
  const run = port.send(command(1, "run"));
  const [worker] = FakeWorker.all;
  for (let come = 1; come <= 200; come++) {
    await vi.advanceTimersByTimeAsync(9);
    worker!.say({ type: "data", id: 1, come, of: 200 });
  }
  expect([told.length, told.at(-1), worker!.terminated]).toEqual([200, 200, false]);
  worker!.answer(1);
  expect((await run).id).toBe(1);
});

test("port: a data set that stops coming without a word is a dead worker", async () => {
  const port = createWorkerPort(make, patience);
  const lost = Promise.allSettled([port.send(command(1, "run"))]);
  FakeWorker.all[0]!.say({ type: "data", id: 1, come: 1, of: 200 });
  await vi.advanceTimersByTimeAsync(11);
  expect(FakeWorker.all[0]!.terminated).toBe(true);
  await expect(lost).resolves.toMatchObject([{ status: "rejected" }]);
});

test("port: the reader's files are given to the next worker, too, before it is asked anything", async () => {
  const port = createWorkerPort(make, patience);
  const files = ["a file"];
  const taken = port.send({ type: "files", id: 1, files });
  FakeWorker.all[0]!.say({ type: "files", id: 1, missing: [], troubles: [] });
  expect(await taken).toMatchObject({ type: "files", missing: [] });
  port.restart();
  const next = port.send(command(2));
  const [, worker] = FakeWorker.all;
  expect(worker!.got).toMatchObject([{ type: "files", files }, { id: 2 }]);
  worker!.say({ type: "files", id: (worker!.got[0] as { id: number }).id, missing: [], troubles: [] });
  worker!.answer(2);
  expect((await next).id).toBe(2);
});

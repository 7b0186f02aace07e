/** @file The book's worker and its data, in a real browser: drawn digits to the bit, MNIST where it is not, and from the reader's files. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import softmax from "../../src/chapters/mnist/labs/softmax.run.ts";
import { drawnSets, mnistSets, type DigitSets } from "../../src/lesson/data/digitSets.ts";
import { drawn, MNIST } from "../../src/lesson/data/ids.ts";
import { mnistFiles } from "../../src/lesson/data/mnistFiles.mjs";
import type { Command, HashReport } from "../../src/lesson/protocol.ts";
import type { DataId } from "../../src/lesson/recipe.ts";
import { createRunner } from "../../src/lesson/runner.ts";
import { expect, test } from "./book.ts";

const assets = fileURLToPath(new URL("../../dist/assets", import.meta.url));
const worker = () => `assets/${readdirSync(assets).find((name) => /^worker-.*\.js$/.test(name))}`;
const folder = process.env["MNIST_DIR"] ?? "public/mnist";

const defaults = Object.fromEntries(Object.entries(softmax.lab.config).map(([key, field]) => [key, field.default]));

/** Ten updates of softmax on a thousand images: the fingerprint of the state, or the error. */
const question = (data: DataId) => ({
  type: "hash",
  t: 10,
  recipe: {
    lab: "mnist/softmax",
    config: { ...defaults, images: 1000, epochs: 1 },
    seed: 777,
    edits: [],
    data,
  },
});

/** Asks a fresh worker of the book these things, one after the other. `files`: names in a folder of the site, in place of a question. */
const ask = (page: Page, url: string, questions: readonly unknown[]): Promise<unknown[]> =>
  page.evaluate(
    async ([url, questions]) => {
      const worker = new Worker(url, { type: "module" });
      const reports: unknown[] = [];
      for (const [id, question] of questions.entries()) {
        const { give } = question as { give?: string[] };
        const files = await Promise.all((give ?? []).map(async (path) => new File([await (await fetch(path)).blob()], path)));
        const answer = new Promise<unknown>((resolve) => {
          worker.onmessage = ({ data }) => data.type !== "data" && resolve(data);
        });
        worker.postMessage(give ? { type: "files", id, files } : { ...(question as object), id });
        reports.push(await answer);
      }
      worker.terminate();
      return reports;
    },
    [url, questions] as const,
  );

/** The same question, answered here. */
async function hashInNode(data: DataId, sets: () => DigitSets): Promise<string> {
  const runner = createRunner(async () => softmax, { now: () => 0, data: async () => sets() });
  const { report } = await runner.handle({ ...question(data), id: 0 } as unknown as Command);
  return (report as HashReport).hash;
}

test("data: digits drawn in the browser are Node's, to the bit", async ({ page, site }) => {
  await page.goto(`${site.url}ko/xor/`);
  const [report] = await ask(page, site.url + worker(), [question(drawn())]);
  expect(report).toMatchObject({ type: "hash", hash: await hashInNode(drawn(), () => drawnSets(1)) });
});

test("data: MNIST that is nowhere, and a set that nobody knows, are said by a code; and the worker goes on", async ({
  page,
  site,
  book,
}) => {
  book.allow(/404/);
  await page.goto(`${site.url}ko/xor/`);
  const unknown = { name: "drawn", hash: "f00000001" };
  const reports = await ask(page, site.url + worker(), [question(MNIST), question(unknown), question(drawn())]);
  expect(reports).toMatchObject([
    { type: "error", data: { why: "absent", id: MNIST, file: "train-labels-idx1-ubyte" } },
    { type: "error", data: { why: "unknown", id: unknown } },
    { type: "hash" },
  ]);
});

const path = (name: string): string | undefined =>
  [`${name}.gz`, name].map((it) => join(folder, it)).find((it) => existsSync(it));
const there = mnistFiles.every(({ name }) => path(name));
test("data: the reader's files make MNIST, also on the next visit", async ({ page, site, book }) => {
  test.skip(!there, `skipped: no MNIST files in ${folder}`);
  book.allow(/404/);
  await page.route("**/give/*", (route) => route.fulfill({ path: path(route.request().url().split("/").at(-1)!)! }));
  await page.goto(`${site.url}ko/xor/`);
  const give = mnistFiles.map(({ name }) => `../../give/${name}`);
  const [first, last, run] = await ask(page, site.url + worker(), [
    { give: give.slice(0, 3) },
    { give: give.slice(3) },
    question(MNIST),
  ]);
  expect([first, last]).toMatchObject([
    { missing: ["t10k-labels-idx1-ubyte"], troubles: [] },
    { missing: [], troubles: [] },
  ]);
  const bytes = (name: string) =>
    path(name)!.endsWith(".gz") ? gunzipSync(readFileSync(path(name)!)) : readFileSync(path(name)!);
  const expected = await hashInNode(MNIST, () => mnistSets(mnistFiles.map(({ name }) => new Uint8Array(bytes(name)))));
  expect(run).toMatchObject({ type: "hash", hash: expected });
  await page.reload();
  const [again] = await ask(page, site.url + worker(), [question(MNIST)]);
  expect(again).toMatchObject({ type: "hash", hash: expected });
});

/**
 * @file `npm start`: builds the book if it is stale, serves it, prints its address; then brings MNIST where it is not there yet. PORT and
 * HOST are respected, and MNIST_MIRRORS: addresses to fetch it from, or nothing.
 */
import { join } from "node:path";
import { build, dist, isFresh, root } from "./build.mjs";
import { fetchMnist, MIRRORS, voiceOf } from "./fetchMnist.mjs";
import { serve } from "./serve.mjs";

const FIRST_PORT = 4173;

const mnist = join(root, "public/mnist");

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

/** The port that was asked for or none; without a wish, the first free one of a few. */
async function open() {
  const wished = process.env["PORT"];
  const host = process.env["HOST"];
  /** @type {[string, string][]} */
  const mounts = [
    ["mnist/", mnist], // fetched while the book is served, or by hand
    ["", dist],
  ];
  for (let port = wished ? Number(wished) : FIRST_PORT; ; port++) {
    try {
      return await serve({ mounts, port, ...(host ? { host } : {}) });
    } catch (error) {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
      if (taken && !wished && port < FIRST_PORT + 20) continue;
      say(taken ? `압정 · Thumbtack: port ${port} is taken. PORT=<another> npm start` : `압정 · Thumbtack: ${String(error)}`);
      process.exit(1);
    }
  }
}

if (!(await isFresh())) {
  say("압정 · Thumbtack: building the book …");
  await build();
}
const { url } = await open();
say(`압정 · Thumbtack: ${url}`);
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => process.exit(0));

const mirrors = process.env["MNIST_MIRRORS"]?.split(/[\s,]+/).filter(Boolean) ?? MIRRORS;
await fetchMnist({ folder: mnist, mirrors, voice: voiceOf(process.stdout, "압정 · Thumbtack") });

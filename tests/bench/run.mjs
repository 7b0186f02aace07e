/**
 * @file `npm run bench`: updates per second of this book's core and of its peers, side by side in one run.
 *
 * Every peer first does one whole run, which warms it and gives the loss to compare; then come rounds in which each peer in turn trains
 * for about half a second. The table shows medians. `--json FILE` writes rows {work, peer, value, unit}; `--only W1,W3` and `--rounds N`
 * choose; `--peers ours,PyTorch` leaves the others out. `--page` runs the works in a worker of a page, with the peers that a page can load.
 */
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { hasMnist, mnistDir, readMnist } from "./mnist.mjs";
import { race, SECONDS, timed } from "./race.mjs";
import { onMnist, works } from "./works.mjs";

/** @typedef {import("./works.mjs").Peer} Peer */

const root = fileURLToPath(new URL("../..", import.meta.url));
const FIRST = fileURLToPath(new URL("first.mjs", import.meta.url));

const { values: options } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string" },
    peers: { type: "string" },
    page: { type: "boolean" },
    rounds: { type: "string", default: "5" },
  },
});
const rounds = Number(options.rounds);
const all = [...Object.keys(works), ...(options.page ? [] : ["W5", "W7"])];
const wishedWorks = options.only?.split(",") ?? all;
const wishedPeers = options.peers?.split(",");
for (const name of wishedWorks) if (!all.includes(name)) throw new Error(`bench: no work "${name}"; there are ${all.join(", ")}`);
if (!(rounds >= 1)) throw new Error(`bench: --rounds ${options.rounds} is not a number of rounds`);

/** @param {string} [line] */
const say = (line = "") => process.stdout.write(`${line}\n`);

/**
 * A peer through the bundler, as readers get it: ours is TypeScript, and tfjs keeps its gradients in files Node cannot load.
 * @param {string} file @returns {Promise<any>}
 */
async function bundled(file) {
  const entry = join(root, "tests/bench/peers", file);
  if (!existsSync(entry)) return null;
  const { build } = await import("vite");
  const outDir = join(root, ".cache/bench", file);
  const output = { entryFileNames: "peer.mjs" };
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    define: { __dirname: "import.meta.dirname" }, // CommonJS says it
    ssr: { noExternal: true },
    build: { ssr: entry, outDir, target: "es2022", rolldownOptions: { output } },
  });
  return (await import(pathToFileURL(join(outDir, "peer.mjs")).href)).peer ?? null;
}

/** @type {[name: string, load: () => Promise<Peer | null>][]} */
const loaders = [
  ["ours", () => bundled("ours.ts")],
  ["by hand", () => bundled("hand.ts")],
  ["fused", () => bundled("fused.ts")],
  ["brain.js", async () => (await import("./peers/brain.mjs")).peer],
  ["tfjs-wasm", () => bundled("tfjs.mjs")],
  ["jax-js", async () => (await import("./peers/jax.mjs")).peer],
  ["PyTorch", async () => (await import("./peers/torch.mjs")).peer],
];

/** @type {Peer[]} */
const peers = [];
for (const [name, load] of options.page ? [] : loaders) {
  if (wishedPeers && !wishedPeers.includes(name)) continue;
  const peer = await load();
  if (peer) peers.push(peer);
  else say(`${name}: not here`);
}

const page = options.page ? await (await import("./page.mjs")).openPage(wishedPeers) : null;
if (page) say(`in a worker of a page, Chromium ${page.version}`);

/** @param {string} name @param {import("./works.mjs").Files} [files] */
const work = (name, files) =>
  /** @type {(files?: import("./works.mjs").Files) => import("./works.mjs").Work} */ (works[name])(files);
/** The middle value; of an even number of them, the mean of the two in the middle. @param {number[]} values */
const median = (values) => {
  const half = Math.floor((values.length - 1) / 2);
  const middle = values.toSorted((a, b) => a - b).slice(half, values.length - half);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
};
/** @param {number} value */
const figure = (value) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));

/** @type {{ work: string, peer: string, value: number, unit: string }[]} */
const rows = [];
for (const name of wishedWorks.filter((name) => name in works)) {
  const files = onMnist.includes(name) && hasMnist() ? readMnist() : undefined;
  if (onMnist.includes(name) && !files) {
    say(`\n${name}  skipped: no MNIST files in ${mnistDir} (MNIST_DIR names another folder)`);
    continue;
  }
  const { title, updates } = work(name, files);
  say(`\n${name}  ${title}, ${updates.toLocaleString("en")} updates`);
  const entrants = page
    ? await page.race(name, rounds, files)
    : await race(
        peers.filter((one) => one.works.includes(name)),
        work(name, files),
        rounds,
      );
  const own = entrants.find((it) => it.name === "ours");
  for (const it of entrants) {
    const value = median(it.rates);
    rows.push({ work: name, peer: it.name, value, unit: "updates/s" });
    const spread = `${figure(Math.min(...it.rates))}–${figure(Math.max(...it.rates))}`;
    const ratio = own && own !== it ? `ours ${figure(median(own.rates) / value)}×` : "";
    say(
      `  ${it.name.padEnd(10)} ${figure(value).padStart(10)} /s  ${spread.padEnd(22)} loss ${it.loss.toPrecision(5).padEnd(10)} ${ratio}${it.note ? `  (${it.note})` : ""}`,
    );
  }
}
await page?.close();
/** W5: products of n×n matrices, in GFLOP/s. */
for (const n of wishedWorks.includes("W5") ? [64, 256, 1024] : []) {
  say(`\nW5  product of two ${n}×${n} matrices`);
  const entrants = [];
  for (const peer of peers) {
    const product = await peer.product?.(n);
    if (!product) continue;
    const run = { update: product.multiply, loss: () => NaN, stop: product.stop };
    await timed(run, 3);
    const count = Math.max(3, Math.ceil(SECONDS / ((await timed(run, 3)) / 3)));
    entrants.push({ peer, run, count, rates: /** @type {number[]} */ ([]) });
  }
  for (let round = 0; round < rounds; round++)
    for (const { run, count, rates } of entrants) rates.push((2 * n ** 3 * count) / (await timed(run, count)) / 1e9);
  const own = entrants.find(({ peer }) => peer.name === "ours");
  for (const { peer, run, rates } of entrants) {
    const value = median(rates);
    rows.push({ work: `W5 ${n}`, peer: peer.name, value, unit: "GFLOP/s" });
    const ratio = own && own.peer !== peer ? `ours ${figure(median(own.rates) / value)}×` : "";
    say(`  ${peer.name.padEnd(10)} ${figure(value).padStart(10)} GFLOP/s  ${ratio}${peer.note ? `  (${peer.note})` : ""}`);
    run.stop();
  }
}

/** W7: from the import of the core to the end of W1's first update, each time in a process of its own. */
if (wishedWorks.includes("W7") && (!wishedPeers || wishedPeers.includes("ours"))) {
  await bundled("first.ts");
  const file = join(root, ".cache/bench/first.ts/peer.mjs");
  const took = Array.from({ length: Math.max(5, rounds) }, () =>
    Number(execFileSync(process.execPath, [FIRST, file], { encoding: "utf8" })),
  );
  rows.push({ work: "W7", peer: "ours", value: median(took), unit: "ms" });
  say(
    `\nW7  import to first update\n  ours       ${figure(median(took)).padStart(10)} ms  ${figure(Math.min(...took))}–${figure(Math.max(...took))}`,
  );
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
process.exit(0); // some peers leave workers behind

/** @file PyTorch with one thread, where a Python that has it is found. It keeps its own clock, so that the pipe costs nothing. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PYTHONS = ["python3", "/usr/bin/python3", "python"];
const python = PYTHONS.find((command) => spawnSync(command, ["-c", "import torch"], { stdio: "ignore" }).status === 0);

/** @type {import("../works.mjs").Peer | null} */
export const peer = python === undefined ? null : { name: "PyTorch", works: ["W1", "W2", "W3", "W4"], note: "", start, product };

/** @param {import("../works.mjs").Work} work @returns {Promise<import("../works.mjs").Run>} */
async function start(work) {
  const folder = mkdtempSync(join(tmpdir(), "bench-torch-"));
  const file = join(folder, "values");
  const values = [
    ...work.layers.flatMap(({ weight, bias }) => [weight, bias]),
    ...work.batches.map(({ x }) => x),
    ...work.batches.map(({ y }) => Float32Array.from(y)),
  ];
  writeFileSync(file, Buffer.concat(values.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength))));

  const { ask, stop } = await talk();
  const { layers, batches, activation, loss, optimizer, lr } = work;
  const sizes = layers.map(({ inFeatures, outFeatures }) => [inFeatures, outFeatures]);
  await ask({ start: { file, layers: sizes, activation, loss, optimizer, lr, size: batches[0]?.size, batches: batches.length } });
  rmSync(folder, { recursive: true });

  let last = NaN;
  return {
    async update(count) {
      const answer = await ask({ update: count });
      last = answer.loss;
      return answer.seconds;
    },
    loss: () => last,
    stop,
  };
}

/** @param {number} n @returns {Promise<import("../works.mjs").Product>} */
async function product(n) {
  const { ask, stop } = await talk();
  await ask({ matrices: n });
  return { multiply: async (count) => (await ask({ update: count })).seconds, stop };
}

/** A Python of one's own: a JSON a line goes down, one comes back. */
async function talk() {
  const env = { ...process.env, OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };
  const child = spawn(/** @type {string} */ (python), [fileURLToPath(new URL("worker.py", import.meta.url))], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  /** @param {object} [command] */
  const ask = async (command) => {
    if (command) child.stdin.write(`${JSON.stringify(command)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error("PyTorch: the process ended");
    return JSON.parse(value);
  };
  const { about } = await ask();
  if (peer) peer.note = about;
  return { ask, stop: () => void child.stdin.end() };
}

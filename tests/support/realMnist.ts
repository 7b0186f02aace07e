/** @file MNIST's real files for tests, where a machine has them: `MNIST_DIR`, or `public/mnist`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { mnistSets, type DigitSets } from "../../src/lesson/data/digitSets.ts";
import { mnistFiles } from "../../src/lesson/data/mnistFiles.mjs";

const folder = process.env["MNIST_DIR"] ?? "public/mnist";
const pathOf = (name: string) => ["", ".gz"].map((end) => join(folder, name + end)).find(existsSync);
export const hasMnist = mnistFiles.every(({ name }) => pathOf(name));
/** After a title. */
export const orSkipped = hasMnist ? "" : ` (skipped: no MNIST files in ${folder})`;

export function realBytes(name: string): Uint8Array {
  const path = pathOf(name)!;
  return path.endsWith(".gz") ? gunzipSync(readFileSync(path)) : readFileSync(path);
}
let sets: DigitSets | undefined;
/** Read once for all tests of a file. */
export const realMnist = async (): Promise<DigitSets> => (sets ??= mnistSets(mnistFiles.map(({ name }) => realBytes(name))));

/** @file Where the benchmarks find MNIST's training files: in MNIST_DIR, else beside the book. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export const mnistDir = process.env["MNIST_DIR"] ?? "public/mnist";
const [IMAGES, LABELS] = /** @type {const} */ (["train-images-idx3-ubyte", "train-labels-idx1-ubyte"]);

/** @param {string} name */
function bytesOf(name) {
  const plain = join(mnistDir, name);
  return existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
}
export const hasMnist = () => [IMAGES, LABELS].every((name) => ["", ".gz"].some((end) => existsSync(join(mnistDir, name + end))));
/** @returns {import("./works.mjs").Files} */
export const readMnist = () => ({ images: bytesOf(IMAGES), labels: bytesOf(LABELS) });

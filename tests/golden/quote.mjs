/**
 * @file Copies what the lecture's notebooks store as their output into src/chapters/xor/notebook.ts, word for word:
 * `node tests/golden/quote.mjs`. A test holds the copy beside the golden files.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** @param {string} name */
export function quoted(name) {
  const { cells } = JSON.parse(readFileSync(here(`notebooks/${name}.json`), "utf8"));
  return cells[0].stored_2019.trim().split("\n").map((/** @type {string} */ line) => line.split(" ")[1]);
}

/** @param {string} name */
const list = (name) => quoted(name).map((/** @type {string} */ cost) => `  "${cost}",`).join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(
    here("../../src/chapters/xor/notebook.ts"),
    `/**
 * @file Quoted, not computed: the costs that the lecture's notebooks store as their output (모두의 딥러닝 시즌 2, PyTorch, 2019), as strings
 * so that no digit is lost. Row k is step 100 k, seed 777. Written by tests/golden/quote.mjs.
 */

/** lab-08_1_xor.ipynb, the training cell. */
export const LAB_08_1: readonly string[] = [
${list("lab-08_1_xor")}
];

/** lab-08_2_xor_nn.ipynb, the training cell. */
export const LAB_08_2: readonly string[] = [
${list("lab-08_2_xor_nn")}
];
`,
  );
}

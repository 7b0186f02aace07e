/** @file MNIST in small, for tests: four files of the real form and names, a few images each. Mock lesson/data/mnistFiles.mjs with `files`. */
import { createHash } from "node:crypto";

type Bytes = Uint8Array<ArrayBuffer>;

function idx(magic: number, dims: readonly number[], seed: number): Bytes {
  const size = dims.reduce((a, b) => a * b);
  const bytes = new Uint8Array(4 + 4 * dims.length + size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  dims.forEach((dim, k) => view.setUint32(4 + 4 * k, dim));
  for (let k = 0; k < size; k++) bytes[4 + 4 * dims.length + k] = dims.length === 1 ? (k * 7 + seed) % 10 : (k * k * seed) % 256;
  return bytes;
}

/** The bytes of each file, by name. */
export const contents: { readonly [name: string]: Bytes } = {
  "train-images-idx3-ubyte": idx(0x803, [7, 28, 28], 3),
  "train-labels-idx1-ubyte": idx(0x801, [7], 1),
  "t10k-images-idx3-ubyte": idx(0x803, [4, 28, 28], 5),
  "t10k-labels-idx1-ubyte": idx(0x801, [4], 2),
};
export const files = Object.entries(contents).map(([name, bytes]) => ({
  name,
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
}));

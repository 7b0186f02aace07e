/**
 * @file The works that are measured, one definition for all peers: the same first weights, the same batches in the same order.
 *
 * W1 XOR 2-2-1 and W2 XOR 2-10-10-10-1: sigmoid, BCE mean, SGD lr 1, batch 4, 10,001 updates.
 * W6 fifty seeds of W1: an update is one of one seed, the loss the mean of all seeds'.
 * W5 the product of two n×n matrices, in GFLOP/s: 2n³ operations each.
 * W3 MNIST 784-10, SGD lr 0.1 and W4 MNIST 784-256-256-10, ReLU, Adam lr 1e-3: cross-entropy mean, batch 100, 600 updates, the real images.
 */

/** A linear layer's first values; `weight` is (outFeatures, inFeatures), as in PyTorch.
 * @typedef {{ inFeatures: number, outFeatures: number, weight: Float32Array, bias: Float32Array }} Layer */
/** `x` is (size, features); `y` holds 0/1 targets (size, 1) or class numbers (size).
 * @typedef {{ size: number, x: Float32Array, y: Float32Array | Int32Array }} Batch */
/**
 * @typedef {object} Work
 * @property {"W1" | "W2" | "W3" | "W4" | "W6"} name
 * @property {string} title
 * @property {Layer[]} layers
 * @property {Layer[][]} [seeds] W6: the layers of each seed; `layers` are the first seed's
 * @property {"sigmoid" | "relu"} activation between the layers
 * @property {"bce" | "crossEntropy"} loss `bce` after one more sigmoid
 * @property {"sgd" | "adam"} optimizer
 * @property {number} lr
 * @property {number} updates of one whole run
 * @property {Batch[]} batches used in turn, again and again
 */
/**
 * @typedef {object} Run one training run of a peer
 * @property {(count: number) => void | number | undefined | Promise<void | number | undefined>} update does so many updates; may return the seconds it took by its own clock
 * @property {() => number | Promise<number>} loss of the last update, before its step
 * @property {() => void} stop
 */
/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {readonly string[]} works those it can do
 * @property {boolean} [seeds] `start` takes the work's seeds; without, one run a seed is made, and they take turns
 * @property {string} [note]
 * @property {(work: Work) => Run | Promise<Run>} start
 * @property {(n: number) => Product | Promise<Product>} [product] W5: the product of two fixed n×n matrices of float32
 */
/** @typedef {{ multiply: (count: number) => void | number | Promise<void | number>, stop: () => void }} Product */

const SEED = 10;

/** mulberry32: good enough for first weights, and five lines in any language. @param {number} seed */
function uniform(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** PyTorch's rule for Linear, ±1/√inFeatures, with numbers of our own. @param {number[]} sizes @returns {Layer[]} */
const layersOf = (...sizes) => layersFrom(SEED, sizes);
/** @param {number} seed @param {number[]} sizes @returns {Layer[]} */
function layersFrom(seed, sizes) {
  const next = uniform(seed);
  return sizes.slice(1).map((outFeatures, i) => {
    const inFeatures = /** @type {number} */ (sizes[i]);
    const bound = 1 / Math.sqrt(inFeatures);
    /** @param {number} n */
    const draw = (n) => Float32Array.from({ length: n }, () => (2 * next() - 1) * bound);
    return { inFeatures, outFeatures, weight: draw(inFeatures * outFeatures), bias: draw(outFeatures) };
  });
}

/** Two n×n matrices with entries in [−1, 1). @param {number} n */
export function matrices(n) {
  const next = uniform(SEED);
  const draw = () => Float32Array.from({ length: n * n }, () => 2 * next() - 1);
  return { a: draw(), b: draw() };
}

/** @returns {Batch[]} */
const xor = () => [{ size: 4, x: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), y: Float32Array.of(0, 1, 1, 0) }];

/** The training set, as its two files have it. @typedef {{ images: Uint8Array, labels: Uint8Array }} Files */
/** Works that want it. */
export const onMnist = ["W3", "W4"];

/** The training images in file order, scaled to 0…1, in 600 batches of 100. @param {Files | undefined} files @returns {Batch[]} */
function mnist(files) {
  if (!files) throw new Error("works: no MNIST files");
  const pixels = Float32Array.from(files.images.subarray(16), (byte) => byte / 255);
  const labels = Int32Array.from(files.labels.subarray(8));
  return Array.from({ length: 600 }, (_, i) => ({
    size: 100,
    x: pixels.subarray(i * 78400, (i + 1) * 78400),
    y: labels.subarray(i * 100, (i + 1) * 100),
  }));
}

/** @type {Record<string, (files?: Files) => Work>} */
export const works = {
  W1: () => ({
    name: "W1",
    title: "XOR 2-2-1",
    layers: layersOf(2, 2, 1),
    activation: "sigmoid",
    loss: "bce",
    optimizer: "sgd",
    lr: 1,
    updates: 10001,
    batches: xor(),
  }),
  W2: () => ({ ...bare("W1"), name: "W2", title: "XOR 2-10-10-10-1", layers: layersOf(2, 10, 10, 10, 1) }),
  W6: () => {
    const seeds = Array.from({ length: 50 }, (_, seed) => layersFrom(SEED + seed, [2, 2, 1]));
    return { ...bare("W1"), name: "W6", title: "fifty seeds of XOR 2-2-1", seeds, updates: 50 * 10001 };
  },
  W3: (files) => ({
    name: "W3",
    title: "MNIST 784-10, SGD",
    layers: layersOf(784, 10),
    activation: "relu",
    loss: "crossEntropy",
    optimizer: "sgd",
    lr: 0.1,
    updates: 600,
    batches: mnist(files),
  }),
  W4: (files) => ({
    ...bare("W3", files),
    name: "W4",
    title: "MNIST 784-256-256-10, Adam",
    layers: layersOf(784, 256, 256, 10),
    optimizer: "adam",
    lr: 1e-3,
  }),
};
/** A run a seed, one after another: how a peer without lanes does W6. @param {Peer} peer @param {Work} work @returns {Promise<Run>} */
export async function inTurn(peer, { seeds = [], ...rest }) {
  /** @type {Run[]} */
  const runs = [];
  for (const layers of seeds) runs.push(await peer.start({ ...rest, layers }));
  return {
    async update(count) {
      let own = 0;
      for (const run of runs) own += (await run.update(Math.round(count / runs.length))) ?? NaN;
      return Number.isNaN(own) ? undefined : own;
    },
    async loss() {
      let sum = 0;
      for (const run of runs) sum += await run.loss();
      return sum / runs.length;
    },
    stop: () => runs.forEach((run) => run.stop()),
  };
}
/** @param {string} name @param {Files} [files] */
const bare = (name, files) => /** @type {(files?: Files) => Work} */ (works[name])(files);

/** @file TensorFlow.js on its WebAssembly backend (SIMD, one thread): eager ops, its own optimizers, everything tidied. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { matrices } from "../works.mjs";

let ready = false;
async function prepare() {
  if (ready) return;
  const place = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm/package.json");
  setWasmPaths(join(dirname(place), "wasm-out/"));
  await tf.setBackend("wasm");
  await tf.ready();
  ready = true;
}

/** @type {import("../works.mjs").Peer} */
export const peer = {
  name: "tfjs-wasm",
  works: ["W1", "W2", "W3", "W4"],
  async start(work) {
    await prepare();
    const params = work.layers.map(({ inFeatures, outFeatures, weight, bias }) => ({
      weight: tf.variable(tf.transpose(tf.tensor2d(weight, [outFeatures, inFeatures]))), // its fast product takes (in, out)
      bias: tf.variable(tf.tensor1d(bias)),
    }));
    const variables = params.flatMap(({ weight, bias }) => [weight, bias]);
    const optimizer = work.optimizer === "adam" ? tf.train.adam(work.lr, 0.9, 0.999, 1e-8) : tf.train.sgd(work.lr);
    const activation = work.activation === "relu" ? tf.relu : tf.sigmoid;

    /** @param {import("@tensorflow/tfjs-core").Tensor2D} x */
    const logits = (x) =>
      params.reduce(
        (h, { weight, bias }, i) => tf.add(tf.matMul(i === 0 ? h : activation(h), weight), bias),
        /** @type {import("@tensorflow/tfjs-core").Tensor2D} */ (x),
      );
    /** @param {import("@tensorflow/tfjs-core").Tensor2D} x @param {import("@tensorflow/tfjs-core").Tensor} y */
    const binaryCrossEntropy = (x, y) => {
      const p = tf.sigmoid(logits(x));
      const agree = tf.add(tf.mul(y, tf.log(p)), tf.mul(tf.sub(1, y), tf.log(tf.sub(1, p))));
      return tf.neg(tf.mean(agree));
    };
    const classes = /** @type {import("../works.mjs").Layer} */ (work.layers.at(-1)).outFeatures;
    /** @param {import("../works.mjs").Batch} batch */
    const tensors = ({ size, x, y }) => ({
      x: tf.tensor2d(x, [size, x.length / size]),
      y:
        work.loss === "bce"
          ? tf.tensor2d(y, [size, 1])
          : tf.cast(tf.oneHot(tf.tensor1d(/** @type {Int32Array} */ (y), "int32"), classes), "float32"),
    });
    const fixed = work.batches.length === 1 ? tensors(/** @type {import("../works.mjs").Batch} */ (work.batches[0])) : null;

    let done = 0;
    let last = tf.keep(tf.scalar(0));
    const once = () => {
      const { x, y } = fixed ?? tensors(/** @type {import("../works.mjs").Batch} */ (work.batches[done % work.batches.length]));
      const loss = () =>
        /** @type {import("@tensorflow/tfjs-core").Scalar} */ (
          work.loss === "bce" ? binaryCrossEntropy(x, y) : tf.losses.softmaxCrossEntropy(y, logits(x))
        );
      const value = /** @type {import("@tensorflow/tfjs-core").Scalar} */ (optimizer.minimize(loss, true, variables));
      last.dispose();
      last = tf.keep(value);
      done++;
    };
    return {
      update(count) {
        for (let i = 0; i < count; i++) tf.tidy(once);
      },
      loss: () => /** @type {number} */ (last.dataSync()[0]),
      stop() {
        last.dispose();
        tf.dispose(variables);
        if (fixed) tf.dispose([fixed.x, fixed.y]);
        optimizer.dispose();
      },
    };
  },
  async product(n) {
    await prepare();
    const { a, b } = matrices(n);
    const [left, right] = [tf.tensor2d(a, [n, n]), tf.tensor2d(b, [n, n])];
    return {
      multiply(count) {
        for (let i = 0; i < count; i++) tf.matMul(left, right).dispose();
      },
      stop: () => tf.dispose([left, right]),
    };
  },
};

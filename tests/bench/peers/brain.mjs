/** @file brain.js: no autograd, one sample at a time, squared error, no loss computed. An "update" is a pass over the four rows. */
import { createRequire } from "node:module";

const { NeuralNetwork } = createRequire(import.meta.url)("brain.js");

/** @type {import("../works.mjs").Peer} */
export const peer = {
  name: "brain.js",
  works: ["W1", "W2", "W6"],
  note: "its loss is the mean squared error",
  start(work) {
    const { x, y } = /** @type {import("../works.mjs").Batch} */ (work.batches[0]);
    const rows = [0, 1, 2, 3].map((i) => ({ input: [x[2 * i], x[2 * i + 1]], output: [y[i]] }));
    const hiddenLayers = work.layers.slice(0, -1).map((layer) => layer.outFeatures);
    const net = new NeuralNetwork({ hiddenLayers, activation: "sigmoid" });
    Object.assign(net.trainOpts, { learningRate: work.lr, momentum: 0 }); // the constructor refuses 1 and 0
    net.verifyIsInitialized(rows);
    const data = net.formatData(rows);
    work.layers.forEach(({ inFeatures, outFeatures, weight, bias }, i) => {
      for (let out = 0; out < outFeatures; out++) {
        net.biases[i + 1][out] = bias[out];
        for (let k = 0; k < inFeatures; k++) net.weights[i + 1][out][k] = weight[out * inFeatures + k];
      }
    });
    return {
      update(count) {
        for (let i = 0; i < count; i++) for (let row = 0; row < 4; row++) net.trainPattern(data[row]);
      },
      loss: () => net.calculateTrainingError(data),
      stop() {},
    };
  },
};

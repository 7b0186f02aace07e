/** @file The same mathematics by hand for this one form of net: float32 arrays, plain loops, no tape. What a careful programmer would write. */
import type { Batch, Layer, Peer, Run, Work } from "../works.mjs";

export const peer: Peer = { name: "by hand", works: ["W1", "W2", "W6"], note: "plain loops, Math.exp and Math.log", start };

/** A layer with room for what one update computes. `y` and `grad` are (N, out): after the sigmoid, and the loss's gradient before it. */
function withRoom({ inFeatures, outFeatures, weight, bias }: Layer, N: number) {
  return {
    inFeatures,
    outFeatures,
    weight: weight.slice(),
    bias: bias.slice(),
    y: new Float32Array(N * outFeatures),
    grad: new Float32Array(N * outFeatures),
    weightGrad: new Float32Array(weight.length),
    biasGrad: new Float32Array(outFeatures),
  };
}
type Roomy = ReturnType<typeof withRoom>;

function start(work: Work): Run {
  const batch = work.batches[0]!;
  const lr = Math.fround(work.lr);
  const layers = work.layers.map((layer) => withRoom(layer, batch.size));
  let loss = 0;
  return {
    update(count) {
      for (let i = 0; i < count; i++) {
        loss = forward(layers, batch);
        backward(layers, batch);
        step(layers, lr);
      }
    },
    loss: () => loss,
    stop() {},
  };
}

function forward(layers: Roomy[], { x: input, y: targets, size: N }: Batch): number {
  let x = input;
  for (const { inFeatures, outFeatures, weight, bias, y } of layers) {
    for (let n = 0; n < N; n++) {
      for (let out = 0; out < outFeatures; out++) {
        let sum = 0;
        for (let k = 0; k < inFeatures; k++) sum += x[n * inFeatures + k]! * weight[out * inFeatures + k]!;
        y[n * outFeatures + out] = 1 / (1 + Math.exp(-(sum + bias[out]!)));
      }
    }
    x = y;
  }
  const last = layers.at(-1)!;
  let loss = 0;
  for (let n = 0; n < N; n++) {
    const p = last.y[n]!;
    const target = targets[n]!;
    loss -= target * Math.max(Math.log(p), -100) + (1 - target) * Math.max(Math.log(1 - p), -100);
    last.grad[n] = (p - target) / N;
  }
  return loss / N;
}

function backward(layers: Roomy[], { x: input, size: N }: Batch): void {
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inFeatures, outFeatures, weight, grad, weightGrad, biasGrad } = layers[l]!;
    const below = l > 0 ? layers[l - 1]! : null;
    const x = below ? below.y : input;
    weightGrad.fill(0);
    biasGrad.fill(0);
    for (let n = 0; n < N; n++) {
      for (let out = 0; out < outFeatures; out++) {
        const g = grad[n * outFeatures + out]!;
        biasGrad[out]! += g;
        for (let k = 0; k < inFeatures; k++) weightGrad[out * inFeatures + k]! += g * x[n * inFeatures + k]!;
      }
    }
    if (!below) continue;
    for (let n = 0; n < N; n++) {
      for (let k = 0; k < inFeatures; k++) {
        let sum = 0;
        for (let out = 0; out < outFeatures; out++) sum += grad[n * outFeatures + out]! * weight[out * inFeatures + k]!;
        const y = x[n * inFeatures + k]!;
        below.grad[n * inFeatures + k] = sum * y * (1 - y);
      }
    }
  }
}

function step(layers: Roomy[], lr: number): void {
  for (const { weight, bias, weightGrad, biasGrad } of layers) {
    for (let i = 0; i < weight.length; i++) weight[i]! -= lr * weightGrad[i]!;
    for (let i = 0; i < bias.length; i++) bias[i]! -= lr * biasGrad[i]!;
  }
}

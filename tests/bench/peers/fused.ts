/**
 * @file W6's limit: the whole of XOR's training as one WebAssembly function, written for this one net, four seeds a vector, the
 * parameters in locals from the first update to the last. No tape, no tensors, and no loss: that is worked out once, at the end.
 */
import { constant, load, local, loop, Module, shuffle, store, type Local, type Value } from "../../../src/core/kernels/emit.ts";
import { F32, narrow, widen } from "../../../src/core/kernels/wasm/loops.ts";
import { sigmoid } from "../../../src/core/kernels/wasm/math.ts";
import type { Layer, Peer, Run, Work } from "../works.mjs";

export const peer: Peer = {
  name: "fused",
  works: ["W6"],
  seeds: true,
  note: "one function for this net, computes no loss",
  start,
};

/** Weights and biases of 2-2-1: w11, w12, w21, w22, b1, b2, v1, v2, c. */
const PARAMETERS = 9;
const POINTS = [
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
] as const;

const squash = (z: Value): Local => {
  const x = local(z);
  const half = (v: Value): Value => narrow(F32, sigmoid(F32, local(widen(F32, v))));
  return local(shuffle(half(x), half(shuffle(x, x, [2, 3, 2, 3])), [0, 1, 4, 5]));
};
const sum = (terms: readonly Value[]): Value => terms.reduce((a, b) => a.add(b));

/** `count` updates of the four seeds whose parameters lie at p, 16 bytes each. */
function writeTrain(module: Module): void {
  module.func("train", "iif", (p, count, lr) => {
    const params = Array.from({ length: PARAMETERS }, (_, k) => local(load("f32x4", p, 16 * k)));
    const [w11, w12, w21, w22, b1, b2, v1, v2, c] = params as [Local, Local, Local, Local, Local, Local, Local, Local, Local];
    const rate = local(lr.to("f32x4.splat"));
    const grads = params.map(() => local(constant("f32x4", 0)));
    loop(count, () => {
      for (const g of grads) g.set(0);
      for (const [x1, x2, target] of POINTS) {
        const h1 = squash(sum([...(x1 ? [w11] : []), ...(x2 ? [w12] : []), b1]));
        const h2 = squash(sum([...(x1 ? [w21] : []), ...(x2 ? [w22] : []), b2]));
        const y = squash(h1.mul(v1).add(h2.mul(v2)).add(c));
        const d = local(y.sub(target).mul(0.25));
        const [d1, d2] = [[h1, v1] as const, [h2, v2] as const].map(([h, v]) => local(d.mul(v).mul(h.sub(h.mul(h)))));
        const add = (k: number, g: Value): void => grads[k]!.set(grads[k]!.add(g));
        [d1!, d2!].forEach((g, unit) => {
          if (x1) add(2 * unit, g);
          if (x2) add(2 * unit + 1, g);
          add(4 + unit, g);
        });
        add(6, d.mul(h1));
        add(7, d.mul(h2));
        add(8, d);
      }
      params.forEach((x, k) => x.set(x.sub(rate.mul(grads[k]!))));
      count.set(count.sub(1));
    });
    params.forEach((x, k) => store(p, x, 16 * k));
  });
}

function start({ seeds, lr }: Work): Run {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 32768 });
  const module = new Module();
  writeTrain(module);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.bytes()), { env: { memory } });
  const train = exports["train"] as (p: number, count: number, lr: number) => void;
  const blocks = Math.ceil(seeds!.length / 4);
  const values = new Float32Array(memory.buffer, 0, 4 * PARAMETERS * blocks);
  const at = (seed: number, k: number): number => ((seed >> 2) * PARAMETERS + k) * 4 + (seed & 3);
  seeds!.forEach((layers, seed) => parametersOf(layers).forEach((x, k) => (values[at(seed, k)] = x)));
  return {
    update(count) {
      for (let block = 0; block < blocks; block++) train(16 * PARAMETERS * block, Math.round(count / seeds!.length), lr);
    },
    loss: () => seeds!.reduce((total, _, seed) => total + lossOf((k) => values[at(seed, k)]!), 0) / seeds!.length,
    stop() {},
  };
}

const parametersOf = ([first, second]: readonly Layer[]): number[] => [
  ...first!.weight,
  ...first!.bias,
  ...second!.weight,
  ...second!.bias,
];

function lossOf(p: (k: number) => number): number {
  const s = (z: number): number => 1 / (1 + Math.exp(-z));
  const losses = POINTS.map(([x1, x2, target]) => {
    const y = s(s(p(0) * x1 + p(1) * x2 + p(4)) * p(6) + s(p(2) * x1 + p(3) * x2 + p(5)) * p(7) + p(8));
    return -Math.log(target ? y : 1 - y);
  });
  return losses.reduce((a, b) => a + b) / 4;
}

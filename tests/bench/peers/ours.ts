/** @file This book's core, used as a lab uses it: modules, a loss, an optimiser, one arena for each update. */
import {
  Arena,
  beginUpdate,
  data,
  F,
  float32,
  matmul,
  nn,
  optim,
  Region,
  tensor,
  withRegion,
  type Tensor,
} from "../../../src/core/index.ts";
import { lanesFor, lanesOf, setLane } from "../../../src/core/lanes.ts";
import { matrices, type Layer, type Peer, type Work } from "../works.mjs";

function model({ layers, activation, loss }: Work): nn.Sequential {
  const between = () => (activation === "relu" ? new nn.ReLU() : new nn.Sigmoid());
  const parts = layers.flatMap((layer, i) => (i === 0 ? [linear(layer)] : [between(), linear(layer)]));
  return new nn.Sequential(...parts, ...(loss === "bce" ? [new nn.Sigmoid()] : []));
}
function linear({ inFeatures, outFeatures, weight, bias }: Layer): nn.Linear {
  const layer = new nn.Linear(inFeatures, outFeatures);
  layer.weight.setBytes(new Uint8Array(weight.buffer, weight.byteOffset, weight.byteLength));
  layer.bias!.setBytes(new Uint8Array(bias.buffer, bias.byteOffset, bias.byteLength));
  return layer;
}

/** Each seed's first values in its lane; lanes left over repeat the last seed. */
function fillLanes(params: readonly Tensor[], seeds: readonly Layer[][], lanes: number): void {
  for (let l = 0; l < lanes; l++) {
    const values = seeds[Math.min(l, seeds.length - 1)]!.flatMap(({ weight, bias }) => [weight, bias]);
    params.forEach((p, k) => setLane(p, l, values[k]!));
  }
}
const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;

/** Gives the batches in turn: four fixed rows, or images kept as bytes and gathered for each update. */
function feed({ batches }: Work): () => Tensor[] {
  const [first] = batches;
  if (batches.length === 1) {
    const of = (values: Float32Array | Int32Array) =>
      tensor(values, { dtype: float32, shape: [first!.size, values.length / first!.size] });
    const fixed = [of(first!.x), of(first!.y)];
    return () => fixed;
  }
  const width = first!.x.length / first!.size;
  const pixels = new Uint8Array(batches.length * first!.size * width);
  const labels = new Uint8Array(batches.length * first!.size);
  batches.forEach(({ x, y, size }, i) => {
    pixels.set(
      x.map((v) => Math.round(v * 255)),
      i * size * width,
    );
    labels.set(y, i * size);
  });
  const loader = new data.DataLoader(new data.ImageDataset(pixels, labels), { batchSize: first!.size });
  return () => loader.next();
}

export const peer: Peer = {
  name: "ours",
  works: ["W1", "W2", "W3", "W4", "W6"],
  seeds: true,
  start(work) {
    const lanes = work.seeds ? lanesFor(work.seeds.length) : 1;
    const region = new Region(work.name, lanes);
    const arena = new Arena(`${work.name} update`, lanes);
    const { network, optimizer, next } = withRegion(region, () => {
      const made = model(work);
      const params = made.parameters();
      if (work.seeds) fillLanes(params, work.seeds, lanes);
      return {
        network: made,
        optimizer: work.optimizer === "adam" ? new optim.Adam(params, { lr: work.lr }) : new optim.SGD(params, { lr: work.lr }),
        next: feed(work),
      };
    });
    const criterion = work.loss === "bce" ? F.binaryCrossEntropy : F.crossEntropy;
    const perUpdate = work.seeds?.length ?? 1;
    let last = NaN;
    /** Read when asked for, while its arena has it. */
    let losses: Tensor | null = null;
    const once = (): void => {
      const [x, y] = next();
      optimizer.zeroGrad();
      const loss = criterion(network.forward(x!), y!);
      loss.backward();
      optimizer.step();
      if (work.seeds) losses = loss;
      else last = loss.item();
    };
    return {
      update(count) {
        withRegion(arena, () => {
          for (let i = 0; i < count; i += perUpdate) {
            beginUpdate(arena);
            once();
          }
        });
      },
      loss: () => (losses ? mean(lanesOf(losses).subarray(0, perUpdate)) : last),
      stop() {
        arena.free();
        region.free();
      },
    };
  },
  product(n) {
    const region = new Region(`${n}×${n}`);
    const arena = new Arena("product");
    const { a, b } = matrices(n);
    const [left, right] = withRegion(region, () => [tensor(a, { shape: [n, n] }), tensor(b, { shape: [n, n] })]);
    return {
      multiply(count) {
        withRegion(arena, () => {
          for (let i = 0; i < count; i++) {
            beginUpdate(arena);
            matmul(left!, right!);
          }
        });
      },
      stop() {
        arena.free();
        region.free();
      },
    };
  },
};

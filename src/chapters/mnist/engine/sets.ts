/** @file The images a run learns from, as its config has them: the first so many, perhaps with their pixels or their labels in another order. */
import { data, generator, indexRows, type Tensor } from "../../../core/index.ts";
import { f32 } from "../../../core/memory.ts";

/** Seed of the generators that shuffle pixels and labels: their own, so that the run's draws stay what they were. */
const SHUFFLE_SEED = 1;
let order: Int32Array | null = null;

/** Where each pixel the model sees stands in the image: `torch.randperm(784, generator=torch.Generator().manual_seed(1))`; null: in its place. */
export function pixelOrder(permuted: boolean, width = 784): Int32Array | null {
  if (!permuted) return null;
  return (order ??= generator(SHUFFLE_SEED).randperm(width));
}

const line = new Float32Array(784);

/** Puts the pixels of every image in this order, in place. Shape: x (n, 784). */
export function reorder(x: Tensor, order: Int32Array): void {
  const v = f32();
  const width = order.length;
  for (let at = x.ptr >> 2, end = at + x.numel; at < end; at += width) {
    line.set(v.subarray(at, at + width));
    for (let k = 0; k < width; k++) v[at + k] = line[order[k]!]!;
  }
}

interface Variation {
  readonly images: number;
  readonly permuted: boolean;
  readonly shuffledLabels: boolean;
}

export class TrainingSet implements data.Dataset {
  readonly length: number;
  /** Also the images that are not learned. */
  readonly whole: data.ImageDataset;
  private readonly order: Int32Array | null;
  /** Label i is what is learned of image i; null: its own. Lives in the region current at its making. */
  private readonly labels: Tensor | null;

  /** Throws where the set is smaller than the config wants. */
  constructor(set: data.ImageDataset, { images, permuted, shuffledLabels }: Variation) {
    if (images > set.length) throw new RangeError(`mnist: expected ${images} training images, came ${set.length}`);
    this.length = images;
    this.whole = set;
    this.order = pixelOrder(permuted, set.width);
    const dealt = () => data.indexTensor(generator(SHUFFLE_SEED).randperm(images));
    this.labels = shuffledLabels ? indexRows(set.labels, dealt()) : null;
  }

  /** Images (n, 784) in [0, 1] and labels (n), as the model learns them. */
  batch(indices: Int32Array): Tensor[] {
    const [X, Y] = this.whole.batch(indices) as [Tensor, Tensor];
    if (this.order) reorder(X, this.order);
    return [X, this.labels ? indexRows(this.labels, data.indexTensor(indices)) : Y];
  }

  /** Images as they are, also beyond those that are learned, with the labels they are learned with. */
  plain(indices: Int32Array): Tensor[] {
    const [X, Y] = this.whole.batch(indices) as [Tensor, Tensor];
    const { labels } = this;
    const dealt = labels !== null && indices.every((i) => i < this.length);
    return [X, dealt ? indexRows(labels, data.indexTensor(indices)) : Y];
  }
}

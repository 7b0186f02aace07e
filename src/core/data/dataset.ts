/** @file Datasets: things of a length that give any rows of themselves as a batch. */
import { int64 } from "../dtype.ts";
import { bringNarrow, f32, f64 } from "../kernels/index.ts";
import { makeNarrow } from "../kernels/wasm/narrow.ts";
import { currentRegion, i32, u8, type Region } from "../memory.ts";
import { indexRows } from "../ops/indexing.ts";
import { currentGenerator, randomSplitIndices, type Generator } from "../random/index.ts";
import { empty, type Tensor } from "../tensor.ts";
import { float32, type DType } from "../dtype.ts";

export interface Dataset {
  readonly length: number;
  /** Rows `indices` of every part (inputs, targets …), in that order. */
  batch(indices: Int32Array): Tensor[];
}

/** Row numbers as an int64 tensor. */
export function indexTensor(indices: Int32Array): Tensor {
  const t = empty([indices.length], int64);
  const words = i32();
  for (let i = 0, at = t.ptr >> 2; i < indices.length; i++, at += 2) {
    words[at] = indices[i]!;
    words[at + 1] = 0;
  }
  return t;
}

/** Tensors that agree in their first size; sample i is row i of each. */
export class TensorDataset implements Dataset {
  readonly tensors: readonly Tensor[];
  readonly length: number;

  constructor(...tensors: Tensor[]) {
    const lengths = tensors.map((t) => t.shape[0] ?? 0);
    if (lengths.length === 0 || lengths.some((n) => n !== lengths[0])) {
      throw new RangeError(`TensorDataset: expected tensors of one length, came ${lengths.join(", ") || "none"}`);
    }
    this.tensors = tensors;
    this.length = lengths[0]!;
  }
  batch(indices: Int32Array): Tensor[] {
    const index = indexTensor(indices);
    return this.tensors.map((t) => indexRows(t, index));
  }
}

/** Images that are made when they are first asked for, each of them always the same. */
export interface ImageRows {
  readonly length: number;
  /** Pixels an image. */
  readonly width: number;
  /** Writes image `i` into `bytes[at … at + width − 1]`. */
  write(i: number, bytes: Uint8Array, at: number): void;
}

/**
 * Images kept as bytes, with a class each; a batch is gathered and divided by 255 in one kernel, as `ToTensor` does.
 * Shape of a batch: (n, width) in [0, 1], and (n) int64. `scale: false` leaves 0 … 255.
 */
export class ImageDataset implements Dataset {
  readonly length: number;
  /** Pixels an image. */
  readonly width: number;
  readonly labels: Tensor;
  private readonly pixels: number;
  /** Where images are made on demand: from what, and a 1 for each that has been. */
  private readonly rows: ImageRows | null;
  private readonly made: Uint8Array;
  private readonly dtype: DType;
  private readonly region: Region;
  private readonly generation: number;

  /** `pixels`: length·width bytes, or what makes them; `labels`: a class each. Both live in the current region. */
  constructor(pixels: Uint8Array | ImageRows, labels: Uint8Array, options: { dtype?: DType } = {}) {
    const given = pixels instanceof Uint8Array;
    const bytes = given ? pixels.length : pixels.length * pixels.width;
    if (labels.length === 0 || bytes % labels.length !== 0 || (!given && pixels.length !== labels.length)) {
      throw new RangeError(`ImageDataset: expected pixels for ${labels.length} labels, came ${bytes} bytes`);
    }
    this.length = labels.length;
    this.width = bytes / labels.length;
    this.rows = given ? null : pixels;
    this.made = new Uint8Array(given ? 0 : labels.length);
    this.dtype = options.dtype ?? float32;
    this.region = currentRegion();
    this.pixels = this.region.alloc(bytes);
    this.generation = this.region.generation;
    if (given) u8().set(pixels, this.pixels);
    bringNarrow(makeNarrow); // images are mostly zeros
    this.labels = indexTensor(Int32Array.from(labels));
  }
  batch(indices: Int32Array): Tensor[] {
    if (this.generation !== this.region.generation) throw new Error(`ImageDataset: its region "${this.region.name}" was freed`);
    for (const i of indices)
      if (i < 0 || i >= this.length) throw new RangeError(`ImageDataset: expected rows 0 … ${this.length - 1}, came ${i}`);
    if (this.rows !== null) this.make(this.rows, indices);
    const index = indexTensor(indices);
    const x = empty([indices.length, this.width], this.dtype);
    (this.dtype === float32 ? f32 : f64).gatherBytes(indices.length, this.width, index.ptr, this.pixels, x.ptr);
    return [x, indexRows(this.labels, index)];
  }

  private make(rows: ImageRows, indices: Int32Array): void {
    const bytes = u8();
    for (const i of indices) {
      if (this.made[i] === 1) continue;
      rows.write(i, bytes, this.pixels + i * this.width);
      this.made[i] = 1;
    }
  }
}

/** Some rows of another dataset. */
export class Subset implements Dataset {
  readonly dataset: Dataset;
  readonly indices: Int32Array;
  constructor(dataset: Dataset, indices: Int32Array) {
    this.dataset = dataset;
    this.indices = indices;
  }
  get length(): number {
    return this.indices.length;
  }
  batch(indices: Int32Array): Tensor[] {
    return this.dataset.batch(indices.map((i) => this.indices[i]!));
  }
}

/** Cuts a dataset into parts of these lengths by one random permutation; the lengths must add up. */
export function randomSplit(dataset: Dataset, lengths: readonly number[], generator: Generator = currentGenerator()): Subset[] {
  const total = lengths.reduce((sum, n) => sum + n, 0);
  if (total !== dataset.length)
    throw new RangeError(`randomSplit: expected lengths that add up to ${dataset.length}, came ${total}`);
  return randomSplitIndices(generator, lengths).map((indices) => new Subset(dataset, indices));
}

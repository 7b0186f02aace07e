/** @file Layers own their parameters; what they compute is in ops/. */
import { empty } from "../creation.ts";
import { biasBound, linearWeightBound } from "../initBounds.ts";
import { dropout } from "../ops/dropout.ts";
import { embedding } from "../ops/indexing.ts";
import { linear } from "../ops/matmul.ts";
import { flatten } from "../ops/view.ts";
import type { Tensor } from "../tensor.ts";
import { normal_, uniform_ } from "./init.ts";
import { Module, parameter } from "./module.ts";

/**
 * y = x·Wᵀ + b. Shape: (…, in) → (…, out); weight (out, in), bias (out).
 * Both are drawn uniformly within ±1/√in, the weight first, as PyTorch draws them.
 */
export class Linear extends Module {
  readonly weight: Tensor;
  readonly bias: Tensor | null;

  constructor(inFeatures: number, outFeatures: number, { bias = true }: { bias?: boolean } = {}) {
    super();
    const [w, b] = [linearWeightBound(inFeatures), biasBound(inFeatures)];
    this.weight = parameter(uniform_(empty([outFeatures, inFeatures]), -w, w));
    this.bias = bias ? parameter(uniform_(empty([outFeatures]), -b, b)) : null;
  }
  forward(x: Tensor): Tensor {
    return linear(x, this.weight, this.bias);
  }
}

/** A vector for each of a number of things. Shape: (…) int64 → (…, D); weight (V, D), drawn from the standard normal distribution. */
export class Embedding extends Module {
  readonly weight: Tensor;

  constructor(numEmbeddings: number, embeddingDim: number) {
    super();
    this.weight = parameter(normal_(empty([numEmbeddings, embeddingDim])));
  }
  forward(index: Tensor): Tensor {
    return embedding(index, this.weight);
  }
}

/** Modules one after another; parameters are named `0.weight`, `2.weight` … */
export class Sequential extends Module {
  readonly layers: readonly Module[];

  constructor(...layers: Module[]) {
    super();
    this.layers = layers;
  }
  override namedChildren(): [string, Module][] {
    return this.layers.map((layer, i) => [String(i), layer]);
  }
  forward(x: Tensor): Tensor {
    let y = x;
    for (let i = 0; i < this.layers.length; i++) y = this.layers[i]!.forward(y);
    return y;
  }
}

/** In training drops each entry with probability p and divides the others by 1 − p; in evaluation hands x through. */
export class Dropout extends Module {
  readonly p: number;
  constructor(p = 0.5) {
    super();
    if (!(p >= 0 && p <= 1)) throw new RangeError(`Dropout: expected a probability from 0 to 1, came ${p}`);
    this.p = p;
  }
  forward(x: Tensor): Tensor {
    return dropout(x, this.p, this.training);
  }
}

/** Dimensions `startDim` to `endDim` as one: (N, C, H, W) → (N, C·H·W). */
export class Flatten extends Module {
  readonly startDim: number;
  readonly endDim: number;
  constructor(startDim = 1, endDim = -1) {
    super();
    this.startDim = startDim;
    this.endDim = endDim;
  }
  forward(x: Tensor): Tensor {
    return flatten(x, this.startDim, this.endDim);
  }
}

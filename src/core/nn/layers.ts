/** @file Layers own their parameters; what they compute is in ops/. */
import { biasBound, linearWeightBound } from "../initBounds.ts";
import { relu, sigmoid, tanh } from "../ops/activation.ts";
import { linear } from "../ops/matmul.ts";
import { flatten } from "../ops/view.ts";
import type { Tensor } from "../tensor.ts";
import { empty } from "../tensor.ts";
import { uniform_ } from "./init.ts";
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

export class Sigmoid extends Module {
  forward(x: Tensor): Tensor {
    return sigmoid(x);
  }
}
export class Tanh extends Module {
  forward(x: Tensor): Tensor {
    return tanh(x);
  }
}
export class ReLU extends Module {
  forward(x: Tensor): Tensor {
    return relu(x);
  }
}
/** (N, …) → (N, everything else). */
export class Flatten extends Module {
  forward(x: Tensor): Tensor {
    return flatten(x, 1);
  }
}

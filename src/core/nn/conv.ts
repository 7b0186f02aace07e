/** @file Layers for images: convolution and pooling. */
import { empty } from "../creation.ts";
import { biasBound, fans, linearWeightBound } from "../initBounds.ts";
import { conv2d, type ConvOptions } from "../ops/conv.ts";
import { maxPool2d, type PoolOptions } from "../ops/pool.ts";
import type { Pair } from "../ops/windows.ts";
import type { Tensor } from "../tensor.ts";
import { uniform_ } from "./init.ts";
import { Module, parameter } from "./module.ts";

/**
 * Convolution. Shape: (N, C, H, W) or (C, H, W) → (N, O, OH, OW); weight (O, C, kh, kw), bias (O).
 * Both are drawn uniformly within ±1/√(C·kh·kw), the weight first, as PyTorch draws them.
 */
export class Conv2d extends Module {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
  private readonly options: ConvOptions;

  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Pair,
    { bias = true, ...options }: ConvOptions & { readonly bias?: boolean } = {},
  ) {
    super();
    const [kh, kw] = typeof kernelSize === "number" ? [kernelSize, kernelSize] : kernelSize;
    const shape = [outChannels, inChannels, kh, kw];
    const { fanIn } = fans(shape);
    const [w, b] = [linearWeightBound(fanIn), biasBound(fanIn)];
    this.options = options;
    this.weight = parameter(uniform_(empty(shape), -w, w));
    this.bias = bias ? parameter(uniform_(empty([outChannels]), -b, b)) : null;
  }
  forward(x: Tensor): Tensor {
    return conv2d(x, this.weight, this.bias, this.options);
  }
}

/** The largest entry of every window. Shape: (N, C, H, W) or (C, H, W) → the same, smaller. */
export class MaxPool2d extends Module {
  private readonly kernelSize: Pair;
  private readonly options: PoolOptions;

  constructor(kernelSize: Pair, options: PoolOptions = {}) {
    super();
    this.kernelSize = kernelSize;
    this.options = options;
  }
  forward(x: Tensor): Tensor {
    return maxPool2d(x, this.kernelSize, this.options);
  }
}

/** @file Batch normalisation as a layer: it keeps running statistics for evaluation. */
import { full, zeros } from "../creation.ts";
import { int64 } from "../dtype.ts";
import { add_ } from "../ops/inPlace.ts";
import { batchNorm } from "../ops/normalise.ts";
import { showShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { buffer, Module, parameter } from "./module.ts";

/** `momentum` null: the running statistics are the mean over all batches so far. */
export interface BatchNormOptions {
  readonly eps?: number;
  readonly momentum?: number | null;
  /** Whether there is a weight and a bias. */
  readonly affine?: boolean;
  /** Without running statistics, evaluation too uses those of its batch. */
  readonly trackRunningStats?: boolean;
}

/** Each feature normalised over the batch. Shape: (N, C) or (N, C, L) → the same; weight and bias (C), at first 1 and 0. */
export class BatchNorm1d extends Module {
  readonly weight: Tensor | null;
  readonly bias: Tensor | null;
  readonly runningMean: Tensor | null;
  readonly runningVar: Tensor | null;
  readonly numBatchesTracked: Tensor | null;
  private readonly eps: number;
  private readonly momentum: number | null;

  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super();
    const { eps = 1e-5, momentum = 0.1, affine = true, trackRunningStats = true } = options;
    const made = (value: number): Tensor => full([numFeatures], value);
    this.eps = eps;
    this.momentum = momentum;
    this.weight = affine ? parameter(made(1)) : null;
    this.bias = affine ? parameter(made(0)) : null;
    this.runningMean = trackRunningStats ? buffer(made(0)) : null;
    this.runningVar = trackRunningStats ? buffer(made(1)) : null;
    this.numBatchesTracked = trackRunningStats ? buffer(zeros([], int64)) : null;
  }
  forward(x: Tensor): Tensor {
    if (x.ndim !== 2 && x.ndim !== 3) throw new RangeError(`BatchNorm1d: expected (N,C) or (N,C,L), came ${showShape(x.shape)}`);
    const { weight, bias, eps, runningMean, runningVar, numBatchesTracked, training } = this;
    if (training && numBatchesTracked !== null) add_(numBatchesTracked, 1);
    const momentum = this.momentum ?? 1 / Math.max(numBatchesTracked?.item() ?? 1, 1);
    return batchNorm(x, runningMean, runningVar, { weight, bias, eps, momentum, training: training || runningMean === null });
  }
}

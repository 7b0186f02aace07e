/** @file How linear and BCE run in lanes: the formulas of their records, each lane by itself. See core/lanes.ts. */
import { give, roomFor, wants } from "../autograd.ts";
import { float32 } from "../dtype.ts";
import { laneKernels, type LaneKernels } from "../kernels/lanes.ts";
import { scalarShape } from "../shape.ts";
import { contiguous, empty, emptyLike, kernelsOf, scratch, sumLines, type Node, type Tensor } from "../tensor.ts";
import { outputOfLinear, rowsOf } from "./linearShape.ts";

const kernelsInLanes = (x: Tensor): LaneKernels => laneKernels(x.dtype === float32 ? "f32" : "f64");

export const linearInLanes = {
  forward({ a: x, b: w, c: bias }: Node): Tensor {
    const N = w!.shape[0]!;
    const K = w!.shape[1]!;
    const y = outputOfLinear(x, w!, bias);
    const M = rowsOf(x, K);
    const offset = bias === null ? 0 : contiguous(bias).ptr;
    kernelsInLanes(x).product(M, K, N, x.lanes, contiguous(x).ptr, K, 1, contiguous(w!).ptr, 1, K, offset, y.ptr);
    return y;
  },
  backward({ a: x, b: w, c: bias }: Node, g: Tensor): void {
    const N = w!.shape[0]!;
    const K = w!.shape[1]!;
    const M = rowsOf(x, K);
    const { product } = kernelsInLanes(g);
    if (wants(x)) {
      const dx = roomFor(x);
      product(M, N, K, g.lanes, g.ptr, N, 1, contiguous(w!).ptr, K, 1, 0, dx.ptr);
      give(x, dx);
    }
    if (wants(w)) {
      const dw = roomFor(w);
      product(N, M, K, g.lanes, g.ptr, 1, N, contiguous(x).ptr, K, 1, 0, dw.ptr);
      give(w, dw);
    }
    if (wants(bias)) {
      const db = roomFor(bias);
      // A bias of one output is a full sum in the single form, and its order is that of eight chains.
      sumLines(g, 1, M, N, db.ptr);
      give(bias, db);
    }
  },
};

export const bceInLanes = {
  forward({ a: x, b: target }: Node): Tensor {
    const y = empty(scalarShape, x.dtype);
    const losses = emptyLike(x);
    const k = kernelsOf(x);
    // Each entry's loss, and a mean over all lanes that nobody wants.
    k.bce(x.entries, contiguous(x).ptr, contiguous(target!).ptr, scratch(x.dtype.size), losses.ptr);
    sumLines(losses, 1, x.numel, 1, y.ptr);
    k.divScalar(x.lanes, y.ptr, x.numel, y.ptr);
    return y;
  },
  backward({ a: x, b: target }: Node, g: Tensor): void {
    const dx = roomFor(x);
    kernelsInLanes(x).bceBackward(x.numel, x.lanes, g.ptr, contiguous(x).ptr, contiguous(target!).ptr, dx.ptr);
    give(x, dx);
  },
};

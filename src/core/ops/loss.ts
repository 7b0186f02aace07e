/** @file The losses of the lectures, each fused as PyTorch fuses it: binary cross-entropy, squared error, cross-entropy. Means over the batch. */
import { apply, give, roomFor, wants } from "../autograd.ts";
import { int64 } from "../dtype.ts";
import { i32 } from "../memory.ts";
import { sameShape, scalarShape, showShape } from "../shape.ts";
import { contiguous, empty, emptyLike, kernelsOf, scratch, type Tensor } from "../tensor.ts";
import { unary } from "./arithmetic.ts";
import { defineOp } from "./op.ts";

function mustMatch(who: string, input: Tensor, target: Tensor): void {
  if (!sameShape(input.shape, target.shape)) {
    throw new RangeError(`${who}: expected a target of ${showShape(input.shape)}, came ${showShape(target.shape)}`);
  }
  if (input.dtype !== target.dtype) throw new TypeError(`${who}: expected a ${input.dtype.name} target, came ${target.dtype.name}`);
}

const bceOp = defineOp({
  name: "binaryCrossEntropy",
  torch: "F.binary_cross_entropy",
  tex: String.raw`\bar x = \bar\ell\,\frac{x - t}{\max(x(1-x),\,10^{-12})\,N}`,
  parts: "t.mul(x.log()).add(rsub(t, 1).mul(rsub(x, 1).log())).neg().mean()",
  forward({ a: x, b: target }) {
    const y = empty(scalarShape, x.dtype);
    kernelsOf(x).bce(x.numel, contiguous(x).ptr, contiguous(target!).ptr, y.ptr, scratch(x.numel * x.dtype.size));
    return y;
  },
  backward({ a: x, b: target }, g) {
    const dx = roomFor(x);
    kernelsOf(x).bceBackward(x.numel, g.ptr, contiguous(x).ptr, contiguous(target!).ptr, dx.ptr);
    give(x, dx);
  },
  examples: [{ inputs: [[[0.2], [0.7], [0.5]]], call: (x) => binaryCrossEntropy(x!, target([[0], [1], [1]], x!)) }],
});

const mseOp = defineOp({
  name: "mseLoss",
  torch: "F.mse_loss",
  tex: String.raw`\bar a = \bar\ell\,\frac{2}{N}(a - b),\quad \bar b = -\bar a`,
  parts: "a.sub(b).square().mean()",
  forward({ a, b }) {
    const y = empty(scalarShape, a.dtype);
    kernelsOf(a).mse(a.numel, contiguous(a).ptr, contiguous(b!).ptr, y.ptr, scratch(a.numel * a.dtype.size));
    return y;
  },
  backward({ a, b }, g) {
    const da = wants(a) ? roomFor(a) : emptyLike(contiguous(a));
    kernelsOf(a).mseBackward(a.numel, g.ptr, contiguous(a).ptr, contiguous(b!).ptr, da.ptr);
    if (wants(b)) give(b, unary("neg", da));
    if (wants(a)) give(a, da);
  },
  examples: [{ inputs: [[1, 2, -3], [0.5, 2.5, 1]], call: (a, b) => mseLoss(a!, b!) }],
});

const crossEntropyOp = defineOp({
  name: "crossEntropy",
  torch: "F.cross_entropy",
  tex: String.raw`\bar x = \frac{\bar\ell}{N}(\mathrm{softmax}(x) - \mathrm{onehot}(t))`,
  parts: "logSoftmax(x, 1) → −mean of the entries at t",
  forward(call) {
    const { a: x, b: t } = call;
    const y = empty(scalarShape, x.dtype);
    const logp = emptyLike(contiguous(x));
    kernelsOf(x).crossEntropy(x.shape[0]!, x.shape[1]!, contiguous(x).ptr, contiguous(t!).ptr, logp.ptr, y.ptr);
    call.saved = logp;
    return y;
  },
  backward({ a: x, b: t, saved }, g) {
    const dx = roomFor(x);
    kernelsOf(x).crossEntropyBackward(x.shape[0]!, x.shape[1]!, g.ptr, saved!.ptr, contiguous(t!).ptr, dx.ptr);
    give(x, dx);
  },
  examples: [{ inputs: [[[2, 1, 0.1], [0.3, -1, 2]]], call: (x) => crossEntropy(x!, target([0, 2], null)) }],
});

/** A constant target for the examples: of x's dtype, or class indices. */
function target(data: readonly (number | readonly number[])[], like: Tensor | null): Tensor {
  const flat = data.flat();
  const t = empty(like === null ? [flat.length] : like.shape, like?.dtype ?? int64);
  if (like !== null) t.setBytes(new Uint8Array((like.dtype.size === 8 ? Float64Array.from(flat) : Float32Array.from(flat)).buffer));
  else t.setBytes(new Uint8Array(BigInt64Array.from(flat, BigInt).buffer));
  return t;
}

/**
 * Mean of −(t·log x + (1 − t)·log(1 − x)); logs are cut at −100, as PyTorch's. Shape: x and t alike → ().
 * Outside [0, 1] the result is NaN (PyTorch refuses; a diverging lesson must be able to show it).
 */
export function binaryCrossEntropy(x: Tensor, t: Tensor): Tensor {
  mustMatch("binaryCrossEntropy", x, t);
  return apply(bceOp, x, t);
}
/** Mean of (a − b)². Shape: alike → (). */
export function mseLoss(a: Tensor, b: Tensor): Tensor {
  mustMatch("mseLoss", a, b);
  return apply(mseOp, a, b);
}
/** Mean of −log softmax(x)[t]. Shape: logits (N, C), class indices (N) in int64 → (). */
export function crossEntropy(x: Tensor, t: Tensor): Tensor {
  if (x.ndim !== 2 || t.ndim !== 1 || t.shape[0] !== x.shape[0]) {
    throw new RangeError(`crossEntropy: expected logits (N,C) and targets (N,), came ${showShape(x.shape)} and ${showShape(t.shape)}`);
  }
  if (t.dtype !== int64) throw new TypeError(`crossEntropy: expected int64 class indices, came ${t.dtype.name}`);
  mustBeClasses(contiguous(t), x.shape[1]!);
  return apply(crossEntropyOp, x, t);
}
function mustBeClasses(t: Tensor, C: number): void {
  const words = i32();
  for (let i = 0, at = t.ptr >> 2; i < t.numel; i++, at += 2) {
    if (words[at]! < 0 || words[at]! >= C || words[at + 1] !== 0) {
      throw new RangeError(`crossEntropy: expected classes 0 … ${C - 1}, came ${t.toArray()[i]} at ${i}`);
    }
  }
}

export const lossOps = [bceOp, mseOp, crossEntropyOp];

/** @file torch.nn.init: fills a tensor with draws from the current generator, in PyTorch's order, bit for bit. */
import { fans, kaimingNormalStd, kaimingUniformBound, xavierNormalStd, xavierUniformBound } from "../initBounds.ts";
import { float32 } from "../dtype.ts";
import { currentGenerator } from "../random/index.ts";
import { showShape } from "../shape.ts";
import { contiguous, writeThrough, tensor, type Tensor } from "../tensor.ts";

function drawn(x: Tensor, name: string, draw: (out: Float32Array) => void): Tensor {
  if (x.dtype !== float32) throw new TypeError(`${name}: expected a float32 tensor, came ${x.dtype.name} ${showShape(x.shape)}`);
  const values = new Float32Array(x.numel);
  draw(values);
  if (x.strides === null) x.setBytes(new Uint8Array(values.buffer));
  else writeThrough(contiguous(tensor(values, { shape: x.shape })), x);
  return x;
}

/** Every entry uniform in [from, to). As all here: float32 only, x is written and returned. */
export const uniform_ = (x: Tensor, from = 0, to = 1): Tensor =>
  drawn(x, "uniform_", (out) => currentGenerator().uniform(out, from, to));
/** Every entry normal. A tensor of 16 or more contiguous entries is drawn in blocks, others one by one, as PyTorch does. */
export const normal_ = (x: Tensor, mean = 0, std = 1): Tensor =>
  drawn(x, "normal_", (out) => currentGenerator().normal(out, mean, std, { contiguous: x.strides === null }));

/** Uniform within ±gain·√(6/(in + out)), for a weight (out, in, …kernel). */
export function xavierUniform_(x: Tensor, gain = 1): Tensor {
  const { fanIn, fanOut } = fans(x.shape);
  const bound = xavierUniformBound(fanIn, fanOut, gain);
  return uniform_(x, -bound, bound);
}
/** Normal with std gain·√(2/(in + out)), for a weight (out, in, …kernel). */
export function xavierNormal_(x: Tensor, gain = 1): Tensor {
  const { fanIn, fanOut } = fans(x.shape);
  return normal_(x, 0, xavierNormalStd(fanIn, fanOut, gain));
}
/** Uniform within ±√(6/((1 + a²)·in)), for a weight (out, in, …kernel) of a ReLU network; `a` is the negative slope. */
export function kaimingUniform_(x: Tensor, a = 0): Tensor {
  const bound = kaimingUniformBound(fans(x.shape).fanIn, a);
  return uniform_(x, -bound, bound);
}
/** Normal with std √(2/((1 + a²)·in)); for ReLU networks, as `kaimingUniform_`. */
export function kaimingNormal_(x: Tensor, a = 0): Tensor {
  return normal_(x, 0, kaimingNormalStd(fans(x.shape).fanIn, a));
}

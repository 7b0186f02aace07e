/** @file Dropout: in training each entry is dropped with probability p and the others are scaled up. */
import { apply, give } from "../autograd.ts";
import { float32 } from "../dtype.ts";
import { currentGenerator, generator, withGenerator } from "../random/index.ts";
import { contiguous, emptyLike, type Tensor } from "../tensor.ts";
import type { About } from "./about.ts";
import { combine } from "./arithmetic.ts";
import { defineOp } from "./op.ts";

const dropoutOp = defineOp({
  name: "dropout",
  torch: "F.dropout",
  tex: String.raw`\bar x = \bar y \odot m,\quad m_i = 0 \text{ with probability } p, \text{ else } 1/(1-p)`,
  forward(call) {
    const x = contiguous(call.a);
    const mask = x.dtype === float32 ? new Float32Array(x.numel) : new Float64Array(x.numel);
    currentGenerator().dropoutMask(mask, call.attrs as number);
    call.saved = emptyLike(x);
    call.saved.setBytes(new Uint8Array(mask.buffer));
    return combine("mul", x, call.saved);
  },
  backward: ({ a, saved }, g) => give(a, combine("mul", g, saved!)),
  // prettier-ignore
  examples: [{ inputs: [[[1, 2, 3], [4, 5, 6]]], call: (x) => withGenerator(generator(1), () => dropout(x!, 0.5)) }],
});

/**
 * x with entries dropped at random and the others divided by 1 − p, so that the mean stays; x itself when not training or p = 0.
 * Draws from the current generator, one number an entry in row-major order, as PyTorch does (p = 1 draws nothing).
 */
export function dropout(x: Tensor, p = 0.5, training = true): Tensor {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`dropout: expected a probability from 0 to 1, came ${p}`);
  if (!x.dtype.isFloat) throw new TypeError(`dropout: expected a float tensor, came ${x.dtype.name}`);
  return training && p > 0 && x.numel > 0 ? apply(dropoutOp, x, null, null, p) : x;
}

export const dropoutOps = [dropoutOp];

export const dropoutAbout: About = {
  op: dropoutOp,
  family: "layers",
  value: String.raw`y = x \odot m`,
  meaning: {
    ko: "칸을 제비뽑아 0으로 만들고, 남은 칸을 키웁니다.",
    en: "Sets entries drawn by lot to 0, and scales up the rest.",
  },
  settings: "p",
  prints: [
    {
      inputs: [[1, -2, 3, 0.5, -1.5, 4]],
      call: (x) => withGenerator(generator(7), () => dropout(x!, 0.25)),
      y: [1.3333334, -2.6666667, 0, 0.66666669, 0, 0],
      grads: [[1.3333334, 1.3333334, 0, 1.3333334, 0, 0]],
    },
  ],
};

/** @file What holds for tensors of any shape and any numbers: laws of the ops, checked on random ones with a fixed seed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cat, F, float64, int64, noGrad, tensor, where, zeros, type Tensor } from "../../src/core/index.ts";

const runs = { numRuns: 200, seed: 1 };
const numelOf = (shape: readonly number[]): number => shape.reduce((n, d) => n * d, 1);

/** Sizes 0 … 4 in up to four dimensions. */
const shapes = (least = 0, most = 4, smallest = 0) =>
  fc.array(fc.integer({ min: smallest, max: 4 }), { minLength: least, maxLength: most });
/** Any float32 at all, or moderate ones whose sums do not overflow. */
const any = fc.float();
const moderate = fc.float({ min: -8, max: 8, noNaN: true });

const tensorOf = (shape: readonly number[], entry = any): fc.Arbitrary<Tensor> =>
  fc
    .array(entry, { minLength: numelOf(shape), maxLength: numelOf(shape) })
    .map((data) => tensor(Float32Array.from(data), { shape }));
const tensors = (entry = any, least = 0, most = 4, smallest = 0): fc.Arbitrary<Tensor> =>
  shapes(least, most, smallest).chain((shape) => tensorOf(shape, entry));
/** Two tensors that broadcast: sizes dropped in front, or made 1, of one shape. */
const pairs = (entry = any): fc.Arbitrary<[Tensor, Tensor]> =>
  shapes().chain((shape) => {
    const side = fc
      .tuple(fc.nat(shape.length), fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }))
      .chain(([from, thin]) => tensorOf(shape.map((d, i) => (thin[i] ? 1 : d)).slice(from), entry));
    return fc.tuple(side, side);
  });
const dimOf = (x: Tensor) => fc.integer({ min: -x.ndim, max: x.ndim - 1 });
const withDim = (entry = any, smallest = 0) => tensors(entry, 1, 4, smallest).chain((x) => fc.tuple(fc.constant(x), dimOf(x)));

/** Shape and entries; NaN equals NaN, and −0 is not 0. */
const bits = (x: Tensor) => [x.shape, Array.from(x.toArray())];
const same = (a: Tensor, b: Tensor): void => expect(bits(a)).toEqual(bits(b));
function close(a: Tensor, b: Tensor, tolerance = 2e-6): void {
  expect(a.shape).toEqual(b.shape);
  const [p, q] = [a.toArray(), b.toArray()];
  const scale = Math.max(1, ...Array.from(q, Math.abs));
  p.forEach((v: number, i: number) => expect(Math.abs(v - q[i]!)).toBeLessThanOrEqual(tolerance * scale));
}
const law = <T>(title: string, arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void =>
  test(title, () =>
    fc.assert(
      fc.property(arbitrary, (value) => void check(value)),
      runs,
    ),
  );

describe("broadcasting", () => {
  law("add, mul, maximum: the order of the two does not matter", pairs(), ([a, b]) => {
    same(a.add(b), b.add(a));
    same(a.mul(b), b.mul(a));
    same(a.maximum(b), b.maximum(a));
  });
  law("the result is that of both expanded by hand, and so are the gradients but for their sums", pairs(moderate), ([a, b]) => {
    const { shape } = noGrad(() => a.add(b));
    same(a.mul(b), a.expand(shape).mul(b.expand(shape)));
    a.requiresGrad = true;
    a.mul(b).sum().backward();
    const grad = a.grad!.clone();
    a.grad = null;
    a.expand(shape).mul(b.expand(shape)).sum().backward();
    same(a.grad!, grad);
  });
  law("a − b is −(b − a), but for the sign of 0", pairs(), ([a, b]) => same(a.sub(b).add(0), b.sub(a).neg().add(0)));
});

describe("other looks at the same entries", () => {
  law("reshape and back is where we were", tensors(), (x) => {
    same(x.reshape([x.numel]).reshape(x.shape), x);
    same(x.flatten().reshape(x.shape), x);
  });
  law(
    "two transpositions undo each other",
    withDim().chain(([x, p]) => fc.tuple(fc.constant(x), fc.constant(p), dimOf(x))),
    ([x, p, q]) => same(x.transpose(p, q).transpose(q, p), x),
  );
  law(
    "a permutation and its inverse undo each other",
    tensors().chain((x) =>
      fc.tuple(
        fc.constant(x),
        fc.shuffledSubarray(
          x.shape.map((_, i) => i),
          { minLength: x.ndim },
        ),
      ),
    ),
    ([x, order]) => {
      const y = x.permute(order);
      same(y.permute(order.map((_, i) => order.indexOf(i))), x);
      expect(y.shape).toEqual(order.map((d) => x.shape[d]));
    },
  );
  law("flip twice, along any dimension", withDim(), ([x, dim]) => same(x.flip([dim]).flip([dim]), x));
  law("unsqueeze and squeeze", withDim(), ([x, dim]) => same(x.unsqueeze(dim).squeeze(dim), x));
  law(
    "split and cat, by a size and by sizes",
    withDim().chain(([x, dim]) => fc.tuple(fc.constant(x), fc.constant(dim), fc.integer({ min: 1, max: 5 }))),
    ([x, dim, size]) => {
      same(cat(x.split(size, dim), dim), x);
      const n = x.size(dim);
      const cut = Math.min(size, n);
      same(cat(x.split([cut, n - cut, 0], dim), dim), x);
      same(cat(x.chunk(size, dim), dim), x);
    },
  );
  law("repeat is cat of itself", withDim(), ([x, dim]) => {
    const reps = x.shape.map((_, i) => (i === (dim + x.ndim) % x.ndim ? 3 : 1));
    same(x.repeat(reps), cat([x, x, x], dim));
  });
  law("tril and triu share the diagonal and make the whole", tensors(moderate, 2), (x) =>
    same(x.tril().add(x.triu(1)), x.add(0)),
  );
});

describe("reductions", () => {
  const withDims = (entry = any) =>
    tensors(entry, 1).chain((x) =>
      fc.tuple(
        fc.constant(x),
        fc.shuffledSubarray(
          x.shape.map((_, i) => i),
          { minLength: 1 },
        ),
      ),
    );
  law("sum, mean, amax, var: the order in which dims are named does not matter", withDims(), ([x, dims]) => {
    const sorted = [...dims].sort();
    same(x.sum(dims), x.sum(sorted));
    same(x.mean(dims, true), x.mean(sorted, true));
    same(x.var(dims), x.var(sorted));
    if (!x.shape.includes(0)) same(x.amax(dims), x.amax(sorted));
  });
  law("sum over dims is the sum of sums, and all dims are no dims", withDims(moderate), ([x, dims]) => {
    const one = [...dims].sort().reduceRight((y, dim) => y.sum(dim), x);
    close(x.sum(dims), one, 1e-5);
    close(x.sum(x.shape.map((_, i) => i)), x.sum(), 1e-5);
  });
  law("keepdim keeps the dimensions as 1, and the same entries", withDims(moderate), ([x, dims]) => {
    for (const [kept, dropped] of [
      [x.sum(dims, true), x.sum(dims)],
      [x.norm(2, dims, true), x.norm(2, dims)],
    ] as const) {
      expect(kept.shape).toEqual(x.shape.map((d, i) => (dims.includes(i) ? 1 : d)));
      same(kept.reshape(dropped.shape), dropped);
    }
  });
  law("max is amax is −min of −x; argmax says where", withDim(moderate, 1), ([x, dim]) => {
    const { values, indices } = x.max(dim, true);
    same(values, x.amax(dim, true));
    same(values.add(0), x.neg().min(dim, true).values.neg().add(0));
    same(x.gather(dim, indices), values);
    same(x.argmax(dim, true), indices);
  });
  law("the gradient of amax adds up to what came in, however many are equal", tensorOf([3, 4], fc.constantFrom(0, 1, 2)), (x) => {
    x.requiresGrad = true;
    x.amax(1).sum().backward();
    close(x.grad!.sum(1), tensor([1, 1, 1]));
  });
  law("cumsum ends with the sum", withDim(moderate, 1), ([x, dim]) => close(x.cumsum(dim).select(dim, -1), x.sum(dim), 1e-5));
  law("logsumexp lies between the largest and the largest plus log n", withDim(moderate, 1), ([x, dim]) => {
    const [y, most] = [x.logsumexp(dim).toArray(), x.amax(dim).toArray()];
    y.forEach((v: number, i: number) => {
      expect(v).toBeGreaterThanOrEqual(most[i]! - 1e-5);
      expect(v).toBeLessThanOrEqual(most[i]! + Math.log(x.size(dim)) + 1e-5);
    });
  });
});

describe("softmax", () => {
  law("is positive and sums to 1; its logarithm is logSoftmax; a shift changes nothing", withDim(moderate, 1), ([x, dim]) => {
    const y = x.softmax(dim);
    expect(y.toArray().every((p: number) => p > 0 && p <= 1)).toBe(true);
    close(y.sum(dim), y.sum(dim).mul(0).add(1));
    close(y.log(), x.logSoftmax(dim), 1e-5);
    close(x.add(3).softmax(dim), y, 1e-5);
  });
});

describe("indices and masks", () => {
  /** x, a dimension, and a permutation of each of its lines. */
  const permuted = withDim(any, 1).chain(([x, dim]) => {
    const d = (dim + x.ndim) % x.ndim;
    const lines = numelOf(x.shape) / x.shape[d]!;
    const order = fc.shuffledSubarray([...Array(x.shape[d]!).keys()], { minLength: x.shape[d]! });
    return fc.array(order, { minLength: lines, maxLength: lines }).map((orders) => {
      const moved = x.shape.filter((_, i) => i !== d);
      const index = tensor(orders.flat(), { shape: [...moved, x.shape[d]!], dtype: int64 });
      const back = [...moved.keys()];
      back.splice(d, 0, moved.length);
      return { x, dim, index: index.permute(back) };
    });
  });
  law("scatter undoes gather", permuted, ({ x, dim, index }) => {
    const picked = x.gather(dim, index);
    same(zeros(x.shape).scatter(dim, index, picked), x);
    same(zeros(x.shape).scatter_(dim, index, picked), x);
  });
  law(
    "indexSelect is gather of whole slices, and select one at a time",
    withDim(any, 1).chain(([x, dim]) =>
      fc.tuple(fc.constant(x), fc.constant(dim), fc.array(fc.nat(x.size(dim) - 1), { minLength: 1, maxLength: 5 })),
    ),
    ([x, dim, rows]) => {
      const y = x.indexSelect(dim, tensor(rows, { dtype: int64 }));
      rows.forEach((row, i) => same(y.select(dim, i), x.select(dim, row)));
    },
  );
  const masked = tensors().chain((x) =>
    fc.tuple(
      fc.constant(x),
      fc.array(fc.boolean(), { minLength: x.numel, maxLength: x.numel }).map((on) => tensor(on, { shape: x.shape }).ne(0)),
    ),
  );
  law("where, maskedFill and maskedSelect agree", masked, ([x, mask]) => {
    same(x.maskedFill(mask, 7), where(mask, 7, x));
    same(where(mask, x, 7), where(mask.logicalNot(), 7, x));
    same(x.maskedSelect(mask), where(mask, x, 7).maskedSelect(mask));
    expect(x.maskedSelect(mask).numel).toBe(mask.sum().item());
  });
  law("one-hot rows sum to 1 and remember their class", fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }), (classes) => {
    const t = tensor(classes, { dtype: int64 });
    const y = F.oneHot(t, 6);
    same(y.argmax(1), t);
    expect(
      y
        .sum(1)
        .toArray()
        .every((n: number) => n === 1),
    ).toBe(true);
  });
});

describe("one thing written in two ways", () => {
  const matrices = fc
    .tuple(fc.nat(4), fc.nat(5), fc.nat(4))
    .chain(([n, k, m]) => fc.tuple(tensorOf([n, k]), tensorOf([m, k]), tensorOf([m])));
  law("linear is a matrix product and then the bias, to the bit", matrices, ([x, w, b]) =>
    same(F.linear(x, w, b), x.matmul(w.t()).add(b)),
  );
  law("a batch of products is each product, to the bit", fc.tuple(tensorOf([3, 3, 5]), tensorOf([3, 5, 7])), ([a, b]) =>
    [0, 1, 2].forEach((i) => same(a.bmm(b).select(0, i), a.select(0, i).matmul(b.select(0, i)))),
  );
  law(
    "outer is a column times a row, to the bit but for the sign of 0",
    fc.tuple(tensorOf([3], moderate), tensorOf([4], moderate)),
    ([a, b]) => close(a.outer(b), a.unsqueeze(1).matmul(b.unsqueeze(0)), 0),
  );
  const classes = fc.tuple(tensorOf([5, 3], moderate), fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }));
  law("cross-entropy: fused, by parts, of one-hot probabilities, and by reductions", classes, ([x, t]) => {
    const target = tensor(t, { dtype: int64 });
    const fused = F.crossEntropy(x, target);
    close(F.nllLoss(x.logSoftmax(1), target), fused);
    close(F.crossEntropy(x, F.oneHot(target, 3).float()), fused);
    close(F.crossEntropy(x, target, { reduction: "none" }).mean(), fused);
    close(F.crossEntropy(x, target, { reduction: "sum" }).div(5), fused);
    close(F.crossEntropy(x, target, { labelSmoothing: 0.3 }), F.crossEntropy(x, F.oneHot(target, 3).float().mul(0.7).add(0.1)));
  });
  law(
    "binary cross-entropy: of logits, of probabilities, and by reductions",
    fc.tuple(tensorOf([6], moderate), tensorOf([6], fc.constantFrom(0, 1))),
    ([x, t]) => {
      const fused = F.binaryCrossEntropy(x.sigmoid(), t);
      close(F.binaryCrossEntropyWithLogits(x, t), fused, 1e-4);
      close(F.binaryCrossEntropy(x.sigmoid(), t, { reduction: "none" }).mean(), fused);
    },
  );
  law(
    "a 1 × 1 convolution is a matrix product over channels",
    fc.tuple(tensorOf([2, 3, 3, 2], moderate), tensorOf([4, 3, 1, 1], moderate)),
    ([x, w]) => {
      const y = F.conv2d(x, w);
      const flat = x
        .permute([0, 2, 3, 1])
        .reshape([12, 3])
        .matmul(w.reshape([4, 3]).t());
      close(y, flat.reshape([2, 3, 2, 4]).permute([0, 3, 1, 2]));
    },
  );
  law("a normalised layer has mean 0 and variance 1 − a little", tensorOf([3, 8], moderate), (x) => {
    const y = F.layerNorm(x, [8]);
    close(y.mean(1), zeros([3]), 1e-5);
    expect(
      y
        .var(1, { unbiased: false })
        .toArray()
        .every((v: number) => v < 1 + 1e-5),
    ).toBe(true);
  });
  law("float32 stays near float64", tensorOf([4, 3], moderate), (x) => {
    const f = (v: Tensor): Tensor => v.sin().add(v.square()).div(v.abs().add(1)).matmul(v.t()).softmax(1).sum(0, true);
    const exact = f(x.double());
    expect(exact.dtype).toBe(float64);
    close(f(x).double(), exact, 1e-4);
  });
});

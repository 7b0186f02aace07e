import { describe, expect, test } from "vitest";
import {
  biasBound,
  fans,
  kaimingNormalStd,
  kaimingUniformBound,
  linearWeightBound,
  xavierNormalStd,
  xavierUniformBound,
} from "../../src/core/initBounds.ts";
import { generator, PythonRandom, type Generator, type Since } from "../../src/core/random/index.ts";
import { difference, goldenFolder, readGolden, sha256, type GoldenArray } from "../support/golden.ts";

interface Case {
  readonly kind: string;
  readonly seed: number;
  readonly code: string;
  readonly values: readonly GoldenArray[];
  readonly [key: string]: unknown;
}
interface File {
  readonly how: { readonly torch: string };
  readonly cases: readonly Case[];
  readonly python_random: { readonly values: readonly number[] };
}
interface Stress {
  readonly r: readonly { readonly seed: number; readonly sha: readonly string[] }[];
}

type Made = Float32Array | Float64Array | Int32Array | BigInt64Array;
type Maker = (g: Generator, c: Case, since: Since) => Made[];

function rand(g: Generator, n: number, from?: number, to?: number): Float32Array {
  const out = new Float32Array(n);
  g.uniform(out, from, to);
  return out;
}
function randn(g: Generator, n: number, mean?: number, std?: number): Float32Array {
  const out = new Float32Array(n);
  g.normal(out, mean, std);
  return out;
}
function rand64(g: Generator, n: number, from?: number, to?: number): Float64Array {
  const out = new Float64Array(n);
  g.uniform64(out, from, to);
  return out;
}
function randn64(g: Generator, n: number, mean?: number, std?: number): Float64Array {
  const out = new Float64Array(n);
  g.normal64(out, mean, std);
  return out;
}
function layer(g: Generator, fanIn: number, weights: number, biases: number): Float32Array[] {
  const bound = linearWeightBound(fanIn);
  const bias = biasBound(fanIn);
  return [rand(g, weights, -bound, bound), rand(g, biases, -bias, bias)];
}
const linear = (g: Generator, inputs: number, outputs: number) => layer(g, inputs, inputs * outputs, outputs);

const int64s = (values: bigint[]) => BigInt64Array.from(values);
const repeat = <T>(n: number, f: () => T): T[] => Array.from({ length: n }, f);
const num = (c: Case, key: string): number => {
  const value = c[key];
  if (typeof value !== "number") throw new Error(`case "${c.code}": expected a number "${key}", came ${String(value)}`);
  return value;
};
const size = (c: Case) => c.values[0]!.shape.reduce((product, n) => product * n, 1);

const inits: Record<string, (g: Generator, n: number, shape: readonly number[]) => Float32Array> = {
  xavier_uniform_: (g, n, shape) => {
    const { fanIn, fanOut } = fans(shape);
    const bound = xavierUniformBound(fanIn, fanOut);
    return rand(g, n, -bound, bound);
  },
  xavier_normal_: (g, n, shape) => randn(g, n, 0, xavierNormalStd(fans(shape).fanIn, fans(shape).fanOut)),
  kaiming_uniform_relu: (g, n, shape) => {
    const bound = kaimingUniformBound(fans(shape).fanIn, 0);
    return rand(g, n, -bound, bound);
  },
  kaiming_normal_relu: (g, n, shape) => randn(g, n, 0, kaimingNormalStd(fans(shape).fanIn, 0)),
  "normal_std0.1": (g, n) => randn(g, n, 0, 0.1),
  uniform_init: (g, n) => rand(g, n, -0.5, 0.5),
};

/** How each kind of case is made. A kind that is missing here fails. */
const makers: Record<string, Maker> = {
  random_int32: (g, c) => [Int32Array.from(repeat(size(c), () => g.randomInt32()))],
  random_int64: (g, c) => [int64s(repeat(size(c), () => g.randomInt64()))],
  uniform: (g, c) => [rand(g, num(c, "n"))],
  uniform_ab: (g, c) => [rand(g, num(c, "n"), num(c, "a"), num(c, "b"))],
  uniform_f64: (g, c) => [rand64(g, num(c, "n"))],
  uniform_f64_ab: (g, c) => [rand64(g, num(c, "n"), num(c, "a"), num(c, "b"))],
  normal: (g, c) => [randn(g, num(c, "n"))],
  normal_ms: (g, c) => [randn(g, num(c, "n"), num(c, "mean"), num(c, "std"))],
  normal_noncontig: (g, c) => {
    const out = new Float32Array(num(c, "n"));
    g.normal(out, 0, 1, { contiguous: false });
    return [out];
  },
  normal_f64: (g, c) => [randn64(g, num(c, "n"))],
  normal_f64_ms: (g, c) => [randn64(g, num(c, "n"), num(c, "mean"), num(c, "std"))],
  mixed: (g) => [randn(g, 3), rand(g, 2), randn(g, 4), randn(g, 16), randn(g, 1), rand(g, 1), randn(g, 1)],
  randperm: (g, c) => [g.randperm(num(c, "n"))],
  randperm2: (g, c) => [g.randperm(num(c, "n")), g.randperm(num(c, "n"))],
  randint: (g, c, since) => [g.randint(BigInt(num(c, "lo")), BigInt(num(c, "hi")), num(c, "n"), { since })],
  bernoulli_scalar: (g, c) => {
    const out = new Float32Array(num(c, "n"));
    g.bernoulli(out, num(c, "p"));
    return [out, rand(g, 1)];
  },
  bernoulli_tensor: (g, c) => {
    const out = new Float32Array(num(c, "n"));
    g.bernoulliFrom(new Float32Array(out.length).fill(num(c, "p")), out);
    return [out, rand(g, 1)];
  },
  bernoulli_tensor_f64: (g, c) => {
    const out = new Float32Array(num(c, "n"));
    g.bernoulliFrom(new Float64Array(out.length).fill(num(c, "p")), out);
    return [Float64Array.from(out), rand(g, 1)];
  },
  dropout_f64: (g, c) => {
    const out = new Float64Array(num(c, "n"));
    g.dropoutMask(out, num(c, "p"));
    return [out, rand(g, 1)];
  },
  dropout: (g, c) => {
    const out = new Float32Array(num(c, "n")); // of ones, so the mask is the result
    g.dropoutMask(out, num(c, "p"));
    return [out, rand(g, 1)];
  },
  init: (g, c) => {
    const init = inits[String(c["init"])];
    if (init === undefined) throw new Error(`init "${String(c["init"])}" is not known to this test`);
    return [init(g, size(c), c["shape"] as number[])];
  },
  init_default: (g, c) => {
    const bound = kaimingUniformBound(fans(c.values[0]!.shape).fanIn, 0); // torch's own default is a = 0
    return [rand(g, size(c), -bound, bound)];
  },
  linear: (g, c) => linear(g, num(c, "in_"), num(c, "out")),
  linear_seq: (g) => [...linear(g, 2, 10), ...linear(g, 10, 10), ...linear(g, 10, 1)],
  conv2d: (g, c) => layer(g, fans(c.values[0]!.shape).fanIn, size(c), c.values[1]!.shape[0]!),
  embedding: (g, c) => [randn(g, size(c))],
};

for (const name of ["rng", "rng-2.13-randint", "rng-more"]) {
  const file = readGolden<File>(name);
  if (file === null) {
    test.skip(`random: skipped, no ${name}.json in ${goldenFolder}`);
    continue;
  }
  const since: Since = file.how.torch.startsWith("1.") ? "1.13" : "2.x";
  describe(`random: ${name}.json`, () => {
    test.each(file.cases)("$kind, seed $seed: $code", (c) => {
      const make = makers[c.kind];
      if (make === undefined) throw new Error(`kind "${c.kind}" is not known to this test`);
      const made = make(generator(c.seed), c, since);
      expect(made.length).toBe(c.values.length);
      // float64 normals go through log1p, sin and cos, whose last bit differs between PyTorch's own builds
      const ulps = c.kind.startsWith("normal_f64") ? 1 : 0;
      for (const [i, want] of c.values.entries()) expect(difference(want, made[i]!, { ulps }), `array ${i}`).toBeNull();
    });

    const ints = file.cases.filter(({ kind }) => kind === "randint");
    test.skipIf(ints.length === 0)("numbers and bigints give the same randint", () => {
      for (const c of ints) {
        const numbers = generator(c.seed).randint(num(c, "lo"), num(c, "hi"), num(c, "n"), { since });
        expect(Array.from(numbers, String)).toEqual((c.values[0]!.data as (number | string)[]).map(String));
      }
    });

    test("Python's random.seed(777) and randint(0, 9999)", () => {
      const random = new PythonRandom(777);
      expect(repeat(file.python_random.values.length, () => random.randint(0, 9999))).toEqual(file.python_random.values);
    });
  });
}

const stress = readGolden<Stress>("rng-stress");
describe("random: rng-stress.json", () => {
  if (stress === null) test.skip(`random: skipped, no rng-stress.json in ${goldenFolder}`);
  test.each(stress?.r ?? [])(
    "seed $seed: hashes of 100,003 normals, 50,001 uniforms, 200 × 15 normals, a permutation",
    ({ seed, sha }) => {
      const g = generator(seed);
      const small = new Float32Array(3000);
      const a = randn(g, 100003);
      const b = rand(g, 50001, -0.123, 0.377);
      for (let i = 0; i < 200; i++) g.normal(small.subarray(15 * i, 15 * i + 15));
      const d = g.randperm(70001);
      expect([a, b, small, d].map(sha256)).toEqual(sha);
    },
  );
});

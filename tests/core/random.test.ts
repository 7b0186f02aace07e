import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calculateGain, fans, kaimingUniformBound, linearWeightBound } from "../../src/core/initBounds.ts";
import { fma } from "../../src/core/random/fma.ts";
import {
  currentGenerator,
  defaultGenerator,
  generator,
  manualSeed,
  PythonRandom,
  randomSplitIndices,
  shuffledIndices,
  withGenerator,
  type Generator,
} from "../../src/core/random/index.ts";
import { hex32 } from "../support/golden.ts";

function draws(g: Generator, n: number): number[] {
  const out = new Float32Array(n);
  g.normal(out, 0, 1, { contiguous: false });
  return [...out];
}

/** a·b + c rounded once, by exact integers: every float32 is an integer times 2^−149. */
function fmaExactly(a: number, b: number, c: number): number {
  const exact = scaled(a) * scaled(b) + (scaled(c) << 149n); // times 2^298
  if (exact === 0n) return a * b + c; // the sign of zero
  const size = exact < 0n ? -exact : exact;
  const drop = Math.max(size.toString(2).length - 24, 149); // bits below the last place of a float32
  const half = 1n << BigInt(drop - 1);
  let kept = size >> BigInt(drop);
  const rest = size & ((1n << BigInt(drop)) - 1n);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  const rounded = Number(kept) * 2 ** (drop - 298);
  return Math.fround(exact < 0n ? -rounded : rounded);
}
function scaled(x: number): bigint {
  return BigInt(x * 2 ** 149); // x·2^149 < 2^277 is an exact double
}

describe("random: fma", () => {
  const float = fc.float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(-1e18), max: Math.fround(1e18) });

  test("agrees with exact integers", () => {
    fc.assert(
      fc.property(float, float, float, (a, b, c) => hex32(fma(a, b, c)) === hex32(fmaExactly(a, b, c))),
      { numRuns: 20000, seed: 1 },
    );
  });

  test("rounds once where the float64 sum falls half way between two float32", () => {
    const ulp = 2 ** -23;
    const cases = [
      // 1 + ulp + (ulp/2 − 2^−70): just below half way, so down; a second rounding would go up to even
      [2 ** -24 * (1 + ulp), 1 - ulp, 1 + ulp, 1 + ulp],
      // 1 + (ulp/2 + 2^−60): just above half way, so up; a second rounding would go down to even
      [2 ** -24 * (1 + 2 ** -12), 1 - 2 ** -12 + 2 ** -24, 1, 1 + ulp],
    ] as const;
    for (const [a, b, c, right] of cases) {
      expect(Math.fround(a * b + c)).not.toBe(right);
      expect(fma(a, b, c)).toBe(right);
      expect(fma(-a, b, -c)).toBe(-right);
    }
    expect(fma(2 ** -12, 2 ** -12, 1)).toBe(1); // exactly half way: to even
    expect(fma(2 ** -12, 2 ** -12, 1 + ulp)).toBe(1 + 2 * ulp);
  });
});

describe("random: generator", () => {
  test("a state that is put back gives the same draws, the cached normal number included", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(2000), fc.integer({ min: 1, max: 40 }), (seed, burn, n) => {
        const g = generator(seed);
        for (let i = 0; i < burn; i++) g.u32();
        draws(g, n); // an odd number leaves one cached
        const state = structuredClone(g.stateDict());
        const first = draws(g, 7);
        g.randperm(700);
        const other = generator(1);
        other.loadStateDict(state);
        expect(draws(other, 7)).toEqual(first);
        expect(other.initialSeed).toBe(seed);
      }),
      { numRuns: 50, seed: 2 },
    );
  });

  test("a state is a copy: drawing on does not change it, nor does it change the generator it was loaded into", () => {
    const g = generator(3);
    const state = g.stateDict();
    g.randperm(2000);
    expect(state.words).toEqual(generator(3).stateDict().words);
    const other = generator(0);
    other.loadStateDict(state);
    state.words.fill(0);
    expect(other.u32()).toBe(generator(3).u32());
  });

  test("seeding again forgets the cached normal number", () => {
    const g = generator(5);
    draws(g, 1);
    expect(draws(g.manualSeed(5), 2)).toEqual(draws(generator(5), 2));
  });

  test("only the low 32 bits of a seed count, and negative seeds wrap", () => {
    expect(generator(2 ** 32 + 5).u32()).toBe(generator(5).u32());
    expect(generator(-1).u32()).toBe(generator(2 ** 32 - 1).u32());
    expect(generator(2n ** 64n - 1n).u32()).toBe(generator(-1n).u32());
  });

  test("u53 is the low part of the same 64 bits as u64", () => {
    const a = generator(9);
    const b = generator(9);
    for (let i = 0; i < 1000; i++) expect(BigInt(a.u53())).toBe(b.u64() & (2n ** 53n - 1n));
  });

  test("one block of mt19937 words follows another without a seam", () => {
    // The 10,000th output for seed 5489 is the one the C++ standard gives for std::mt19937 ([rand.predef]).
    const g = generator(5489);
    for (let i = 1; i < 10000; i++) g.u32();
    expect(g.u32()).toBe(4123659995);
  });

  test("randperm is a permutation, and randint stays inside", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32), fc.nat(300), fc.integer(), fc.integer({ min: 1 }), (seed, n, lo, width) => {
        const g = generator(seed);
        expect(g.randperm(n).toSorted()).toEqual(Int32Array.from({ length: n }, (_, i) => i));
        for (const k of g.randint(lo, lo + width, 20)) expect(k >= lo && k < lo + width && Number.isInteger(k)).toBe(true);
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  test("empty targets and one-element permutations draw nothing", () => {
    const g = generator(1);
    g.uniform(new Float32Array(0));
    g.normal(new Float32Array(0));
    g.randperm(0);
    g.randperm(1);
    g.randint(0, 10, 0);
    expect(g.u32()).toBe(generator(1).u32());
  });

  test("the 2.x rule of randint begins at a range of 2^28, the 1.13 rule at 2^32", () => {
    const used = (width: number, since: "2.x" | "1.13"): number => {
      const g = generator(1);
      g.randint(0, width, 1, { since });
      return g.stateDict().at;
    };
    expect([used(2 ** 28 - 1, "2.x"), used(2 ** 28, "2.x"), used(2 ** 32 - 1, "1.13"), used(2 ** 32, "1.13")]).toEqual([
      1, 2, 1, 2,
    ]);
  });

  test("impossible arguments are refused by name", () => {
    const g = generator(0);
    const one = new Float32Array(1);
    expect(() => g.manualSeed(1.5)).toThrow("manualSeed: expected an integer (a bigint beyond 2^53), came 1.5");
    expect(() => g.manualSeed(2n ** 64n)).toThrow("manualSeed: expected");
    expect(() => g.uniform(one, 1, 0)).toThrow("uniform: expected from ≤ to, both finite, came 1 and 0");
    expect(() => g.uniform(one, 0, Infinity)).toThrow("uniform: expected");
    expect(() => g.normal(one, 0, -1)).toThrow("normal: expected std ≥ 0, came -1");
    expect(() => g.normal64(new Float64Array(1), 0, NaN)).toThrow("normal64: expected std ≥ 0, came NaN");
    expect(() => g.randint(5, 5, 1)).toThrow("randint: expected integers lo < hi, came 5 and 5");
    expect(() => g.randint(0, 1.5, 1)).toThrow("randint: expected");
    expect(() => g.randperm(-1)).toThrow("randperm: expected an integer n from 0 to 214748364, came -1");
    expect(() => g.bernoulli(one, 2)).toThrow("bernoulli: expected a probability from 0 to 1, came 2");
    expect(() => g.bernoulliFrom(new Float32Array([NaN]), one)).toThrow("bernoulliFrom: expected a probability");
    expect(() => g.bernoulliFrom(new Float32Array(2), one)).toThrow("bernoulliFrom: expected 2 places");
    expect(() => g.dropoutMask(one, -0.1)).toThrow("dropoutMask: expected a probability");
    const state = g.stateDict();
    expect(() => g.loadStateDict({ ...state, words: new Uint32Array(3) })).toThrow("loadStateDict: expected 624 words, came 3");
    expect(() => g.loadStateDict({ ...state, at: 625 })).toThrow('loadStateDict: expected "at" from 0 to 624, came 625');
  });
});

describe("random: the current generator", () => {
  test("manualSeed seeds the one in force, and withGenerator gives the old one back even after an error", () => {
    manualSeed(7);
    const mine = generator(1);
    const before = defaultGenerator.stateDict();
    expect(() =>
      withGenerator(mine, () => {
        expect(currentGenerator()).toBe(mine);
        manualSeed(8).u32();
        throw new Error("on purpose");
      }),
    ).toThrow("on purpose");
    expect(currentGenerator()).toBe(defaultGenerator);
    expect(defaultGenerator.stateDict()).toEqual(before);
    expect(mine.initialSeed).toBe(8);
  });

  test("withGenerator hands back what the function returns", () => expect(withGenerator(generator(1), () => 42)).toBe(42));
});

describe("random: loaders and Python", () => {
  test("an epoch moves the default generator by four draws, whatever the length", () => {
    const g = generator(0);
    shuffledIndices(g, 5);
    shuffledIndices(g, 700);
    expect(g.stateDict().at).toBe(8);
  });

  test("a split is a partition", () => {
    const parts = randomSplitIndices(generator(1), [3, 0, 4]);
    expect(parts.map((part) => part.length)).toEqual([3, 0, 4]);
    expect(parts.flatMap((part) => [...part]).sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(() => randomSplitIndices(generator(1), [3, -1])).toThrow(
      "randomSplitIndices: expected lengths that are integers ≥ 0, came 3, -1",
    );
  });

  test("PythonRandom: long seeds and ranges beyond 32 bits", () => {
    const random = new PythonRandom(-(2n ** 70n));
    // CPython 3.11: random.seed(-2**70); [random.randint(-5, 2**45), random.randint(0, 2**32), random.randint(3, 3)]
    expect([random.randint(-5, 2 ** 45), random.randint(0, 2 ** 32), random.randint(3, 3)]).toEqual([
      34456010344906, 3222345578, 3,
    ]);
    expect(() => random.randint(2, 1)).toThrow("PythonRandom.randint: expected integers lo ≤ hi, came 2 and 1");
    expect(() => new PythonRandom(0.5)).toThrow("PythonRandom.seed: expected an integer");
  });
});

describe("initBounds", () => {
  test("the bound of a linear layer is 1/√fanIn but for the last bits", () => {
    for (const n of [1, 2, 3, 10, 784]) expect(linearWeightBound(n)).toBeCloseTo(1 / Math.sqrt(n), 15);
    expect(kaimingUniformBound(6, 0)).toBeCloseTo(1, 15); // √(6/fanIn), He et al. 2015
  });

  test("fans count the kernel, gains are PyTorch's", () => {
    expect(fans([3, 2, 5, 4])).toEqual({ fanIn: 40, fanOut: 60 });
    expect(() => fans([3])).toThrow("fans: expected a weight of two or more dimensions, came (3)");
    expect([calculateGain("tanh"), calculateGain("relu"), calculateGain("sigmoid")]).toEqual([5 / 3, Math.SQRT2, 1]);
  });
});

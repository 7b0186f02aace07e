import { cos, log, log1p, sin } from "../math.ts";
import { blockNormal } from "./blockNormal.ts";
import { fma } from "./fma.ts";
import { Mt19937 } from "./mt19937.ts";

/** Everything a generator remembers, as plain data: a copy that may be kept, cloned or posted. */
export interface GeneratorState {
  readonly seed: number | bigint;
  readonly words: Uint32Array;
  readonly at: number;
  /** The second number of a Box-Muller pair of which only the first was asked for. */
  readonly cached: number | null;
}

/** Which PyTorch's rule `randint` follows: they part at ranges of 2^28 (2.x) and 2^32 (1.13), where 64-bit draws begin. */
export type Since = "2.x" | "1.13";

type Floats = Float32Array | Float64Array;

const SEED_OF_A_FRESH_GENERATOR = 67280421310721; // PyTorch's default_rng_seed_val
const BLOCK = 16; // normal numbers come in blocks from this size on
const TWO_PI = 2 * Math.PI;
/** Above this PyTorch 2.x permutes with 64-bit draws, and 1.13 does not. */
const MOST_TO_PERMUTE = Math.floor(0xffffffff / 20);

/**
 * PyTorch's CPU generator, bit for bit: the same seed and the same calls give the numbers of torch 1.13 and 2.x on x86 (AVX2, AVX512).
 *
 * Samplers fill typed arrays in row-major order, one draw after another. PyTorch on ARM, or with ATEN_CPU_CAPABILITY=default, does
 * not fuse multiply and add and so differs in last bits; with MKL on an Intel processor it draws dropout masks differently.
 */
export class Generator {
  private readonly engine = new Mt19937();
  private cached: number | null = null;
  private seedGiven: number | bigint = 0;

  constructor(seed: number | bigint = SEED_OF_A_FRESH_GENERATOR) {
    this.manualSeed(seed);
  }

  /** Starts again from `seed`, −2^63 … 2^64 − 1. Only its low 32 bits count: 2^32 + 5 acts as 5, and −1 as 2^32 − 1. */
  manualSeed(seed: number | bigint): this {
    const whole = typeof seed === "bigint" ? seed >= -(2n ** 63n) && seed < 2n ** 64n : Number.isSafeInteger(seed);
    if (!whole) throw new RangeError(`manualSeed: expected an integer (a bigint beyond 2^53), came ${String(seed)}`);
    this.seedGiven = seed;
    this.engine.seed(Number(BigInt.asUintN(32, BigInt(seed))));
    this.cached = null;
    return this;
  }

  /** The seed as it was given. */
  get initialSeed(): number | bigint {
    return this.seedGiven;
  }

  stateDict(): GeneratorState {
    const { words, at } = this.engine;
    return { seed: this.seedGiven, words: words.slice(), at, cached: this.cached };
  }

  loadStateDict(state: GeneratorState): void {
    const { words, at } = this.engine;
    if (state.words.length !== words.length) {
      throw new RangeError(`loadStateDict: expected ${words.length} words, came ${state.words.length}`);
    }
    if (!Number.isInteger(state.at) || state.at < 0 || state.at > words.length) {
      throw new RangeError(`loadStateDict: expected "at" from 0 to ${words.length}, came ${state.at} (now ${at})`);
    }
    words.set(state.words);
    this.engine.at = state.at;
    this.cached = state.cached;
    this.seedGiven = state.seed;
  }

  /** The next 32 bits. */
  u32(): number {
    return this.engine.u32();
  }

  /** The low 53 bits of the next 64, as an exact number. */
  u53(): number {
    const high = this.engine.u32();
    return (high & 0x1fffff) * 0x100000000 + this.engine.u32();
  }

  /** The next 64 bits, the first draw on top; slow, and needed only where a draw passes 2^53. */
  u64(): bigint {
    const high = this.engine.u32();
    return (BigInt(high) << 32n) | BigInt(this.engine.u32());
  }

  /** `torch.rand`, `uniform_` in float32: (u32 mod 2^24)·2^−24·(to − from) + from, multiply and add fused. May round up to `to`. */
  uniform(out: Float32Array, from = 0, to = 1): void {
    checkRange("uniform", from, to);
    const a = Math.fround(from);
    const width = Math.fround(Math.fround(to) - a);
    for (let i = 0; i < out.length; i++) out[i] = fma(this.uniform24(), width, a);
  }

  /** `uniform_` in float64: u53·2^−53·(to − from) + from. */
  uniform64(out: Float64Array, from = 0, to = 1): void {
    checkRange("uniform64", from, to);
    for (let i = 0; i < out.length; i++) out[i] = this.uniform53() * (to - from) + from;
  }

  /**
   * `torch.randn`, `normal_` in float32. Fewer than 16 numbers, or a target that is not contiguous, are made one by one in float64 with
   * a cache for the second of each pair; 16 and more come in blocks of float32 that neither use nor clear the cache.
   */
  normal(out: Float32Array, mean = 0, std = 1, { contiguous = true }: { contiguous?: boolean } = {}): void {
    checkStd("normal", std);
    if (out.length < BLOCK || !contiguous) {
      for (let i = 0; i < out.length; i++) out[i] = this.gauss() * std + mean;
      return;
    }
    const mean32 = Math.fround(mean);
    const std32 = Math.fround(std);
    this.inBlocks(
      out,
      () => this.uniform24(),
      (start) => blockNormal(out, start, mean32, std32),
    );
  }

  /** `normal_` in float64, by the same two ways; the blocks are float64 too. Equal to PyTorch's up to the last bit. */
  normal64(out: Float64Array, mean = 0, std = 1, { contiguous = true }: { contiguous?: boolean } = {}): void {
    checkStd("normal64", std);
    if (out.length < BLOCK || !contiguous) {
      for (let i = 0; i < out.length; i++) out[i] = this.gauss() * std + mean;
      return;
    }
    this.inBlocks(
      out,
      () => this.uniform53(),
      (start) => {
        for (let j = start; j < start + 8; j++) {
          const radius = Math.sqrt(-2 * log(1 - out[j]!));
          const theta = TWO_PI * out[j + 8]!;
          out[j] = radius * cos(theta) * std + mean;
          out[j + 8] = radius * sin(theta) * std + mean;
        }
      },
    );
  }

  /** `torch.randint(lo, hi, (n,))`: integers lo ≤ k < hi. Numbers give numbers, bigints give bigints. */
  randint(lo: number, hi: number, n: number, options?: { since?: Since }): Float64Array;
  randint(lo: bigint, hi: bigint, n: number, options?: { since?: Since }): BigInt64Array;
  randint(
    lo: number | bigint,
    hi: number | bigint,
    n: number,
    { since = "2.x" }: { since?: Since } = {},
  ): Float64Array | BigInt64Array {
    const whole = typeof lo === "bigint" || (Number.isSafeInteger(lo) && Number.isSafeInteger(hi));
    if (!whole || lo >= hi) throw new RangeError(`randint: expected integers lo < hi, came ${String(lo)} and ${String(hi)}`);
    const from = BigInt(lo);
    const width = BigInt(hi) - from;
    const narrow = width < (since === "2.x" ? 2n ** 28n : 2n ** 32n);
    if (typeof lo === "bigint") {
      return BigInt64Array.from({ length: n }, () => ((narrow ? BigInt(this.u32()) : this.u64()) % width) + from);
    }
    const w = Number(width);
    return Float64Array.from({ length: n }, () => (narrow ? this.u32() % w : Number(this.u64() % width)) + lo);
  }

  /** `random_()` of an int32 tensor: 0 … 2^31 − 1. */
  randomInt32(): number {
    return this.u32() & 0x7fffffff;
  }

  /** `random_()` of an int64 tensor: 0 … 2^63 − 1. */
  randomInt64(): bigint {
    return BigInt.asUintN(63, this.u64());
  }

  /** `torch.randperm(n)`: a permutation of 0 … n − 1 from n − 1 draws, none for n ≤ 1. */
  randperm(n: number): Int32Array {
    if (!Number.isInteger(n) || n < 0 || n > MOST_TO_PERMUTE) {
      throw new RangeError(`randperm: expected an integer n from 0 to ${MOST_TO_PERMUTE}, came ${n}`);
    }
    const r = new Int32Array(n);
    for (let i = 0; i < n; i++) r[i] = i;
    for (let i = 0; i < n - 1; i++) {
      const k = i + (this.engine.u32() % (n - i));
      const chosen = r[k]!;
      r[k] = r[i]!;
      r[i] = chosen;
    }
    return r;
  }

  /** `bernoulli_(p)` with one probability for all: 1 where a 53-bit uniform number is below p, else 0. */
  bernoulli(out: Floats | Uint8Array, p: number): void {
    checkProbability("bernoulli", p);
    for (let i = 0; i < out.length; i++) out[i] = this.uniform53() < p ? 1 : 0;
  }

  /** `torch.bernoulli(probabilities)`: one uniform number each, of 24 bits for float32 probabilities and of 53 for float64. */
  bernoulliFrom(probabilities: Floats, out: Floats | Uint8Array): void {
    if (out.length !== probabilities.length) {
      throw new RangeError(
        `bernoulliFrom: expected ${probabilities.length} places for as many probabilities, came ${out.length}`,
      );
    }
    const single = probabilities instanceof Float32Array;
    for (let i = 0; i < out.length; i++) {
      const p = probabilities[i]!;
      checkProbability("bernoulliFrom", p);
      out[i] = (single ? this.uniform24() : this.uniform53()) < p ? 1 : 0;
    }
  }

  /** What `F.dropout(x, p)` multiplies x with in training: 0 with probability p, else 1/(1 − p). p = 0 and p = 1 draw nothing. */
  dropoutMask(out: Floats, p: number): void {
    checkProbability("dropoutMask", p);
    if (p === 0 || p === 1) {
      out.fill(1 - p);
      return;
    }
    const kept = out instanceof Float32Array ? 1 / Math.fround(1 - p) : 1 / (1 - p);
    for (let i = 0; i < out.length; i++) out[i] = this.uniform53() < 1 - p ? kept : 0;
  }

  private uniform24(): number {
    return (this.engine.u32() & 0xffffff) * 2 ** -24;
  }

  private uniform53(): number {
    return this.u53() * 2 ** -53;
  }

  /** One standard normal number by Box-Muller, the second of a pair from the cache. */
  private gauss(): number {
    if (this.cached !== null) {
      const z = this.cached;
      this.cached = null;
      return z;
    }
    const theta = TWO_PI * this.uniform53();
    const radius = Math.sqrt(-2 * log1p(-this.uniform53()));
    this.cached = radius * sin(theta);
    return radius * cos(theta);
  }

  /** Fills `out` with uniform numbers and transforms it in blocks of 16; an odd rest draws the last 16 places anew. */
  private inBlocks(out: Floats, draw: () => number, transform: (start: number) => void): void {
    const n = out.length;
    for (let i = 0; i < n; i++) out[i] = draw();
    for (let start = 0; start + BLOCK <= n; start += BLOCK) transform(start);
    if (n % BLOCK === 0) return;
    for (let i = n - BLOCK; i < n; i++) out[i] = draw();
    transform(n - BLOCK);
  }
}

function checkRange(who: string, from: number, to: number): void {
  if (!(from <= to && to - from < Infinity))
    throw new RangeError(`${who}: expected from ≤ to, both finite, came ${from} and ${to}`);
}

function checkStd(who: string, std: number): void {
  if (!(std >= 0)) throw new RangeError(`${who}: expected std ≥ 0, came ${std}`);
}

function checkProbability(who: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${who}: expected a probability from 0 to 1, came ${p}`);
}

/** @file The Mersenne Twister, the engine of both PyTorch's CPU generator and Python's `random`. It knows no distribution. */

const N = 624;
const M = 397;

/**
 * mt19937 (32-bit words, period 2^19937 − 1).
 * @see M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998)
 */
export class Mt19937 {
  /** The 624 words of the state, and the next one to be given out: 624 means that a new block is due. */
  readonly words = new Uint32Array(N);
  at = N;

  /** Starts from one 32-bit integer; of a longer one only the low 32 bits count. */
  seed(seed: number): void {
    const { words } = this;
    words[0] = seed;
    for (let i = 1; i < N; i++) {
      const s = words[i - 1]!;
      words[i] = Math.imul(1812433253, s ^ (s >>> 30)) + i;
    }
    this.at = N;
  }

  /** Starts from a list of 32-bit integers (the reference code's `init_by_array`), at least one. */
  seedByArray(key: readonly number[]): void {
    this.seed(19650218);
    const { words } = this;
    let i = 1;
    let j = 0;
    const advance = (): void => {
      if (++i >= N) {
        words[0] = words[N - 1]!;
        i = 1;
      }
    };
    for (let k = Math.max(N, key.length); k > 0; k--) {
      const s = words[i - 1]!;
      words[i] = (words[i]! ^ Math.imul(s ^ (s >>> 30), 1664525)) + key[j]! + j;
      advance();
      if (++j >= key.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      const s = words[i - 1]!;
      words[i] = (words[i]! ^ Math.imul(s ^ (s >>> 30), 1566083941)) - i;
      advance();
    }
    words[0] = 0x80000000;
  }

  /** The next 32 random bits, 0 … 2^32 − 1. */
  u32(): number {
    if (this.at === N) this.regenerate();
    let y = this.words[this.at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  private regenerate(): void {
    const { words } = this;
    for (let k = 0; k < N - M; k++) words[k] = words[k + M]! ^ twist(words[k]!, words[k + 1]!);
    for (let k = N - M; k < N - 1; k++) words[k] = words[k + M - N]! ^ twist(words[k]!, words[k + 1]!);
    words[N - 1] = words[M - 1]! ^ twist(words[N - 1]!, words[0]!);
    this.at = 0;
  }
}

function twist(u: number, v: number): number {
  return (((u & 0x80000000) | (v & 0x7fffffff)) >>> 1) ^ (-(v & 1) & 0x9908b0df);
}

import { Mt19937 } from "./mt19937.ts";

/**
 * Python's `random` module, as far as the lecture's notebooks use it: the same seed gives the same integers.
 * @see CPython 3.11, Modules/_randommodule.c and Lib/random.py
 */
export class PythonRandom {
  private readonly engine = new Mt19937();

  constructor(seed: number | bigint) {
    this.seed(seed);
  }

  /** `random.seed(n)` for an integer; its sign does not count. */
  seed(seed: number | bigint): void {
    if (typeof seed === "number" && !Number.isSafeInteger(seed)) {
      throw new RangeError(`PythonRandom.seed: expected an integer (a bigint beyond 2^53), came ${seed}`);
    }
    let rest = BigInt(seed);
    if (rest < 0n) rest = -rest;
    const key: number[] = [];
    do {
      key.push(Number(rest & 0xffffffffn));
      rest >>= 32n;
    } while (rest > 0n);
    this.engine.seedByArray(key);
  }

  /** `random.randint(lo, hi)`: an integer lo ≤ k ≤ hi, both ends included. Draws again while the bits are too large. */
  randint(lo: number, hi: number): number {
    const width = hi - lo + 1;
    if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi) || !Number.isSafeInteger(width) || width < 1) {
      throw new RangeError(`PythonRandom.randint: expected integers lo ≤ hi, came ${lo} and ${hi}`);
    }
    const bits = width.toString(2).length;
    let k = this.bits(bits);
    while (k >= width) k = this.bits(bits);
    return lo + k;
  }

  /** `getrandbits(n)`, n ≤ 53: whole draws low word first, of the last one only the top bits. */
  private bits(n: number): number {
    if (n <= 32) return this.engine.u32() >>> (32 - n);
    const low = this.engine.u32();
    return (this.engine.u32() >>> (64 - n)) * 0x100000000 + low;
  }
}

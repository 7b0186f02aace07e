/** @file A hash of a packed state: the same on every device, or the bits differ. */
import { bytesOf, floatSize, type Packed } from "./pack.ts";

/** Two lanes of MurmurHash3 with different seeds: 64 bits. Not for secrets. */
class Hash {
  private a = 0x9747b28c;
  private b = 0x1b873593;
  private count = 0;

  word(word: number): void {
    const k = Math.imul(word, 0xcc9e2d51);
    const mixed = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    this.a = step(this.a ^ mixed, 0xe6546b64);
    this.b = step(this.b ^ Math.imul(mixed, 0x85ebca6b), 0x38495ab5);
    this.count++;
  }

  text(text: string): void {
    this.word(text.length);
    for (let i = 0; i < text.length; i++) this.word(text.charCodeAt(i));
  }

  hex(): string {
    return [this.a, this.b]
      .map((h) =>
        finish(h ^ this.count)
          .toString(16)
          .padStart(8, "0"),
      )
      .join("");
  }
}

function step(h: number, add: number): number {
  return (Math.imul((h << 13) | (h >>> 19), 5) + add) | 0;
}

function finish(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * 16 hex digits over every value of the state, in the order of their names, so that how a dict came about does not matter.
 * Every NaN counts as the same: engines differ in its payload, and nothing a reader sees depends on it.
 */
export function hash(packed: Packed): string {
  const bytes = bytesOf(packed);
  const hash = new Hash();
  for (const [path, index] of paths(packed).sort(([p], [q]) => (p < q ? -1 : 1))) {
    const entry = packed.layout[index]!;
    hash.text(path);
    hash.text(entry.kind);
    if (typeof entry.detail === "string" || typeof entry.detail === "bigint") hash.text(String(entry.detail));
    const own = bytes[index];
    if (own) for (const word of wordsOf(own, floatSize(entry))) hash.word(word);
    hash.word(entry.size);
  }
  return hash.hex();
}

/** 16 hex digits over arrays of numbers, in their order; every NaN the same. */
export function hashOf(arrays: readonly (Float32Array | Float64Array | Int32Array | Uint8Array | BigInt64Array)[]): string {
  const hash = new Hash();
  for (const array of arrays) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const floats = array instanceof Float32Array ? 4 : array instanceof Float64Array ? 8 : 0;
    for (const word of wordsOf(bytes, floats)) hash.word(word);
    hash.word(array.length);
  }
  return hash.hex();
}

/** Every value's place in the tree, and its place in the layout. */
function paths({ layout }: Packed): [string, number][] {
  const out: [string, number][] = [];
  let next = 0;
  const walk = (prefix: string): void => {
    const index = next++;
    const { kind, key, size } = layout[index]!;
    const path = `${prefix}/${key}`;
    out.push([path, index]);
    if (kind === "dict" || kind === "list") for (let i = 0; i < size; i++) walk(path);
  };
  walk("");
  return out;
}

function wordsOf(bytes: Uint8Array, floats: 0 | 4 | 8): Uint32Array {
  const padded = new Uint8Array((bytes.length + 3) & ~3);
  padded.set(bytes);
  const words = new Uint32Array(padded.buffer);
  if (floats === 4) {
    for (let i = 0; i < words.length; i++) if ((words[i]! & 0x7fffffff) > 0x7f800000) words[i] = 0x7fc00000;
  } else if (floats === 8) {
    const values = new Float64Array(padded.buffer);
    for (let i = 0; i < values.length; i++) {
      if (Number.isNaN(values[i]!)) {
        words[2 * i] = 0;
        words[2 * i + 1] = 0x7ff80000;
      }
    }
  }
  return words;
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readIdx, writeIdx } from "../../../src/core/data/idx.ts";
import { sha256 } from "../../support/golden.ts";

/** IDX bytes with these dimensions in the header, and `length` bytes 0, 1, 2 … after it. */
function idx(dims: readonly number[], length = dims.reduce((product, dim) => product * dim, 1)): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * dims.length + length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0800 + dims.length);
  dims.forEach((dim, i) => view.setUint32(4 + 4 * i, dim));
  for (let i = 0; i < length; i++) bytes[4 + 4 * dims.length + i] = i;
  return bytes;
}

/** Bytes with one of them replaced. */
function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

describe("readIdx", () => {
  test("images and labels come with their dimensions, row-major, without a copy", () => {
    const bytes = idx([2, 3, 4]);
    const images = readIdx(bytes, "images");
    expect(images.dims).toEqual([2, 3, 4]);
    expect([...images.data]).toEqual(Array.from({ length: 24 }, (_, i) => i));
    expect(images.data.buffer).toBe(bytes.buffer);
    expect(readIdx(idx([5]), "labels").dims).toEqual([5]);
  });

  test("a view into a larger buffer is read from where it begins", () => {
    const whole = new Uint8Array(100).fill(255);
    const inner = idx([2, 2, 2]);
    whole.set(inner, 13);
    const { dims, data } = readIdx(whole.subarray(13, 13 + inner.length), "images");
    expect(dims).toEqual([2, 2, 2]);
    expect([...data]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test.each([
    ["nothing", new Uint8Array(0), "readIdx: expected a header of at least 8 bytes in x, came 0 bytes"],
    ["seven bytes", idx([3]).slice(0, 7), "readIdx: expected a header of at least 8 bytes in x, came 7 bytes"],
    ["half a header", idx([2, 3, 4]).slice(0, 12), "readIdx: expected a header of 16 bytes in x, came 12 bytes"],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0, 0), "readIdx: expected inflated bytes in x, came gzip"],
    [
      "a page of text",
      new TextEncoder().encode("<!doctype html>"),
      "readIdx: expected the magic number 0x00000801 or 0x00000803 in x, came 0x3c21646f",
    ],
    ["floats", patched(idx([3]), 2, 0x0d), "readIdx: expected entries of type 0x08 (unsigned byte) in x, came type 0x0d"],
    ["two dimensions", idx([2, 3]), "readIdx: expected 1 dimension (labels) or 3 (images) in x, came 2"],
    [
      "the wrong byte order",
      Uint8Array.of(1, 8, 0, 0, 1, 0, 0, 0, 7),
      "readIdx: expected the magic number 0x00000801 or 0x00000803 in x, came 0x01080000",
    ],
    ["too little data", idx([2, 3, 4], 23), "readIdx: expected 2 × 3 × 4 = 24 entries in x, came 23 bytes after the header"],
    ["too much data", idx([5], 6), "readIdx: expected 5 = 5 entries in x, came 6 bytes after the header"],
    ["no entries", idx([0]), "readIdx: expected dimensions of 1 or more in x, came 0"],
    [
      "an empty dimension beside vast ones",
      idx([0, 2 ** 32 - 1, 2 ** 32 - 1], 0),
      "readIdx: expected dimensions of 1 or more in x, came 0 × 4294967295 × 4294967295",
    ],
    [
      "dimensions beyond all numbers",
      idx([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1], 4),
      "readIdx: expected 4294967295 × 4294967295 × 4294967295 = ",
    ],
    [
      "dimensions that overflow 32 bits to the right length",
      idx([65536, 65536, 1], 0),
      "readIdx: expected 65536 × 65536 × 1 = 4294967296 entries in x, came 0",
    ],
  ])("%s is refused by name", (_, bytes, message) => expect(() => readIdx(bytes, "x")).toThrow(message));

  test("random and damaged bytes give an answer that fits or an error of its own, nothing else", () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(idx([3, 2, 2]), idx([7]), idx([1, 1, 1])),
        fc.array(fc.tuple(fc.nat(40), fc.nat(255)), { maxLength: 3 }),
        fc.nat(45),
      )
      .map(([bytes, patches, length]) => patches.reduce((b, [at, value]) => patched(b, at, value), bytes).slice(0, length));
    const headed = fc
      .tuple(fc.constantFrom(1, 3), fc.uint8Array({ maxLength: 40 }))
      .map(([n, rest]) => Uint8Array.of(0, 0, 8, n, ...rest));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), headed, damaged), fc.string(), (bytes, name) => {
        try {
          const { dims, data } = readIdx(bytes, name);
          expect(dims.reduce((product, dim) => product * dim, 1)).toBe(data.length);
          expect(data.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect((error as Error).message.startsWith("readIdx: expected ")).toBe(true);
        }
      }),
      { numRuns: 5000, seed: 1 },
    );
  });
});

describe("writeIdx", () => {
  test("what it writes is read back, to the byte", () => {
    for (const bytes of [idx([5]), idx([2, 3, 4])]) {
      const { dims, data } = readIdx(bytes, "x");
      expect(writeIdx(dims, data)).toEqual(bytes);
    }
  });
  test.each<[number[], number]>([
    [[2, 3], 6],
    [[3], 4],
    [[], 1],
  ])("dims %j with %i entries are refused", (dims, n) => {
    expect(() => writeIdx(dims, new Uint8Array(n))).toThrow("writeIdx: expected the entries of 1 or 3 dimensions, came");
  });
});

describe("readIdx: the real MNIST", () => {
  const folder = process.env["MNIST_DIR"] ?? "public/mnist";
  const files = [
    ["train-images-idx3-ubyte", [60000, 28, 28], "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"],
    ["train-labels-idx1-ubyte", [60000], "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"],
    ["t10k-images-idx3-ubyte", [10000, 28, 28], "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"],
    ["t10k-labels-idx1-ubyte", [10000], "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"],
  ] as const;
  for (const [name, dims, hash] of files) {
    const path = [join(folder, name), join(folder, `${name}.gz`)].find(existsSync);
    test.skipIf(path === undefined)(path === undefined ? `skipped: no MNIST files (${name})` : name, () => {
      const raw = readFileSync(path!);
      const bytes = new Uint8Array(path!.endsWith(".gz") ? gunzipSync(raw) : raw);
      expect(sha256(bytes)).toBe(hash);
      expect(readIdx(bytes, name).dims).toEqual(dims);
    });
  }
});

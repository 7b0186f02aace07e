import { describe, expect, test } from "vitest";
import { data } from "../../src/core/index.ts";
import { drawDigits, PIXELS } from "../../src/lesson/data/digits/drawn.ts";
import { digitSets, drawnSets } from "../../src/lesson/data/digitSets.ts";
import { drawn, drawnSeed, MNIST } from "../../src/lesson/data/ids.ts";
import { mnistFiles } from "../../src/lesson/data/mnistFiles.mjs";
import { sha256 } from "../support/golden.ts";

const rows = (...indices: number[]): Int32Array => Int32Array.from(indices);

describe("ids", () => {
  test("a set of drawn digits is known by its seed, and one of another edition is not", () => {
    for (const seed of [0, 1, 777, 2 ** 32 - 1]) expect(drawnSeed(drawn(seed))).toBe(seed);
    expect(drawn()).toEqual({ name: "drawn", hash: "100000001" });
    for (const hash of ["200000001", "10000001", "1000000010", "", "1"]) expect(drawnSeed({ name: "drawn", hash })).toBeNull();
  });

  test("MNIST's hash is that of its files' hashes", () => {
    const all = new TextEncoder().encode(mnistFiles.map((file) => file.sha256).join("\n"));
    expect(sha256(all).slice(0, 16)).toBe(MNIST.hash);
  });
});

describe("sets", () => {
  test("drawn digits are drawn when they are asked for, and stay as they are", () => {
    const { train, test: held } = drawnSets(7);
    expect([train.length, held.length, train.width]).toEqual([60_000, 10_000, PIXELS]);
    const expected = drawDigits(7, 3, 100);
    const [x, y] = train.batch(rows(102, 100, 101, 100));
    const image = (k: number) => Array.from(expected.images.subarray(k * PIXELS, (k + 1) * PIXELS), (v) => Math.fround(v / 255));
    expect([...(x!.toArray() as Float32Array)]).toEqual([2, 0, 1, 0].flatMap(image));

    expect(Array.from(y!.toArray() as Iterable<number | bigint>, Number)).toEqual([2, 0, 1, 0].map((k) => expected.labels[k]));
    expect([...(train.batch(rows(100))[0]!.toArray() as Float32Array)]).toEqual(image(0));
  });

  test("the test digits are none of the training digits", () => {
    const { train, test: held } = drawnSets(1);
    const some = (set: data.ImageDataset) => Array.from({ length: 300 }, (_, i) => String(set.batch(rows(i))[0]!.toArray()));
    const seen = new Set(some(train));
    expect(some(held).filter((image) => seen.has(image))).toEqual([]);
  });

  test("given bytes are copied once and then belong to the caller again", () => {
    const images = new Uint8Array(2 * PIXELS).fill(255);
    const part = { images, labels: Uint8Array.of(3, 4) };
    const { train } = digitSets({ train: part, test: part });
    images.fill(0);
    expect((train.batch(rows(1))[0]!.toArray() as Float32Array)[5]).toBe(1);
  });

  test("rows that do not fit their labels are refused", () => {
    const rowsOf = (length: number) => ({ length, width: 4, write: () => {} });
    expect(() => new data.ImageDataset(rowsOf(3), Uint8Array.of(1, 2))).toThrow("ImageDataset: expected pixels for 2 labels");
    expect(() => new data.ImageDataset(rowsOf(2), Uint8Array.of(1, 2)).batch(rows(2))).toThrow("expected rows 0 … 1, came 2");
  });
});

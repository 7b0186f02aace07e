/** The digits that the book draws: their form is MNIST's, and what learns on them reads real handwriting. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { Arena, beginUpdate, data, F, manualSeed, nn, noGrad, optim, type Tensor, withRegion } from "../../src/core/index.ts";
import { drawDigit, drawDigits, labelOf, PIXELS } from "../../src/lesson/data/digits/drawn.ts";
import { glyphs } from "../../src/lesson/data/digits/glyphs.ts";
import { sha256 } from "../support/golden.ts";

const set = drawDigits(1, 2000);
const image = (i: number): Uint8Array => set.images.subarray(i * PIXELS, (i + 1) * PIXELS);

/** First and last index along one axis with ink on it. */
function extent(pixels: Uint8Array, axis: (k: number) => number): [first: number, last: number] {
  const inked = [...pixels.keys()].filter((k) => pixels[k]! > 0).map(axis);
  return [Math.min(...inked), Math.max(...inked)];
}
const column = (k: number): number => k % 28;
const row = (k: number): number => Math.floor(k / 28);

describe("drawn digits", () => {
  test("the same seed and index give the same bytes, in any order, alone or together", () => {
    const alone = new Uint8Array(PIXELS + 5).fill(9);
    for (const i of [1999, 0, 7, 1234]) {
      drawDigit(1, i, alone, 3);
      expect(alone.subarray(3, 3 + PIXELS)).toEqual(image(i));
      expect([alone[2], alone[3 + PIXELS]]).toEqual([9, 9]);
    }
    expect(drawDigits(1, 30, 500).images).toEqual(set.images.slice(500 * PIXELS, 530 * PIXELS));
    expect(drawDigits(1, 30, 500).labels).toEqual(set.labels.slice(500, 530));
    expect(drawDigits(2, 10).images).not.toEqual(set.images.slice(0, 10 * PIXELS));
  });

  test("the first thousand of seed 1 have the bytes that links count on", () => {
    expect(sha256(set.images.slice(0, 1000 * PIXELS)).slice(0, 16)).toBe("bf456ffa2ba1c597");
  });

  test("all ten classes are about as frequent, and known without drawing", () => {
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) counts[labelOf(1, i)]!++;
    for (const count of counts) expect(count).toBeGreaterThan(1800);
    expect([...set.labels.subarray(0, 9)]).toEqual(Array.from({ length: 9 }, (_, i) => labelOf(1, i)));
  });

  test("no two digits are the same image", () => {
    expect(new Set(Array.from({ length: 2000 }, (_, i) => image(i).join())).size).toBe(2000);
  });

  test("each fills a box of 20 by 20, its centre of mass in the middle of 28 by 28", () => {
    for (let i = 0; i < 2000; i++) {
      const pixels = image(i);
      const [left, right] = extent(pixels, column);
      const [top, bottom] = extent(pixels, row);
      const size = Math.max(right - left, bottom - top) + 1;
      expect(size, `size of ${i}`).toBeGreaterThanOrEqual(18);
      expect(size, `size of ${i}`).toBeLessThanOrEqual(20);
      const mass = pixels.reduce((sum, value) => sum + value, 0);
      for (const axis of [column, row]) {
        const middle = pixels.reduce((sum, value, k) => sum + value * (axis(k) + 0.5), 0) / mass;
        expect(Math.abs(middle - 14), `middle of ${i}`).toBeLessThan(0.51);
      }
    }
  });

  test("ink and paper are in MNIST's proportion: mean .13, deviation .31, four pixels in five blank", () => {
    const n = set.images.length;
    const mean = set.images.reduce((sum, value) => sum + value, 0) / n / 255;
    const square = set.images.reduce((sum, value) => sum + (value / 255) ** 2, 0) / n;
    expect(Math.abs(mean - 0.1307)).toBeLessThan(0.01);
    expect(Math.abs(Math.sqrt(square - mean * mean) - 0.3081)).toBeLessThan(0.015);
    expect(Math.abs(set.images.reduce((sum, value) => sum + (value === 0 ? 1 : 0), 0) / n - 0.809)).toBeLessThan(0.02);
  });

  test("every digit is written in several ways", () => {
    expect(glyphs).toHaveLength(10);
    for (const ways of glyphs) expect(ways.length).toBeGreaterThanOrEqual(4);
  });
});

const folder = process.env["MNIST_DIR"] ?? "public/mnist";
const real = (name: string): Uint8Array => {
  const path = join(folder, name);
  return data.readIdx(existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`)), name).data;
};
const there = ["", ".gz"].some((end) => existsSync(join(folder, `t10k-images-idx3-ubyte${end}`)));

describe.skipIf(!there)(there ? "drawn digits, against real ones" : `drawn digits (skipped: no MNIST files in ${folder})`, () => {
  let train: data.ImageDataset;
  let test10k: data.ImageDataset;
  beforeAll(() => {
    const drawn = drawDigits(1, 20_000);
    train = new data.ImageDataset(drawn.images, drawn.labels);
    test10k = new data.ImageDataset(real("t10k-images-idx3-ubyte"), real("t10k-labels-idx1-ubyte"));
  });

  /** The share of MNIST's test images that is read right after so many epochs on 20,000 drawn digits. */
  function accuracy(layers: nn.Module & { forward(x: Tensor): Tensor }, optimizer: optim.Optimizer, epochs: number): number {
    const loader = new data.DataLoader(train, { batchSize: 100, shuffle: true });
    const arena = new Arena("digits");
    const inArena = (f: () => void) => (beginUpdate(arena), withRegion(arena, f));
    for (let i = 0; i < epochs * loader.length; i++) {
      inArena(() => {
        const [x, y] = loader.next();
        optimizer.zeroGrad();
        F.crossEntropy(layers.forward(x!), y!).backward();
        optimizer.step();
      });
    }
    let right = 0;
    for (let from = 0; from < 10_000; from += 1000) {
      inArena(() => {
        const [x, y] = test10k.batch(Int32Array.from({ length: 1000 }, (_, k) => from + k));
        right += noGrad(() => layers.forward(x!).argmax(1).eq(y!).float().sum().item());
      });
    }
    arena.free();
    return right / 10_000;
  }

  test("softmax learns on them to read at least 82 %", { timeout: 60_000 }, () => {
    manualSeed(777);
    const linear = new nn.Linear(PIXELS, 10);
    expect(accuracy(linear, new optim.SGD(linear.parameters(), { lr: 0.1 }), 15)).toBeGreaterThanOrEqual(0.82);
  });

  test("a hidden layer of 256 reads at least 90 %", { timeout: 120_000 }, () => {
    manualSeed(777);
    const net = new nn.Sequential(new nn.Linear(PIXELS, 256), new nn.ReLU(), new nn.Linear(256, 10));
    expect(accuracy(net, new optim.Adam(net.parameters(), { lr: 1e-3 }), 8)).toBeGreaterThanOrEqual(0.9);
  });
});

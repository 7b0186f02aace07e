import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { SoftmaxView } from "../../src/chapters/mnist/labs/softmax.ts";
import { drawnSets, mnistSets } from "../../src/lesson/data/digitSets.ts";
import { mnistFiles } from "../../src/lesson/data/mnistFiles.mjs";
import { play } from "../support/play.ts";

describe("mnist/softmax on drawn digits", () => {
  test("five epochs on a thousand read seven of ten of those it has not seen", async () => {
    const lab = await play("mnist/softmax", { config: { images: 1000, epochs: 5 }, data: async () => drawnSets(1) });
    expect((await lab.run()).columns["cost"]!.at(-1)!).toBeLessThan(1.1);
    const { test: read } = await lab.view<SoftmaxView>(50, { test: true });
    expect(read!.total).toBe(10_000);
    expect(read!.scaled).toBeGreaterThan(7000);
  });
});

const folder = process.env["MNIST_DIR"] ?? "public/mnist";
const there = ["", ".gz"].some((end) => existsSync(join(folder, `train-images-idx3-ubyte${end}`)));
const real = (name: string): Uint8Array => {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
};

describe.skipIf(!there)(
  there ? "mnist/softmax on MNIST" : `mnist/softmax on MNIST (skipped: no MNIST files in ${folder})`,
  () => {
    test("prints the lecture's table and reads 8,863 images raw, 9,234 scaled", { timeout: 120_000 }, async () => {
      const sets = mnistSets(mnistFiles.map(({ name }) => real(name)));
      const lab = await play("mnist/softmax", { data: async () => sets });
      const { printed } = await lab.run();
      expect(printed[0]).toEqual([599, expect.stringMatching(/^Epoch: 0001 cost = 0\.53546/)]);
      expect(printed[14]![1]).toMatch(/^Epoch: 0015 cost = 0\.27444/);
      expect((await lab.view<SoftmaxView>(9000, { test: true })).test).toEqual({ scaled: 9234, raw: 8863, total: 10_000 });
    });
  },
);

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import softmax, { type SoftmaxView } from "../../src/chapters/mnist/labs/softmax.ts";
import { data } from "../../src/core/index.ts";
import { drawDigits } from "../../src/lesson/data/digits/drawn.ts";
import { drawnSets, mnistSets } from "../../src/lesson/data/digitSets.ts";
import { MNIST } from "../../src/lesson/data/ids.ts";
import { mnistFiles } from "../../src/lesson/data/mnistFiles.mjs";
import { listingOf, toPython } from "../../src/lesson/listing.ts";
import type { Lab } from "../../src/lesson/recipe.ts";
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

const python = ["python3", "/usr/bin/python3"].find((it) => spawnSync(it, ["-c", "import torch"]).status === 0);

describe.skipIf(!python)(
  python ? "mnist/softmax as PyTorch" : "mnist/softmax as PyTorch (skipped: no python3 with torch)",
  () => {
    test("the script prints the console's lines, on the digits the book has drawn", { timeout: 120_000 }, async () => {
      const lab = await play("mnist/softmax", { config: { images: 1000, epochs: 3 }, data: async () => drawnSets(1) });
      const here = mkdtempSync(join(tmpdir(), "drawn-"));
      try {
        const { images, labels } = drawDigits(1, 1000);
        writeFileSync(join(here, "drawn-images-idx3-ubyte"), data.writeIdx([1000, 28, 28], images));
        writeFileSync(join(here, "drawn-labels-idx1-ubyte"), data.writeIdx([1000], labels));
        const script = `import torch\ntorch.set_num_threads(1)\n${toPython(listingOf(softmax as Lab, lab.recipe))}`;
        const { stdout, stderr } = spawnSync(python!, ["-"], { input: script, cwd: here, encoding: "utf8" });
        const costs = (lines: readonly string[]) => lines.map((line) => Number(line.split("cost = ")[1]));
        const [theirs, ours] = [costs(stdout.trim().split("\n")), costs((await lab.run()).printed.map(([, line]) => line))];
        expect([theirs.length, stderr]).toEqual([3, ""]);
        for (const [k, cost] of ours.entries()) expect(Math.abs(cost - theirs[k]!)).toBeLessThan(1e-6);
      } finally {
        rmSync(here, { recursive: true });
      }
    });

    test("on MNIST it takes torchvision's, and nothing of the book's", async () => {
      const { recipe } = await play("mnist/softmax");
      expect(toPython(listingOf(softmax as Lab, { ...recipe, data: MNIST }))).toMatch(/import torchvision[^]*dsets\.MNIST/);
      expect(toPython(listingOf(softmax as Lab, recipe))).not.toContain("torchvision");
    });
  },
);

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

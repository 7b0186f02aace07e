/** @file The chapter's labs as PyTorch: the exported scripts print the console's lines, with every switch. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import softmax from "../../src/chapters/mnist/labs/softmax.ts";
import { data } from "../../src/core/index.ts";
import { drawDigits } from "../../src/lesson/data/digits/drawn.ts";
import { drawnSets } from "../../src/lesson/data/digitSets.ts";
import { MNIST } from "../../src/lesson/data/ids.ts";
import { listingOf, toPython } from "../../src/lesson/listing.ts";
import type { Config, Edit } from "../../src/lesson/recipe.ts";
import { labs } from "../support/labs.ts";
import { play } from "../support/play.ts";

const python = ["python3", "/usr/bin/python3"].find((it) => spawnSync(it, ["-c", "import torch"]).status === 0);
const costs = (lines: readonly string[]) => lines.map((line) => Number(line.split("cost = ")[1]));

/** What PyTorch prints, in a folder with the digits the book has drawn. */
function underPython(script: string, images: number): { readonly lines: readonly string[]; readonly errors: string } {
  const here = mkdtempSync(join(tmpdir(), "drawn-"));
  try {
    const drawn = drawDigits(1, images);
    writeFileSync(join(here, "drawn-images-idx3-ubyte"), data.writeIdx([images, 28, 28], drawn.images));
    writeFileSync(join(here, "drawn-labels-idx1-ubyte"), data.writeIdx([images], drawn.labels));
    const input = `import torch\ntorch.set_num_threads(1)\n${script}`;
    const { stdout, stderr } = spawnSync(python!, ["-"], { input, cwd: here, encoding: "utf8" });
    return { lines: stdout.trim().split("\n"), errors: stderr };
  } finally {
    rmSync(here, { recursive: true });
  }
}

const cases: readonly (readonly [lab: string, config: Config, edits: readonly Edit[]])[] = [
  ["mnist/softmax", {}, []],
  ["mnist/softmax", { softmaxTwice: true }, []],
  ["mnist/softmax", { zeroGrad: false }, []],
  ["mnist/softmax", { shuffledLabels: true }, []],
  ["mnist/softmax", { permuted: true, order: "today" }, []],
  ["mnist/softmax", { shuffledLabels: true, permuted: true, batchSize: 30 }, []],
  ["mnist/softmax", {}, [{ t: 4, set: { softmaxTwice: true } }, { t: 15, set: { softmaxTwice: false, zeroGrad: false, lr: 0.03 } }]], // prettier-ignore
  ["mnist/hidden", {}, []],
  ["mnist/hidden", { permuted: true }, [{ t: 11, set: { lr: 1e-4, softmaxTwice: true } }]],
];

describe.skipIf(!python)(python ? "mnist as PyTorch" : "mnist as PyTorch (skipped: no python3 with torch)", () => {
  test.each(cases)("%s with %j and edits %j prints the console's lines", { timeout: 120_000 }, async (id, config, edits) => {
    const lab = await play(id, { config: { images: 1000, epochs: 3, ...config }, edits, data: async () => drawnSets(1) });
    const { lab: described } = labs.find(([name]) => name === id)![1];
    const { lines, errors } = underPython(toPython(listingOf(described, lab.recipe)), 1000);
    expect(errors).toBe("");
    const [theirs, ours] = [costs(lines), costs((await lab.run()).printed.map(([, line]) => line))];
    expect(ours).toHaveLength(3);
    ours.forEach((cost, k) => expect(Math.abs(cost / theirs[k]! - 1)).toBeLessThan(2e-6));
  });
});

test("on MNIST the script takes torchvision's, and nothing of the book's", async () => {
  const { recipe } = await play("mnist/softmax");
  expect(toPython(listingOf(softmax, { ...recipe, data: MNIST }))).toMatch(/import torchvision[^]*dsets\.MNIST/);
  expect(toPython(listingOf(softmax, recipe))).not.toContain("torchvision");
});

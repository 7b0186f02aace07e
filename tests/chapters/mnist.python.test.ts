/** @file The chapter's labs as PyTorch: the exported scripts print the console's lines, with every switch, and on MNIST the test's two. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import softmax from "../../src/chapters/mnist/labs/softmax.ts";
import { AS_TRAINED, type TestResult } from "../../src/chapters/mnist/views.ts";
import { data } from "../../src/core/index.ts";
import { drawDigits } from "../../src/lesson/data/digits/drawn.ts";
import { digitSets, drawnSets } from "../../src/lesson/data/digitSets.ts";
import { MNIST } from "../../src/lesson/data/ids.ts";
import { mnistFiles } from "../../src/lesson/data/mnistFiles.mjs";
import { listingOf, toPython } from "../../src/lesson/listing.ts";
import type { Config, Edit } from "../../src/lesson/recipe.ts";
import { labs } from "../support/labs.ts";
import { play } from "../support/play.ts";
import { hasMnist, orSkipped, realBytes } from "../support/realMnist.ts";

const python = ["python3", "/usr/bin/python3"].find((it) => spawnSync(it, ["-c", "import torch"]).status === 0);
const costs = (lines: readonly string[]) => lines.map((line) => Number(line.split("cost = ")[1]));

type Files = { readonly [path: string]: Uint8Array | string };
const drawnFiles = (images: number): Files => {
  const { images: pixels, labels } = drawDigits(1, images);
  return {
    "drawn-images-idx3-ubyte": data.writeIdx([images, 28, 28], pixels),
    "drawn-labels-idx1-ubyte": data.writeIdx([images], labels),
  };
};
/** What PyTorch prints, in a folder with these files. */
function underPython(script: string, files: Files): { readonly lines: readonly string[]; readonly errors: string } {
  const here = mkdtempSync(join(tmpdir(), "drawn-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(here, path)), { recursive: true });
      writeFileSync(join(here, path), content);
    }
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
    const { lines, errors } = underPython(toPython(listingOf(described, lab.recipe)), drawnFiles(1000));
    expect(errors).toBe("");
    const [theirs, ours] = [costs(lines), costs((await lab.run()).printed.map(([, line]) => line))];
    expect(ours).toHaveLength(3);
    ours.forEach((cost, k) => expect(Math.abs(cost / theirs[k]! - 1)).toBeLessThan(2e-6));
  });
});

/** Stands in for torchvision where that is not installed: the four files from the folder the script runs in. */
const TORCHVISION = `
import os, torch

def read(name, header):
    with open(name, "rb") as file:
        return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)

class MNIST:
    def __init__(self, root, train, transform, download):
        part = "train" if train else "t10k"
        self.data = read(part + "-images-idx3-ubyte", 16).view(-1, 28, 28)
        self.targets = read(part + "-labels-idx1-ubyte", 8).long()
`;
const standIn = (files: Files): Files => ({
  ...files,
  "torchvision/__init__.py": "",
  "torchvision/datasets.py": TORCHVISION,
  "torchvision/transforms.py": "ToTensor = type(None)\n",
});
const TESTED = 2000;
const setOf = (n: number, from: number) => drawDigits(1, n, from);
const idx = ({ images, labels }: ReturnType<typeof setOf>, part: string): Files => ({
  [`${part}-images-idx3-ubyte`]: data.writeIdx([labels.length, 28, 28], images),
  [`${part}-labels-idx1-ubyte`]: data.writeIdx([labels.length], labels),
});
const accuraciesOf = (lines: readonly string[]) =>
  lines.slice(-2).map((line) => /^Accuracy \((.*)\): (.*)$/.exec(line)?.slice(1));

describe.skipIf(!python)(python ? "mnist's test as PyTorch" : "mnist's test as PyTorch (skipped: no python3 with torch)", () => {
  test.each([
    ["mnist/softmax", {}],
    ["mnist/softmax", { permuted: true }],
    ["mnist/softmax", { softmaxTwice: true }],
    ["mnist/hidden", { permuted: true }],
  ] as const)("%s with %j prints the two accuracies that the page has", { timeout: 120_000 }, async (id, config) => {
    const [train, tested] = [setOf(1000, 0), setOf(TESTED, 5000)];
    const sets = async () => digitSets({ train, test: tested });
    const lab = await play(id, { config: { images: 1000, epochs: 3, ...config }, data: sets });
    const { printed, to } = await lab.run();
    const { lab: described } = labs.find(([name]) => name === id)![1];
    const script = toPython(listingOf(described, { ...lab.recipe, data: MNIST }));
    const { lines, errors } = underPython(script, standIn({ ...idx(train, "train"), ...idx(tested, "t10k") }));
    expect(errors).toBe("");
    expect(lines).toHaveLength(5);
    const ours = costs(printed.map(([, line]) => line));
    ours.forEach((cost, k) => expect(Math.abs(cost / costs(lines)[k]! - 1)).toBeLessThan(2e-6));
    const results = await lab.view<TestResult[]>(to, { ask: "tests", conditions: [{ ...AS_TRAINED, scale: 255 }, AS_TRAINED] });
    accuraciesOf(lines).forEach((said, k) => {
      expect(said?.[0]).toBe(["0-255", "0-1"][k]);
      expect(Math.abs(Number(said?.[1]) - results[k]!.right / TESTED)).toBeLessThan(0.0011); // a tie may fall either way
    });
    expect(new Set(results.map(({ right }) => right)).size).toBe(2);
  });

  test.skipIf(!hasMnist)(
    `on MNIST it is the case of the chapter: 0.8863 and 0.9234${orSkipped}`,
    { timeout: 240_000 },
    async () => {
      const { recipe } = await play("mnist/softmax", { config: { images: 60_000 } });
      const files = Object.fromEntries(mnistFiles.map(({ name }) => [name, realBytes(name)]));
      const { lines, errors } = underPython(toPython(listingOf(softmax, { ...recipe, data: MNIST })), standIn(files));
      expect(errors).toBe("");
      expect(lines).toHaveLength(17);
      expect(lines.slice(-2)).toEqual(["Accuracy (0-255): 0.8863", "Accuracy (0-1): 0.9234"]);
    },
  );
});

test("on MNIST the script takes torchvision's and ends in the test; on drawn digits it has neither, for only the book has those", async () => {
  const { recipe } = await play("mnist/softmax");
  const real = listingOf(softmax, { ...recipe, data: MNIST });
  expect(toPython(real)).toMatch(/import torchvision[^]*dsets\.MNIST/);
  const cell = real.filter(({ fold }) => fold === "test");
  expect(real.slice(-cell.length)).toEqual(cell);
  expect(toPython(cell)).toMatch(/no_grad[^]*train=False[^]*linear\(X_test\)[^]*linear\(X_test \/ 255\)/);
  expect(toPython(cell)).not.toContain("randperm");
  const drawn = listingOf(softmax, recipe);
  expect(toPython(drawn)).not.toContain("torchvision");
  expect(drawn.some(({ fold }) => fold === "test")).toBe(false);
});

import { describe, expect, test } from "vitest";
import { biasBound, linearWeightBound } from "../../src/core/initBounds.ts";
import {
  exhaustSampler,
  generator,
  randomSplitIndices,
  shuffledIndices,
  shuffledIndicesWithin,
  type Generator,
} from "../../src/core/random/index.ts";
import { difference, goldenFolder, readGolden, type GoldenArray } from "../support/golden.ts";

interface Case {
  readonly kind: string;
  readonly seed: number;
  readonly code: string;
  readonly n?: number;
  readonly pre?: string;
  readonly lengths?: readonly number[];
  readonly values: readonly GoldenArray[];
}

const EPOCHS = [0, 1, 2];

function rand1(g: Generator): Float32Array {
  const out = new Float32Array(1);
  g.uniform(out);
  return out;
}
function linear784x10(g: Generator): void {
  const bound = linearWeightBound(784);
  g.uniform(new Float32Array(7840), -bound, bound);
  g.uniform(new Float32Array(10), -biasBound(784), biasBound(784));
}
function normals(g: Generator, ...sizes: number[]): void {
  for (const size of sizes) g.normal(new Float32Array(size));
}

/** What was drawn before the loader; one that is missing here fails. */
const pres: Record<string, (g: Generator) => void> = {
  nothing: () => {},
  "Linear(784,10)": linear784x10,
  "lab-08_4: normal_ on (784,30),(30),(30,10),(10)": (g) => normals(g, 23520, 30, 300, 10),
  "lab-09_1: Linear(784,10) then init.normal_(weight)": (g) => {
    linear784x10(g);
    normals(g, 7840);
  },
};

function prepared(c: Case): Generator {
  const pre = pres[c.pre ?? ""];
  if (pre === undefined) throw new Error(`pre "${c.pre}" is not known to this test`);
  const g = generator(c.seed);
  pre(g);
  return g;
}

const makers: Record<string, (c: Case) => (Int32Array | Float32Array)[]> = {
  dataloader: (c) => {
    const g = prepared(c);
    return [...EPOCHS.map(() => shuffledIndices(g, c.n!)), rand1(g)];
  },
  dataloader_legacy: (c) => {
    const g = prepared(c);
    return [...EPOCHS.map(() => shuffledIndices(g, c.n!, "2019")), rand1(g)];
  },
  dataloader_generator: (c) => {
    const g = generator(c.seed + 1);
    const epochs = EPOCHS.map(() => {
      const indices = shuffledIndicesWithin(g, c.n!);
      exhaustSampler(g, c.n!);
      return indices;
    });
    return [...epochs, rand1(generator(c.seed)), rand1(g)];
  },
  random_split: (c) => randomSplitIndices(generator(c.seed), c.lengths!),
};

const file = readGolden<{ cases: Case[] }>("shuffle");
describe("shuffle: shuffle.json", () => {
  if (file === null) test.skip(`shuffle: skipped, no shuffle.json in ${goldenFolder}`);
  test.each(file?.cases ?? [])("$kind, seed $seed: $code", (c) => {
    const make = makers[c.kind];
    if (make === undefined) throw new Error(`kind "${c.kind}" is not known to this test`);
    const made = make(c);
    expect(made.length).toBe(c.values.length);
    for (const [i, want] of c.values.entries()) expect(difference(want, made[i]!), `array ${i}`).toBeNull();
  });
});

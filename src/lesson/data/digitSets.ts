/** @file Sets of digits in the engine's memory, once for all runs: drawn by the book, or read from MNIST's files. */
import { ImageDataset, readIdx } from "../../core/data/index.ts";
import { Region, withRegion } from "../../core/memory.ts";
import { drawDigit, labelOf, PIXELS } from "./digits/drawn.ts";

/** Images of 28 × 28 pixels, with the digits they show. */
export interface DigitSets {
  readonly train: ImageDataset;
  readonly test: ImageDataset;
  /** On how many of the test images a model is measured, from the first on: all that are at hand, a part of those that are drawn for it. */
  readonly tested: number;
}
/** Whether this is what a lab of digits can be run on. */
export const areDigitSets = (x: unknown): x is DigitSets =>
  typeof x === "object" &&
  x !== null &&
  "train" in x &&
  x.train instanceof ImageDataset &&
  "test" in x &&
  x.test instanceof ImageDataset;

const TRAIN = 60_000;
const TEST = 10_000;
/** Drawn in a tenth of a second: nobody waits for the first measurement. It is then right to about one in a hundred. */
const DRAWN_TESTED = 2000;
/** The test set begins where no training set ends. */
const TEST_FROM = 2 ** 31;

/** As many digits as MNIST has. None is drawn before it is asked for, so a run on a thousand of them waits for no more. */
export function drawnSets(seed: number): DigitSets {
  const set = (length: number, from: number): ImageDataset =>
    new ImageDataset(
      { length, width: PIXELS, write: (i, bytes, at) => drawDigit(seed, from + i, bytes, at) },
      Uint8Array.from({ length }, (_, i) => labelOf(seed, from + i)),
    );
  return withRegion(new Region("drawn digits"), () => ({
    train: set(TRAIN, 0),
    test: set(TEST, TEST_FROM),
    tested: DRAWN_TESTED,
  }));
}

/** Copies images and labels into the engine's memory; the bytes given are needed no longer. */
export function digitSets(
  given: Record<"train" | "test", { readonly images: Uint8Array; readonly labels: Uint8Array }>,
): DigitSets {
  const set = (part: "train" | "test") => new ImageDataset(given[part].images, given[part].labels);
  return withRegion(new Region("digits"), () => ({ train: set("train"), test: set("test"), tested: given.test.labels.length }));
}

/** MNIST from its four files, inflated and checked, in the order of mnistFiles.mjs. */
export function mnistSets([trainImages, trainLabels, testImages, testLabels]: readonly Uint8Array[]): DigitSets {
  const read = (bytes: Uint8Array | undefined, name: string) => readIdx(bytes ?? new Uint8Array(0), name).data;
  return digitSets({
    train: { images: read(trainImages, "train-images"), labels: read(trainLabels, "train-labels") },
    test: { images: read(testImages, "t10k-images"), labels: read(testLabels, "t10k-labels") },
  });
}
